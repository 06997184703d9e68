"""The marks on a call in its detail: set, found again, withdrawn with a reason, and always on record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dutyconsole.domain.mark import bookmarks, importance
from dutyconsole.domain.vocabulary import Role
from tests.support import sample_shift as sample

if TYPE_CHECKING:
    from tests.support.fake_console import FakeConsole
    from ui.main_window import MainWindow
    from ui.pages.calls import CallsPage
    from ui.pages.calls_marks import CallMarks

TALK = sample.recording_of(sample.CALLS[3], 4)
STATE, BOOKMARKS = 4, 10


@pytest.fixture
def page(calls_page: CallsPage) -> CallsPage:
    calls_page.table.select(4)
    return calls_page


@pytest.fixture
def marks(page: CallsPage) -> CallMarks:
    return page.detail.marks


def cell(page: CallsPage, column: int) -> str:
    row = page.model.place_of(4)
    assert row is not None
    return str(page.model.index(row, column).data())


def bookmark(page: CallsPage, window: MainWindow, seconds: float, word: str) -> None:
    page.detail.sound.player.listening.seek(seconds)
    QTest.keyClick(window, Qt.Key.Key_F7)
    page.detail.marks.line.field.setText(word)
    QTest.keyClick(page.detail.marks.line.field, Qt.Key.Key_Return)


def test_a_bookmark_lies_where_one_listens_and_leads_back(
    page: CallsPage, marks: CallMarks, window: MainWindow, console: FakeConsole
) -> None:
    bookmark(page, window, 7.5, "伤亡数字")
    bookmark(page, window, 3.0, "")
    (early, late) = bookmarks(console.held.marks)
    assert (late.at - TALK.started_at).total_seconds() == 2.5  # five seconds of the file are from before
    assert [marks.list.item(i).text() for i in range(2)] == ["0:03  书签 · 李晓东", "0:07  伤亡数字 · 李晓东"]
    assert page.detail.sound.player.waveform.flags == ((3.0, ""), (7.5, "伤亡数字"))
    assert cell(page, BOOKMARKS) == "2"
    page.detail.sound.player.listening.seek(0.0)
    marks.list.setCurrentRow(1)
    QTest.keyClick(marks.list, Qt.Key.Key_Return)
    assert page.detail.sound.player.listening.position == 7.5
    assert early.word == ""


def test_a_bookmark_goes_with_its_reason_and_stays_on_record(
    page: CallsPage, marks: CallMarks, window: MainWindow, console: FakeConsole
) -> None:
    bookmark(page, window, 2.0, "按错")
    marks.list.setCurrentRow(0)
    QTest.keyClick(marks.list, Qt.Key.Key_Delete)
    QTest.keyClick(marks.line.field, Qt.Key.Key_Return)
    assert marks.line.asking
    marks.line.field.setText("不是这里")
    QTest.keyClick(marks.line.field, Qt.Key.Key_Return)
    assert bookmarks(console.held.marks) == ()
    assert not marks.list.isVisibleTo(page)
    assert marks.history.text().endswith("李晓东 撤销标记“按错”：不是这里")
    assert len(console.held.marks) == 2


def test_importance_is_seen_in_the_list_and_its_history_in_the_detail(
    page: CallsPage, marks: CallMarks, console: FakeConsole
) -> None:
    marks.important_button.click()
    marks.line.field.setText("涉突发事件")
    marks.line.give.click()
    assert cell(page, STATE) == "已结束 ★"
    assert marks.important.isVisibleTo(page)
    marks.important_button.click()
    marks.line.field.setText("已核实无关")
    marks.line.give.click()
    assert importance(console.held.marks) is None
    assert cell(page, STATE) == "已结束"
    assert [line.split(" ", 2)[2] for line in marks.history.text().splitlines()] == [
        "李晓东 标为重要：涉突发事件",
        "李晓东 撤销标记“标为重要”：已核实无关",
    ]


def test_esc_gives_up_and_goes_nowhere(page: CallsPage, marks: CallMarks, window: MainWindow) -> None:
    marks.important_button.click()
    QTest.keyClick(marks.line.field, Qt.Key.Key_Escape)
    assert not marks.line.asking
    assert window.page is page


def test_who_may_not_write_marks_nothing(page: CallsPage, marks: CallMarks, window: MainWindow) -> None:
    window.seat.sit_down(replace(sample.LI, roles=frozenset({Role.SUPERVISOR})))
    page.table.select(4)
    assert not marks.important_button.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert not marks.line.asking


def test_other_calls_of_the_number_are_one_click_away(page: CallsPage, console: FakeConsole) -> None:
    assert not page.detail.history.isVisibleTo(page)
    console.held.calls.append(sample.call(8, "20:00", phone="13800000001", talk_s=30))
    page.refresh()
    page.table.select(8)
    history = page.detail.history
    assert history.isVisibleTo(page)
    assert "来电" in history.list.item(0).text()
    history.list.setCurrentRow(0)
    QTest.keyClick(history.list, Qt.Key.Key_Return)
    assert page.detail.row is not None
    assert page.detail.row.call.id == 4
