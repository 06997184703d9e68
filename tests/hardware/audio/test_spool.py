"""Sound faster and slower: the pitch stays, nothing is cut, and several files are one reel."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from dutyconsole.errors import BadInput
from hardware.audio.coding import PCM
from hardware.audio.reel import Reel
from hardware.audio.spool import Spool

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

RATE = 8000
SECONDS = 10
SPEEDS = (0.5, 0.75, 1.25, 1.5, 2.0)


def tone(hz: float, seconds: float = SECONDS, rate: int = RATE) -> NDArray[np.int16]:
    wave = 0.5 * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate)) / rate)
    return np.asarray(wave * 32767, dtype=np.int16)


def keep(path: Path, frames: NDArray[np.int16], rate: int = RATE) -> Path:
    soundfile.write(path, frames, rate, subtype="PCM_16")
    return path


def unwound(
    reel: Reel, *, at: float = 0.0, speed: float = 1.0
) -> tuple[NDArray[np.int16], list[float], list[int]]:
    """Return everything that sounds, the position after each piece, and the rates."""
    spool, pieces = Spool(reel, at, speed), []
    while (piece := spool.piece()) is not None:
        pieces.append(piece)
    reel.close()
    frames = np.concatenate([piece.frames for piece in pieces])
    return frames, [piece.at for piece in pieces], [piece.rate for piece in pieces]


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("rate", [8000, 44100])
def test_a_tone_keeps_its_pitch_at_every_speed(tmp_path: Path, speed: float, rate: int) -> None:
    heard, at, _ = unwound(Reel([keep(tmp_path / "a.wav", tone(1000, rate=rate), rate)]), speed=speed)
    assert len(heard) / rate == pytest.approx(SECONDS / speed, rel=0.01)
    middle = heard[len(heard) // 4 : len(heard) * 3 // 4] * np.hanning(len(heard) * 3 // 4 - len(heard) // 4)
    power = np.abs(np.fft.rfft(middle)) ** 2
    pitches = np.fft.rfftfreq(len(middle), 1 / rate)
    assert pitches[power.argmax()] == pytest.approx(1000, abs=1)
    # A tone that were cut and glued would spread over its neighbours.
    assert power[np.abs(pitches - 1000) < 5].sum() / power.sum() > 0.99
    assert at[-1] == pytest.approx(SECONDS)


@pytest.mark.parametrize("speed", SPEEDS)
def test_a_position_is_that_of_the_sound(tmp_path: Path, speed: float) -> None:
    frames = tone(500)
    frames[: 4 * RATE] = frames[5 * RATE :] = 0
    spool = Spool(Reel([keep(tmp_path / "a.wav", frames)]), 0.0, speed)
    loud = []
    while (piece := spool.piece()) is not None:
        if len(piece.frames) and np.abs(piece.frames.astype(int)).max() > 8000:
            loud.append(piece.at)
    assert loud[0] == pytest.approx(4.0, abs=0.15)
    assert loud[-1] == pytest.approx(5.0, abs=0.15)


def test_at_normal_speed_each_sample_is_as_it_was_over_several_files(tmp_path: Path) -> None:
    noise = np.random.default_rng(3).integers(-20000, 20000, 3 * RATE + 17, dtype=np.int16)
    paths = [keep(tmp_path / "a.wav", noise[:9001]), keep(tmp_path / "b.flac", noise[9001:])]
    heard, at, _ = unwound(Reel(paths))
    assert np.array_equal(heard, noise)
    assert at[-1] == pytest.approx(len(noise) / RATE)
    heard, _, _ = unwound(Reel(paths), at=2.0)
    assert np.array_equal(heard, noise[2 * RATE :])


def test_files_of_two_rates_are_one_reel(tmp_path: Path) -> None:
    paths = [keep(tmp_path / "a.wav", tone(400, 1)), keep(tmp_path / "b.wav", tone(400, 1, 16000), 16000)]
    reel = Reel(paths)
    assert reel.seconds == pytest.approx(2.0)
    heard, _, rates = unwound(reel, speed=1.5)
    assert set(rates) == {8000, 16000}
    assert len(heard) == pytest.approx((8000 + 16000) / 1.5, rel=0.05)


def test_a_loop_comes_round(tmp_path: Path) -> None:
    noise = np.random.default_rng(4).integers(-20000, 20000, 3 * RATE, dtype=np.int16)
    spool = Spool(Reel([keep(tmp_path / "a.wav", noise)]), 0.9, 1.0)
    heard: list[NDArray[np.int16]] = []
    while sum(map(len, heard)) < 6000:
        piece = spool.piece((1.0, 1.33))
        assert piece is not None
        heard.append(piece.frames)
    frames = np.concatenate(heard)
    start, end = RATE, round(1.33 * RATE)
    expected = np.concatenate([noise[round(0.9 * RATE) : end], noise[start:end], noise[start:end]])
    assert np.array_equal(frames[: len(expected)], expected[: len(frames)])


def test_a_file_that_grows_is_heard_to_its_new_end(tmp_path: Path) -> None:
    noise = np.random.default_rng(5).integers(-20000, 20000, 2 * RATE, dtype=np.int16)
    path = keep(tmp_path / "a.wav", noise[:RATE])
    reel = Reel([path])
    spool = Spool(reel, 0.5, 1.0)
    while spool.piece() is not None:
        pass
    keep(path, noise)
    piece = spool.piece()
    assert piece is not None
    assert np.array_equal(piece.frames, noise[RATE : RATE + len(piece.frames)])
    assert reel.seconds == pytest.approx(2.0)
    reel.close()


def test_what_is_no_recording_is_said(tmp_path: Path) -> None:
    (tmp_path / "bad.wav").write_bytes(b"nothing of the kind")
    for name in ("bad.wav", "missing.wav"):
        with pytest.raises(BadInput, match="recording_unreadable"):
            Reel([keep(tmp_path / "a.wav", tone(400, 1)), tmp_path / name])


def test_two_hours_are_streamed_and_never_held(tmp_path: Path) -> None:
    path = keep(tmp_path / "long.wav", tone(400, 1))
    frames = 2 * 3600 * RATE
    with path.open("r+b") as file:
        file.truncate(44 + 2 * frames)  # a hole on the disk: silence that takes no room
        file.write(PCM.header(RATE, 2 * frames))
    tracemalloc.start()
    reel = Reel([path])
    assert reel.seconds == 7200.0
    spool = Spool(reel, 7100.0, 2.0)
    while spool.piece() is not None:
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    reel.close()
    assert most < 1_000_000
