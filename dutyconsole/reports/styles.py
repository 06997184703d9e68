"""The type sizes of registers and forms (二号 22, 三号 16, 四号 14, 小四 12, 五号 10.5, 小五 9 points)."""

from __future__ import annotations

from dutyconsole.reports.font_files import Role
from dutyconsole.reports.grid import Cell, Row
from dutyconsole.reports.typeset import Para, Style

TITLE = Style(Role.TITLE, 22, 32, "center")
UNIT = Style(Role.SONG, 14, 22, "center")
NOTE = Style(Role.KAI, 12, 18, "center")
SECTION = Style(Role.HEI, 12, 22)
FORM_TITLE = Style(Role.TITLE, 16, 26, "center")
BODY = Style(Role.FANG, 10.5, 15)
BODY_CENTER = Style(Role.FANG, 10.5, 15, "center")
LABEL = Style(Role.HEI, 10.5, 15, "center")
NAME = Style(Role.KAI, 12, 18, "center")
FINE = Style(Role.FANG, 9, 12.5)
DIGEST = Style(Role.MONO, 9, 13)
FINE_CENTER = Style(Role.FANG, 9, 12.5, "center")
FINE_RIGHT = Style(Role.FANG, 9, 12.5, "right")


def label(text: str, span: int = 1) -> Cell:
    """Return a field's name."""
    return Cell((Para(text, LABEL),), span)


def value(text: str, span: int = 1, *, style: Style = BODY) -> Cell:
    """Return what stands in a field."""
    return Cell((Para(text, style),), span)


def long_value(*paras: Para, span: int = 1) -> Cell:
    """Return a field with paragraphs of its own styles."""
    return Cell(paras, span)


def row(*cells: Cell, least: float = 0.0, again: str = "") -> Row:
    """Return a row of cells; `again` stands in the first of them where it goes on on another page."""
    return Row(cells, least, Para(again, FINE_CENTER) if again else None)
