"""What is still missing, each a link to the step where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.labels import pack

if TYPE_CHECKING:
    from collections.abc import Sequence


class MissingLinks(QWidget):
    """A list of sentences; empty, it takes no room.

    Signals:
        wanted: place of the step to go to.
    """

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        pack(self._layout, gap=4)
        self._places: dict[QPushButton, int] = {}

    @property
    def sentences(self) -> list[str]:
        """What is missing, in words."""
        return [link.accessibleName() for link in self._places]

    def show_missing(self, rows: Sequence[tuple[int, str]]) -> None:
        """Show these: (place of the step, sentence)."""
        if [(place, link.accessibleName()) for link, place in self._places.items()] == list(rows):
            return
        for old in self._places:
            old.setParent(None)
            old.deleteLater()
        self._places.clear()
        for place, sentence in rows:
            link = QPushButton(f"▲ {sentence}")
            link.setProperty("quiet", True)
            link.setProperty("missing", True)
            link.setAutoDefault(False)
            link.setAccessibleName(sentence)
            link.clicked.connect(self._go)
            self._places[link] = place
            self._layout.addWidget(link)
        self.setVisible(bool(rows))

    @Slot()
    def _go(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.wanted.emit(self._places[sender])
