"""The files that a line will have once it is written: chosen, dropped or pasted into its form."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dutyconsole.domain.attachment import NewFile, Secrecy, StoredFile
from ui.attaching import Attacher
from ui.pages.attachment_list import AttachmentList
from ui.widgets.labels import button, pack

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from ui.seat import Seat


class FormFiles(QWidget):
    """Files that lie on the disk already and wait for their line.

    Signals:
        changed: one came or was put aside.
    """

    changed = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._files: list[NewFile] = []
        self.attacher = Attacher(seat, self)
        self.list = AttachmentList(seat, self.tr("移出"))
        self.add = button(self.tr("添加附件"), picture="add", small=True)
        self.paste = button(self.tr("粘贴图片"), picture="copy", small=True)
        acts = QHBoxLayout()
        pack(acts, gap=4)
        acts.addWidget(self.add)
        acts.addWidget(self.paste)
        acts.addStretch()
        layout = QVBoxLayout(self)
        pack(layout, gap=4)
        layout.addWidget(self.list)
        layout.addLayout(acts)
        self.setAcceptDrops(True)
        self.list.hide()
        self.add.clicked.connect(self.attacher.choose)
        self.paste.clicked.connect(self._paste)
        self.attacher.stored.connect(self._take)
        self.list.acted.connect(self._put_aside)
        self._seat = seat

    def new(self) -> tuple[NewFile, ...]:
        """Return the files."""
        return tuple(self._files)

    def value(self) -> list[dict[str, Any]]:
        """Return them as they are kept in a draft."""
        return [{**asdict(file.stored), "secrecy": file.secrecy.value} for file in self._files]

    def put(self, kept: list[dict[str, Any]]) -> None:
        """Show the files of a draft."""
        self._files = [
            NewFile(
                StoredFile(str(each["name"]), str(each["file"]), int(each["size"]), str(each["sha256"])),
                Secrecy.coded(str(each["secrecy"])),
            )
            for each in kept
        ]
        self.list.show_files(self._files)

    @Slot()
    def _paste(self) -> None:
        if not self.attacher.paste():
            self._seat.say(self.tr("剪贴板里没有图片或文件。"), problem=True)

    @Slot(object)
    def _take(self, new: NewFile) -> None:
        if new not in self._files:
            self._files.append(new)
        self._show()

    @Slot(int)
    def _put_aside(self, place: int) -> None:
        del self._files[place : place + 1]
        self._show()

    def _show(self) -> None:
        self.list.show_files(self._files)
        self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        if self.attacher.take_mime(event.mimeData()):
            event.acceptProposedAction()
