"""The few small pictures that a style sheet can only take from files: arrows and ticks, drawn when needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTemporaryDir
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

if TYPE_CHECKING:
    from ui.theme.tokens import Tokens

# Points on a square of 16 units.
_LINES: dict[str, tuple[str, tuple[tuple[float, float], ...]]] = {
    "down": ("text_second", ((4, 6.2), (8, 10.2), (12, 6.2))),
    "up": ("text_second", ((4, 10), (8, 6), (12, 10))),
    "tick": ("on_accent", ((3.4, 8.4), (6.8, 11.6), (12.8, 4.8))),
}
_folder: list[QTemporaryDir] = []


def draw(tokens: Tokens, size: int) -> dict[str, str]:
    """Draw them in a theme's colours; returns the path of each by its name."""
    if not _folder:
        _folder.append(QTemporaryDir())
    return {name: _draw_one(name, tokens, size) for name in _LINES}


def _draw_one(name: str, tokens: Tokens, size: int) -> str:
    role, points = _LINES[name]
    path = _folder[0].filePath(f"{name}-{tokens.name}-{size}")
    for factor, suffix in ((1, ""), (2, "@2x")):
        made = QPixmap(size * factor, size * factor)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size * factor / 16, size * factor / 16)
        pen = QPen(QColor(tokens.colors[role]), 1.7)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
        painter.end()
        made.save(f"{path}{suffix}.png")
    return f"{path}.png"
