"""Who is on duty today, with their telephones, and the room's own number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from dutyconsole.domain.phone import shown
from ui.widgets.elided import Elided
from ui.widgets.labels import clear, label, pack, rule

if TYPE_CHECKING:
    from dutyconsole.app.views import ShiftCard
    from ui.text import Words


class DeskCrew(QFrame):
    """The panel of the people."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._words = words
        self._when = label("", "note", role="second")
        head = QHBoxLayout()
        pack(head, margin=(16, 10, 16, 8), gap=8)
        head.addWidget(label(self.tr("今日值班"), "section"))
        head.addStretch()
        head.addWidget(self._when)
        self._grid = QGridLayout()
        pack(self._grid, margin=(16, 8, 16, 10), gap=6)
        self._grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        pack(layout, gap=0)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addLayout(self._grid)
        layout.addStretch()

    def show_shift(self, card: ShiftCard | None) -> None:
        """Show a shift's people."""
        clear(self._grid)
        if card is None:
            self._when.setText("")
            return
        shift, words = card.shift, self._words
        until = words.until(shift.ends_at, since=shift.starts_at)
        self._when.setText(f"{words.minute(shift.starts_at)}–{until}")
        for place, member in enumerate(shift.crew):
            self._put(place, words.term(member.post), f"{member.name}  {member.title}", member.mobile)
        place = len(shift.crew)
        self._put(place, self.tr("值班电话"), card.unit.name, card.unit.duty_phone)
        if card.unit.fax:
            self._put(place + 1, self.tr("传真"), "", card.unit.fax)

    def _put(self, place: int, what: str, who: str, number: str) -> None:
        self._grid.addWidget(label(what, "note", role="second"), place, 0)
        self._grid.addWidget(Elided(who, kind="table"), place, 1)
        self._grid.addWidget(label(shown(number), "table"), place, 2)
