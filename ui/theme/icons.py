"""Pictures from the icon library, asked for by our own name and by the role of their colour."""

from __future__ import annotations

import logging
import tomllib
from functools import cache
from importlib.resources import files

import qtawesome
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from ui.theme import theme

log = logging.getLogger("dutyconsole.ui")

PLACEHOLDER = "unknown"


@cache
def names() -> dict[str, str]:
    """Return our names with the library's glyphs."""
    return dict(tomllib.loads((files("resources") / "icons.toml").read_text(encoding="utf-8")))


def glyph(name: str) -> tuple[str, str]:
    """Return (font prefix, character); a name that is not in the table gives a visible placeholder."""
    full = names().get(name)
    if full is None:
        log.error("no icon is called %s", name)
        full = names()[PLACEHOLDER]
    return full.split(".", 1)[0], qtawesome.charmap(full)


class _Glyph(QIconEngine):
    """Draws a character of the icon font in the colour that its role has at this moment."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def clone(self) -> QIconEngine:
        """Return another one that draws the same."""
        return _Glyph(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        """Draw it."""
        prefix, character = glyph(self._name)
        role = "text_disabled" if mode is QIcon.Mode.Disabled else self._role
        painter.save()
        painter.setPen(theme.color(role))
        painter.setFont(qtawesome.font(prefix, round(rect.height() * 0.96)))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return it as pixels on nothing."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made


def icon(name: str, role: str = "text_second") -> QIcon:
    """Return the picture of that name in the colour of a role; it follows a change of theme by itself."""
    return QIcon(_Glyph(name, role))
