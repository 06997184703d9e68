"""News of the core arrive on the GUI thread; levels are looked at, not signalled."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from dutyconsole.app.events import RecorderSeen
from dutyconsole.domain.changes import Changed
from dutyconsole.errors import DeviceProblem
from ui.relay import Relay

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LOST, NOT_RUNNING = DeviceProblem("recorder_lost"), DeviceProblem("recorder_not_running")


def test_news_from_another_thread_come_to_the_gui(qtbot: QtBot) -> None:
    relay = Relay()
    heard_on: list[str] = []

    def listen(_: object) -> None:
        heard_on.append(threading.current_thread().name)

    relay.changed.connect(listen)
    news = Changed(frozenset({"entry"}))
    with qtbot.waitSignal(relay.changed) as heard:
        teller = threading.Thread(target=relay.publish, args=(news,), name="teller")
        teller.start()
    teller.join()
    assert heard.args == [news]
    assert heard_on == [threading.main_thread().name]


def test_status_is_kept_not_signalled(qtbot: QtBot) -> None:
    relay = Relay()
    with qtbot.assertNotEmitted(relay.changed), qtbot.assertNotEmitted(relay.call_changed):
        relay.publish(RecorderSeen(None, LOST))
        relay.publish(RecorderSeen(None, NOT_RUNNING))
    assert relay.recorder == RecorderSeen(None, NOT_RUNNING)
