"""Everything that belongs to a line, beside its own words: its form, its files, its links, its matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dutyconsole.app.commands import Attach
from dutyconsole.domain.permission import Right
from ui.attaching import Attacher
from ui.pages.attachment_list import AttachmentList
from ui.pages.link_panel import LinkPanel
from ui.pages.matter_panel import MatterPanel
from ui.pages.sheet_facts import SheetFacts
from ui.widgets.labels import button, pack

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from dutyconsole.app.matter_views import EntryAbout
    from dutyconsole.domain.attachment import NewFile
    from dutyconsole.errors import DutyError
    from ui.seat import Seat


class LogAbout(QWidget):
    """The parts, one below the other. Files can be dropped on it."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._about: EntryAbout | None = None
        self.sheet = SheetFacts(seat)
        self.matter = MatterPanel(seat)
        self.files = AttachmentList(seat, self.tr("打开"))
        self.attach = button(self.tr("添加附件"), picture="add", small=True)
        self.attacher = Attacher(seat, self)
        self.links = LinkPanel(seat)
        layout = QVBoxLayout(self)
        pack(layout, gap=8)
        for part in (self.sheet, self.matter, self.files, self.attach, self.links):
            layout.addWidget(part)
        self.setAcceptDrops(True)
        self.files.acted.connect(self._open)
        self.attach.clicked.connect(self.attacher.choose)
        self.attacher.stored.connect(self._attach)

    def show_about(self, about: EntryAbout | None) -> None:
        """Show what belongs to a line, or nothing."""
        self._about = about
        self.sheet.show_sheet(about.sheet if about else None)
        self.matter.show_about(about)
        self.files.show_files(about.attachments if about else ())
        self.attach.setVisible(self._takes_files)
        self.links.show_about(about)

    @property
    def _takes_files(self) -> bool:
        row = self._about.row if self._about else None
        standing = row is not None and row.struck_by is None and row.entry.strikes is None
        return standing and self._seat.may(Right.WRITE_LOG)

    @Slot(object)
    def _attach(self, new: NewFile) -> None:
        if self._about is not None:
            self._seat.order(self, Attach(self._about.row.entry.number, (new,))).run()

    @Slot(int)
    def _open(self, place: int) -> None:
        """Have another program open a copy that can only be read."""
        if self._about is None or place >= len(self._about.attachments):
            return
        file, shelf = self._about.attachments[place], self._seat.console.attachments
        work = self._seat.work(self, lambda: shelf.copy_out(file))
        work.success(self._seat.open_file).failure(self._refuse).run()

    def _refuse(self, error: DutyError) -> None:
        self._seat.say(self._seat.words.error(error), problem=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures, where the line takes any."""
        if self._takes_files and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        if self._takes_files and self.attacher.take_mime(event.mimeData()):
            event.acceptProposedAction()
