"""The log page: finding, adding, carrying on, striking out; nothing is ever changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from dutyconsole.app.commands import AddEntry, KeepQuery, StrikeEntry
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.support.fake_console import FakeConsole
    from ui.card.fields import Control
    from ui.main_window import MainWindow
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


def cells(page: LogPage) -> list[str]:
    """Return the text column."""
    model = page.model
    return [str(model.index(row, 3).data()) for row in range(model.rowCount())]


def test_words_must_all_be_found(page: LogPage, qtbot: QtBot) -> None:
    page.bar._wait.setInterval(1)
    page.bar.text.setText("G327 清障")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert "清障" in cells(page)[0]


def test_a_query_is_read_remembered_and_shown_in_the_line(page: LogPage, console: FakeConsole) -> None:
    page.bar.text.setText("清障 OR 没有 -东")
    page.bar.text.returnPressed.emit()
    assert [order for order in console.held.orders if isinstance(order, KeepQuery)] == [
        KeepQuery("清障 OR 没有 -东")
    ]
    assert all("清障" in text for text in cells(page))
    page.bar.text.setText("清障")
    page.bar.text.returnPressed.emit()
    assert "清障</span>" in page.detail._text.text()
    page.bar.offer_last()
    assert "清障" in page.bar._last.stringList()


def test_a_wrong_query_is_told_by_its_place(page: LogPage) -> None:
    before = cells(page)
    page.bar.text.setText("火灾 knd:来电")
    page.bar.text.returnPressed.emit()
    assert page.bar.count.text() == "查找内容有误"
    assert "第4个字" in page.bar.count.toolTip()
    assert cells(page) == before


def test_a_number_leads_to_its_line(page: LogPage) -> None:
    page.bar.text.setText("#3")
    page.bar.text.returnPressed.emit()
    assert page.table.row.entry.number == 3


def test_open_matters_and_struck_lines(page: LogPage) -> None:
    page.bar.open_only.setChecked(True)
    assert cells(page) == ["传真机墨粉低，已报修，备用机可用。"]
    page.bar.open_only.setChecked(False)
    page.bar.show_struck.setChecked(False)
    assert "东河镇来电号码误记。" not in cells(page)


def test_struck_line_is_shown_struck(page: LogPage) -> None:
    place = page.model.place_of(8)
    assert place is not None
    font = page.model.index(place, 3).data(0x0006)  # Qt.ItemDataRole.FontRole
    assert font.strikeOut()
    page.table.select(8)
    assert "号码记录有误" in page.detail._facts["struck"].text()
    assert page.detail.strike.isHidden()


def test_new_line(page: LogPage, window: MainWindow, console: FakeConsole) -> None:
    page.new_line()
    control(page, "text").put("收市政府办公室来文1件")
    control(page, "handling").put("已送阅。")
    control(page, "kind").put("document_in")
    page.form.save.click()
    page.form.save.click()
    written = [order for order in console.held.orders if isinstance(order, AddEntry)]
    assert [(w.text, w.kind, w.event_at) for w in written] == [
        ("收市政府办公室来文1件", EntryKind.DOCUMENT_IN, None)
    ]
    assert page.table.row.entry.number == 11
    assert page.side.currentWidget() is page.detail


def test_empty_line_is_refused_at_the_field(page: LogPage, console: FakeConsole) -> None:
    page.new_line()
    page.form.save.click()
    assert page.form.field("text").wrong == "请填写内容摘要"
    assert not any(isinstance(order, AddEntry) for order in console.held.orders)


def test_time_that_was_set_is_the_events(page: LogPage, console: FakeConsole) -> None:
    page.new_line()
    control(page, "text").put("补记")
    control(page, "handling").put("已办。")
    page.form.event_at.setDateTime(page.form.event_at.dateTime().addSecs(-3600))
    page.form.save.click()
    written = next(order for order in console.held.orders if isinstance(order, AddEntry))
    assert written.event_at is not None
    assert (console.clock.now() - written.event_at).total_seconds() == 3600


def test_strike_alone(page: LogPage, console: FakeConsole) -> None:
    page.table.select(7)
    page.detail.strike.click()
    page.form.save.click()
    assert page.form.field("reason").wrong == "请填写划改原因"
    control(page, "reason").put("重复登记")
    page.form.save.click()
    assert [o for o in console.held.orders if isinstance(o, StrikeEntry)] == [StrikeEntry(7, "重复登记")]


def test_strike_with_replacement(page: LogPage, console: FakeConsole) -> None:
    page.table.select(7)
    page.detail.strike.click()
    control(page, "reason").put("路段有误")
    control(page, "text").put("东河镇报告：G220线路面有货物散落。")
    page.form.save.click()
    struck = next(order for order in console.held.orders if isinstance(order, StrikeEntry))
    assert isinstance(struck.replacement, AddEntry)
    assert struck.replacement.text == "东河镇报告：G220线路面有货物散落。"
    assert struck.replacement.kind is EntryKind.INCOMING_CALL


def test_follow_up_closes_the_matter(page: LogPage, console: FakeConsole) -> None:
    page.table.select(5)
    page.detail.follow.click()
    control(page, "text").put("墨粉已更换。")
    control(page, "status").put(EntryStatus.DONE.value)
    page.form.save.click()
    written = next(order for order in console.held.orders if isinstance(order, AddEntry))
    assert written.follows == 5


def test_words_of_the_form_survive(page: LogPage, console: FakeConsole) -> None:
    page.new_line()
    control(page, "text").put("写到一半")
    page.form.cancel.click()
    page.new_line()
    assert control(page, "text").value() == "写到一半"


def test_line_of_another_day_is_found(page: LogPage, window: MainWindow) -> None:
    page.bar.kind.setCurrentIndex(page.bar.kind.findData("visit"))
    page.bar._tell()
    window.show_entry(2)
    assert page.table.row.entry.number == 2


def test_call_of_a_line_opens_its_card(page: LogPage, window: MainWindow) -> None:
    page.table.select(7)
    page.detail.call.click()
    assert window.card.call_id == 4


def test_empty_log_says_how_to_begin(page: LogPage, console: FakeConsole) -> None:
    console.held.clear()
    page.bar._tell()
    assert page.table.currentWidget() is page.empty
