"""The shell: signing in and locking, proof of life, alarms, faults, and one window for each data folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLockFile, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from dutyconsole.app.commands import AcknowledgeAlarm, SignIn
from dutyconsole.app.views import AlarmView
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.vocabulary import Role
from dutyconsole.errors import DeviceProblem
from dutyconsole.messages import sentence
from dutyconsole.settings.line import Line
from tests.support import sample_shift as sample
from ui import application, vigil
from ui.widgets.rail import FOLDED, WIDE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.support.fake_console import FakeConsole
    from ui.main_window import MainWindow
    from ui.widgets.banners import Banner


def texts(window: MainWindow) -> str:
    """Return every word on the window that can be seen."""
    labels = [label for label in window.findChildren(QLabel) if label.isVisible()]
    return " | ".join(label.text() for label in labels)


def banner(window: MainWindow, key: str) -> Banner:
    """Return the banner of an alarm."""
    return window.banners._shown[key]


def test_wrong_password_is_a_sentence(locked_window: MainWindow) -> None:
    page = locked_window.sign_in
    page.name.setCurrentText("李晓东")
    QTest.keyClicks(page.password, "guess-again")
    page.enter.click()
    assert locked_window.locked
    assert page.wrong.text() == sentence(DeviceProblem("password_wrong"))
    assert page.enter.isEnabled()


def test_right_password_opens_the_desk(locked_window: MainWindow, console: FakeConsole) -> None:
    page = locked_window.sign_in
    assert page.name.currentText() == "李晓东"  # the main officer of the shift stands first
    QTest.keyClicks(page.password, sample.PASSWORD)
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert locked_window.page_key == "desk"
    assert sum(isinstance(order, SignIn) for order in console.held.orders) == 1
    assert page.password.text() == ""


def test_locking_hides_content_but_not_the_line(window: MainWindow, console: FakeConsole) -> None:
    console.ring()
    console.recorder(state="ringing")
    window.strip.locking.emit()
    window._tick()
    shown = texts(window)
    assert "138 **** **01" in shown
    assert "振铃" in shown
    for secret in ("13800000001", "138 0000 0001", "刘强", "东河镇"):
        assert secret not in shown
    assert window.rail.isHidden()


def test_ring_while_locked_rings(locked_window: MainWindow, console: FakeConsole) -> None:
    console.ring()
    assert console.sounder.said[-1] == "ring"  # type: ignore[attr-defined]
    assert locked_window.card.isVisible()


def test_lost_recorder_is_said_loudly(window: MainWindow, console: FakeConsole) -> None:
    console.recorder(seen=False)
    window._tick()
    shown = texts(window)
    assert "未在录音" in shown
    assert "alarm" in console.sounder.said  # type: ignore[attr-defined]
    console.recorder()
    window._tick()
    assert "未在录音" not in texts(window)


def test_deaf_line_is_said_with_its_reason(window: MainWindow, console: FakeConsole) -> None:
    console.recorder(fault="sound_lost")
    window._tick()
    assert "线路1未在录音：录音输入“default”断开了" in texts(window)


def test_recorder_that_falls_silent_is_not_believed(window: MainWindow, console: FakeConsole) -> None:
    window._tick()
    window.vigil._since.restart()
    assert window.vigil.look() is not None
    window.vigil._since = _Old()  # type: ignore[assignment]
    assert _Old.elapsed() > vigil.STALE_MS
    assert window.vigil.look() is None
    assert "未在录音" in texts(window)


class _Old:
    """A clock that has run for an hour."""

    @staticmethod
    def elapsed() -> int:
        """Return an hour."""
        return 3_600_000

    @staticmethod
    def hasExpired(limit_ms: int) -> bool:  # noqa: N802  as Qt calls it
        """Say whether an hour is longer."""
        return limit_ms < 3_600_000

    @staticmethod
    def isValid() -> bool:  # noqa: N802  as Qt calls it
        """Say that it runs."""
        return True

    @staticmethod
    def restart() -> None:
        """Stay as it is: every look finds that an hour has passed."""


def test_alarms_newest_on_top_one_for_each_key(window: MainWindow, console: FakeConsole) -> None:
    console.alarm("line:1:serial", "modem_silent", port="ttyS0", command="AT")
    console.alarm("disk", "store_full")
    console.held.alarms.pop(0)
    console.alarm("disk", "store_full", count=4)
    assert list(window.banners._shown) == ["line:1:serial", "disk"]
    layout = window.banners._layout
    assert layout.indexOf(banner(window, "disk")) < layout.indexOf(banner(window, "line:1:serial"))
    assert "4 次" in banner(window, "disk")._detail.text()


@pytest.mark.parametrize(("every_s", "sounds"), [(60, 3), (0, 1)])
def test_a_grave_alarm_sounds_until_somebody_has_seen_it(
    window: MainWindow, console: FakeConsole, every_s: int, sounds: int
) -> None:
    room = replace(console.settings.room, alarm_repeat_s=every_s)
    console.settings = replace(console.settings, room=room)
    said = console.sounder.said  # type: ignore[attr-defined]
    console.alarm("disk", "store_full")
    for _ in range(2):
        window.vigil._sounded = _Old()  # type: ignore[assignment]
        window._tick()
    assert said.count("alarm") == sounds
    banner(window, "disk")._seen.click()
    window.vigil._sounded = _Old()  # type: ignore[assignment]
    window._tick()
    assert said.count("alarm") == sounds


def test_a_quiet_alarm_sounds_and_turns_the_strip_red_before_its_banner(
    window: MainWindow, console: FakeConsole
) -> None:
    said = console.sounder.said  # type: ignore[attr-defined]
    console.recorder(fault="sound_lost")
    window._tick()
    console.alarm("line-1-sound", "sound_lost", quiet=True, name="default")
    assert said.count("alarm") == 1, "once, though the window and the desk have both seen it"
    window.vigil._sounded = _Old()  # type: ignore[assignment]
    window._tick()
    assert "▲ 告警 1" in texts(window)
    assert window.strip._alarms.property("role") == "danger"
    assert window.banners._shown == {}
    assert window.banners._recording.isHidden(), "its banner waits"
    assert said.count("alarm") == 1, "none while it is tried again"
    window.vigil._since, began = _Old(), window.vigil._since  # type: ignore[assignment]
    window._tick()
    assert not window.banners._recording.isHidden(), "nobody is left who would put up the banner"
    window.vigil._since = began
    console.held.alarms.clear()
    console.alarm("line-1-sound", "sound_lost", name="default")
    assert list(window.banners._shown) == ["line-1-sound"]


def test_alarms_name_the_line_where_there_are_several(window: MainWindow, console: FakeConsole) -> None:
    alarm = AlarmView(
        "line-2-sound",
        "sound_lost",
        {"name": "default"},
        console.clock.now(),
        1,
        grave=True,
        line=LineId("2"),
    )
    for lines, words in ((1, "录音输入"), (2, "线路2：录音输入")):
        console.settings = replace(
            console.settings, lines=tuple(Line(id=str(n), name=f"线路{n}") for n in range(1, lines + 1))
        )
        window.vigil.show_alarms((alarm,))
        assert banner(window, "line-2-sound")._text.text().startswith(words)


def test_acknowledging_names_the_person(window: MainWindow, console: FakeConsole) -> None:
    console.alarm("disk", "store_full")
    banner(window, "disk")._seen.click()
    assert AcknowledgeAlarm("disk") in console.held.orders
    assert "李晓东 已知悉" in banner(window, "disk")._detail.text()
    assert banner(window, "disk")._seen.isHidden()


def test_a_storm_of_alarms_leaves_room_to_work(window: MainWindow, console: FakeConsole) -> None:
    for number in range(9):
        console.alarm(f"k{number}", "store_full")
    assert len(window.banners._shown) == 3
    assert "另有 6 项告警" in texts(window)


def test_rail_folds_where_the_window_is_narrow(window: MainWindow) -> None:
    window.resize(1920, 1000)
    assert window.rail.width() == WIDE
    window.resize(1366, 768)
    assert window.rail.width() == FOLDED


def test_pages_need_the_right(locked_window: MainWindow, console: FakeConsole) -> None:
    admin = replace(sample.LI, roles=frozenset({Role.ADMIN}))
    locked_window.sign_in.signed_in.emit(admin)
    assert locked_window.open_page("log") is None


def test_second_start_brings_the_first_to_the_front(
    window: MainWindow, console: FakeConsole, qtbot: QtBot
) -> None:
    lock = QLockFile(str(console.folder.root / application.LOCK))
    assert lock.tryLock(0)
    server = application._answer_others(console.folder, window)
    with qtbot.waitSignal(server.newConnection):
        assert application.run(console) == 0
    server.close()
    lock.unlock()


def test_alarms_of_before_the_start_are_shown(console: FakeConsole) -> None:
    console.alarm("disk", "store_full")
    console.standing_alarms = lambda: tuple(console.held.alarms)
    window = application.make_window(console, open_file=str)
    assert list(window.banners._shown) == ["disk"]
    window.close()
