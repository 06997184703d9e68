"""Other calls that run while one card is open: seen at once, taken up with one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.theme.icons import icon
from ui.widgets.labels import pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.app.views import CallCard
    from ui.text import Words


class OtherCalls(QWidget):
    """A button for each.

    Signals:
        chosen: id of the call whose card is wanted.
    """

    chosen = Signal(int)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._layout = QVBoxLayout(self)
        pack(self._layout, margin=(8, 8, 8, 8), gap=4)
        self._buttons: list[QPushButton] = []
        self.hide()

    def show_calls(self, cards: Sequence[CallCard]) -> None:
        """Show these calls."""
        for gone in self._buttons:
            self._layout.removeWidget(gone)
            gone.deleteLater()
        self._buttons = [self._button(card) for card in cards]
        self.setVisible(bool(cards))

    def _button(self, card: CallCard) -> QPushButton:
        call, contact = card.row.call, card.row.contact
        who = contact.unit if contact else self._words.number(call)
        made = QPushButton(
            self.tr("另有来电（{state}）：{who}").format(state=self._words.state(call), who=who)
        )
        made.setIcon(icon("phone_ringing", "accent"))
        made.setProperty("call", call.id)
        made.setAutoDefault(False)
        made.clicked.connect(self._choose)
        self._layout.addWidget(made)
        return made

    def _choose(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton):
            self.chosen.emit(int(pressed.property("call")))
