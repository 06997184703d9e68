"""The sound goes, hangs, or dies without a word: it is said aloud, and nothing that was heard is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from dutyconsole.clock import SystemClock
from dutyconsole.domain.facts import Fact, FactKind
from dutyconsole.paths import DataFolder
from hardware.signal.activity import Activity
from hardware.sim.sound import SoundFeed
from tests.hardware.recorder.stage import facts, room, running
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
    with running(folder, room(feed.device, hang_s=30.0)):
        until(lambda: sound_states(folder) == [("ok", "")], "sound")
        feed.play(VOICE)
        first = wait_for(folder, FactKind.RECORDING_STARTED)[0]
        getattr(feed, fault)()
        ended = wait_for(folder, FactKind.RECORDING_ENDED)[0]
        unrecorded = wait_for(folder, FactKind.CALL_UNRECORDED)[0]
        code = {"unplug": "sound_lost", "stuck": "sound_stalled"}[fault]
        assert ended.data["reason"] == "device_lost"
        assert (unrecorded.data["call"], unrecorded.data["reason"]) == (first.data["call"], code)
        until(lambda: sound_states(folder)[1:2] == [("fault", code)], "the fault is told")
        feed.replug() if fault == "unplug" else feed.stuck(on=False)
        second = wait_for(folder, FactKind.RECORDING_STARTED, 2)[1]
        assert second.data["call"] == first.data["call"]
        gap = wait_for(folder, FactKind.GAP)[0]
        assert gap.data["reason"] == code
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
    with running(folder, room(feed.device)):
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
