"""A whole simulated line: a call from the wire and its sound, by steps and by the clock."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from dutyconsole.clock import StagedClock, SystemClock
from hardware.caller_id.events import CallerIdReport, LineEvent, OffHook, OnHook, Ring
from hardware.line.watch import LineWatch
from hardware.sim.line import SimLine, pty_line
from hardware.sim.rfc2217 import NetworkModem
from tests.support.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from dutyconsole.clock import Clock
    from hardware.driver import DeviceState

pytestmark = pytest.mark.peer

ZONE = ZoneInfo("Asia/Shanghai")
STORY = [Ring, CallerIdReport, Ring, OffHook, OnHook]


def played(line: SimLine, clock: Clock, *, stepwise: bool) -> list[LineEvent]:
    """Act one call on the line and return what a watch heard of it."""
    events: list[LineEvent] = []
    states: list[DeviceState] = []
    with line:
        watch = LineWatch(line.serial, line="1", clock=clock, publish=events.append, report=states.append)
        watch.start()
        until(lambda: [state.state for state in states] == ["ok"])
        steps = line.call("13800000001", "刘强", rings=2, talk_seconds=3.0)
        if stepwise:
            for count, step in enumerate(step for step in steps if step.name != "talk"):
                step.act()
                until(partial(_more_than, events, count))
        else:
            line.play(steps)
        until(lambda: [type(event) for event in events] == STORY, what=str(events))
        watch.stop()
    return events


def _more_than(events: list[LineEvent], count: int) -> bool:
    return len(events) > count


def test_step_by_step_behind_a_network_port() -> None:
    played(SimLine(SystemClock(), zone=ZONE), SystemClock(), stepwise=True)


def test_step_by_step_behind_a_pseudo_terminal() -> None:
    played(pty_line(SystemClock(), zone=ZONE), SystemClock(), stepwise=True)


def test_on_a_stage_where_time_runs_ten_times_as_fast(tmp_path: Path) -> None:
    clock = StagedClock(tmp_path)
    clock.move_to(datetime(2026, 11, 23, 12, 7, 12, tzinfo=UTC), speed=10)
    events = played(SimLine(clock, zone=ZONE), clock, stepwise=False)
    report = next(event for event in events if isinstance(event, CallerIdReport))
    assert (report.caller.date, report.caller.time) == ("1123", "2007")
    talked = (events[-1].at - events[-2].at).total_seconds()
    assert talked > 2.0


def test_a_missed_call_has_rings_and_no_hook() -> None:
    line = SimLine(SystemClock(), zone=ZONE, modem=NetworkModem(hook_line="cts", hook_inverted=True))
    assert [step.name for step in line.call(None, rings=3, talk_seconds=0)] == [
        "ring",
        "caller_id",
        "ring",
        "ring",
    ]
    assert sum(step.after_s for step in line.call("110", rings=3, talk_seconds=0)) == 10.0
    with line:
        assert (line.serial.hook_line, line.serial.hook_inverted) == ("cts", True)
        assert line.sound.device.startswith("sim://127.0.0.1:")
