"""Peaks beside a recording: the same from the running sound as from the file, and good after accidents."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dutyconsole.domain.peaks import BIN, SoundKind
from dutyconsole.errors import BadInput
from hardware.audio.bins import RECORD
from hardware.audio.peaks import HEADER, PeaksWriter, peaks_path
from hardware.audio.peaks_reader import read_peaks
from hardware.sim.voice import tone
from tests.support.sound import RATE, speech_like, write_wav

if TYPE_CHECKING:
    from pathlib import Path

THRESHOLD = -42.0
SOUND = np.concatenate(
    (np.zeros(RATE, np.int16), tone(2.0, RATE), np.zeros(RATE, np.int16), speech_like(26.0), [np.int16(9)])
).astype(np.int16)
BINS = -(-len(SOUND) // 160)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return write_wav(tmp_path / "a.wav", SOUND)


def record(sound: Path, frames: np.ndarray[tuple[int], np.dtype[np.int16]]) -> PeaksWriter:
    """Feed a writer in odd portions."""
    writer = PeaksWriter(sound, RATE, THRESHOLD)
    for start in range(0, len(frames), 777):
        writer.feed(frames[start : start + 777])
    return writer


def test_written_while_recording_and_made_from_the_file_are_the_same(sound: Path) -> None:
    from_file = read_peaks(sound)
    record(sound, SOUND).close()
    written = read_peaks(sound)
    assert written == from_file
    assert (written.seconds, written.bin_s) == (len(SOUND) / RATE, 0.02)
    assert len(written.bins) == BINS * BIN.size
    bins = np.frombuffer(written.bins, RECORD)
    assert bins["low"].min() == SOUND.min()
    assert bins["high"].max() == SOUND.max()
    assert (bins["high"][-1], bins["low"][-1]) == (9, 9)
    assert set(bins["kind"][:50]) == {SoundKind.SILENCE}
    assert set(bins["kind"][51:149]) == {SoundKind.TONE}
    assert (bins["kind"][200:] == SoundKind.SPEECH).sum() > 300


def test_a_good_file_is_read_without_the_sound(sound: Path) -> None:
    record(sound, SOUND).close()
    told: list[float] = []
    read_peaks(sound, told.append)
    assert told == []


@pytest.mark.parametrize("left", [0, 3, HEADER.size, HEADER.size + 4, HEADER.size + 1001 * BIN.size + 2])
def test_a_torn_file_is_made_good_and_stored(sound: Path, left: int) -> None:
    record(sound, SOUND).close()
    whole = read_peaks(sound)
    path = peaks_path(sound)
    path.write_bytes(path.read_bytes()[:left])
    told: list[float] = []
    assert read_peaks(sound, told.append) == whole
    assert told[-1] == 1.0
    # Once: what was stored then is read.
    again: list[float] = []
    assert read_peaks(sound, again.append) == whole
    assert again == []


def test_an_end_that_the_disk_never_got_is_seen(sound: Path) -> None:
    record(sound, SOUND).close()
    whole = read_peaks(sound)
    path = peaks_path(sound)
    raw = bytearray(path.read_bytes())
    raw[-700:] = bytes(700)
    path.write_bytes(raw)
    assert read_peaks(sound) == whole


def test_a_running_recording_is_shown_as_far_as_it_is(tmp_path: Path) -> None:
    sound = write_wav(tmp_path / "a.wav", SOUND)
    writer = record(sound, SOUND[: RATE * 29])
    before = peaks_path(sound).read_bytes()
    shown = read_peaks(sound)
    assert shown.frames == len(SOUND)
    assert len(shown.bins) == BINS * BIN.size
    # The recorder's file is the recorder's: what it has yet to write is not written by who looks.
    assert peaks_path(sound).read_bytes() == before
    writer.close()


def test_peaks_that_cannot_be_written_do_not_stop_the_sound(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="dutyconsole.sound"):
        writer = record(tmp_path / "no such folder" / "a.wav", SOUND)
        writer.close()
    assert len(caplog.records) == 1


def test_no_recording_is_said(tmp_path: Path) -> None:
    (tmp_path / "b.wav").write_bytes(b"nothing of the kind")
    for name in ("missing.wav", "b.wav"):
        with pytest.raises(BadInput) as told:
            read_peaks(tmp_path / name)
        assert told.value.params["file"] == name


def test_silence_of_no_length(tmp_path: Path) -> None:
    assert read_peaks(write_wav(tmp_path / "a.wav", SOUND[:0])).bins == b""
