"""The look in force: widgets ask here for a colour by its role and for a length in units.

One look holds for the whole process, as Qt's own palette does; a widget that paints itself asks while it
paints, so a change of theme needs nothing but a repaint.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontDatabase

from ui.theme import glyphs
from ui.theme.palette import palette
from ui.theme.style import HouseStyle
from ui.theme.tokens import TYPE_SIZES, Tokens, load

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
SHEETS = ("base", "controls", "tables", "shell", "card", "steps")
_TOKEN = re.compile(r"@(u\d+|font_[a-z]+|glyph_[a-z_]+|[a-z_]+)")


class _Look:
    """The tokens in force and the size of a unit in device-independent pixels."""

    def __init__(self) -> None:
        self.tokens: Tokens = load("light")
        self.scale = 1.0


_look = _Look()


def color(role: str) -> QColor:
    """Return the colour of a role in the theme in force; raises `KeyError` for a role that is none."""
    return QColor(_look.tokens.colors[role])


def unit(count: float) -> int:
    """Return `count` units in pixels: 14 units are the base type's size, so text size scales everything."""
    return max(1, round(count * _look.scale)) if count else 0


def name() -> str:
    """Return the name of the theme in force."""
    return _look.tokens.name


def font(size: str = "base", *, strong: bool = False) -> QFont:
    """Return the type for a use (`ui.theme.tokens.TYPE_SIZES`), figures all of one width."""
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(unit(TYPE_SIZES[size]))
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def has_chinese_font() -> bool:
    """Say whether any font can show Chinese: without one every character is a box, and nothing warns."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def apply(app: QApplication, theme_name: str) -> None:
    """Dress the whole program in a theme; may be called again at any time."""
    _look.tokens = load(theme_name)
    screen = app.primaryScreen()
    _look.scale = max(0.75, screen.logicalDotsPerInchY() / 96) if screen else 1.0
    if not isinstance(app.style(), HouseStyle):
        app.setStyle(HouseStyle())
    app.setFont(font())
    app.setPalette(palette(_look.tokens))
    app.setStyleSheet(sheet(_look.tokens))


def sheet(tokens: Tokens) -> str:
    """Return the style sheet with every token put in; raises `KeyError` for a token that is none."""
    values = {f"font_{use}": f"{unit(size)}px" for use, size in TYPE_SIZES.items()}
    values |= tokens.colors
    values |= {f"glyph_{key}": path for key, path in glyphs.draw(tokens, unit(16)).items()}

    def value(match: re.Match[str]) -> str:
        token = match.group(1)
        return f"{unit(int(token[1:]))}px" if re.fullmatch(r"u\d+", token) else values[token]

    texts = [(files("resources") / "qss" / f"{part}.qss").read_text(encoding="utf-8") for part in SHEETS]
    return _TOKEN.sub(value, "\n".join(texts))
