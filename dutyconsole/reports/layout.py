"""The page: A4 with the margins of GB/T 9704-2012, running head, page n of m, who printed it and when.

Registers have the margins of an official paper and the layout of a table. Pages are set first and drawn
afterwards, so that each can bear the number of all.
"""

from __future__ import annotations

import io
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from dutyconsole.reports.font_files import Role
from dutyconsole.reports.grid import HAIRLINE, Block, Together
from dutyconsole.reports.typeset import Para, Style, set_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dutyconsole.reports.fonts import FontBook
    from dutyconsole.reports.typeset import Line

TOP, LEFT = 37 * mm, 28 * mm
"""天头 and 订口 (GB/T 9704-2012, 5.2.1)."""
WIDTH, HEIGHT = 156 * mm, 225 * mm
"""版心 (GB/T 9704-2012, 5.2.1)."""
HEAD_RULE, HEAD_TEXT = 5 * mm, 1.5 * mm
"""Distance of the running head's rule above the text, and of its words above the rule."""
NUMBER_BELOW, PRINTED_BELOW = 7 * mm, 13 * mm
"""Distance of page number and printer's note below the text; 7 mm as GB/T 9704-2012, 7.5."""
SMALL = Style(Role.SONG, 9, 12)
ELLIPSIS = "…"
CREATOR = "dutyconsole"


@dataclass(frozen=True)
class Furniture:
    """What every page bears, and what the file says of itself."""

    head_left: str
    head_right: str
    foot_left: str
    foot_right: str
    title: str
    author: str
    subject: str


@dataclass(frozen=True)
class Placed:
    """A block and its distance below the upper margin."""

    block: Block
    y: float


def paginate(blocks: Iterable[Block], height: float = HEIGHT) -> list[list[Placed]]:
    """Return the blocks by pages of that height in points; a block that no page holds is split."""
    waiting = deque(blocks)
    pages: list[list[Placed]] = [[]]
    y = 0.0
    while waiting:
        block = waiting.popleft()
        gap = block.space_before if pages[-1] else 0.0
        room = height - y - gap
        if block.height <= room:
            pages[-1].append(Placed(block, y + gap))
            y += gap + block.height
            continue
        if parts := block.split(room, fresh=not pages[-1]):
            pages[-1].append(Placed(parts[0], y + gap))
            waiting.appendleft(parts[1])
        elif isinstance(block, Together) and block.height > height:
            waiting.extendleft(reversed(block.blocks))
            continue
        elif not pages[-1]:
            # Not even a line fits below the head: draw it over the margin rather than lose it.
            pages[-1].append(Placed(block, y))
        else:
            waiting.appendleft(block)
        pages.append([])
        y = 0.0
    return pages if pages[-1] or len(pages) == 1 else pages[:-1]


def draw(pages: Sequence[Sequence[Placed]], furniture: Furniture, book: FontBook) -> bytes:
    """Return the PDF. Equal input gives equal bytes, so it bears no time but the one on the paper."""
    out = io.BytesIO()
    canvas = Canvas(
        out,
        pagesize=A4,
        invariant=1,
        pageCompression=1,
        lang="zh-CN",
        initialFontName=book.used[Role.SONG],
    )
    canvas.setTitle(furniture.title)
    canvas.setAuthor(furniture.author)
    canvas.setSubject(furniture.subject)
    canvas.setCreator(CREATOR)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for number, page in enumerate(pages, start=1):
        _draw_furniture(canvas, furniture, f"第 {number} 页 共 {len(pages)} 页", book)
        for placed in page:
            placed.block.draw(canvas, LEFT, A4[1] - TOP - placed.y)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_furniture(canvas: Any, furniture: Furniture, number: str, book: FontBook) -> None:
    top, bottom = A4[1] - TOP, A4[1] - TOP - HEIGHT
    rule = top + HEAD_RULE
    canvas.setLineWidth(HAIRLINE)
    canvas.line(LEFT, rule, LEFT + WIDTH, rule)
    head = rule + HEAD_TEXT + SMALL.leading
    _pair(canvas, (furniture.head_left, furniture.head_right), head, book)
    page = Style(Role.SONG, 10.5, 12, "center")
    _short(number, page, WIDTH, book).draw(canvas, LEFT, bottom - NUMBER_BELOW + page.leading, room=WIDTH)
    _pair(canvas, (furniture.foot_left, furniture.foot_right), bottom - PRINTED_BELOW + SMALL.leading, book)


def _pair(canvas: Any, texts: tuple[str, str], top: float, book: FontBook) -> None:
    right = _short(texts[1], Style(SMALL.role, SMALL.size, SMALL.leading, "right"), WIDTH / 2, book)
    left = _short(texts[0], SMALL, WIDTH - right.width - SMALL.size, book)
    left.draw(canvas, LEFT, top, room=WIDTH)
    right.draw(canvas, LEFT, top, room=WIDTH)


def _short(text: str, style: Style, room: float, book: FontBook) -> Line:
    """Return the text as one line, with an ellipsis where it is too long for it."""
    one = " ".join(text.split())
    lines = set_lines(Para(one, style), room, book)
    while len(lines) > 1:
        one = one[: max(1, int(len(one) * 0.9) - 1)]
        lines = set_lines(Para(one + ELLIPSIS, style), room, book)
    return lines[0]
