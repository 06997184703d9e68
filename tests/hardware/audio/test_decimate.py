"""Fewer frames per second: speech stays, what would fold back into it goes, and portions do not matter."""

from __future__ import annotations

import numpy as np
import pytest

from hardware.audio.decimate import Decimator, speech_step


@pytest.mark.parametrize(
    ("rate", "step"), [(8000, 1), (11025, 1), (16000, 2), (22050, 2), (32000, 4), (44100, 5), (48000, 6)]
)
def test_the_rate_comes_near_to_8_khz_without_a_fraction(rate: int, step: int) -> None:
    assert speech_step(rate) == step
    assert 8000 <= rate // step < 16000


@pytest.mark.parametrize(("hertz", "least", "most"), [(300, 0.97, 1.03), (3400, 0.8, 1.1), (5000, 0, 0.02)])
@pytest.mark.parametrize("rate", [16000, 44100, 48000])
def test_speech_stays_and_what_is_above_goes(rate: int, hertz: float, least: float, most: float) -> None:
    sound = (10000 * np.sin(2 * np.pi * hertz * np.arange(rate) / rate)).astype(np.int16)
    kept = Decimator(speech_step(rate)).feed(sound)[100:].astype(float)
    share = float(np.sqrt(np.mean(kept**2)) / (10000 / np.sqrt(2)))
    assert least <= share <= most


def test_portions_do_not_matter() -> None:
    sound = np.random.default_rng(2).normal(0, 3000, 48000).astype(np.int16)
    whole = Decimator(6).feed(sound)
    in_parts = Decimator(6)
    parts = [in_parts.feed(sound[start : start + 777]) for start in range(0, len(sound), 777)]
    assert np.array_equal(np.concatenate(parts), whole)
    # The last two milliseconds wait for what would come after them.
    assert len(whole) == 8000 - 16
