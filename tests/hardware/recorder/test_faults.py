"""The sound goes, hangs, or dies without a word: it is said aloud, and nothing that was heard is lost."""

from __future__ import annotations

import threading
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from dutyconsole.clock import SystemClock
from dutyconsole.domain.facts import Fact, FactKind
from dutyconsole.paths import DataFolder
from hardware.audio.peaks_reader import read_peaks
from hardware.audio.stored import stored_digest
from hardware.recorder.client import recorder_status
from hardware.recorder.listening import Listening
from hardware.signal.activity import Activity
from hardware.sim.sound import SoundFeed
from tests.hardware.recorder.stage import facts, room, running
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

VOICE = np.random.default_rng(4).normal(0, 2000, 8000 * 60).astype(np.int16)


@pytest.fixture
def feed() -> Iterator[SoundFeed]:
    with SoundFeed(SystemClock()) as feed:
        yield feed


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture(autouse=True)
def complaints_expected(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    with caplog.at_level("WARNING", logger="dutyconsole"):
        yield


def sound_states(folder: DataFolder) -> list[tuple[str, str]]:
    """Return how the sound input was, one after the other."""
    found = [fact.data for fact in facts(folder, FactKind.DEVICE_STATE) if fact.data["device"] == "sound"]
    return [(data["state"], data.get("code", "")) for data in found]


def wait_for(folder: DataFolder, kind: FactKind, count: int = 1) -> list[Fact]:
    """Wait until the journal has that many facts of a kind."""
    until(lambda: len(facts(folder, kind)) >= count, f"{count} {kind.value}")
    return facts(folder, kind)


@pytest.mark.parametrize("fault", ["unplug", "stuck"])
def test_sound_lost_in_a_call(folder: DataFolder, feed: SoundFeed, fault: str) -> None:
    with running(folder, room(feed.device, hang_s=30.0, alarm_s=2.0)):
        until(lambda: sound_states(folder) == [("ok", "")], "sound")
        feed.play(VOICE)
        first = wait_for(folder, FactKind.RECORDING_STARTED)[0]
        getattr(feed, fault)()
        ended = wait_for(folder, FactKind.RECORDING_ENDED)[0]
        unrecorded = wait_for(folder, FactKind.CALL_UNRECORDED)[0]
        # On a busy machine the line may look only when the input was already tried again in vain.
        codes = {"unplug": {"sound_lost", "sound_no_device"}, "stuck": {"sound_stalled"}}[fault]
        assert ended.data["reason"] == "device_lost"
        assert unrecorded.data["call"] == first.data["call"]
        assert unrecorded.data["reason"] in codes
        until(lambda: {code for _, code in sound_states(folder)[1:2]} & codes, "the fault is told")
        feed.replug() if fault == "unplug" else feed.stuck(on=False)
        second = wait_for(folder, FactKind.RECORDING_STARTED, 2)[1]
        assert second.data["call"] == first.data["call"]
        gap = wait_for(folder, FactKind.GAP)[0]
        assert gap.data["reason"] in codes
        assert gap.data["from"] < gap.data["to"]
        until(lambda: sound_states(folder)[-1] == ("ok", ""), "all is well")
    for fact in facts(folder, FactKind.RECORDING_STARTED):
        frames, _ = soundfile.read(folder.root / fact.data["file"], dtype="int16")
        assert len(frames) > 0
    reasons = [fact.data["reason"] for fact in facts(folder, FactKind.RECORDING_ENDED)]
    assert reasons == ["device_lost", "stopped"]
    assert len(facts(folder, FactKind.CALL_STARTED)) == 1


def test_a_stall_counts_as_lost_frames(folder: DataFolder, feed: SoundFeed) -> None:
    with running(folder, room(feed.device, alarm_s=2.0)):
        until(lambda: sound_states(folder) == [("ok", "")], "sound")
        feed.play(VOICE)
        wait_for(folder, FactKind.RECORDING_STARTED)
        feed.stuck()
        ended = wait_for(folder, FactKind.RECORDING_ENDED)[0]
    # The alarm comes a second after the last frames at the earliest, and that second is missing.
    assert ended.data["lost_frames"] >= 8000 // 2


def test_dead_silence_on_a_line_with_noise_is_a_fault(
    folder: DataFolder, feed: SoundFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hardware.signal.constant.FLOOR_S", 1.0)
    with running(folder, room(feed.device, alarm_s=2.0)):
        until(lambda: sound_states(folder) == [("ok", "")], "sound")
        feed.play(VOICE[:1])
        assert feed.wait_played(60.0)
        wait_for_lively_line(folder, feed)
        feed.silence()
        until(lambda: sound_states(folder)[-1] == ("fault", "sound_constant"), "the fault is told")
        feed.silence(on=False)
        until(lambda: sound_states(folder)[-1] == ("ok", ""), "all is well")
    assert facts(folder, FactKind.CALL_STARTED) == []


def wait_for_lively_line(folder: DataFolder, feed: SoundFeed) -> None:
    """Let a few seconds of line noise pass, by playing silence over it."""
    feed.play(np.zeros(8000 * 3, np.int16))
    assert feed.wait_played(60.0)


def test_a_card_that_comes_later_is_found(folder: DataFolder, feed: SoundFeed) -> None:
    device = feed.device
    feed.unplug()
    with running(folder, room(device)):
        until(lambda: sound_states(folder) == [("absent", "sound_no_device")], "the fault is told")
        feed.replug()
        until(lambda: sound_states(folder)[-1] == ("ok", ""), "all is well")


def test_a_gap_into_which_a_restart_falls_is_one_gap(folder: DataFolder, feed: SoundFeed) -> None:
    device = feed.device
    feed.unplug()
    told = [("absent", "sound_no_device")]
    for starts in (1, 2):
        with running(folder, room(device)):
            until(lambda n=starts: sound_states(folder) == told * n, "the fault is told")  # type: ignore[misc]
    first = facts(folder, FactKind.DEVICE_STATE)[0].at
    with running(folder, room(device)):
        feed.replug()
        (gap,) = wait_for(folder, FactKind.GAP)
    assert datetime.fromisoformat(gap.data["from"]) <= first
    assert gap.data["reason"] == "sound_no_device"


def test_a_line_without_sound_says_nothing_of_it(folder: DataFolder) -> None:
    with running(folder, room("")):
        wait_for(folder, FactKind.RECORDER_STARTED)
    assert [fact.kind for fact in facts(folder)] == [FactKind.RECORDER_STARTED, FactKind.RECORDER_STOPPED]


def test_a_full_disk_is_told_and_recording_goes_on_when_there_is_room(
    folder: DataFolder, feed: SoundFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    room_left = [1 << 40]
    monkeypatch.setattr("hardware.recorder.tape.free_bytes", lambda _: room_left[0])
    monkeypatch.setattr("hardware.recorder.tape.FULL_ALARM_S", 1.0)
    with running(folder, room(feed.device)):
        until(lambda: sound_states(folder) == [("ok", "")], "sound")
        feed.play(VOICE)
        started = wait_for(folder, FactKind.RECORDING_STARTED)[0]
        path = folder.root / started.data["file"]
        room_left[0] = 0
        assert wait_for(folder, FactKind.CALL_UNRECORDED)[0].data["reason"] == "disk_full"
        size = path.stat().st_size
        room_left[0] = 1 << 40
        until(lambda: path.stat().st_size > size, "it goes on")
    states = [fact.data for fact in facts(folder, FactKind.DEVICE_STATE) if fact.data["device"] == "disk"]
    assert [data["state"] for data in states] == ["fault", "ok"]
    ended = facts(folder, FactKind.RECORDING_ENDED)[0].data
    # The ring held what the disk refused: not a frame is missing.
    assert (ended["reason"], ended["lost_frames"]) == ("stopped", 0)


def test_a_disk_full_before_the_call_gives_the_call_its_file_later(
    folder: DataFolder, feed: SoundFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    room_left = [0]
    monkeypatch.setattr("hardware.recorder.tape.free_bytes", lambda _: room_left[0])
    with running(folder, room(feed.device)):
        until(lambda: ("ok", "") in sound_states(folder), "sound")
        feed.play(VOICE)
        call = wait_for(folder, FactKind.CALL_UNRECORDED)[0].data["call"]
        assert facts(folder, FactKind.RECORDING_STARTED) == []
        room_left[0] = 1 << 40
        assert wait_for(folder, FactKind.RECORDING_STARTED)[0].data["call"] == call


def test_the_last_of_the_disk_is_for_speech_in_little_room(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    room_left = [1 << 40]
    monkeypatch.setattr("hardware.recorder.tape.free_bytes", lambda _: room_left[0])
    feed = SoundFeed(SystemClock(), rate=16000, noise_dbfs=-200.0)
    with feed, running(folder, room(feed.device, rate=16000)):
        until(lambda: sound_states(folder) == [("ok", "")], "sound")
        feed.play(VOICE)
        wait_for(folder, FactKind.RECORDING_STARTED)
        until(lambda: recorded(folder, 0) > 40000, "it is recorded")
        room_left[0] = 499_000_000
        wait_for(folder, FactKind.RECORDING_STARTED, 2)
        until(lambda: recorded(folder, 1) > 8000, "it goes on in little room")
    first, second = facts(folder, FactKind.RECORDING_STARTED)
    assert ("quality" in first.data, first.data["rate"]) == (False, 16000)
    assert (second.data["quality"], second.data["rate"]) == ("reduced", 8000)
    assert second.data["call"] == first.data["call"]
    ended = [fact.data for fact in facts(folder, FactKind.RECORDING_ENDED)]
    assert [data["reason"] for data in ended] == ["split", "stopped"]
    assert [data["lost_frames"] for data in ended] == [0, 0]
    full, little = (soundfile.SoundFile(folder.root / fact.data["file"]) for fact in (first, second))
    with full, little:
        assert (little.format, little.subtype, little.samplerate) == ("WAV", "ALAW", 8000)
        assert (full.frames, little.frames) == tuple(data["frames"] for data in ended)
        # Not a moment is missing between the two: together they are what was played.
        sound = full.read(dtype="int16")
        start = int(np.flatnonzero(sound)[0])
        assert np.array_equal(sound[start:], VOICE[: len(sound) - start])
        expected = VOICE[len(sound) - start :][: little.frames * 2]
        assert likeness(little.read(dtype="int16"), expected) > 0.95
    for fact, data in zip((first, second), ended, strict=True):
        assert stored_digest(folder.root / fact.data["file"]) == data["sha256"]
        assert len(read_peaks(folder.root / fact.data["file"]).bins) > 0


def recorded(folder: DataFolder, number: int) -> int:
    """Return the bytes of the n-th recording so far."""
    started = facts(folder, FactKind.RECORDING_STARTED)[number]
    return (folder.root / str(started.data["file"])).stat().st_size


def likeness(reduced: NDArray[np.int16], full: NDArray[np.int16]) -> float:
    """Return how alike the low frequencies are of 8 kHz sound and of 16 kHz sound that began together."""
    size = len(reduced) // 2000 * 2000
    bins = slice(size // 100, size // 3)
    low, whole = np.fft.rfft(reduced[:size])[bins], np.fft.rfft(full[: 2 * size])[bins]
    return float(abs(np.vdot(low, whole)) / (np.linalg.norm(low) * np.linalg.norm(whole)))


def test_a_line_that_fails_begins_again(
    folder: DataFolder, feed: SoundFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, broken = Activity.feed, [False]

    def feed_ear(self: Activity, frames: np.ndarray[tuple[int], np.dtype[np.int16]], start: int) -> None:
        if broken[0]:
            broken[0] = False
            raise ZeroDivisionError("a fault of our own")
        real(self, frames, start)

    monkeypatch.setattr(Activity, "feed", feed_ear)
    with running(folder, room(feed.device)):
        until(lambda: sound_states(folder) == [("ok", "")], "sound")
        feed.play(VOICE)
        first = wait_for(folder, FactKind.RECORDING_STARTED)[0]
        broken[0] = True
        second = wait_for(folder, FactKind.RECORDING_STARTED, 2)[1]
    told = [fact.data["code"] for fact in facts(folder, FactKind.DEVICE_STATE) if "code" in fact.data]
    assert told == ["line_recorder_failed"]
    calls = facts(folder, FactKind.CALL_STARTED)
    assert calls[1].data["continues"] == first.data["call"]
    assert second.data["call"] == calls[1].number
    assert [fact.data["reason"] for fact in facts(folder, FactKind.RECORDING_ENDED)] == ["killed", "stopped"]


def test_a_line_that_stands_still_is_told_although_sound_comes(
    folder: DataFolder, feed: SoundFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hardware.recorder.line_recorder.STILL_S", 0.5)
    free, real = threading.Event(), Listening.turn
    free.set()

    def turn(self: Listening) -> float:
        free.wait()
        return real(self)

    def codes() -> set[str]:
        status = recorder_status(folder)
        return set() if status is None else {each.code for each in status.lines[0].devices}

    monkeypatch.setattr(Listening, "turn", turn)
    with running(folder, room(feed.device)):
        until(lambda: sound_states(folder) == [("ok", "")], "sound")
        until(lambda: codes() == {""}, "all is well")
        free.clear()
        until(lambda: "line_recorder_stuck" in codes(), "it is told")
        free.set()
        until(lambda: codes() == {""}, "all is well again")


def test_a_file_that_grows_too_big_goes_on_in_the_next_without_a_gap(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hardware.recorder.tape.SPLIT_FRAMES", 16000)
    with SoundFeed(SystemClock(), noise_dbfs=-200.0) as feed, running(folder, room(feed.device)):
        until(lambda: sound_states(folder) == [("ok", "")], "sound")
        feed.play(VOICE)
        wait_for(folder, FactKind.RECORDING_ENDED, 3)
    started, ended = facts(folder, FactKind.RECORDING_STARTED), facts(folder, FactKind.RECORDING_ENDED)
    assert {fact.data["call"] for fact in started} == {facts(folder, FactKind.CALL_STARTED)[0].number}
    assert [fact.data["reason"] for fact in ended] == ["split"] * (len(ended) - 1) + ["stopped"]
    files = [soundfile.read(folder.root / fact.data["file"], dtype="int16")[0] for fact in started]
    whole = np.concatenate(files)
    first = int(np.flatnonzero(whole)[0])
    assert np.array_equal(whole[first:], VOICE[: len(whole) - first])
