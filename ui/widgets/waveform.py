"""The picture of a recording: where somebody speaks, where one is, and where a click goes."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme

JUMP_S = 5.0
_KEYS = {
    Qt.Key.Key_Left: -JUMP_S,
    Qt.Key.Key_Right: JUMP_S,
    Qt.Key.Key_PageUp: -6 * JUMP_S,
    Qt.Key.Key_PageDown: 6 * JUMP_S,
}


class Waveform(QWidget):
    """Bars of loudness; what was played is in the accent, what lies before the call is marked.

    Signals:
        sought: a position in seconds that was clicked or dragged to.
        jumped: seconds forward or back, by key.
        toggled: play or pause, by the space bar.
    """

    sought = Signal(float)
    jumped = Signal(float)
    toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._peaks: tuple[float, ...] = ()
        self._seconds = 0.0
        self._position = 0.0
        self._preroll = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("录音波形：左右键跳 5 秒，空格播放或暂停"))
        self.setToolTip(self.tr("单击或拖动定位；← → 跳 5 秒，空格播放或暂停"))

    @property
    def seconds(self) -> float:
        """Length of what is shown."""
        return self._seconds

    def show_sound(self, peaks: tuple[float, ...], seconds: float, *, preroll: float = 0.0) -> None:
        """Show another recording; `preroll` seconds of it lie before the call."""
        self._peaks, self._seconds, self._preroll = peaks, seconds, preroll
        self.update()

    def show_position(self, seconds: float) -> None:
        """Move the cursor."""
        if round(self._x_of(seconds)) != round(self._x_of(self._position)):
            self.update()
        self._position = seconds

    def _x_of(self, seconds: float) -> float:
        return seconds / self._seconds * self.width() if self._seconds else 0.0

    def _seek(self, event: QMouseEvent) -> None:
        if self._seconds and self.width():
            share = min(1.0, max(0.0, event.position().x() / self.width()))
            self.sought.emit(share * self._seconds)

    def sizeHint(self) -> QSize:
        """Return a wide strip."""
        return QSize(theme.unit(320), theme.unit(72))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where it was clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along while dragging."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump, or play and pause."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.jumped.emit(_KEYS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.sought.emit(0.0 if key is Qt.Key.Key_Home else self._seconds)
        elif key is Qt.Key.Key_Space:
            self.toggled.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  all of it is painted
        """Paint the bars, the stretch before the call, the cursor and the focus."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunken"))
        if self._preroll:
            before = self._x_of(self._preroll)
            painter.fillRect(QRectF(0, 0, before, self.height()), theme.color("accent_soft"))
            painter.setPen(QPen(theme.color("text_second"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(before, 0, before, self.height()))
        self._paint_bars(painter)
        if self._seconds:
            x = min(self._x_of(self._position), self.width() - 1.0)
            painter.setPen(QPen(theme.color("accent"), max(1, theme.unit(1.5))))
            painter.drawLine(QLineF(x, 0, x, self.height()))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_bars(self, painter: QPainter) -> None:
        step = max(2, theme.unit(3))
        count = self.width() // step
        middle, half = self.height() / 2, self.height() / 2 - theme.unit(4)
        played = self._x_of(self._position)
        for place in range(count if self._peaks else 0):
            first = place * len(self._peaks) // count
            loudest = max(self._peaks[first : max(first + 1, (place + 1) * len(self._peaks) // count)])
            # Square root: speech is quiet against full scale, and must still be seen.
            tall = max(0.5, half * min(1.0, loudest) ** 0.5)
            x = place * step + step / 2
            role = "accent" if x <= played else "text_second"
            painter.setPen(QPen(theme.color(role), max(1.0, step - theme.unit(1))))
            painter.drawLine(QPointF(x, middle - tall), QPointF(x, middle + tall))
