"""What the card shows once the slip is saved: the number of its line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.labels import button, label, pack
from ui.widgets.sign import Sign


class Saved(QWidget):
    """The end of the work on a call.

    Signals:
        opening: number of the log line to be shown.
        closing: the card is to be put away.
    """

    opening = Signal(int)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._sign = Sign("done", "good", size=20)
        self._words = label("", "section", role="good")
        self.open = button(self.tr("查看日志"), picture="log")
        self.close_card = button(self.tr("收起"), kind="primary")
        self.open.clicked.connect(self._open)
        self.close_card.clicked.connect(self.closing)
        row = QHBoxLayout()
        pack(row, gap=8)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        acts = QHBoxLayout()
        pack(acts, gap=8)
        acts.addWidget(self.open)
        acts.addWidget(self.close_card)
        acts.addStretch()
        layout = QVBoxLayout(self)
        pack(layout, margin=(16, 16, 16, 16), gap=12)
        layout.addLayout(row)
        self._note = label("", "note", role="second", wrap=True)
        layout.addWidget(self._note)
        layout.addLayout(acts)
        layout.addStretch()

    def show_number(self, number: int) -> None:
        """Show which line was written."""
        self._number = number
        self._words.setText(self.tr("已登记为值班日志第 {number} 号").format(number=number))
        self._note.setText(self.tr("日志写入后不能修改；需要补充时，在该条日志下续记。"))
        self.open.show()

    def show_needless(self, why: str) -> None:
        """Show that this call needs no line of its own, and why."""
        self._words.setText(self.tr("不用登记"))
        self._note.setText(why)
        self.open.hide()

    def _open(self) -> None:
        self.opening.emit(self._number)
