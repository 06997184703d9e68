"""The roster page: filled by rotation, edited by key and mouse, kept as a draft, published, handed in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from dutyconsole.app import roster_commands as order
from dutyconsole.app.commands import KeepDraft
from dutyconsole.domain.roster import DayClass, LineOf, Place
from dutyconsole.domain.vocabulary import CrewPost, RosterFault
from tests.support import sample_shift as sample
from ui.dialogs.ask import AskDialog
from ui.roster.work import Month

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.fake_console import FakeConsole
    from ui.main_window import MainWindow
    from ui.roster.page import RosterPage

DECEMBER = Month(2026, 12)
FIRST = date(2026, 12, 1)


@pytest.fixture
def page(window: MainWindow) -> RosterPage:
    shown = cast("RosterPage", window.open_page("roster"))
    shown.show_month(DECEMBER)
    return shown


def cell(page: RosterPage, day: int, post: CrewPost) -> QModelIndex:
    place = Place(date(2026, 12, day), 0, post)
    model = page.model
    for column in range(model.columnCount()):
        index = model.index(day - 1, column)
        if model.place_at(index) == place:
            return index
    raise AssertionError(place)


def names(page: RosterPage, day: int) -> list[str]:
    return [str(cell(page, day, post).data()) for post in (CrewPost.LEADER, CrewPost.MAIN, CrewPost.SECOND)]


def answer(page: RosterPage, *texts: str) -> None:
    """Fill the dialog that stands open and go on."""
    dialog = next(each for each in page.findChildren(AskDialog) if each.isVisible())
    for field, text in zip(dialog.fields, texts, strict=False):
        field.setText(text)
    dialog.go.click()


def test_an_empty_month_says_what_lacks(page: RosterPage) -> None:
    assert page.model.rowCount() == 31
    assert {each.fault for each in page._found} == {RosterFault.UNCOVERED}
    assert page.publish_button.isEnabled() is False
    assert "31" in page.findings.head.text()


def test_a_month_is_filled_by_rotation_and_published(page: RosterPage, console: FakeConsole) -> None:
    page.generate_button.click()
    assert not [each for each in page._found if each.blocks]
    page.publish_button.click()
    answer(page, "人员有限")
    assert console.held.rosters[0].number == 1
    assert "V1" in page.state.text()
    assert page.publish_button.isEnabled() is False


def test_a_plan_that_cannot_be_published_shows_why(page: RosterPage, console: FakeConsole) -> None:
    page.generate_button.click()
    page.grid.setCurrentIndex(cell(page, 9, CrewPost.LEADER))
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    page.publish_button.click()
    assert page.findChild(AskDialog) is None
    assert console.held.rosters == []
    assert page.tabs.currentWidget() is page.findings
    blocking = next(row for row, each in enumerate(page._found) if each.blocks)
    page.findings.list.setCurrentRow(blocking)
    assert page.grid.currentIndex().row() == 8


def test_a_person_is_chosen_by_key(page: RosterPage) -> None:
    page.generate_button.click()
    index = cell(page, 3, CrewPost.MAIN)
    page.grid.setCurrentIndex(index)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    box = page.grid.findChild(QComboBox)
    assert box is not None
    before = names(page, 3)[1]
    other = next(n for n in range(box.count()) if box.itemText(n) not in ("", before))
    wanted = box.itemText(other)
    box.setCurrentIndex(other)
    box.activated.emit(other)
    assert names(page, 3)[1].startswith(wanted)
    assert "调" in names(page, 3)[1]


def test_two_places_are_exchanged_by_dragging_and_by_key(page: RosterPage) -> None:
    page.generate_button.click()
    one, other = cell(page, 1, CrewPost.MAIN), cell(page, 2, CrewPost.MAIN)
    first, second = str(one.data()), str(other.data())
    page.model.dropMimeData(page.model.mimeData([one]), Qt.DropAction.MoveAction, -1, -1, other)
    assert names(page, 1)[1] == f"{second}（调）"
    page.grid.setCurrentIndex(cell(page, 1, CrewPost.MAIN))
    QTest.keyClick(page.grid, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    page.grid.setCurrentIndex(cell(page, 2, CrewPost.MAIN))
    QTest.keyClick(page.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [names(page, 1)[1], names(page, 2)[1]] == [first, second]


def test_steps_are_taken_back(page: RosterPage) -> None:
    page.generate_button.click()
    page.clear_button.click()
    assert page.work.plan == {}
    page.undo_button.click()
    assert len(page.work.plan) == 93
    page.undo_button.click()
    assert page.work.plan == {}
    assert page.undo_button.isEnabled() is False


def test_a_draft_is_kept_and_taken_up_again(page: RosterPage, console: FakeConsole) -> None:
    page.generate_button.click()
    plan = dict(page.work.plan)
    page.show_month(DECEMBER.moved(1))
    assert page.work.plan == {}
    kept = [each for each in console.held.orders if isinstance(each, KeepDraft)]
    assert [each.key for each in kept] == ["roster:2026-12"]
    page.show_month(DECEMBER)
    assert page.work.plan == plan
    assert "草稿" in page.state.text()


def test_a_broken_draft_is_left_alone(page: RosterPage, console: FakeConsole) -> None:
    page.work.load(page.work.ground, "[[1,2]]")  # type: ignore[arg-type]
    assert page.work.plan == {}
    assert page.work.is_draft is False


def test_the_handing_in_is_noted(page: RosterPage, console: FakeConsole) -> None:
    page.generate_button.click()
    page.publish_button.click()
    answer(page, "人员有限")
    page.versions.list.setCurrentRow(0)
    page.versions.hand_in.click()
    answer(page, "市政府值班室", "传真", "张强")
    assert console.held.submissions[0].recipient == "市政府值班室"
    assert "市政府值班室" in page.versions.list.item(0).text()


def test_the_next_holiday_has_its_due_day(page: RosterPage) -> None:
    assert "元旦" not in page.due.text(), "29 December is more than 30 days off"
    page.seat.console.clock.advance(10 * 86400)  # type: ignore[attr-defined]
    page.refresh()
    assert "元旦值班表应于 12月29日 前报送" in page.due.text()


def test_a_year_without_a_notice_is_told_and_taken_in(page: RosterPage, tmp_path: Path) -> None:
    page.show_month(Month(2027, 1))
    assert page.calendar.notice.isHidden() is False
    file = tmp_path / "2027.csv"
    file.write_text("date,type,name\n2027-01-01,HOLIDAY,元旦\n2027-01-02,HOLIDAY,元旦\n", encoding="utf-8")
    page.calendar.importing.emit(str(file))
    assert page.calendar.notice.isHidden() is True
    assert "元旦" in str(page.model.index(1, 2).data())


def test_a_file_that_is_none_changes_nothing(page: RosterPage, console: FakeConsole, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("2027-01-01,HOLIDAY,元旦\n2027-13-01,HOLIDAY,元旦\n", encoding="utf-8")
    page.calendar.importing.emit(str(file))
    page.calendar.importing.emit(str(tmp_path / "none.csv"))
    assert console.held.own_days == []


def test_a_sensitive_period_is_entered_and_shown_in_the_grid(page: RosterPage) -> None:
    page.calendar.period.setText("两会")
    page.calendar.add_button.click()
    assert "两会" in str(page.model.index(0, 2).data())
    page.calendar.list.setCurrentRow(0)
    page.calendar.remove_button.click()
    assert "两会" not in str(page.model.index(0, 2).data())


def test_the_order_of_people_is_changed_and_saved(page: RosterPage, console: FakeConsole) -> None:
    panel = page.rotation
    panel.list.setCurrentRow(0)
    first = panel.list.item(0).text()
    panel.down.click()
    panel.save_button.click()
    saved = next(each for each in console.held.orders if isinstance(each, order.SetRotation))
    leaders = saved.lines[LineOf.LEADER, DayClass.WORKDAY]
    assert sample.PEOPLE[leaders[-1] - 1].name == first


def test_who_may_only_read_changes_nothing(window: MainWindow) -> None:
    window.seat.sit_down(sample.WANG)
    page = cast("RosterPage", window.open_page("roster"))
    page.show_month(DECEMBER)
    assert not page.generate_button.isEnabled()
    page.grid.setCurrentIndex(page.model.index(0, 4))
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    assert page.work.plan == {}
    assert not page.model.flags(page.model.index(0, 4)) & Qt.ItemFlag.ItemIsEditable
