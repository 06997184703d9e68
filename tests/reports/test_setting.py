"""Lines and pages: where a line may end, and where a page may."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyconsole.reports.fonts import FontBook
from dutyconsole.reports.grid import Cell, Row, Setter, Together
from dutyconsole.reports.layout import paginate
from dutyconsole.reports.typeset import NOT_FIRST, NOT_LAST, Para, Style, set_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

STYLE = Style()


@pytest.fixture(scope="module")
def book() -> Iterator[FontBook]:
    """The fonts of this machine."""
    with FontBook() as fonts:
        yield fonts


def lines_of(text: str, room: float, book: FontBook) -> list[str]:
    return ["".join(run[1] for run in line.runs) for line in set_lines(Para(text, STYLE), room, book)]


@given(text=st.text("一二三（）“”，。、20:7ALY-〔〕 ", max_size=120), room=st.floats(60, 300))
@settings(max_examples=200, deadline=None)
def test_nothing_is_lost_and_stops_stay_with_their_words(text: str, room: float, book: FontBook) -> None:
    lines = lines_of(text, room, book)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= room + 0.1 for line in set_lines(Para(text, STYLE), room, book))


@pytest.mark.parametrize("room", range(90, 180, 7))
def test_no_stop_at_the_head_and_no_bracket_at_the_end(room: int, book: FontBook) -> None:
    text = "接报（东河镇）：“货车相撞”，3人受伤；已报〔2026〕1208，待续、待查。" * 4
    lines = lines_of(text, room, book)
    assert len(lines) > 4
    assert [line for line in lines[1:] if line[0] in NOT_FIRST] == []
    assert [line for line in lines[:-1] if line[-1] in NOT_LAST] == []


def test_numbers_are_not_torn(book: FontBook) -> None:
    text = "录音LY20261123-0042与0530-2000001在20:07"
    for room in (110, 125, 140, 180):
        whole = "|".join(lines_of(text, room, book))
        assert all(number in whole for number in ("LY20261123-0042", "0530-2000001", "20:07"))


def test_word_longer_than_the_line_is_torn_rather_than_lost(book: FontBook) -> None:
    assert "".join(lines_of("a" * 500, 50, book)) == "a" * 500


def test_pages_hold_everything_once(book: FontBook) -> None:
    setter = Setter(book, 200)
    rows = [Row((Cell((Para(f"第{n}行" + "字" * (n * 7 % 90), STYLE),)),)) for n in range(120)]
    head = [Row((Cell((Para("表头", STYLE),)),))]
    table = setter.grid((1,), rows, head=head, title=Para("标题", STYLE))
    pages = paginate([setter.text(Para("前言", STYLE)), table], height=400)
    assert all(placed.y + placed.block.height <= 400.1 for page in pages for placed in page)
    total = sum(placed.block.height for page in pages for placed in page)
    heads = (len(pages) - 1) * table.head[0].height
    assert total == pytest.approx(table.height + STYLE.leading + heads)


def test_row_higher_than_a_page_goes_over_pages(book: FontBook) -> None:
    setter = Setter(book, 200)
    row = Row((Cell((Para("1", STYLE),)), Cell((Para("字" * 5000, STYLE),))))
    pages = paginate([setter.grid((1, 3), [row], head=[row_of("号", "文")])], height=300)
    assert len(pages) > 10
    assert all(len(page) == 1 for page in pages)


def row_of(*texts: str) -> Row:
    return Row(tuple(Cell((Para(text, STYLE),)) for text in texts))


def test_what_belongs_together_stays_on_one_page(book: FontBook) -> None:
    setter = Setter(book, 200)
    signatures = Together((setter.grid((1,), [row_of("交班人")]), setter.text(Para("封存", STYLE))))
    for filling in range(1, 40):
        pages = paginate([setter.text(Para("行\n" * filling + "行", STYLE)), signatures], height=300)
        assert sum(placed.block is signatures for page in pages for placed in page) == 1


def test_together_too_high_for_a_page_is_taken_apart(book: FontBook) -> None:
    setter = Setter(book, 200)
    both = Together((setter.grid((1,), [row_of("字" * 800)]), setter.text(Para("封存", STYLE))))
    assert len(paginate([both], height=200)) > 1


def test_heading_is_never_alone(book: FontBook) -> None:
    setter = Setter(book, 200)
    for filling in range(1, 40):
        table = setter.grid((1,), [row_of("一\n二\n三")] * 3, head=[row_of("头")], title=Para("题", STYLE))
        pages = paginate([setter.text(Para("行\n" * filling + "行", STYLE)), table], height=300)
        parts = [placed.block for page in pages for placed in page]
        assert all(getattr(part, "rows", None) for part in parts)
    assert [a for a, b in pairwise(pages) if not a] == []
