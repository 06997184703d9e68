"""Sets Chinese text into lines: no stop at the head of a line, no opening bracket at its end, no torn number.

Lengths are in points. The library's own paragraphs read their text as markup and tear numbers and words of
Latin letters anywhere; here a text is only ever text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dutyconsole.reports.font_files import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dutyconsole.reports.fonts import FontBook

# A number stays with the bracketed year before it: 〔2026〕1208.
NOT_FIRST = frozenset("，。、；：？！）】》〉」』〕”…—·～,.;:!?)]}%") | {"\u2019", "\uff05"}
NOT_LAST = frozenset("（【《〈「『〔〕“([{") | {"\u2018"}
_ATOM = re.compile(r"[0-9A-Za-z\u00C0-\u024F]+(?:[-_.:/@+#][0-9A-Za-z\u00C0-\u024F]+)*|.", re.DOTALL)
LONGEST_CLUSTER = 48
"""Characters kept together at most; a longer row of stops or letters is torn where the line ends."""
STRIKE_HEIGHT, STRIKE_WIDTH = 0.32, 0.6


@dataclass(frozen=True)
class Style:
    """How a paragraph looks: face, size and leading in points, `left`, `center` or `right`."""

    role: Role = Role.SONG
    size: float = 10.5
    leading: float = 14.5
    align: str = "left"
    indent: int = 0
    """First-line indent in characters."""


@dataclass(frozen=True)
class Para:
    """A paragraph, or several where the text has line ends."""

    text: str
    style: Style
    struck: bool = False


@dataclass(frozen=True)
class Line:
    """A line ready to be drawn."""

    runs: tuple[tuple[str, str, float], ...]
    """(font name, text, width in points)."""
    width: float
    style: Style
    shift: float = 0.0
    struck: bool = False

    def draw(self, canvas: Any, x: float, top: float, *, room: float) -> None:
        """Draw it below `top` within `room` points to the right of `x`."""
        size, leading = self.style.size, self.style.leading
        base = top - (leading + size) / 2 + 0.14 * size
        spare = room - self.width - self.shift
        x += self.shift + {"left": 0.0, "center": spare / 2, "right": spare}[self.style.align]
        at = x
        for font, text, width in self.runs:
            canvas.setFont(font, size)
            canvas.drawString(at, base, text)
            at += width
        if self.struck and self.width:
            canvas.setLineWidth(STRIKE_WIDTH)
            canvas.line(x, base + STRIKE_HEIGHT * size, at, base + STRIKE_HEIGHT * size)


def set_lines(para: Para, room: float, book: FontBook) -> list[Line]:
    """Return the lines of a paragraph that is `room` points wide; an empty text gives one empty line."""
    style = para.style
    lines = []
    for part in book.spell(para.text, style.role).split("\n"):
        shift = style.indent * style.size
        for text in _broken(part, room, shift, style=style, book=book):
            lines.append(_line(text, shift, para=para, book=book))
            shift = 0.0
    return lines


def _line(text: str, shift: float, *, para: Para, book: FontBook) -> Line:
    scale = para.style.size / 1000
    runs = tuple((name, part, width * scale) for name, part, width in book.runs(text, para.style.role))
    return Line(runs, sum(run[2] for run in runs), para.style, shift, para.struck)


def _broken(text: str, room: float, shift: float, *, style: Style, book: FontBook) -> Iterator[str]:
    scale = style.size / 1000

    def width(piece: str) -> float:
        return scale * sum(book.width(char, style.role) for char in piece)

    line, left = "", room - shift
    for cluster in _clusters(text):
        for piece in _fitting(cluster, width, room):
            needed = width(piece)
            if line and needed > left + 0.01:
                yield line.rstrip(" ")
                line, left = "", room
                if piece == " ":
                    continue
            line += piece
            left -= needed
    yield line.rstrip(" ")


def _fitting(cluster: str, width: Any, room: float) -> Iterator[str]:
    if width(cluster) <= room:
        yield cluster
        return
    for atom in _ATOM.findall(cluster):
        if width(atom) <= room:
            yield atom
        else:
            yield from atom


def _clusters(text: str) -> list[str]:
    """Return the pieces between which a line may end."""
    out: list[str] = []
    open_end = False
    for atom in _ATOM.findall(text):
        joins = bool(out) and (open_end or atom in NOT_FIRST) and not out[-1].endswith(" ")
        if joins and len(out[-1]) < LONGEST_CLUSTER:
            out[-1] += atom
        else:
            out.append(atom)
        open_end = atom in NOT_LAST
    return out
