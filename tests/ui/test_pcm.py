"""Shape and digest of recordings, finished, growing and spoilt."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dutyconsole.errors import BadInput
from tests.support.sound import RATE, speech_like, write_wav
from ui.pcm import PIECE, digest_of, shape_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return write_wav(tmp_path / "a.wav", speech_like(12.0))


def test_shape_shows_where_sound_is(tmp_path: Path) -> None:
    samples = np.zeros(RATE * 10, dtype="<i2")
    samples[RATE * 5 : RATE * 6] = -16384
    shape = shape_of(write_wav(tmp_path / "a.wav", samples), columns=10)
    assert shape.seconds == 10.0
    assert [round(peak, 2) for peak in shape.peaks] == [0, 0, 0, 0, 0, 0.5, 0, 0, 0, 0]


def test_shape_of_more_than_one_piece_is_the_same(tmp_path: Path) -> None:
    samples = speech_like(PIECE * 3 / 2 / RATE)
    shape = shape_of(write_wav(tmp_path / "a.wav", samples), columns=100)
    expected = [np.abs(part.astype(int)).max() / 32768 for part in np.array_split(samples, 100)]
    assert shape.peaks == pytest.approx(expected, abs=0.02)


def test_the_loudest_negative_sample_does_not_overflow(tmp_path: Path) -> None:
    samples = np.full(100, -32768, dtype="<i2")
    assert shape_of(write_wav(tmp_path / "a.wav", samples), columns=2).peaks == (1.0, 1.0)


def test_digest_is_over_the_samples_alone(sound: Path) -> None:
    assert digest_of(sound) == hashlib.sha256(speech_like(12.0).tobytes()).hexdigest()


def test_a_growing_file_shows_what_is_there(sound: Path) -> None:
    # The header of a live file lags behind its end, and the last frame may be half written.
    with sound.open("ab") as file:
        file.write(speech_like(3.0).tobytes() + b"\x01")
    assert shape_of(sound).seconds == pytest.approx(15.0)
    whole = speech_like(12.0).tobytes() + speech_like(3.0).tobytes()
    assert digest_of(sound) == hashlib.sha256(whole).hexdigest()


def test_further_chunks_before_the_samples_are_stepped_over(sound: Path) -> None:
    raw = sound.read_bytes()
    sound.write_bytes(raw[:36] + b"LIST\x03\x00\x00\x00abc\x00" + raw[36:])
    assert shape_of(sound).seconds == pytest.approx(12.0)


def test_an_empty_recording_is_silence_of_no_length(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", speech_like(0.0))
    assert (shape_of(path).seconds, shape_of(path).peaks) == (0.0, ())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"RIFF",
        b"\x00" * 100,
        b"RIFF\x00\x00\x00\x00WAVEdata\x04\x00\x00\x00abcd",
        b"RIFFxxxxWAVEfmt \x02\x00",
    ],
)
def test_what_is_no_recording_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.wav"
    path.write_bytes(content)
    for look in (shape_of, digest_of):
        with pytest.raises(BadInput) as told:
            look(path)
        assert (told.value.code, told.value.params["file"]) == ("recording_not_wav", "odd.wav")


def test_stereo_is_not_one_of_ours(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", speech_like(1.0), channels=2)
    with pytest.raises(BadInput):
        shape_of(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as told:
        digest_of(tmp_path / "gone.wav")
    assert told.value.code == "recording_unreadable"
