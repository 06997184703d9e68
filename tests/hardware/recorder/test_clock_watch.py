"""A clock that was set and a computer that slept are told apart, and calls keep their lengths."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from dutyconsole.clock import SystemClock
from dutyconsole.domain.facts import FactKind
from dutyconsole.paths import DataFolder
from hardware.recorder import process
from hardware.recorder.clock_watch import ClockWatch, asleep_s
from hardware.sim.sound import SoundFeed
from tests.hardware.recorder.stage import facts, room, running
from tests.hardware.recorder.test_faults import VOICE, sound_states, wait_for
from tests.support.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Hands:
    """A clock whose hands a test moves: time passes, the wall clock is set, the computer sleeps."""

    def __init__(self) -> None:
        self.at = NOON
        self.t = 0.0
        self.slept = 0.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.t

    def asleep(self) -> float:
        return self.slept

    def passes(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.t += seconds

    def sleeps(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.slept += seconds


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def watch(hands: Hands) -> ClockWatch:
    return ClockWatch(hands, 2.0, asleep=hands.asleep)


def test_time_that_passes_is_nothing(hands: Hands, watch: ClockWatch) -> None:
    for seconds in (5.0, 5.0, 86400.0):
        hands.passes(seconds)
        assert watch.look() is None


@pytest.mark.parametrize("seconds", [3600.0, -3600.0, 2.5, -86400.0])
def test_a_clock_that_was_set_is_told_once(hands: Hands, watch: ClockWatch, seconds: float) -> None:
    hands.passes(5.0)
    hands.at += timedelta(seconds=seconds)
    jump = watch.look()
    assert jump is not None
    assert (jump.set_s, jump.slept_s) == (seconds, 0.0)
    assert (jump.before, jump.after) == (NOON + timedelta(seconds=5), NOON + timedelta(seconds=5 + seconds))
    hands.passes(5.0)
    assert watch.look() is None


def test_what_a_time_server_does_is_nothing(hands: Hands, watch: ClockWatch) -> None:
    hands.passes(5.0)
    hands.at += timedelta(seconds=1.9)
    assert watch.look() is None


def test_a_sleep_is_no_jump_and_may_come_with_one(hands: Hands, watch: ClockWatch) -> None:
    hands.passes(5.0)
    hands.sleeps(600.0)
    jump = watch.look()
    assert jump is not None
    assert (jump.set_s, jump.slept_s) == (0.0, 600.0)
    hands.sleeps(600.0)
    hands.at -= timedelta(hours=1)
    jump = watch.look()
    assert jump is not None
    assert (jump.set_s, jump.slept_s) == (-3600.0, 600.0)


def test_this_computer_tells_how_long_it_slept() -> None:
    assert asleep_s() >= 0.0


class WallClock(SystemClock):
    """The computer's clock, and somebody who sets it."""

    def __init__(self) -> None:
        self.set_by = timedelta()

    def now(self) -> datetime:
        return super().now() + self.set_by


@pytest.mark.parametrize("hours", [1, -1])
def test_a_call_over_which_the_clock_is_set_keeps_its_length(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, hours: int
) -> None:
    monkeypatch.setattr(process, "ALIVE_S", 0.05)
    folder, clock = DataFolder(tmp_path / "data"), WallClock()
    with (
        caplog.at_level("WARNING", logger="dutyconsole"),
        SoundFeed(clock) as feed,
        running(folder, room(feed.device, hang_s=3.0), clock),
    ):
        until(lambda: sound_states(folder) == [("ok", "")], "sound")
        feed.play(VOICE)
        wait_for(folder, FactKind.RECORDING_STARTED)
        clock.set_by = timedelta(hours=hours)
        (jump,) = wait_for(folder, FactKind.CLOCK_JUMPED)
    (ended,) = facts(folder, FactKind.CALL_ENDED)
    (recorded,) = facts(folder, FactKind.RECORDING_ENDED)
    assert jump.data["seconds"] == pytest.approx(hours * 3600.0, abs=1.0)
    started = facts(folder, FactKind.CALL_STARTED)[0]
    lasted = (ended.at - started.at).total_seconds()
    # The recording holds the call and the second before it.
    assert lasted == pytest.approx(recorded.data["frames"] / 8000 - 1.0, abs=1.5)
    assert recorded.data["lost_frames"] == 0
