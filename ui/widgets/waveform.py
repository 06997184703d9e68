"""The picture of a recording: where somebody speaks, what was marked, where one is, where a click goes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dutyconsole.domain.peaks import SoundKind
from ui.peaks import NOTHING, Picture
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

JUMP_S = 5.0
_KEYS = {
    Qt.Key.Key_Left: -JUMP_S,
    Qt.Key.Key_Right: JUMP_S,
    Qt.Key.Key_PageUp: -6 * JUMP_S,
    Qt.Key.Key_PageDown: 6 * JUMP_S,
}
_LOOP_KEYS = {"[": "start", "]": "end", "\\": "off"}
NEAR = 6
"""Units within which a bookmark is meant by the pointer."""
SPEECH_BAND = 3
Flag = tuple[float, str]
"""(seconds, word) of a bookmark."""


class Waveform(QWidget):
    """Bars of loudness; what was played is in the accent, what lies before the call is marked.

    A band below shows where somebody speaks, flags are bookmarks, the stretch to be looped is tinted.
    Signals:
        sought: a position in seconds that was clicked or dragged to.
        jumped: seconds forward or back, by key.
        toggled: play or pause, by the space bar.
        marked: a key set the `start` or the `end` of the loop, or took it `off`.
    """

    sought = Signal(float)
    jumped = Signal(float)
    toggled = Signal()
    marked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = NOTHING
        self._position = 0.0
        self._preroll = 0.0
        self._flags: tuple[Flag, ...] = ()
        self._loop: tuple[float | None, float | None] = (None, None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("录音波形：左右键跳 5 秒，空格播放或暂停，方括号键定循环段"))

    @property
    def seconds(self) -> float:
        """Length of what is shown."""
        return self._picture.seconds

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The bookmarks that are shown."""
        return self._flags

    def show_sound(self, picture: Picture, *, preroll: float = 0.0) -> None:
        """Show another recording; `preroll` seconds of it lie before the call."""
        self._picture, self._preroll = picture, preroll
        self.update()

    def show_position(self, seconds: float) -> None:
        """Move the cursor."""
        if round(self._x_of(seconds)) != round(self._x_of(self._position)):
            self.update()
        self._position = seconds

    def show_flags(self, flags: Sequence[Flag]) -> None:
        """Show bookmarks."""
        self._flags = tuple(flags)
        self.update()

    def show_loop(self, start: float | None, end: float | None) -> None:
        """Show the stretch to be looped, or what of it was set yet."""
        self._loop = (start, end)
        self.update()

    def _x_of(self, seconds: float) -> float:
        return seconds / self.seconds * self.width() if self.seconds else 0.0

    def _flag_at(self, x: float) -> Flag | None:
        near = [flag for flag in self._flags if abs(self._x_of(flag[0]) - x) <= theme.unit(NEAR)]
        return min(near, key=lambda flag: abs(self._x_of(flag[0]) - x), default=None)

    def _seek(self, event: QMouseEvent) -> None:
        if not self.seconds or not self.width():
            return
        flag = self._flag_at(event.position().x()) if event.position().y() < theme.unit(12) else None
        share = min(1.0, max(0.0, event.position().x() / self.width()))
        self.sought.emit(flag[0] if flag else share * self.seconds)

    def sizeHint(self) -> QSize:
        """Return a wide strip."""
        return QSize(theme.unit(320), theme.unit(76))

    def event(self, event: QEvent) -> bool:
        """Tell what a flag says, and elsewhere what can be done."""
        if not isinstance(event, QHelpEvent):
            return super().event(event)
        flag = self._flag_at(event.pos().x())
        usual = self.tr("单击或拖动定位；← → 跳 5 秒，空格播放或暂停；[ 和 ] 定循环段")
        QToolTip.showText(event.globalPos(), (flag[1] or self.tr("书签")) if flag else usual, self)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where it was clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along while dragging."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump, play and pause, or set the loop."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.jumped.emit(_KEYS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.sought.emit(0.0 if key is Qt.Key.Key_Home else self.seconds)
        elif key is Qt.Key.Key_Space:
            self.toggled.emit()
        elif event.text() in _LOOP_KEYS:
            self.marked.emit(_LOOP_KEYS[event.text()])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  all of it is painted
        """Paint everything, the cursor and the focus last."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunken"))
        self._paint_stretches(painter)
        self._paint_bars(painter)
        self._paint_flags(painter)
        if self.seconds:
            x = min(self._x_of(self._position), self.width() - 1.0)
            painter.setPen(QPen(theme.color("accent"), max(1, theme.unit(1.5))))
            painter.drawLine(QLineF(x, 0, x, self.height()))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_stretches(self, painter: QPainter) -> None:
        """Paint what lies before the call, the stretch to be looped, and where somebody speaks."""
        if self._preroll:
            before = self._x_of(self._preroll)
            painter.fillRect(QRectF(0, 0, before, self.height()), theme.color("accent_soft"))
            painter.setPen(QPen(theme.color("text_second"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(before, 0, before, self.height()))
        band = max(2, theme.unit(SPEECH_BAND))
        for start, end in self._picture.speech:
            left, right = self._x_of(start), self._x_of(end)
            painter.fillRect(
                QRectF(left, self.height() - band, max(1.0, right - left), band), theme.color("good")
            )
        edges = [self._x_of(edge) for edge in self._loop if edge is not None]
        if len(edges) == 2:
            painter.fillRect(
                QRectF(edges[0], 0, edges[1] - edges[0], self.height()), theme.color("warn_soft")
            )
        painter.setPen(QPen(theme.color("warn"), max(1, theme.unit(1.5))))
        for x in edges:
            painter.drawLine(QLineF(x, 0, x, self.height()))

    def _paint_flags(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.color("danger"), 1))
        painter.setBrush(theme.color("danger"))
        size = theme.unit(8)
        for seconds, _ in self._flags:
            x = self._x_of(seconds)
            painter.drawLine(QLineF(x, 0, x, self.height()))
            painter.drawPolygon(QPolygonF([QPointF(x, 0), QPointF(x + size, size / 2), QPointF(x, size)]))

    def _paint_bars(self, painter: QPainter) -> None:
        columns = self._picture.columns
        step = max(2, theme.unit(3))
        count = self.width() // step
        middle, half = self.height() / 2, self.height() / 2 - theme.unit(8)
        played = self._x_of(self._position)
        for place in range(count if columns else 0):
            first = place * len(columns) // count
            there = columns[first : max(first + 1, (place + 1) * len(columns) // count)]
            x = place * step + step / 2
            quiet = all(column.kind is SoundKind.SILENCE for column in there)
            role = "accent" if x <= played else "border_strong" if quiet else "text_second"
            painter.setPen(QPen(theme.color(role), max(1.0, step - theme.unit(1))))
            high = _tall(max(column.high for column in there), half)
            low = _tall(-min(column.low for column in there), half)
            painter.drawLine(QPointF(x, middle - high), QPointF(x, middle + low))


def _tall(loud: float, half: float) -> float:
    """Return how far a bar goes: the square root, for speech is quiet against full scale and must be seen."""
    return max(0.5, half * math.sqrt(min(1.0, max(0.0, loud))))
