"""Kill -9 at any moment: every acknowledged fact is there, the sound too, and the next start cleans up."""

from __future__ import annotations

import hashlib
import random
import signal
import wave
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from dutyconsole.clock import SystemClock
from dutyconsole.domain.facts import Fact, FactKind
from dutyconsole.errors import DeviceProblem
from dutyconsole.paths import DataFolder
from hardware.audio.bins import RECORD
from hardware.audio.coding import PCM
from hardware.audio.peaks_reader import read_peaks
from hardware.recorder.client import Wire
from hardware.recorder.wire import read_status
from hardware.sim.sound import SoundFeed
from tests.hardware.recorder.stage import config, facts, process, room, running
from tests.support.waiting import until

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from numpy.typing import NDArray

RATE = 8000
VOICE = np.random.default_rng(11).normal(0, 2000, RATE * 20).astype(np.int16)


def connected(folder: DataFolder, child: subprocess.Popen[bytes]) -> Wire:
    """Connect to a recorder that may still be starting."""
    found: list[Wire] = []

    def answers() -> bool:
        assert child.poll() is None, (folder.logs / "recorder.out").read_text()
        try:
            found.append(Wire(folder))
        except DeviceProblem:
            return False
        return True

    until(answers, "the recorder answers")
    return found[0]


def hear(wire: Wire) -> list[int]:
    """Listen until the sound input delivers; return the acknowledged facts."""
    numbers = []
    for line in wire.lines():
        if line["type"] == "fact":
            numbers.append(int(str(line["n"])))
        elif line["type"] == "status" and read_status(line).lines[0].frames_age_s is not None:
            return numbers
    raise AssertionError("the recorder went away by itself")


def follow(wire: Wire, seconds_of_sound: float) -> tuple[list[int], int]:
    """Listen until that much sound is on its way to the disk; return the acknowledged facts and bytes."""
    numbers, written = [], 0
    for line in wire.lines():
        if line["type"] == "fact":
            numbers.append(int(str(line["n"])))
        elif line["type"] == "status":
            written = max(written, read_status(line).lines[0].file_bytes)
            if written >= PCM.size + 2 * RATE * seconds_of_sound:
                return numbers, written
    raise AssertionError("the recorder went away by itself")


def voice_in(path: Path) -> tuple[NDArray[np.int16], int]:
    """Read a file with both readers; return its frames and where the voice begins."""
    frames, _ = soundfile.read(path, dtype="int16")
    with wave.open(str(path)) as source:
        assert source.getnframes() == len(frames)
    starts = np.flatnonzero(frames == VOICE[0])
    for start in starts:
        if np.array_equal(frames[start : start + 50], VOICE[: len(frames[start : start + 50])]):
            return frames, int(start)
    raise AssertionError("the voice is not in the file")


@pytest.mark.peer
@pytest.mark.parametrize("times", [10, pytest.param(200, marks=pytest.mark.soak)])
def test_kill_at_any_moment(tmp_path: Path, caplog: pytest.LogCaptureFixture, times: int) -> None:
    folder = DataFolder(tmp_path / "data").make()
    moments = random.Random(5)
    acknowledged: list[int] = []
    disk = tmp_path / "disk"
    disk.mkdir()
    # Without line noise, so that the sound can be compared to the bit.
    with SoundFeed(SystemClock(), rate=RATE, noise_dbfs=-200.0) as feed:
        folder.config.write_text(config(feed.device, copy_folder=disk.as_posix()), encoding="utf-8")
        for _ in range(times):
            before = len(facts(folder, FactKind.RECORDING_STARTED))
            with process(folder) as child:
                with connected(folder, child) as wire:
                    acknowledged += hear(wire)
                    feed.play(VOICE)
                    told, written = follow(wire, moments.uniform(0.4, 2.5))
                    child.send_signal(signal.SIGKILL)
                    child.wait()
                feed.hush()
            acknowledged += told
            assert set(acknowledged) <= {fact.number for fact in facts(folder)}
            started = facts(folder, FactKind.RECORDING_STARTED)
            assert len(started) == before + 1
            check_sound(folder, started[-1], written)
            check_copy(folder, disk, started[-1])
        # One more start ends what the last kill left open.
        with caplog.at_level("WARNING", logger="dutyconsole.recorder"), running(folder, room(feed.device)):
            until(lambda: len(facts(folder, FactKind.RECORDER_STARTED)) == times + 1, "the next start")
    check_ends(folder)
    assert list(disk.rglob("*.wav"))


def check_sound(folder: DataFolder, started: Fact, written: int) -> None:
    """The file opens in both readers, holds what the status had shown, and lacks no sample inside."""
    path = folder.root / started.data["file"]
    assert path.stat().st_size >= written
    frames, start = voice_in(path)
    shape = np.frombuffer(read_peaks(path).bins, RECORD)
    assert (shape["low"].min(), shape["high"].max()) == (frames.min(), frames.max())
    assert np.array_equal(frames[start:], VOICE[: len(frames) - start])


def check_copy(folder: DataFolder, disk: Path, started: Fact) -> None:
    """The copy plays as far as it has come."""
    copy = disk / started.data["file"]
    if copy.exists():
        frames, _ = soundfile.read(folder.root / started.data["file"], dtype="int16")
        copied, _ = soundfile.read(copy, dtype="int16")
        assert np.array_equal(copied, frames[: len(copied)])


def check_ends(folder: DataFolder) -> None:
    """Each recording and call that was cut off was ended, with the right length and digest."""
    ended = {fact.data["recording"]: fact for fact in facts(folder, FactKind.RECORDING_ENDED)}
    for started in facts(folder, FactKind.RECORDING_STARTED):
        fact = ended.pop(started.number)
        frames, _ = soundfile.read(folder.root / started.data["file"], dtype="int16")
        assert fact.data["reason"] == "killed"
        assert fact.data["frames"] == len(frames)
        assert fact.data["sha256"] == hashlib.sha256(frames.tobytes()).hexdigest()
    assert ended == {}
    calls = {fact.number for fact in facts(folder, FactKind.CALL_STARTED)}
    assert {fact.data["call"] for fact in facts(folder, FactKind.CALL_ENDED)} == calls
    numbers = [fact.number for fact in facts(folder)]
    assert numbers == list(range(1, len(numbers) + 1))
