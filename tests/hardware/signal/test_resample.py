"""The front end: every rate becomes one, without delay, hum or DC, and in blocks of any size."""

from __future__ import annotations

import numpy as np
import pytest

from hardware.signal.resample import LOWEST_RATE, RATE, Floats, Resampler


def through(sound: np.ndarray[tuple[int], np.dtype[np.float64]], rate: int, block: int = 1 << 20) -> Floats:
    front = Resampler(rate)
    parts = [front.feed(sound[at : at + block]) for at in range(0, len(sound), block)]
    return np.concatenate([*parts, front.close()])


def sine(hertz: float, rate: int, seconds: float = 1.0) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)


@pytest.mark.parametrize("rate", [8000, 11025, 16000, 22050, 44100, 48000, 96000])
@pytest.mark.parametrize("hertz", [450.0, 1200.0, 2200.0, 3300.0])
def test_the_telephone_band_is_kept_in_level_and_time(rate: int, hertz: float) -> None:
    heard = through(sine(hertz, rate), rate)
    assert len(heard) == RATE
    inner = slice(1000, RATE - 1000)
    # A filter of an odd length may be half a sample of the new rate off.
    lag = 2 * np.pi * hertz * 0.5 / RATE
    assert np.abs(heard - sine(hertz, RATE))[inner].max() < 0.02 + lag


@pytest.mark.parametrize("rate", [8000, 44100, 48000])
def test_hum_and_offset_are_gone(rate: int) -> None:
    sound = 0.5 + sine(50.0, rate) + sine(100.0, rate)
    assert np.abs(through(sound, rate)[1000:-1000]).max() < 0.01


@pytest.mark.parametrize("block", [7, 160, 4411])
def test_blocks_of_any_size_give_the_same(block: int) -> None:
    sound = np.random.default_rng(1).normal(0, 0.1, 20000)
    np.testing.assert_array_equal(through(sound, 44100, block), through(sound, 44100))


def test_short_and_no_sound() -> None:
    assert len(through(np.zeros(0), 8000)) == 0
    assert len(through(np.zeros(5), 8000)) == 6


def test_integers_and_floats_are_the_same() -> None:
    sound = (sine(1000.0, 8000) * 20000).astype(np.int16)
    front, other = Resampler(8000), Resampler(8000)
    np.testing.assert_allclose(front.feed(sound), other.feed(sound / 32768.0), atol=1e-6)


def test_a_rate_below_the_telephone_band_is_refused() -> None:
    with pytest.raises(ValueError, match="too slow"):
        Resampler(LOWEST_RATE - 1)
