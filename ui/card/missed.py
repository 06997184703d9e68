"""What became of a call that nobody took: one line, and it counts as handled."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.labels import button, label, pack


class MissedForm(QWidget):
    """The note on a missed call.

    Signals:
        noted: the note, to be saved.
        slip_wanted: the caller said something that needs a whole slip.
        call_back: the caller shall be rung.
    """

    noted = Signal(str)
    slip_wanted = Signal()
    call_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.note = QLineEdit()
        self.note.setAccessibleName(self.tr("未接来电的处理情况"))
        caption = label(self.tr("未接来电的处理情况 ★"), "note", role="second")
        caption.setBuddy(self.note)
        self.save = button(self.tr("登记处理情况"), picture="save", kind="primary")
        self.save.setEnabled(False)
        self.slip = button(self.tr("改填电话记录单"), picture="slip", kind="quiet")
        self.slip.clicked.connect(self.slip_wanted)
        self.back = button(self.tr("回拨"), picture="phone_out")
        self.back.clicked.connect(self.call_back)
        offers = QHBoxLayout()
        pack(offers, gap=8)
        for words in (self.tr("已回电，对方无事"), self.tr("回电无人接听")):
            offer = button(words, small=True)
            offer.clicked.connect(self._take_offer)
            offers.addWidget(offer)
        offers.addStretch()
        layout = QVBoxLayout(self)
        pack(layout, margin=(16, 12, 16, 16), gap=8)
        advice = QHBoxLayout()
        pack(advice, gap=8)
        advice.addWidget(label(self.tr("请回电核实，并记下处理情况。"), "note", role="second", wrap=True), 1)
        advice.addWidget(self.back)
        layout.addLayout(advice)
        layout.addWidget(caption)
        layout.addWidget(self.note)
        layout.addLayout(offers)
        layout.addWidget(self.save)
        layout.addWidget(self.slip)
        layout.addStretch()
        self.note.textChanged.connect(self._look)
        self.note.returnPressed.connect(self._send)
        self.save.clicked.connect(self._send)

    def begin(self) -> None:
        """Be ready for another call."""
        self.note.clear()
        self._look()

    def refused(self) -> None:
        """Be ready to try again."""
        self._look()

    def _take_offer(self) -> None:
        offer = self.sender()
        if isinstance(offer, QWidget):
            self.note.setText(offer.accessibleName())
            self.note.setFocus()

    def _look(self) -> None:
        self.save.setEnabled(bool(self.note.text().strip()))

    def _send(self) -> None:
        if self.save.isEnabled():
            self.save.setEnabled(False)
            self.noted.emit(self.note.text().strip())
