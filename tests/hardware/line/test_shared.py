"""A box that serves several lines: one port, and each line told what is its own."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from dutyconsole.clock import SystemClock
from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.paths import DataFolder
from dutyconsole.settings.line import Line, SerialSource, SoundSource
from dutyconsole.settings.recorder import Recorder
from dutyconsole.settings.root import Settings
from hardware.caller_id.events import CallerIdReport, LineEvent, OffHook, Ring, Smdr, Unparsed
from hardware.line.shared import Ports
from hardware.line.watch import LineWatch
from hardware.recorder.journal import facts_after, journal_path
from hardware.sim.line import pty_line
from tests.hardware.recorder.stage import running
from tests.peers.pty_modem import pty_modem
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dutyconsole.domain.facts import Fact
    from hardware.sim.modem import SimModem

pytestmark = pytest.mark.peer

RING = b"%02d R     11/07 07:43:52\r\n"
CALLER = b"%02d I S 0000 G A1 11/07 07:43 AM 77026371%02d     NAME\r\n"
UP = b"%02d F     11/07 07:43:58\r\n"
ENDED = b"%02d I E 0066 G A1 11/07 07:43 AM 77026371%02d     NAME\r\n"


def lines(port: str, *numbers: str) -> tuple[Line, ...]:
    return tuple(
        Line(id=str(place + 1), serial=SerialSource(port=port, profile="whozz", box_line=number))
        for place, number in enumerate(numbers)
    )


@contextmanager
def box(*numbers: str) -> Iterator[tuple[SimModem, list[list[LineEvent]]]]:
    """Have a box on a pseudo-terminal serve lines of these numbers; gives what each line was told."""
    with pty_modem() as (modem, source):
        told: list[list[LineEvent]] = [[] for _ in numbers]
        states: list[str] = []
        all_lines = lines(source.port, *numbers)
        ports = Ports(all_lines)
        watches = [
            ports.watch(
                line.serial,
                line=line.id,
                clock=SystemClock(),
                publish=heard.append,
                report=lambda state: states.append(state.state),
                tell=lambda _: None,
            )
            for line, heard in zip(all_lines, told, strict=True)
        ]
        for watch in watches:
            watch.start()
        until(lambda: states.count("ok") == len(numbers))
        try:
            yield modem, told
        finally:
            for watch in watches:
                watch.stop()


def test_each_line_is_told_what_is_its_own_though_they_ring_at_once() -> None:
    with box("1", "02") as (modem, (first, second)):
        for _ in range(2):
            modem.say(RING % 1 + RING % 2 + CALLER % (1, 11) + CALLER % (2, 22))
        modem.say(UP % 2 + ENDED % (2, 22))
        until(lambda: any(isinstance(event, Smdr) for event in second))
        kinds = [type(event) for event in second]
        assert kinds == [Ring, CallerIdReport, Ring, OffHook, Smdr]
        assert [type(event) for event in first] == [Ring, CallerIdReport, Ring]
        assert [event.caller.number for event in first if isinstance(event, CallerIdReport)] == ["7702637111"]


def test_a_line_of_the_box_that_nobody_has_is_not_lost(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="dutyconsole.line"), box("1", "2") as (modem, (first, _)):
        modem.say(RING % 4 + RING % 4 + b"rubbish\r\n")
        until(lambda: len(first) == 3)
        assert [type(event) for event in first] == [Ring, Ring, Unparsed]
    assert len(caplog.records) == 1


def test_a_line_without_a_number_gets_the_rest() -> None:
    with box("2", "") as (modem, (second, rest)):
        modem.say(RING % 2 + RING % 4)
        until(lambda: bool(second and rest))
        assert (second, rest) == ([Ring(second[0].at, "02")], [Ring(rest[0].at, "04")])


def test_a_port_of_one_line_has_a_watch_of_its_own() -> None:
    alone = lines("COM1", "")[0]
    made = Ports([alone]).watch(
        alone.serial,
        line="1",
        clock=SystemClock(),
        publish=lambda _: None,
        report=lambda _: None,
        tell=lambda _: None,
    )
    assert isinstance(made, LineWatch)


def test_two_lines_of_one_box_have_calls_of_their_own(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data").make()
    clock = SystemClock()

    def told(line: str, kind: FactKind) -> list[Fact]:
        found = facts_after(journal_path(folder.journal, LineId(line)), 0)
        return [fact for fact in found if fact.kind is kind]

    with pty_line(clock, zone=ZoneInfo("Asia/Shanghai")) as sim:
        two = tuple(replace(each, sound=SoundSource(device="")) for each in lines(sim.serial.port, "1", "2"))
        with running(folder, Settings(lines=two, recorder=Recorder()), clock):
            until(lambda: all(told(line, FactKind.DEVICE_STATE) for line in ("1", "2")), "the port")
            sim.modem.say(RING % 1 + CALLER % (1, 11) + RING % 2 + CALLER % (2, 22))
            until(lambda: told("1", FactKind.CALLER_ID) and told("2", FactKind.CALLER_ID), "both calls")
            numbers = [told(line, FactKind.CALLER_ID)[0].data["number"] for line in ("1", "2")]
            assert numbers == ["7702637111", "7702637122"]
