"""Listening to calls: several files as one, speed, loop, devices, and the register."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtTest import QTest

from dutyconsole.domain.vocabulary import Role
from dutyconsole.errors import DeviceProblem
from tests.support import sample_shift as sample
from tests.support.sound import speech_like, write_wav
from tests.ui.pages.conftest import listening
from ui.dialogs.reason import ReasonDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.support.fake_console import FakeConsole, FakePlayer
    from ui.main_window import MainWindow
    from ui.pages.calls import CallsPage


@pytest.fixture
def page(calls_page: CallsPage) -> CallsPage:
    return calls_page


def test_several_recordings_are_heard_as_one(page: CallsPage, sounds: Path) -> None:
    row = sample.call_row(sample.CALLS[3])
    first = row.recordings[0]
    second = replace(sample.recording_of(sample.CALLS[3], 5), file="recordings/second.wav")
    write_wav(sounds / second.file, speech_like(4.0))
    page.detail.show_call(replace(row, recordings=(first, second)))
    bar = page.detail.sound.player
    assert bar.controls.time.text() == "0:00 / 0:14"
    assert "共 2 段" in page.detail.sound.recording.text()
    bar.controls.play.click()
    player = cast("FakePlayer", bar.listening._player)
    assert [path.name for path in player.paths] == [(sounds / first.file).name, "second.wav"]


def test_one_file_missing_among_several_is_said_and_left_out(page: CallsPage, sounds: Path) -> None:
    row = sample.call_row(sample.CALLS[3])
    gone = replace(sample.recording_of(sample.CALLS[3], 5), file="recordings/gone.wav")
    page.detail.show_call(replace(row, recordings=(row.recordings[0], gone)))
    bar = page.detail.sound.player
    assert "打不开" in bar.note.text()
    bar.controls.play.click()
    assert [path.name for path in cast("FakePlayer", bar.listening._player).paths] == [
        (sounds / row.recordings[0].file).name
    ]


def test_speed_volume_and_output_are_ordered_and_kept(page: CallsPage) -> None:
    player = listening(page)
    controls = page.detail.sound.player.controls
    controls.speed.setCurrentIndex(5)
    controls.volume.setValue(40)
    controls.output.setCurrentIndex(1)
    assert (player.speed, player.volume, player.output) == (2.0, 0.4, "耳机 (hw:2,0)")
    page.table.select(2)
    controls.play.click()
    again = cast("FakePlayer", page.detail.sound.player.listening._player)
    assert again is not player
    assert (again.speed, again.volume, again.output) == (2.0, 0.4, "耳机 (hw:2,0)")


def test_a_stretch_is_looped_by_keys_and_by_buttons(page: CallsPage) -> None:
    player = listening(page)
    bar = page.detail.sound.player

    def looped() -> tuple[float, float] | None:
        return player.loop

    bar.listening.seek(6.0)
    QTest.keyClicks(bar.waveform, "[")
    assert not looped()
    assert bar.controls.loop_end.isEnabled()
    bar.listening.seek(3.0)
    bar.controls.loop_end.click()
    assert looped() == (3.0, 6.0)
    assert (bar.controls.loop_start.text(), bar.controls.loop_end.text()) == ("A 0:03", "B 0:06")
    QTest.keyClicks(bar.waveform, "\\")
    assert not looped()
    bar.listening.seek(2.0)
    QTest.keyClicks(bar.waveform, "[")
    bar.listening.seek(4.0)
    QTest.keyClicks(bar.waveform, "]")
    assert looped() == (2.0, 4.0)
    page.table.select(2)
    assert bar.listening.loop is None


def test_a_device_that_is_lost_is_said(page: CallsPage, qtbot: QtBot) -> None:
    player = listening(page)
    player.playing, player.trouble = False, DeviceProblem("no_playback", why="gone")
    note = page.detail.sound.player.note
    qtbot.waitUntil(lambda: "不能放音" in note.text())
    assert page.detail.sound.player.controls.play.accessibleName() == "播放"


def test_listening_is_registered_before_and_after(page: CallsPage, console: FakeConsole) -> None:
    listening(page).at = 4.0
    begun = console.held.accesses[-1]
    assert (begun.call_id, begun.from_ms, begun.reason) == (4, 0, "")
    page.detail.sound.player.listening._tick()
    page.table.select(2)
    ended = console.held.accesses[-1]
    assert (ended.closes, ended.to_ms) == (begun.id, 4000)


def test_an_older_call_asks_once_for_the_reason(
    page: CallsPage, console: FakeConsole, window: MainWindow
) -> None:
    window.seat.sit_down(replace(sample.CHEN, roles=frozenset({Role.SUPERVISOR})))
    page.table.select(4)
    heard = page.detail.sound.player.controls.play
    page.detail.sound.player.controls.play.click()
    (dialog,) = page.findChildren(ReasonDialog)
    assert heard.accessibleName() == "播放"
    dialog.reason.setText("上级核查")
    dialog.go.click()
    assert heard.accessibleName() == "暂停"
    page.detail.sound.player.listening.let_go()
    page.detail.sound.player.controls.play.click()
    assert heard.accessibleName() == "暂停"
    assert [access.reason for access in console.held.accesses if access.closes is None] == ["上级核查"] * 2
    window.seat.sit_down(None)
    assert heard.accessibleName() == "播放"
    assert console.held.accesses[-1].closes is not None


def test_giving_up_the_reason_is_silence(page: CallsPage, console: FakeConsole, window: MainWindow) -> None:
    window.seat.sit_down(replace(sample.CHEN, roles=frozenset({Role.SUPERVISOR})))
    page.table.select(4)
    page.detail.sound.player.controls.play.click()
    page.findChildren(ReasonDialog)[0].reject()
    assert not page.detail.sound.player.listening.playing
    assert console.held.accesses == []
