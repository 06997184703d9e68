"""After the signatures: what was sealed, where the paper lies, and the way into the new shift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.printing import ShiftPrinter
from ui.theme import theme
from ui.widgets.labels import button, label, pack, panel, set_role

if TYPE_CHECKING:
    from pathlib import Path

    from dutyconsole.domain.handover import Handover
    from dutyconsole.domain.shift import Shift
    from ui.seat import Seat


class HandoverDone(QWidget):
    """Says that it is done, and makes the shift record.

    Signals:
        finished: the person has seen it and goes on.
    """

    finished = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._path: Path | None = None
        self.fresh = False
        self.printer = ShiftPrinter(seat, self)
        self.printer.made.connect(self._made)
        self.printer.failed.connect(self._failed)
        outer = QVBoxLayout(self)
        pack(outer)
        sheet = panel()
        outer.addWidget(sheet)
        outer.addStretch()
        layout = QVBoxLayout(sheet)
        pack(layout, margin=(24, 24, 24, 24), gap=12)
        self.title = label("", "title", role="good")
        self.facts = label("", wrap=True)
        self.paper = label("", "table", wrap=True)
        self.paper.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for part in (self.title, self.facts, self.paper):
            layout.addWidget(part)
        self.open_button = button(self.tr("打开值班记录"), picture="print")
        self.open_button.clicked.connect(self._open)
        self.folder_button = button(self.tr("打开所在文件夹"), picture="folder")
        self.folder_button.clicked.connect(self._open_folder)
        self.go_on = button(self.tr("开始值班"), kind="primary")
        self.go_on.clicked.connect(self._finish)
        line = QHBoxLayout()
        pack(line, gap=8)
        for each in (self.open_button, self.folder_button):
            line.addWidget(each)
        line.addSpacing(theme.unit(24))
        line.addWidget(self.go_on)
        line.addStretch()
        layout.addLayout(line)

    def show_handover(self, handover: Handover, shift: Shift | None) -> None:
        """Show what was sealed, and have the paper of the shift that ended made."""
        self.fresh = True
        words = self._seat.words
        self.title.setText(self.tr("✓ 交接完成  {number}").format(number=handover.register_number))
        when = words.stamp(handover.incoming.at)
        text = self.tr("交班 {outgoing} · 接班 {incoming} · {when}。内容已封存，桌面已交给 {incoming}。")
        self.facts.setText(
            text.format(outgoing=handover.outgoing.name, incoming=handover.incoming.name, when=when)
        )
        self._say_paper(self.tr("正在生成值班记录…"), "second")
        self._path = None
        self._show_buttons()
        if shift is not None:
            self.print_record(shift)

    @Slot(object)
    def print_record(self, shift: Shift) -> None:
        """Make the record of a shift."""
        if shift.id is not None:
            self.printer.print_record(shift.id)

    def _say_paper(self, text: str, role: str) -> None:
        self.paper.setText(text)
        set_role(self.paper, role)

    def _show_buttons(self) -> None:
        for each in (self.open_button, self.folder_button):
            each.setVisible(self._path is not None)

    @Slot(object)
    def _made(self, path: Path) -> None:
        self._path = path
        self._say_paper(self.tr("值班记录：{path}").format(path=path), "text")
        self._show_buttons()

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        text = self.tr("值班记录没有生成：{why} 交接已生效，可稍后在“历次值班记录”中打印。")
        self._say_paper(text.format(why=sentence), "danger")

    @Slot()
    def _open(self) -> None:
        if self._path is not None:
            self._seat.open_file(self._path)

    @Slot()
    def _open_folder(self) -> None:
        if self._path is not None:
            self._seat.open_file(self._path.parent)

    @Slot()
    def _finish(self) -> None:
        self.fresh = False
        self.finished.emit()
