"""Sound that the machine swallows: counted against the clock, told aloud within a second, written down."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import TYPE_CHECKING

import soundfile

from dutyconsole.app.commands import RaiseAlarm
from dutyconsole.app.monitor import RecorderWatch
from dutyconsole.clock import SystemClock
from dutyconsole.domain.facts import FactKind
from dutyconsole.errors import DeviceProblem
from dutyconsole.messages import sentence
from dutyconsole.paths import DataFolder
from hardware.audio.ring import Ring
from hardware.recorder import frame_count
from hardware.recorder.client import recorder_status
from hardware.recorder.frame_count import FrameCount
from hardware.recorder.reel import Reel
from hardware.sim.sound import SoundFeed
from tests.hardware.recorder.stage import facts, room, running
from tests.support.sound import speech_like
from tests.support.waiting import DEADLINE_S, until

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    import pytest
    from numpy.typing import NDArray


class Hog:
    """Keeps the processor, in the thread that writes, until the ring has dropped a second of sound."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wanted = False
        rings: list[Ring] = []
        write = Reel.write

        class SeenRing(Ring):
            def __init__(self, capacity: int) -> None:
                super().__init__(capacity)
                rings.append(self)

        def busy(reel: Reel, frames: NDArray[np.int16]) -> int:
            if self.wanted:
                self.wanted = False
                goal = rings[-1].written + rings[-1].capacity + reel.source_rate
                deadline = time.monotonic() + DEADLINE_S
                while rings[-1].written < goal and time.monotonic() < deadline:
                    sum(range(1000))
            return write(reel, frames)

        monkeypatch.setattr("hardware.audio.sim_input.Ring", SeenRing)
        monkeypatch.setattr("hardware.audio.sim_input.ACTED_RING_S", 0.5)
        monkeypatch.setattr(Reel, "write", busy)


def states(folder: DataFolder, device: str) -> list[tuple[str, str]]:
    """Return how a device was, one after the other."""
    found = [fact.data for fact in facts(folder, FactKind.DEVICE_STATE) if fact.data["device"] == device]
    return [(data["state"], data.get("code", "")) for data in found]


def test_a_processor_hog_raises_the_loss_alarm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    folder, hog, posted = DataFolder(tmp_path / "data"), Hog(monkeypatch), list[object]()
    watch = RecorderWatch(
        post=posted.append, publish=posted.append, clock=SystemClock(), banner_after_s=lambda: 10.0
    )
    with (
        caplog.at_level("WARNING", logger="dutyconsole.recorder"),
        SoundFeed(SystemClock()) as feed,
        running(folder, room(feed.device, hang_s=10.0, alarm_s=10.0)),
    ):
        until(lambda: states(folder, "sound") == [("ok", "")], "sound")
        feed.play(speech_like(60.0))
        until(lambda: facts(folder, FactKind.RECORDING_STARTED), "a call")
        hog.wanted = True
        until(lambda: ("fault", "frames_lost") in states(folder, "frames"), "the fact")
        seen = recorder_status(folder)
        assert seen is not None
        watch.seen(seen)
    (alarm,) = [each for each in posted if isinstance(each, RaiseAlarm)]
    assert (alarm.code, alarm.grave, alarm.line) == ("frames_lost", True, "1")
    assert "线路1的通话录音有缺失" in sentence(DeviceProblem(alarm.code, **alarm.params))
    assert seen.lines[0].lost_frames >= 8000
    started, ended = (
        facts(folder, kind)[0].data for kind in (FactKind.RECORDING_STARTED, FactKind.RECORDING_ENDED)
    )
    assert ended["lost_frames"] >= seen.lines[0].lost_frames
    assert len(soundfile.read(folder.root / started["file"])[0]) == ended["frames"]


class Time:
    """Stands still until told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(frame_count, "time", SimpleNamespace(monotonic=lambda: self.now))


def test_frames_are_compared_with_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Time(monkeypatch)
    count = FrameCount(8000, before=4000)
    clock.now += 10
    # A quarter of a second may be on its way, and a card's clock may be slow.
    assert count.missing(84000) == 0
    assert count.missing(84000 - 2039) == 0
    assert count.missing(84000 - 2041) == 2041
    count.dropped = 500
    assert count.missing(83500) == 500
    assert count.missing(80000) == 4000


def test_sound_that_comes_late_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Time(monkeypatch)
    count = FrameCount(8000, before=0)
    taken = 0
    for second in range(1, 12):
        clock.now += 1
        taken += 8000 if second < 3 else 0
        # The sound server hangs from the third second on, and delivers all in the seventh.
        taken = second * 8000 if second >= 7 else taken
        assert not count.is_lossy(taken)
    for second in range(12, 30):
        clock.now += 1
        # From here on, every tenth frame is missing.
        assert count.is_lossy(88000 + (second - 11) * 7200) == (second >= 19)
