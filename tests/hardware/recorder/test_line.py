"""A whole line, signalling and sound, through the recorder: calls as they happen, also when time is acted."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
import soundfile

from dutyconsole.clock import StagedClock, SystemClock
from dutyconsole.domain.facts import FactKind
from dutyconsole.paths import DataFolder
from dutyconsole.settings.line import Line
from dutyconsole.settings.recorder import Recorder
from dutyconsole.settings.root import Settings
from hardware.sim.line import SimLine, pty_line
from tests.hardware.recorder.stage import LINE, facts, running
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dutyconsole.clock import Clock

ZONE = ZoneInfo("Asia/Shanghai")
K = FactKind


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data").make()


@contextmanager
def listened(folder: DataFolder, line: SimLine, clock: Clock) -> Iterator[None]:
    """Record a simulated line until the test is done with it."""
    with line, ExitStack() as stack:
        settings = Settings(
            lines=(Line(id=LINE, serial=line.serial, sound=line.sound),), recorder=Recorder(preroll_s=2.0)
        )
        stack.enter_context(running(folder, settings, clock))
        until(lambda: len(facts(folder, K.DEVICE_STATE)) == 2, "both devices")
        assert {fact.data["state"] for fact in facts(folder, K.DEVICE_STATE)} == {"ok"}
        yield


def story(folder: DataFolder) -> list[K]:
    """Return what happened, without the devices."""
    return [fact.kind for fact in facts(folder) if fact.kind not in {K.DEVICE_STATE, K.RECORDER_STARTED}]


def test_a_call_by_modem_and_control_line(folder: DataFolder) -> None:
    clock = SystemClock()
    line = SimLine(clock, zone=ZONE)
    with listened(folder, line, clock):
        line.modem.ring()
        line.modem.caller_id("02087654321", "市应急局", at=clock.now().astimezone(ZONE))
        until(lambda: facts(folder, K.CALLER_ID), "the caller")
        line.modem.off_hook()
        until(lambda: facts(folder, K.CALL_ANSWERED), "the answer")
        line.modem.on_hook()
        until(lambda: facts(folder, K.CALL_ENDED), "the end")
        kinds = story(folder)
    assert kinds == [
        K.CALL_STARTED,
        K.RING,
        K.RECORDING_STARTED,
        K.CALLER_ID,
        K.CALL_ANSWERED,
        K.RECORDING_ENDED,
        K.CALL_ENDED,
    ]
    assert facts(folder, K.CALLER_ID)[0].data["number"] == "02087654321"
    assert facts(folder, K.CALL_ANSWERED)[0].data["by"] == "control_line"
    assert "02087654321" not in facts(folder, K.RECORDING_STARTED)[0].data["file"]


@pytest.mark.peer
def test_a_whole_shift_in_acted_time(folder: DataFolder) -> None:
    clock = StagedClock(folder.root)
    clock.move_to(datetime(2026, 7, 1, 0, 30, tzinfo=UTC), speed=12.0)
    line = SimLine(clock, zone=ZONE)
    with listened(folder, line, clock):
        for number, talk_s in (("111", 40.0), ("222", 0.0), ("333", 60.0)):
            line.play(line.call(number, talk_seconds=talk_s))
            until(lambda: len(facts(folder, K.CALL_STARTED)) == len(facts(folder, K.CALL_ENDED)), "the end")
    assert [fact.data["number"] for fact in facts(folder, K.CALLER_ID)] == ["111", "222", "333"]
    assert [fact.data["outcome"] for fact in facts(folder, K.CALL_ENDED)] == ["ended", "missed", "ended"]
    # No false alarm, no lost frame, and each call has its file.
    assert {fact.data["state"] for fact in facts(folder, K.DEVICE_STATE)} == {"ok"}
    assert [fact.data["lost_frames"] for fact in facts(folder, K.RECORDING_ENDED)] == [0, 0, 0]
    started = facts(folder, K.RECORDING_STARTED)
    assert [fact.data["call"] for fact in started] == [fact.number for fact in facts(folder, K.CALL_STARTED)]
    for fact, ended in zip(started, facts(folder, K.RECORDING_ENDED), strict=True):
        assert soundfile.info(folder.root / fact.data["file"]).frames == ended.data["frames"] > 8000 * 5


def test_a_modem_on_a_pseudo_terminal_and_speech_that_answers(folder: DataFolder) -> None:
    clock = StagedClock(folder.root)
    clock.move_to(datetime(2026, 7, 1, 0, 30, tzinfo=UTC), speed=10.0)
    line = pty_line(clock, zone=ZONE)
    with listened(folder, line, clock):
        steps = line.call("13900001111", talk_seconds=20.0)
        line.play(step for step in steps if step.name not in {"off_hook", "on_hook"})
        until(lambda: facts(folder, K.CALL_ENDED), "the end by silence")
    answered, ended = facts(folder, K.CALL_ANSWERED)[0], facts(folder, K.RECORDING_ENDED)[0]
    assert (answered.data["by"], ended.data["reason"]) == ("speech", "silence")
    assert (ended.at - answered.at).total_seconds() > 30.0


@pytest.mark.peer
def test_a_call_that_only_the_ear_tells_of(folder: DataFolder) -> None:
    clock = StagedClock(folder.root)
    clock.move_to(datetime(2026, 7, 1, 0, 30, tzinfo=UTC), speed=4.0)
    line = SimLine(clock, zone=ZONE)
    with line:
        settings = Settings(lines=(Line(id=LINE, sound=line.sound),), recorder=Recorder(preroll_s=2.0))
        with running(folder, settings, clock):
            until(lambda: facts(folder, K.DEVICE_STATE), "the sound")
            line.play(line.call_by_sound("13900001111", talk_seconds=6.0))
            until(lambda: facts(folder, K.CALL_ENDED), "the end by the busy tone")
    assert [fact.data["number"] for fact in facts(folder, K.CALLER_ID)] == ["13900001111"]
    assert [fact.data["by"] for fact in facts(folder, K.CALL_ANSWERED)] == ["speech"]
    assert [fact.data["reason"] for fact in facts(folder, K.RECORDING_ENDED)] == ["hung_up"]
    assert len(facts(folder, K.RING)) == 2
