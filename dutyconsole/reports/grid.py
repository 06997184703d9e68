"""Ruled tables that break over pages as a clerk would break them: head row repeated, no head alone.

Lengths are in points; y grows downwards within a block, upwards on the canvas.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from dutyconsole.reports.typeset import Line, Para, set_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dutyconsole.reports.fonts import FontBook

HAIRLINE = 0.5
PAD_X, PAD_Y = 3.0, 3.5
FEWEST_LINES = 2
"""A row that breaks leaves at least so many lines on the old page."""
BREAKABLE = 180.0
"""A row at least this high (6 cm) may break over two pages; a lower one goes to the next as a whole."""


class Block(Protocol):
    """A part of the paper from margin to margin."""

    @property
    def height(self) -> float:
        """Its height."""
        ...

    @property
    def space_before(self) -> float:
        """The gap above it, left out at the head of a page."""
        ...

    def split(self, room: float, *, fresh: bool) -> tuple[Block, Block] | None:
        """Return what fits into `room` and the rest, or None; `fresh` says that a page has no more room."""
        ...

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        ...


@dataclass(frozen=True)
class Cell:
    """What stands in one field of a table."""

    paras: tuple[Para, ...]
    span: int = 1
    middle: bool = True
    """Centred between the upper and the lower rule."""


@dataclass(frozen=True)
class Row:
    """A row of cells; `least` is its smallest height."""

    cells: tuple[Cell, ...]
    least: float = 0.0
    again: Para | None = None
    """Stands in the first cell where the row goes on on another page."""


@dataclass(frozen=True)
class _SetCell:
    lines: tuple[Line, ...]
    span: int
    middle: bool

    @cached_property
    def height(self) -> float:
        return sum(line.style.leading for line in self.lines)

    def cut(self, room: float) -> tuple[_SetCell, _SetCell]:
        taken, used = 0, 0.0
        for line in self.lines:
            if used + line.style.leading > room:
                break
            used += line.style.leading
            taken += 1
        return (
            replace(self, lines=self.lines[:taken], middle=False),
            replace(self, lines=self.lines[taken:], middle=False),
        )


@dataclass(frozen=True)
class _SetRow:
    cells: tuple[_SetCell, ...]
    least: float
    pad_y: float
    again: tuple[Line, ...] = ()

    @cached_property
    def height(self) -> float:
        return max(self.least, max(cell.height for cell in self.cells) + 2 * self.pad_y)

    def cut(self, room: float) -> tuple[_SetRow, _SetRow] | None:
        inner = room - 2 * self.pad_y
        pairs = [cell.cut(inner) for cell in self.cells]
        longest = max(self.cells, key=lambda cell: cell.height)
        if len(longest.cut(inner)[0].lines) < min(FEWEST_LINES, len(longest.lines)):
            return None
        first = replace(self, cells=tuple(pair[0] for pair in pairs), least=0.0)
        begin, *others = (pair[1] for pair in pairs)
        begin = replace(begin, lines=begin.lines or self.again)
        return first, replace(self, cells=(begin, *others), least=0.0)


@dataclass(frozen=True)
class Grid:
    """A table set in lines, or a run of text where it is not `ruled`."""

    widths: tuple[float, ...]
    head: tuple[_SetRow, ...]
    """Rows that are repeated on every page."""
    rows: tuple[_SetRow, ...]
    title: tuple[Line, ...] = ()
    """Stands above the table on its first page."""
    ruled: bool = True
    pad_x: float = PAD_X
    space_before: float = 0.0

    @property
    def _lead(self) -> float:
        return sum(line.style.leading for line in self.title) + sum(row.height for row in self.head)

    @property
    def height(self) -> float:
        """Height of title, head and rows."""
        return self._lead + sum(row.height for row in self.rows)

    def split(self, room: float, *, fresh: bool) -> tuple[Grid, Grid] | None:
        """Return what fits, and the rest with its head; None where not one row would follow the head."""
        left = room - self._lead
        kept: list[_SetRow] = []
        rest = list(self.rows)
        while rest and rest[0].height <= left:
            kept.append(rest.pop(0))
            left -= kept[-1].height
        if rest and (rest[0].height >= BREAKABLE or (fresh and not kept)) and (cut := rest[0].cut(left)):
            kept.append(cut[0])
            rest[0] = cut[1]
        if not kept or not rest:
            return None
        return replace(self, rows=tuple(kept)), replace(self, rows=tuple(rest), title=(), space_before=0.0)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw title, head and rows."""
        width = sum(self.widths)
        for line in self.title:
            line.draw(canvas, x, top, room=width)
            top -= line.style.leading
        for row in (*self.head, *self.rows):
            self._draw_row(canvas, row, x, top)
            top -= row.height

    def _draw_row(self, canvas: Any, row: _SetRow, x: float, top: float) -> None:
        column = 0
        for cell in row.cells:
            width = sum(self.widths[column : column + cell.span])
            column += cell.span
            if self.ruled:
                canvas.setLineWidth(HAIRLINE)
                canvas.rect(x, top - row.height, width, row.height)
            spare = (row.height - 2 * row.pad_y - cell.height) / 2 if cell.middle else 0.0
            y = top - row.pad_y - spare
            for line in cell.lines:
                line.draw(canvas, x + self.pad_x, y, room=width - 2 * self.pad_x)
                y -= line.style.leading
            x += width


