"""The table holds ids, asks for rows in pages, and keeps its place while others write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from ui.models.columns import Column
from ui.models.snapshot import KEPT_PAGES, PAGE, PLACEHOLDER, SnapshotModel
from ui.seat import Seat
from ui.widgets.empty_state import EmptyState
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from dutyconsole.app.ports import Queries
    from tests.support.fake_console import FakeConsole


class Rows:
    """A store of numbers that counts what it is asked for."""

    def __init__(self, count: int) -> None:
        self.ids = list(range(count, 0, -1))
        self.pages: list[int] = []

    def ask_ids(self, _: Queries) -> Sequence[int]:
        """Return the ids, newest first."""
        return list(self.ids)

    def ask_rows(self, _: Queries, ids: Sequence[int]) -> Sequence[str]:
        """Return a word for each."""
        self.pages.append(len(ids))
        return [f"row {number}" for number in ids]


@pytest.fixture
def seat(console: FakeConsole, qtbot: QtBot) -> Iterator[Seat]:
    """A seat without a window."""
    made = Seat(console, open_file=str)
    yield made
    made.leave()


def model_of(rows: Rows, seat: Seat, qtbot: QtBot) -> SnapshotModel[str]:
    """Return a model on the store, looked at once."""
    parent = QWidget()
    qtbot.addWidget(parent)
    column: Column[str] = Column(("Test", "row"), lambda row: row)
    made = SnapshotModel[str](seat, parent, columns=[column], ids=rows.ask_ids, rows=rows.ask_rows)
    made.look()
    return made


def test_model_keeps_qts_contract(seat: Seat, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of(Rows(300), seat, qtbot))  # type: ignore[no-untyped-call]


def test_only_the_pages_looked_at_are_asked_for(seat: Seat, qtbot: QtBot) -> None:
    rows = Rows(100_000)
    model = model_of(rows, seat, qtbot)
    assert model.rowCount() == 100_000
    assert model.index(99_999, 0).data() == "row 1"
    assert rows.pages == [PAGE, 100_000 % PAGE]


def test_a_missing_row_is_a_placeholder(seat: Seat, qtbot: QtBot) -> None:
    rows = Rows(3)
    model = model_of(rows, seat, qtbot)
    rows.ids.insert(0, 4)
    model._rows.clear()
    model._asked.add(0)
    assert model.index(0, 0).data() == PLACEHOLDER


def test_new_rows_leave_cursor_and_scroll_alone(seat: Seat, qtbot: QtBot) -> None:
    rows = Rows(500)
    model = model_of(rows, seat, qtbot)
    table = Table(model, EmptyState("empty", "-"), name="rows")
    qtbot.addWidget(table)
    table.select(250)
    rows.ids[:0] = [502, 501]
    with qtbot.waitSignal(model.rowsInserted):
        model.look()
    assert model.id_at(table.view.currentIndex().row()) == 250


def test_another_filter_keeps_the_row_where_it_still_is(seat: Seat, qtbot: QtBot) -> None:
    rows = Rows(50)
    model = model_of(rows, seat, qtbot)
    table = Table(model, EmptyState("empty", "-"), name="rows")
    qtbot.addWidget(table)
    table.select(20)
    model.look(lambda _: [number for number in rows.ids if number % 2 == 0])
    assert model.id_at(table.view.currentIndex().row()) == 20
    assert table.row == "row 20"


def test_nothing_to_show_says_so(seat: Seat, qtbot: QtBot) -> None:
    rows = Rows(0)
    model = model_of(rows, seat, qtbot)
    empty = EmptyState("empty", "-")
    table = Table(model, empty, name="rows")
    qtbot.addWidget(table)
    model.look()
    assert table.currentWidget() is empty
    rows.ids = [1]
    model.look()
    assert table.currentWidget() is table.view


def test_a_million_rows_take_no_memory_and_every_place_is_reached(seat: Seat, qtbot: QtBot) -> None:
    count = 1_000_000
    asked: list[int] = []

    def ask(_: Queries, ids: Sequence[int]) -> Sequence[str]:
        asked.append(ids[0])
        # A row that is not there leaves a gap, and the others stand in their places.
        return [f"row {number}" for number in ids if number != 999_999]

    parent = QWidget()
    qtbot.addWidget(parent)
    column: Column[str] = Column(("Test", "row"), lambda row: row)
    model = SnapshotModel[str](
        seat,
        parent,
        columns=[column],
        ids=lambda _: range(count, 0, -1),
        rows=ask,
        id_of=lambda row: int(row.removeprefix("row ")),
    )
    model.look()
    assert model.rowCount() == count
    assert [model.index(place, 0).data() for place in range(3)] == ["row 1000000", PLACEHOLDER, "row 999998"]
    assert model.index(count - 1, 0).data() == "row 1"
    assert (model.place_of(1), model.place_of(count), model.place_of(0)) == (count - 1, 0, None)
    for page in range(KEPT_PAGES * 3):
        assert model.index(page * 1000, 0).data() == f"row {count - page * 1000}"
    assert len(model._rows) <= KEPT_PAGES * PAGE
    assert not model._places
    assert model.index(0, 0).data() == "row 1000000"
