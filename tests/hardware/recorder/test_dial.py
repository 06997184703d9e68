"""An order to dial over the wire, a real modem behind a pseudo-terminal, and the call that comes of it."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from dutyconsole.clock import SystemClock
from dutyconsole.domain.dialling import DialAct, DialRequest
from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.paths import DataFolder
from dutyconsole.settings.line import Line, SerialSource
from dutyconsole.settings.recorder import Recorder
from dutyconsole.settings.root import Settings
from hardware.recorder.client import Wire
from hardware.recorder.wire import dial_body, message
from hardware.sim.line import SimLine, pty_line
from tests.hardware.recorder.stage import LINE, facts, running
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.peer

K = FactKind


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data").make()


@contextmanager
def desk(folder: DataFolder, profile: str = "hayes") -> Iterator[tuple[SimLine, Wire]]:
    """Record a line with a modem, and be connected to the recorder."""
    clock = SystemClock()
    with pty_line(clock, zone=ZoneInfo("Asia/Shanghai")) as line:
        source = SerialSource(port=line.serial.port, profile=profile)
        settings = Settings(
            lines=(Line(id=LINE, serial=source, sound=line.sound),), recorder=Recorder(preroll_s=1.0)
        )
        with running(folder, settings, clock):
            until(lambda: len(facts(folder, K.DEVICE_STATE)) == 2, "both devices")
            with Wire(folder) as wire:
                yield line, wire


def dial(wire: Wire, act: DialAct = DialAct.DIAL, *, line: LineId = LINE) -> str:
    """Send an order and return what became of it."""
    ticket = act.value
    wire.send(message("dial", dial_body(DialRequest(line, act, ticket, "9,01062700000", "01062700000"))))
    for told in wire.lines():
        if told.get("type") == "dialled" and told.get("ticket") == ticket:
            return str(told["code"])
    raise AssertionError("the recorder has gone")


def test_what_is_dialled_is_an_outgoing_call_with_its_number(folder: DataFolder) -> None:
    with desk(folder) as (line, wire):
        assert dial(wire) == "dialled"
        assert line.modem.brain.commands[-1] == "ATDT9,01062700000;"
        (started,) = facts(folder, K.CALL_STARTED)
        assert started.data == {"direction": "out"}
        assert facts(folder, K.DIALLED)[0].data["number"] == "01062700000"
        until(lambda: facts(folder, K.RECORDING_STARTED), "the recording")
        assert dial(wire) == "dial_line_busy"
        assert not facts(folder, K.CALL_ENDED)
        assert dial(wire, DialAct.LET_GO) == "let_go"
        assert not facts(folder, K.CALL_ENDED)
        assert dial(wire, DialAct.HANG_UP) == "hung_up"
        until(lambda: facts(folder, K.CALL_ENDED), "the end")
        assert len(facts(folder, K.CALL_STARTED)) == 1


def has_ended(folder: DataFolder, calls: int) -> bool:
    return len(facts(folder, K.CALL_ENDED)) == calls


def test_what_the_modem_says_of_the_other_side_is_the_result_of_the_call(folder: DataFolder) -> None:
    said = {
        b"BUSY": ("dial_busy", "busy"),
        b"NO ANSWER": ("dial_no_answer", "no_answer"),
        b"NO DIALTONE": ("dial_no_tone", "no_dialtone"),
        b"NO CARRIER": ("dial_no_carrier", None),
    }
    with desk(folder) as (line, wire):
        for count, (word, (code, result)) in enumerate(said.items(), 1):
            line.modem.brain.dials = word
            assert dial(wire) == code
            until(partial(has_ended, folder, count), "the end")
            assert facts(folder, K.CALL_ENDED)[-1].data.get("result") == result


def test_a_modem_that_is_gone_begins_no_call_and_one_that_goes_ends_none(
    folder: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("ERROR", logger="dutyconsole.device"), desk(folder) as (line, wire):
        line.modem.brain.dials = None
        wire.send(message("dial", dial_body(DialRequest(LINE, DialAct.DIAL, "first", "110", "110"))))
        until(lambda: line.modem.brain.off_hook, "dialling")
        line.modem.unplug()
        until(lambda: facts(folder, K.DEVICE_STATE)[-1].data.get("code") == "port_gone", "the cable")
        assert not facts(folder, K.CALL_ENDED)
        assert dial(wire) == "dial_no_modem"
        assert len(facts(folder, K.CALL_STARTED)) == 1


def test_while_it_rings_nothing_is_dialled(folder: DataFolder) -> None:
    with desk(folder) as (line, wire):
        line.modem.ring()
        until(lambda: facts(folder, K.RING), "the ring")
        assert dial(wire) == "dial_line_busy"
        assert not [command for command in line.modem.brain.commands if command.startswith("ATD")]


def test_a_box_cannot_dial_and_an_unknown_line_has_no_modem(folder: DataFolder) -> None:
    with desk(folder, profile="whozz") as (line, wire):
        assert dial(wire) == "dial_not_possible"
        assert dial(wire, line=LineId("7")) == "dial_no_modem"
        assert line.modem.brain.commands == []
        assert not facts(folder, K.CALL_STARTED)
