"""Dialling by modem: the dialogue by itself, then on a real pseudo-terminal."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dutyconsole.clock import SystemClock
from dutyconsole.domain.dialling import DialAct, DialOutcome, DialRequest
from dutyconsole.domain.ids import LineId
from dutyconsole.messages import SENTENCES
from hardware.line.dialling import DIAL_WITHIN_S, HOLD_S, LET_GO_WITHIN_S, DialTalk
from hardware.line.watch import LineWatch
from tests.peers.pty_modem import pty_modem
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dutyconsole.settings.line import SerialSource
    from hardware.driver import DeviceState

LINE = LineId("1")
CALL = DialRequest(LINE, DialAct.DIAL, "a", "110")
LET_GO = DialRequest(LINE, DialAct.LET_GO, "a")
HANG_UP = DialRequest(LINE, DialAct.HANG_UP, "a")


def codes(outcomes: list[DialOutcome]) -> list[str]:
    return [outcome.code for outcome in outcomes]


def talking() -> DialTalk:
    talk = DialTalk("ATDT")
    assert talk.begin(CALL, 0.0) == (b"ATDT110;\r", [])
    return talk


def test_a_number_is_dialled_and_the_line_left_to_the_telephone() -> None:
    talk = talking()
    assert codes(talk.hear(b"ATDT110;\r\r\nO", 1.0)) == []
    assert codes(talk.hear(b"K\r\n", 1.0)) == ["dialled"]
    assert talk.holds_line
    assert talk.begin(LET_GO, 5.0) == (b"ATH\r", [])
    assert codes(talk.hear(b"\r\nOK\r\n", 5.1)) == ["let_go"]
    assert not talk.holds_line


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (b"NO DIALTONE", "dial_no_tone"),
        (b"NO DIAL TONE", "dial_no_tone"),
        (b"BUSY", "dial_busy"),
        (b"NO CARRIER", "dial_no_carrier"),
        (b"NO ANSWER", "dial_no_answer"),
        (b"ERROR", "dial_refused"),
    ],
)
def test_what_a_modem_says_instead_has_its_sentence(said: bytes, code: str) -> None:
    talk = talking()
    assert codes(talk.hear(b"\r\n" + said + b"\r\n", 1.0)) == [code]
    assert not talk.holds_line
    assert code in SENTENCES


def test_a_modem_that_is_silent_is_stopped() -> None:
    talk = talking()
    assert talk.tick(DIAL_WITHIN_S - 0.1) == (b"", [])
    out, told = talk.tick(DIAL_WITHIN_S)
    assert (out, codes(told)) == (b"\rATH\r", ["dial_silent"])
    assert codes(talk.tick(DIAL_WITHIN_S + LET_GO_WITHIN_S)[1]) == ["let_go"]
    assert not talk.holds_line


def test_a_modem_that_nobody_relieves_lets_go_by_itself() -> None:
    talk = talking()
    talk.hear(b"OK\r", 1.0)
    assert talk.tick(HOLD_S) == (b"", [])
    assert talk.tick(HOLD_S + 1.0) == (b"ATH\r", [])
    assert codes(talk.hear(b"OK\r", HOLD_S + 1.1)) == ["let_go"]


def test_dialling_is_stopped_by_a_key() -> None:
    talk = talking()
    out, told = talk.begin(HANG_UP, 2.0)
    assert (out, codes(told)) == (b"\rATH\r", ["hung_up"])
    assert codes(talk.hear(b"\r\nNO CARRIER\r\nATH\r\r\nOK\r\n", 2.1)) == ["hung_up"]


def test_a_second_number_waits_for_nobody() -> None:
    assert codes(talking().begin(replace(CALL, ticket="b"), 1.0)[1]) == ["dial_line_busy"]


@contextmanager
def dialling(source: SerialSource) -> Iterator[tuple[LineWatch, list[DialOutcome], list[DeviceState]]]:
    told: list[DialOutcome] = []
    states: list[DeviceState] = []
    watch = LineWatch(
        source,
        line="1",
        clock=SystemClock(),
        publish=lambda _: None,
        report=states.append,
        tell=told.append,
    )
    watch.start()
    try:
        yield watch, told, states
    finally:
        watch.stop()


@pytest.mark.peer
def test_a_modem_on_a_pseudo_terminal_dials_and_lets_go() -> None:
    with pty_modem() as (modem, source), dialling(source) as (watch, told, states):
        until(lambda: any(state.state == "ok" for state in states))
        watch.order(CALL)
        until(lambda: codes(told) == ["dialled"])
        assert modem.brain.commands[-1] == "ATDT110;"
        assert modem.brain.off_hook
        watch.order(LET_GO)
        until(lambda: codes(told) == ["dialled", "let_go"])
        assert not modem.brain.off_hook


@pytest.mark.peer
def test_a_call_is_given_up_while_the_modem_dials() -> None:
    with pty_modem() as (modem, source), dialling(source) as (watch, told, states):
        until(lambda: any(state.state == "ok" for state in states))
        modem.brain.dials = None
        watch.order(CALL)
        until(lambda: modem.brain.off_hook)
        watch.order(HANG_UP)
        until(lambda: codes(told) == ["hung_up", "hung_up"])
        assert not modem.brain.off_hook
        assert modem.brain.commands[-1] == "ATH"


@pytest.mark.peer
def test_without_a_modem_the_officer_is_told_at_once(caplog: pytest.LogCaptureFixture) -> None:
    with (
        caplog.at_level(logging.ERROR, logger="dutyconsole.device"),
        pty_modem() as (modem, source),
        dialling(source) as (watch, told, states),
    ):
        until(lambda: any(state.state == "ok" for state in states))
        modem.brain.dials = None
        watch.order(CALL)
        until(lambda: modem.brain.off_hook)
        modem.unplug()
        until(lambda: codes(told) == ["dial_no_modem"])
        watch.order(replace(CALL, ticket="b"))
        until(lambda: codes(told) == ["dial_no_modem", "dial_no_modem"])
