"""Warnings and visitors in the form beside the log: their own fields, what is missing, what comes later."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

import pytest

from dutyconsole.app.commands import AddEntry, AddSheet, StrikeEntry, SupplementSheet
from dutyconsole.domain.sheet_fields import Form
from dutyconsole.domain.vocabulary import EntryKind
from tests.support.make import VISIT, WARNING

if TYPE_CHECKING:
    from tests.support.fake_console import FakeClock, FakeConsole
    from ui.card.fields import Control, Moment
    from ui.main_window import MainWindow
    from ui.pages.desk import DeskPage
    from ui.pages.log import LogPage


@pytest.fixture
def page(window: MainWindow) -> LogPage:
    """The page, shown, its rows here."""
    window.resize(1920, 1000)
    made = cast("LogPage", window.open_page("log"))
    made.table.view.grab()
    return made


def control(page: LogPage, name: str) -> Control:
    """Return a field's control."""
    return cast("Control", page.form.field(name).control)


def fill(page: LogPage, kind: EntryKind, values: dict[str, str]) -> None:
    """Open the form for a kind and fill fields as a person does."""
    page.form.begin_kind(kind)
    for name, text in values.items():
        control(page, name).put(text)
        page.form.field(name).edited.emit()


def orders(console: FakeConsole, kind: type) -> list[object]:
    """Return the orders of that kind."""
    return [order for order in console.held.orders if isinstance(order, kind)]


def visit(page: LogPage, **others: str) -> None:
    """Fill in the visitor of the sample day."""
    page.new_line()
    fill(page, EntryKind.VISIT, {**VISIT, "entered_at": "14:05", **others})


def test_the_kind_brings_its_own_fields_and_says_what_is_missing(page: LogPage, console: FakeConsole) -> None:
    page.new_line()
    page.form.begin_kind(EntryKind.VISIT)
    part = page.form.sheets[Form.VISIT]
    assert part.isVisibleTo(page.form)
    assert not page.form.plain.isVisibleTo(page.form)
    assert "姓名" in part.completeness.words
    page.form.save.click()
    assert part.field("name").wrong == "请填写姓名"
    assert not part.field("left_at").wrong
    assert orders(console, AddSheet) == []


def test_whoever_comes_in_needs_approval_and_escort(page: LogPage, console: FakeConsole) -> None:
    visit(page, approver="", escort="")
    part = page.form.sheets[Form.VISIT]
    assert "批准人" in part.completeness.words
    page.form.save.click()
    assert part.field("approver").wrong == "请填写批准人"
    control(page, "enters").put("no")
    part.field("enters").edited.emit()
    page.form.save.click()
    page.form.save.click()
    assert len(orders(console, AddSheet)) == 1
    assert page.table.row.entry.kind is EntryKind.VISIT


def test_a_link_of_what_is_missing_leads_to_its_field(page: LogPage) -> None:
    visit(page, name="")
    page.form.sheets[Form.VISIT].completeness.wanted.emit("name")
    assert page.form.field("name").control.hasFocus()


def test_the_visitor_stays_on_the_desk_until_he_has_left(
    page: LogPage, window: MainWindow, console: FakeConsole
) -> None:
    visit(page)
    page.form.save.click()
    number = page.table.row.entry.number
    desk = cast("DeskPage", window.open_page("desk"))
    need = next(need for need in desk.needs._shown or () if need.act == "supplement")
    assert (need.word, need.target) == ("访客在场", str(number))
    assert "张工（电信公司），陪同 王静" in need.text
    desk._deal("supplement", need.target)
    assert window.page is page
    asked = [name for name in VISIT if page.form.field(name).isVisibleTo(page.form)]
    assert asked == []
    cast("Moment", page.form.field("left_at").control).put_now()
    page.form.save.click()
    assert len(orders(console, SupplementSheet)) == 1
    window.open_page("desk")
    assert not [need for need in desk.needs._shown or () if need.act == "supplement"]


