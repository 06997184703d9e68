"""The watch of a line on real ports: calls, hook, and everything that can go wrong."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from dutyconsole.clock import SystemClock
from dutyconsole.messages import SENTENCES
from dutyconsole.settings.line import SerialSource
from hardware.caller_id.events import (
    CallerIdReport,
    LineEvent,
    MessageWaiting,
    OffHook,
    OnHook,
    Ring,
    Unparsed,
)
from hardware.driver import BackOff, DeviceState
from hardware.line import watch as watch_module
from hardware.line.watch import LineWatch
from hardware.sim.modem import mdmf
from hardware.sim.rfc2217 import NetworkModem
from tests.peers.pty_modem import pty_modem
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hardware.sim.modem import SimModem

pytestmark = pytest.mark.peer

LOCAL = datetime(2026, 11, 23, 20, 7, tzinfo=ZoneInfo("Asia/Shanghai"))


class Heard:
    """What a watch told."""

    def __init__(self) -> None:
        self.events: list[LineEvent] = []
        self.states: list[DeviceState] = []

    def said(self) -> list[tuple[str, str]]:
        """Return the states with their codes."""
        return [(state.state, state.code) for state in self.states]

    def callers(self) -> list[str | None]:
        """Return the numbers of the reports."""
        return [event.caller.number for event in self.events if isinstance(event, CallerIdReport)]

    def kinds(self) -> list[type]:
        """Return the kinds of the events."""
        return [type(event) for event in self.events]


@contextmanager
def watching(source: SerialSource) -> Iterator[Heard]:
    """Watch a line for the length of the block."""
    heard = Heard()
    watch = LineWatch(
        source, line="1", clock=SystemClock(), publish=heard.events.append, report=heard.states.append
    )
    watch.start()
    try:
        yield heard
    finally:
        watch.stop()


def until_ready(heard: Heard, modem: SimModem) -> None:
    until(lambda: ("ok", "") in heard.said())
    assert modem.brain.commands == ["ATZ", "AT+VCID=1"]


def test_a_call_on_a_pseudo_terminal() -> None:
    with pty_modem() as (modem, source), watching(source) as heard:
        until_ready(heard, modem)
        modem.ring()
        modem.caller_id("13800000001", "刘强", at=LOCAL)
        modem.ring()
        modem.caller_id("13800000001", "刘强", at=LOCAL)
        modem.off_hook()
        modem.on_hook()
        until(lambda: OnHook in heard.kinds())
        assert heard.kinds() == [Ring, CallerIdReport, Ring, OffHook, OnHook]
        (report,) = (event for event in heard.events if isinstance(event, CallerIdReport))
        assert (report.caller.name, report.caller.date, report.caller.time) == ("刘强", "1123", "2007")
        assert (datetime.now(UTC) - report.at).total_seconds() < 60


def test_a_caller_without_a_name_is_told_without_waiting_for_more() -> None:
    with pty_modem() as (modem, source), watching(source) as heard:
        until_ready(heard, modem)
        modem.ring()
        modem.caller_id("13800000001", at=LOCAL)
        until(lambda: heard.callers() == ["13800000001"])


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ("netcallerid", b"###DATE11232007...NMBR13800000001...NAME+++\r\n"),
        ("fsk", b"U" * 30 + b"\xff" + mdmf("13800000001", at=LOCAL)),
        ("dtmf", b"D13800000001C"),
    ],
)
def test_a_box_is_heard_and_sent_no_commands(profile: str, said: bytes) -> None:
    with pty_modem() as (modem, source), watching(replace(source, profile=profile)) as heard:
        until(lambda: ("ok", "") in heard.said())
        modem.say(said)
        until(lambda: heard.callers() == ["13800000001"])
        assert modem.brain.commands == []


def test_a_pattern_that_cannot_be_used_is_a_fault_that_is_told(caplog: pytest.LogCaptureFixture) -> None:
    with (
        caplog.at_level(logging.ERROR, logger="dutyconsole.device"),
        pty_modem() as (_, source),
        watching(replace(source, profile="pattern", pattern="(")) as heard,
    ):
        until(lambda: ("fault", "pattern_invalid") in heard.said())


def test_rubbish_is_kept_and_the_next_ring_is_heard() -> None:
    rubbish = bytes(range(128, 256)) * 8192
    with pty_modem() as (modem, source), watching(source) as heard:
        until_ready(heard, modem)
        modem.garbage(rubbish + b"\r\n")
        modem.ring()
        until(lambda: Ring in heard.kinds())
        assert b"".join(event.raw for event in heard.events if isinstance(event, Unparsed)) == rubbish


def test_the_message_lamp_is_no_call() -> None:
    with pty_modem() as (modem, source), watching(source) as heard:
        until_ready(heard, modem)
        modem.say(b"\r\nMESG = 060342424231\r\n")
        until(lambda: heard.events)
        assert heard.kinds() == [MessageWaiting]


def test_unplugged_and_plugged_in_again(caplog: pytest.LogCaptureFixture) -> None:
    with (
        caplog.at_level(logging.ERROR, logger="dutyconsole.device"),
        pty_modem() as (modem, source),
        watching(source) as heard,
    ):
        until_ready(heard, modem)
        modem.say(b"\r\nRING\r\n\r\nNMBR = 1380000")
        # What was written in one piece is read in one piece: with the ring, the torn line is in too.
        until(lambda: Ring in heard.kinds())
        modem.unplug()
        until(lambda: len(heard.states) == 2)
        modem.replug()
        until(lambda: len(heard.states) == 3)
        assert heard.said() == [("ok", ""), ("fault", "port_gone"), ("ok", "")]
        assert heard.kinds() == [Ring, Unparsed]
        assert heard.events[1] == Unparsed(heard.events[1].at, b"NMBR = 1380000")
        modem.ring()
        until(lambda: heard.kinds() == [Ring, Unparsed, Ring])


def test_a_port_that_comes_later_is_taken_up(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="dutyconsole.device"), pty_modem() as (modem, source):
        modem.unplug()
        with watching(source) as heard:
            until(lambda: heard.said() == [("fault", "port_missing")])
            modem.replug()
            until(lambda: heard.said() == [("fault", "port_missing"), ("ok", "")])


def test_a_silent_modem_is_told_and_still_heard(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hardware.caller_id.modem.ModemDialogue.__init__.__kwdefaults__", {"wait_s": 0.2})
    with (
        caplog.at_level(logging.ERROR, logger="dutyconsole.device"),
        pty_modem() as (modem, source),
    ):
        modem.silence()
        with watching(source) as heard:
            until(lambda: heard.said() == [("fault", "modem_silent")])
            modem.say(b"\r\nRING\r\n")
            until(lambda: heard.said() == [("fault", "modem_silent"), ("ok", "")])
            assert heard.kinds() == [Ring]


def test_a_modem_that_refuses_is_told_and_asked_again(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_module, "LONGEST_WAIT_S", 0.1)
    monkeypatch.setattr(watch_module, "ASK_AGAIN_QUIET_S", 0.05)
    with (
        caplog.at_level(logging.ERROR, logger="dutyconsole.device"),
        pty_modem() as (modem, source),
    ):
        modem.brain.refused = frozenset({"AT+VCID=1"})
        with watching(source) as heard:
            until(lambda: heard.said() == [("fault", "modem_refused")])
            modem.brain.refused = frozenset()
            until(lambda: heard.said() == [("fault", "modem_refused"), ("ok", "")])


def test_a_hook_line_that_the_port_has_not(caplog: pytest.LogCaptureFixture) -> None:
    with (
        caplog.at_level(logging.ERROR, logger="dutyconsole.device"),
        pty_modem() as (modem, source),
        watching(SerialSource(port=source.port, hook_line="cts")) as heard,
    ):
        until(lambda: heard.states)
        assert heard.said() == [("fault", "port_no_control_lines")]
        modem.ring()
        until(lambda: heard.kinds() == [Ring])


def test_no_port_is_set() -> None:
    with watching(SerialSource()) as heard:
        until(lambda: heard.said() == [("absent", "port_not_set")], what=str(heard.states))


@pytest.mark.parametrize("inverted", [False, True])
@pytest.mark.parametrize("line", ["cts", "dsr", "cd", "ri"])
def test_hook_by_each_control_line(line: str, inverted: bool) -> None:
    with NetworkModem(hook_line=line, hook_inverted=inverted) as modem:
        source = SerialSource(port=modem.port, hook_line=line, hook_inverted=inverted)
        with watching(source) as heard:
            until_ready(heard, modem)
            modem.off_hook()
            until(lambda: heard.kinds() == [OffHook])
            modem.on_hook()
            until(lambda: heard.kinds() == [OffHook, OnHook])


def test_a_ring_contact_and_the_word_ring_are_one_ring() -> None:
    with NetworkModem() as modem, watching(SerialSource(port=modem.port)) as heard:
        until_ready(heard, modem)
        modem.set_line("ri", asserted=True)
        until(lambda: heard.kinds() == [Ring])
        modem.ring()
        modem.caller_id("110", at=LOCAL)
        until(lambda: heard.callers() == ["110"])
        assert heard.kinds() == [Ring, CallerIdReport]


@pytest.mark.parametrize("inverted", [False, True])
@pytest.mark.parametrize("line", ["cts", "dsr", "cd", "ri"])
def test_rings_by_each_control_line(line: str, inverted: bool) -> None:
    hook = "dsr" if line != "dsr" else "cd"
    with NetworkModem(hook_line=hook) as modem:
        modem.set_line(line, asserted=inverted)
        source = SerialSource(
            port=modem.port, profile="contacts", hook_line=hook, ring_line=line, ring_inverted=inverted
        )
        with watching(source) as heard:
            until(lambda: ("ok", "") in heard.said())
            modem.off_hook()
            until(lambda: heard.kinds() == [OffHook])
            modem.on_hook()
            until(lambda: heard.kinds() == [OffHook, OnHook])
            modem.set_line(line, asserted=not inverted)
            until(lambda: heard.kinds() == [OffHook, OnHook, Ring])
            assert modem.brain.commands == []


def test_a_network_port_that_breaks_is_taken_up_again(caplog: pytest.LogCaptureFixture) -> None:
    with (
        caplog.at_level(logging.ERROR, logger="dutyconsole.device"),
        NetworkModem() as modem,
        watching(SerialSource(port=modem.port, hook_line="dsr")) as heard,
    ):
        until_ready(heard, modem)
        modem.off_hook()
        until(lambda: OffHook in heard.kinds())
        modem.unplug()
        until(lambda: ("fault", "port_gone") in heard.said())
        modem.on_hook()
        modem.replug()
        until(lambda: OnHook in heard.kinds())
        until(lambda: heard.said()[-1] == ("ok", ""))


def test_every_code_has_its_sentence() -> None:
    codes = {"port_missing", "port_denied", "port_busy", "port_failed", "port_gone", "port_not_set"}
    codes |= {"port_no_control_lines", "modem_silent", "modem_refused", "driver_failed", "profile_unknown"}
    codes |= {"pattern_missing", "pattern_invalid"}
    assert codes <= set(SENTENCES)


def test_waits_grow_up_to_their_limit_and_begin_again() -> None:
    back_off = BackOff(0.5, 30.0)
    assert [back_off.next() for _ in range(8)] == [0.5, 1, 2, 4, 8, 16, 30, 30]
    back_off.reset()
    assert back_off.next() == 0.5
