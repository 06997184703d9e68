"""A line's level, moving: the proof that sound really comes in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme

QUIETEST = -60.0
LOUD = -12.0
TOO_LOUD = -3.0
"""dBFS: where the bar begins, where it turns amber, where it is overdriven."""
SEGMENTS = 24


def share_of(dbfs: float) -> float:
    """Return where a level stands on the scale, 0 to 1."""
    return min(1.0, max(0.0, (dbfs - QUIETEST) / -QUIETEST))


class LevelMeter(QWidget):
    """A bar of small segments with a mark at the peak, and one at the level that counts as speech.

    It is polled: whoever owns it calls `show_level` from a timer, and it repaints only where that changes
    something. No level at all (None) is an empty frame, never a bar at rest.
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, height: int = 12) -> None:
        super().__init__(parent)
        self._level: float | None = None
        self._peak: float | None = None
        self._threshold: float | None = None
        self._units = height
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def level(self) -> float | None:
        """The level shown, dBFS."""
        return self._level

    def show_level(self, level: float | None, peak: float | None = None) -> None:
        """Show a level and its peak in dBFS."""
        before = self._lit()
        self._level, self._peak = level, peak
        if self._lit() != before:
            self._tell()
            self.update()

    def show_threshold(self, threshold: float | None) -> None:
        """Mark the level that counts as speech."""
        self._threshold = threshold
        self.update()

    def _lit(self) -> tuple[int, int]:
        level = -1 if self._level is None else round(share_of(self._level) * SEGMENTS)
        peak = -1 if self._peak is None else round(share_of(self._peak) * SEGMENTS)
        return level, peak

    def _tell(self) -> None:
        value = self.tr("没有声音数据") if self._level is None else f"{self._level:.0f} dBFS"
        self.setAccessibleName(f"{self._name} {value}")

    def _role(self, place: int) -> str:
        level = QUIETEST - QUIETEST * (place + 1) / SEGMENTS
        if level > TOO_LOUD:
            return "danger"
        return "warn" if level > LOUD else "good"

    def sizeHint(self) -> QSize:
        """Return a strip of a hundred units."""
        return QSize(theme.unit(100), theme.unit(self._units))

    def minimumSizeHint(self) -> QSize:
        """Return the least that still shows something."""
        return QSize(theme.unit(48), theme.unit(self._units))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  all of it is painted
        """Paint the segments."""
        painter = QPainter(self)
        step, gap = self.width() / SEGMENTS, max(1.0, theme.unit(1.5))
        lit, peak = self._lit()
        for place in range(SEGMENTS):
            shown = place < lit or place == peak - 1
            role = self._role(place) if shown else "sunken"
            segment = QRectF(place * step, 0, step - gap, self.height())
            painter.fillRect(segment, theme.color(role))
            if not shown:
                painter.setPen(theme.color("border"))
                painter.drawRect(segment.adjusted(0.5, 0.5, -0.5, -0.5))
        if self._threshold is not None:
            where = share_of(self._threshold) * self.width()
            painter.fillRect(QRectF(where, 0, max(2, theme.unit(2)), self.height()), theme.color("text"))
        painter.end()