@dataclass(frozen=True)
class Together:
    """Blocks that stay on one page where one page can hold them."""

    blocks: tuple[Block, ...]

    @property
    def space_before(self) -> float:
        """The gap above the first."""
        return self.blocks[0].space_before

    @property
    def height(self) -> float:
        """Height of all, with the gaps between them."""
        gaps = sum(block.space_before for block in self.blocks[1:])
        return gaps + sum(block.height for block in self.blocks)

    def split(self, room: float, *, fresh: bool) -> tuple[Block, Block] | None:  # noqa: ARG002  never splits
        """Return None: the paginator takes it apart where a whole page is too small."""
        return None

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw one below the other."""
        for number, block in enumerate(self.blocks):
            top -= block.space_before if number else 0.0
            block.draw(canvas, x, top)
            top -= block.height


@dataclass
class Setter:
    """Sets rows into grids with the fonts of one paper."""

    book: FontBook
    width: float
    pad_y: float = PAD_Y

    def grid(
        self,
        widths: Sequence[float],
        rows: Sequence[Row],
        *,
        head: Sequence[Row] = (),
        title: Para | None = None,
        space_before: float = 0.0,
    ) -> Grid:
        """Return a ruled table; `widths` are shares of the paper's width."""
        unit = self.width / sum(widths)
        columns = tuple(share * unit for share in widths)
        lines = self._lines((title,), self.width) if title else ()
        return Grid(
            columns,
            tuple(self._row(row, columns) for row in head),
            tuple(self._row(row, columns) for row in rows),
            title=lines,
            space_before=space_before,
        )

    def _row(self, row: Row, columns: tuple[float, ...]) -> _SetRow:
        cells = []
        column = 0
        for cell in row.cells:
            room = sum(columns[column : column + cell.span]) - 2 * PAD_X
            column += cell.span
            cells.append(_SetCell(self._lines(cell.paras, room), cell.span, cell.middle))
        again = self._lines((row.again,), columns[0] - 2 * PAD_X) if row.again else ()
        return _SetRow(tuple(cells), row.least, self.pad_y, again)

    def _lines(self, paras: Iterable[Para], room: float) -> tuple[Line, ...]:
        return tuple(line for para in paras for line in set_lines(para, room, self.book))

    def text(self, *paras: Para, space_before: float = 0.0) -> Grid:
        """Return paragraphs without rules, each line of which may begin a page."""
        lines = self._lines(paras, self.width)
        rows = tuple(_SetRow((_SetCell((line,), 1, middle=False),), 0.0, 0.0) for line in lines)
        return Grid((self.width,), (), rows, ruled=False, pad_x=0.0, space_before=space_before)
