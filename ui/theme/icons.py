"""Pictures from the icon library, asked for by our own name and by the role of their colour."""

from __future__ import annotations

import json
import logging
import tomllib
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from ui.theme import theme

log = logging.getLogger("dutyconsole.ui")

PLACEHOLDER = "unknown"
FONT, PREFIX = "materialdesignicons6", "mdi6."


@cache
def names() -> dict[str, str]:
    """Return our names with the library's glyphs."""
    return dict(tomllib.loads((files("resources") / "icons.toml").read_text(encoding="utf-8")))


@cache
def library() -> Path:
    """Return the folder of the library's fonts.

    Font and table are read from the installed qtawesome; importing its code would bring a second binding of
    Qt along and cost 140 ms of the start.
    """
    spec = find_spec("qtawesome")
    return Path(spec.origin).parent / "fonts" if spec and spec.origin else Path()


@cache
def family() -> str:
    """Return the family of the library's font; needs an application."""
    number = QFontDatabase.addApplicationFont(str(next(library().glob(f"{FONT}*.ttf"))))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def characters() -> dict[str, str]:
    """Return the library's names with their characters, in hexadecimal."""
    table = next(library().glob(f"{FONT}*charmap*.json"))
    return dict(json.loads(table.read_text(encoding="utf-8")))


def glyph(name: str) -> str:
    """Return the character of a name; one that is not in the table gives a visible placeholder."""
    full = names().get(name)
    if full is None:
        log.error("no icon is called %s", name)
        full = names()[PLACEHOLDER]
    return chr(int(characters()[full.removeprefix(PREFIX)], 16))


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
        role = "text_disabled" if mode is QIcon.Mode.Disabled else self._role
        painter.save()
        painter.setPen(theme.color(role))
        font = QFont(family())
        font.setPixelSize(round(rect.height() * 0.96))
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, glyph(self._name))
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
