"""A few bars of the last second's sound: proof that sound comes in now."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

BARS = 12
FLOOR_DBFS = -60.0


class LevelBars(QWidget):
    """Shows levels in dBFS as they come, newest at the right; -60 dBFS and less is the lowest bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: deque[float] = deque([FLOOR_DBFS] * BARS, BARS)
        self._role = "accent"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def push(self, dbfs: float, *, role: str = "accent") -> None:
        """Add a level and move the others on."""
        self._levels.append(dbfs)
        self._role = role
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for all bars."""
        return QSize(theme.unit(BARS * 4 - 1), theme.unit(16))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  everything is drawn anew
        """Draw the bars from the bottom."""
        painter = QPainter(self)
        width, step, height = theme.unit(3), theme.unit(4), self.height()
        for place, dbfs in enumerate(self._levels):
            share = min(1.0, max(0.0, 1 - dbfs / FLOOR_DBFS))
            tall = max(theme.unit(2), share * height)
            painter.fillRect(QRectF(place * step, height - tall, width, tall), theme.color(self._role))
        painter.end()
