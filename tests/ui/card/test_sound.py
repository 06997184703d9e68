"""The sound on the card: the level moves, what was said is heard again, what matters is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dutyconsole.app.commands import AddBookmark, MarkImportant
from dutyconsole.domain.call import CallSignal
from dutyconsole.domain.mark import bookmarks, importance
from dutyconsole.errors import BadInput, DeviceProblem
from tests.support import sample_shift as sample
from tests.support.fake_console import FakePlayer

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dutyconsole.domain.call import Call
    from tests.support.fake_console import FakeConsole
    from ui.card.sound import CardSound
    from ui.main_window import MainWindow


@pytest.fixture
def call(window: MainWindow, console: FakeConsole) -> Call:
    """A call that has been talked for a minute."""
    ringing = console.ring()
    answered = console.signal(ringing, CallSignal.ANSWER)
    console.clock.advance(60)  # type: ignore[attr-defined]
    console.recorder(state="answered")
    return answered


@pytest.fixture
def sound(window: MainWindow, call: Call) -> CardSound:
    return window.card.sound


def marked(console: FakeConsole) -> list[tuple[str, float]]:
    """Return word and age in seconds of each bookmark."""
    return [
        (each.word, (console.clock.now() - each.at).total_seconds()) for each in bookmarks(console.held.marks)
    ]


def player_of(sound: CardSound) -> FakePlayer:
    return cast("FakePlayer", sound.replay.listening._player)


def test_the_level_moves_and_says_that_it_is_recorded(
    sound: CardSound, window: MainWindow, console: FakeConsole
) -> None:
    console.recorder(state="answered", level=-20.0)
    window.card.show_levels(window.seat.relay.recorder)
    assert sound.meter.level == -20.0
    assert sound.state.text() == "● 录音中"
    console.recorder(state="idle")
    window.card.show_levels(window.seat.relay.recorder)
    assert sound.state.text() == "▲ 未在录音"
    console.recorder(seen=False)
    window.card.show_levels(window.seat.relay.recorder)
    assert sound.meter.level is None


def test_f7_marks_the_instant_at_which_it_was_pressed(
    sound: CardSound, window: MainWindow, console: FakeConsole
) -> None:
    content = window.card.form.field("content").control
    content.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert QApplication.focusWidget() is sound.line.field
    console.clock.advance(7)  # type: ignore[attr-defined]
    QTest.keyClicks(sound.line.field, "three injured")
    QTest.keyClick(sound.line.field, Qt.Key.Key_Return)
    assert marked(console) == [("three injured", 7.0)]
    assert QApplication.focusWidget() is content
    assert "three injured" in sound.marks.text()


def test_a_bookmark_needs_no_word_and_esc_takes_it_back(
    sound: CardSound, window: MainWindow, console: FakeConsole
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F7)
    QTest.keyClick(sound.line.field, Qt.Key.Key_Escape)
    assert not sound.line.asking
    assert marked(console) == []
    QTest.keyClick(window, Qt.Key.Key_F7)
    QTest.keyClick(sound.line.field, Qt.Key.Key_Return)
    assert marked(console) == [("", 0.0)]


def test_a_word_that_nobody_finished_is_kept(
    sound: CardSound, window: MainWindow, console: FakeConsole
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F7)
    QTest.keyClicks(sound.line.field, "first")
    QTest.keyClick(window, Qt.Key.Key_F7)
    QTest.keyClicks(sound.line.field, "second")
    window.card.form.field("content").control.setFocus()
    assert [word for word, _ in marked(console)] == ["first", "second"]
    assert not sound.line.asking


def test_no_key_tears_a_composition_apart(sound: CardSound, window: MainWindow, console: FakeConsole) -> None:
    content = window.card.form.field("content").control
    content.setFocus()
    QCoreApplication.sendEvent(content, QInputMethodEvent("shangwang", []))
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert QApplication.focusWidget() is content
    assert not sound.line.asking
    assert marked(console) == [("", 0.0)]
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is content


def test_the_next_call_keeps_the_bookmark_of_this_one(
    sound: CardSound, window: MainWindow, console: FakeConsole, call: Call
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F7)
    QTest.keyClicks(sound.line.field, "half")
    window.card.open_call(6)
    (made,) = [order for order in console.held.orders if isinstance(order, AddBookmark)]
    assert (made.call_id, made.word) == (call.id, "half")


def test_f6_plays_the_last_of_the_running_recording(
    sound: CardSound, window: MainWindow, call: Call, console: FakeConsole
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F6)
    player = player_of(sound)
    assert (player.playing, player.at) == (True, 268.0 - 30.0)
    assert sound.replay.isVisible()
    assert [path.name for path in player.paths] == [sample.recording_of(call, 7).file.rsplit("/", 1)[1]]
    assert console.held.accesses[-1].call_id == call.id
    sound.replay.back.click()
    assert player.at == 268.0 - 35.0
    sound.replay.pause.click()
    assert not sound.replay.listening.playing
    sound.replay.pause.click()
    assert sound.replay.pause.accessibleName() == "暂停回听"
    sound.replay.to_live.click()
    assert (player.playing, sound.replay.isVisible()) == (False, False)
    assert console.held.accesses[-1].closes is not None


def test_the_replay_ends_where_it_was_asked_for(sound: CardSound, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F6)
    player = player_of(sound)
    player.at = 267.95
    sound.replay.listening._tick()
    assert not sound.replay.isVisible()
    assert not player.playing


def test_a_replay_that_cannot_be_says_why(sound: CardSound, window: MainWindow, console: FakeConsole) -> None:
    class Broken:
        def open(self, paths: list[Path]) -> float:
            raise BadInput("recording_unreadable", file=paths[0].name, why="gone")

    console.player = Broken  # type: ignore[assignment]
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert sound.replay.isVisible()
    assert "打不开" in sound.replay.words.text()
    sound.replay.to_live.click()
    assert not sound.replay.isVisible()


def test_a_device_that_fails_at_once_says_why(
    sound: CardSound, console: FakeConsole, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(player: FakePlayer) -> None:
        player.playing, player.trouble = False, DeviceProblem("no_playback", why="no device")

    monkeypatch.setattr(FakePlayer, "play", fail)
    sound.replay_button.click()
    qtbot.waitUntil(lambda: "不能放音" in sound.replay.words.text())


def test_a_locked_window_neither_replays_nor_marks(
    sound: CardSound, window: MainWindow, console: FakeConsole
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F6)
    player = player_of(sound)
    window.seat.sit_down(None)
    assert not player.playing
    assert not sound.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert marked(console) == []


def test_importance_needs_its_reason_and_stays_after_the_call(
    sound: CardSound, console: FakeConsole, call: Call
) -> None:
    console.signal(call, CallSignal.HANG_UP)
    sound.important_button.click()
    assert not sound.line.give.isEnabled()
    sound.line.field.setText("涉突发事件")
    sound.line.give.click()
    (made,) = [order for order in console.held.orders if isinstance(order, MarkImportant)]
    assert (made.call_id, made.reason) == (call.id, "涉突发事件")
    assert importance(console.held.marks) is not None
    assert sound.important.isVisible()
    assert not sound.important_button.isVisible()
