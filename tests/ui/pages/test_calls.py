"""The calls page: what it shows, listening, checking, and what is left to do."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from dutyconsole.app.commands import MarkCallHandled
from dutyconsole.app.views import CallRow
from dutyconsole.domain.call import CallSignal
from dutyconsole.domain.recording import RecordingState
from dutyconsole.domain.vocabulary import Role
from dutyconsole.errors import DeviceProblem
from tests.support import sample_shift as sample
from tests.support.fake_store import FakeQueries
from tests.support.sound import speech_like
from tests.ui.pages.conftest import listening
from ui.models.calls import EVER, CallFilter

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.support.fake_console import FakeConsole, FakePlayer
    from ui.main_window import MainWindow
    from ui.pages.calls import CallsPage

TALK = sample.recording_of(sample.CALLS[3], 4)
MISSED = 6


@pytest.fixture
def page(calls_page: CallsPage) -> CallsPage:
    return calls_page


def column(page: CallsPage, place: int) -> list[str]:
    model = page.model
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def test_every_call_has_its_line(page: CallsPage) -> None:
    assert column(page, 2)[2] == "138 0000 0001"
    assert column(page, 3)[2] == "东河镇人民政府 刘强"
    assert column(page, 2)[3] == "号码未显示"
    assert column(page, 8)[2] == "LY20261123-0040"
    assert column(page, 9) == ["未登记", "第 10 号", "第 7 号", "已处理", "第 3 号", "第 2 号"]
    assert page.bar.count.text() == "共 6 个"


def test_newest_is_shown_at_once(page: CallsPage) -> None:
    assert page.detail.row is not None
    assert page.detail.row.call.id == MISSED


def test_words_find_number_unit_and_recording(page: CallsPage) -> None:
    for words, expected in (
        ("13800000001", 1),
        ("0530-21", 4),
        ("053021", 3),
        ("刘强", 1),
        ("ly20261123-0040", 1),
        ("东河 刘", 1),
        ("没有", 0),
    ):
        page.bar.text.setText(words)
        page.bar.apply()
        assert page.model.rowCount() == expected, words
    assert page.table.currentWidget() is page.empty


def test_typing_waits_a_moment(page: CallsPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.bar.text, "2100012")
    assert page.model.rowCount() == 6
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_chips_and_open_only(page: CallsPage) -> None:
    missed = next(chip for state, chip in page.bar.chips.items() if state.value == "missed")
    missed.click()
    assert column(page, 4) == ["未接"]
    missed.click()
    page.bar.open_only.click()
    assert column(page, 9) == ["未登记"]


def test_slow_answer_is_amber(page: CallsPage, console: FakeConsole) -> None:
    role = page.model.columns[6].role
    row = sample.call_row(sample.CALLS[0])
    assert role(row) == ""
    console.settings = replace(console.settings, limits=replace(console.settings.limits, answer_s=5))
    assert role(row) == "warn"


def test_playing_pausing_and_going_on(page: CallsPage) -> None:
    player = listening(page)
    assert player.is_playing()
    assert page.detail.sound.player.controls.play.accessibleName() == "暂停"
    page.detail.sound.player.listening.toggle()
    assert not player.is_playing()
    page.detail.sound.player.listening.seek(7.5)
    page.detail.sound.player.listening.toggle()
    assert (player.is_playing(), player.at) == (True, 7.5)


def test_position_is_shown_while_it_plays(page: CallsPage, qtbot: QtBot) -> None:
    player = listening(page)
    player.at = 4.0
    qtbot.waitUntil(lambda: page.detail.sound.player.controls.time.text().startswith("0:04 /"))


def test_click_and_keys_move_the_position(page: CallsPage) -> None:
    page.table.select(4)
    bar = page.detail.sound.player
    wave = bar.waveform
    QTest.mouseClick(wave, Qt.MouseButton.LeftButton, pos=QPoint(wave.width() // 2, 10))
    assert bar.listening.position == pytest.approx(5.0, abs=0.1)
    QTest.keyClick(wave, Qt.Key.Key_Right)
    assert bar.listening.position == pytest.approx(10.0, abs=0.1)
    QTest.keyClick(wave, Qt.Key.Key_Right)
    assert bar.listening.position == pytest.approx(10.0)
    QTest.keyClick(wave, Qt.Key.Key_Left)
    assert bar.listening.position == pytest.approx(5.0)
    QTest.keyClick(wave, Qt.Key.Key_Home)
    assert bar.listening.position == 0.0
    QTest.keyClick(wave, Qt.Key.Key_Space)
    assert bar.listening.playing


def test_a_call_goes_before_listening(page: CallsPage, console: FakeConsole) -> None:
    player = listening(page)
    console.ring()
    assert not player.is_playing()
    assert "已暂停" in page.detail.sound.player.note.text()


def test_leaving_the_page_is_silence(page: CallsPage, window: MainWindow) -> None:
    player = listening(page)
    window.open_page("desk")
    assert not player.is_playing()


def test_another_call_stops_the_sound(page: CallsPage) -> None:
    player = listening(page)
    page.table.select(2)
    assert not player.is_playing()
    assert page.detail.sound.player.listening.position == 0.0


def test_a_device_that_fails_is_said_beside(page: CallsPage, console: FakeConsole) -> None:
    def broken() -> FakePlayer:
        raise DeviceProblem("sound_no_output", why="busy")

    console.player = broken
    page.table.select(4)
    page.detail.sound.player.controls.play.click()
    assert "扬声器" in page.detail.sound.player.note.text()
    assert page.detail.sound.player.controls.play.accessibleName() == "播放"


def test_a_missing_file_is_said_beside(page: CallsPage, sounds: Path) -> None:
    (sounds / TALK.file).unlink()
    page.table.select(4)
    assert "打不开" in page.detail.sound.player.note.text()


def test_check_tells_whole_from_changed(page: CallsPage, sounds: Path) -> None:
    digest = hashlib.sha256(speech_like(10.0).tobytes()).hexdigest()
    row = sample.call_row(sample.CALLS[3])
    whole = replace(row, recordings=(replace(row.recordings[0], sha256=digest),))
    page.detail.show_call(whole)
    page.detail.sound.check_button.click()
    assert "完好" in page.detail.sound.verdict.text()
    path = sounds / TALK.file
    raw = bytearray(path.read_bytes())
    raw[1000] ^= 1
    path.write_bytes(raw)
    page.detail.sound.check_button.click()
    assert "不符" in page.detail.sound.verdict.text()


def test_a_running_recording_cannot_be_checked_but_heard(page: CallsPage) -> None:
    row = sample.call_row(sample.CALLS[3])
    running = replace(row.recordings[0], state=RecordingState.RUNNING, sha256=None, frames=0)
    page.detail.show_call(replace(row, recordings=(running,)))
    assert not page.detail.sound.check_button.isEnabled()
    assert page.detail.sound.player.isEnabled()
    assert page.detail.sound.player._growth.isActive()
    page.detail.show_call(None)
    assert not page.detail.sound.player._growth.isActive()


def test_why_it_was_not_recorded_is_said(page: CallsPage) -> None:
    call = replace(sample.CALLS[3], unrecorded_reason="sound_no_output")
    page.detail.show_call(CallRow(call, None))
    texts = [label.text() for label in page.detail.findChildren(type(page.detail.number))]
    assert any("没有可用的扬声器（…）" in text for text in texts)


def test_slip_and_entry_lead_on(page: CallsPage, window: MainWindow) -> None:
    page.table.select(MISSED)
    page.detail.slip_button.click()
    assert window.card.call_id == MISSED
    page.table.select(4)
    page.detail.entry_button.click()
    assert window.page_key == "log"


def test_noting_it_writes_one_line(page: CallsPage, console: FakeConsole) -> None:
    page.table.select(MISSED)
    assert not page.detail.handle_button.isEnabled()
    page.detail.note.setText(" 已回拨，对方拨错 ")
    page.detail.handle_button.click()
    page.detail.handle_button.click()
    orders = [order for order in console.held.orders if isinstance(order, MarkCallHandled)]
    assert [(order.call_id, order.note) for order in orders] == [(MISSED, "已回拨，对方拨错")]
    assert page.detail.note.text() == ""


def test_a_supervisor_listens_but_writes_nothing(page: CallsPage, window: MainWindow) -> None:
    supervisor = replace(sample.LI, roles=frozenset({Role.SUPERVISOR}))
    window.seat.sit_down(supervisor)
    page.table.select(MISSED)
    assert not page.detail.note.isVisibleTo(page)
    assert not page.detail.slip_button.isEnabled()
    page.table.select(4)
    assert page.detail.sound.player.isEnabled()


def test_an_auditor_hears_nothing(page: CallsPage, window: MainWindow) -> None:
    page.table.select(4)
    window.seat.sit_down(replace(sample.LI, roles=frozenset({Role.AUDITOR})))
    assert not page.detail.sound.player.isEnabled()
    assert page.detail.sound.check_button.isEnabled()


def test_a_ringing_call_comes_on_top(page: CallsPage, console: FakeConsole) -> None:
    call = console.ring()
    assert column(page, 4)[0] == "振铃"
    console.signal(call, CallSignal.ANSWER)
    assert column(page, 4)[0] == "通话中"


def test_an_empty_shift_says_what_will_be_here(page: CallsPage, console: FakeConsole) -> None:
    console.held.clear()
    page.refresh()
    assert page.table.currentWidget() is page.empty
    assert "本班还没有电话" in page.empty.accessibleName() + page.empty._title.text()


def test_narrow_leaves_out_what_the_detail_shows(page: CallsPage, window: MainWindow) -> None:
    view = page.table.view
    assert not any(view.isColumnHidden(place) for place in (1, 5, 6, 7, 8))
    page.resize(900, 700)
    assert all(view.isColumnHidden(place) for place in (1, 5, 6, 7, 8))


def test_a_search_that_nobody_waits_for_ends_early(console: FakeConsole) -> None:
    queries = FakeQueries(console.held)
    console.held.calls *= 200
    everything = CallFilter(words=("来自",), days=EVER)
    asked: list[int] = []

    def rows(ids: list[int]) -> list[CallRow]:
        asked.append(len(ids))
        return [sample.call_row(sample.CALLS[0])] * len(ids)

    queries.call_rows = rows  # type: ignore[method-assign,assignment]
    assert everything.ids(queries, sample.NOW, lambda: len(asked) < 1) == []
    assert asked == [500]
    everything.ids(queries, sample.NOW)
    assert sum(asked[1:]) == 1200


def test_a_running_recording_is_looked_at_only_while_shown(page: CallsPage, window: MainWindow) -> None:
    row = sample.call_row(sample.CALLS[3])
    running = replace(row.recordings[0], state=RecordingState.RUNNING, sha256=None, frames=0)
    page.detail.show_call(replace(row, recordings=(running,)))
    window.open_page("desk")
    assert not page.detail.sound.player._growth.isActive()
    window.open_page("calls")
    assert page.detail.sound.player._growth.isActive()