def test_a_warning_counts_down_and_turns_late(
    page: LogPage, window: MainWindow, console: FakeConsole
) -> None:
    page.new_line()
    fill(page, EntryKind.WARNING, {**WARNING, "received_at": "20:05", "issued_at": "20:00"})
    part = page.form.sheets[Form.WARNING]
    assert "报带班领导时间：应在 20:15 前，还有 7:29" in part.due.text()
    page.form.save.click()
    cast("FakeClock", console.clock).advance(600)
    desk = cast("DeskPage", window.open_page("desk"))
    desk._show()
    need = next(need for need in desk.needs._shown or () if need.act == "supplement")
    assert (need.role, need.word) == ("danger", "超时")
    assert need.text == "寒潮 蓝色：报带班领导时间，20:15 前"


def test_a_time_that_is_none_is_said_at_its_field(page: LogPage) -> None:
    visit(page, entered_at="刚才")
    page.form.save.click()
    assert "不是时间" in page.form.field("entered_at").wrong
    control(page, "entered_at").put("14:05")
    page.form.save.click()
    assert page.table.row.entry.kind is EntryKind.VISIT


def test_times_are_shown_whole_when_the_cursor_leaves(page: LogPage) -> None:
    visit(page)
    moment = cast("Moment", page.form.field("entered_at").control)
    moment.editingFinished.emit()
    assert moment.text() == "11-23 14:05"


def test_the_draft_of_a_visitor_comes_back_without_the_number(page: LogPage, console: FakeConsole) -> None:
    visit(page, id_kind="id_card", id_number="371700199001011234")
    page.form.keep()
    kept = json.loads(next(draft.text for key, draft in console.held.drafts.items() if "entry" in key))
    assert kept["sheet"]["id_number"] == "371***********1234"
    page.form.cancel.click()
    page.new_line()
    assert control(page, "name").value() == "张工"
    assert control(page, "kind").value() == "visit"


def test_a_struck_visitor_is_written_anew_with_his_fields(page: LogPage, console: FakeConsole) -> None:
    visit(page)
    page.form.save.click()
    page.detail.strike.click()
    assert control(page, "name").value() == "张工"
    control(page, "reason").put("姓名有误")
    control(page, "name").put("章工")
    page.form.save.click()
    struck = cast("StrikeEntry", orders(console, StrikeEntry)[0])
    assert isinstance(struck.replacement, AddSheet)
    assert struck.replacement.values["name"] == "章工"


def test_a_visitor_struck_without_change_is_only_struck(page: LogPage, console: FakeConsole) -> None:
    visit(page)
    page.form.save.click()
    page.detail.strike.click()
    control(page, "reason").put("重复登记")
    page.form.save.click()
    assert cast("StrikeEntry", orders(console, StrikeEntry)[0]).replacement is None


def test_the_detail_shows_the_fields_as_people_read_them(page: LogPage) -> None:
    visit(page)
    page.form.save.click()
    facts = page.detail.about.sheet
    shown = [
        facts._rows.itemAt(row, facts._rows.ItemRole.FieldRole).widget().text()  # type: ignore[union-attr]
        for row in range(facts._rows.rowCount())
    ]
    assert "2026-11-23 14:05" in shown
    assert "进入" in shown
    assert page.detail.supplement.isVisibleTo(page)


@pytest.mark.parametrize(
    ("kind", "missing"),
    [("other", ["handling"]), ("incoming_call", ["source", "handling"]), ("handover", [])],
)
def test_a_plain_line_asks_for_what_its_kind_needs(
    page: LogPage, console: FakeConsole, kind: str, missing: list[str]
) -> None:
    page.new_line()
    control(page, "kind").put(kind)
    page.form.kind.edited.emit()
    control(page, "text").put("一事一记。")
    page.form.save.click()
    wrong = [name for name in ("source", "handling") if page.form.plain.field(name).wrong]
    assert wrong == missing
    assert bool(orders(console, AddEntry)) is not bool(missing)
