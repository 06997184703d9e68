"""The made sounds: repeatable, at their level, like speech to a detector."""

from __future__ import annotations

import numpy as np
import pytest

from hardware.sim.voice import EXCHANGE_HZ, FULL, busy_tone, noise, resampled, speech, tone


def dbfs(samples: np.ndarray) -> float:
    """Return the RMS level relative to full scale."""
    return float(20 * np.log10(np.sqrt(np.mean((samples / FULL) ** 2))))


def test_the_same_arguments_give_the_same_sound() -> None:
    assert np.array_equal(speech(3, seed=5), speech(3, seed=5))
    assert not np.array_equal(speech(3, seed=5), speech(3, seed=6))
    assert np.array_equal(noise(1), noise(1))


@pytest.mark.parametrize("rate", [8000, 16000, 48000])
def test_length_and_level(rate: int) -> None:
    sound = speech(4.5, rate)
    assert len(sound) == round(4.5 * rate)
    assert sound.dtype == np.int16
    assert dbfs(sound) == pytest.approx(-24, abs=0.5)
    assert dbfs(noise(2, rate)) == pytest.approx(-65, abs=0.5)


def test_speech_has_syllables_and_pauses() -> None:
    sound = speech(20).reshape(-1, 160)
    levels = 20 * np.log10(np.sqrt(np.mean((sound / FULL) ** 2, axis=1)) + 1e-9)
    assert 0.5 < float(np.mean(levels > -42)) < 0.98
    assert int(np.sum(np.diff((levels > -50).astype(int)) == 1)) > 20


def test_the_tone_of_the_exchange() -> None:
    spectrum = np.abs(np.fft.rfft(tone(1.0)))
    assert int(np.argmax(spectrum)) == EXCHANGE_HZ
    beat = busy_tone(1.4).reshape(-1, 2800)
    assert [bool(np.any(part)) for part in beat] == [True, False, True, False]


def test_resampling_keeps_the_length_in_seconds() -> None:
    assert len(resampled(tone(1.0, 48000), 48000, 8000)) == 8000
    assert len(speech(0)) == 0
