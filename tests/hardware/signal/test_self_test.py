"""What the self-test hears: dial tone, silence, noise, hum, clipping, and that speech is no tone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dutyconsole.domain.self_test import grade, judge
from dutyconsole.domain.vocabulary import Grade
from dutyconsole.settings.self_test import SelfTestRules
from hardware.signal.self_test import measure
from tests.support.sound import speech_like

if TYPE_CHECKING:
    from numpy.typing import NDArray

RULES = SelfTestRules()
SECONDS = 5.0
RATES = (8000, 48000)


def time_of(rate: int) -> NDArray[np.float64]:
    return np.arange(round(SECONDS * rate)) / rate


def tone(rate: int, dbfs: float, *, hertz: float = 450.0) -> NDArray[np.float64]:
    """Return a sine of that level (RMS, re full scale)."""
    height = 32768 * 10 ** (dbfs / 20) * 2**0.5
    return np.asarray(height * np.sin(2 * np.pi * hertz * time_of(rate)), dtype=np.float64)


def hum(rate: int, dbfs: float) -> NDArray[np.float64]:
    return tone(rate, dbfs, hertz=50.0)


def noise(rate: int, dbfs: float) -> NDArray[np.float64]:
    return np.random.default_rng(5).normal(0, 32768 * 10 ** (dbfs / 20), round(SECONDS * rate))


def frames(*parts: NDArray[np.float64]) -> NDArray[np.int16]:
    return np.asarray(np.clip(np.sum(parts, axis=0), -32768, 32767), dtype=np.int16)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("hertz", [440.0, 450.0, 462.0])
def test_a_dial_tone_is_measured_to_half_a_decibel(rate: int, hertz: float) -> None:
    got = measure(frames(tone(rate, -18.0, hertz=hertz), noise(rate, -60.0)), rate)
    assert (got.has_tone, judge(got, RULES)) == (True, ())
    assert got.level_dbfs == pytest.approx(-18.0, abs=0.5)
    assert got.noise_dbfs == pytest.approx(-60.0, abs=1.5)


@pytest.mark.parametrize(
    ("parts", "codes"),
    [
        ((("tone", -42.0), ("noise", -75.0)), ("self_test_quiet",)),
        ((("tone", -18.0), ("noise", -35.0)), ("self_test_noisy",)),
        ((("tone", -18.0), ("noise", -70.0), ("hum", -30.0)), ("self_test_hum",)),
        ((("tone", 4.0),), ("self_test_clipped", "self_test_loud", "self_test_noisy")),
    ],
)
def test_what_is_not_well_is_named(parts: tuple[tuple[str, float], ...], codes: tuple[str, ...]) -> None:
    made = {"tone": tone, "noise": noise, "hum": hum}
    got = measure(frames(*(made[kind](8000, level) for kind, level in parts)), 8000)
    assert judge(got, RULES) == codes
    assert grade(judge(got, RULES)) is Grade.WEAK


@pytest.mark.parametrize(
    "sound",
    [
        np.zeros(40_000, np.int16),
        np.full(40_000, 7, np.int16),
        np.zeros(0, np.int16),
        frames(noise(8000, -60.0)),
        frames(tone(8000, -20.0, hertz=50.0)),
        frames(tone(8000, -20.0, hertz=400.0)),
        speech_like(SECONDS, rate=8000),
        np.where(time_of(8000) % 5 < 1, frames(tone(8000, -18.0)), 0).astype(np.int16),
        np.where(time_of(8000) % 0.7 < 0.35, frames(tone(8000, -18.0)), 0).astype(np.int16),
    ],
    ids=["zeros", "constant", "nothing", "noise", "hum", "400 Hz", "speech", "ring-back", "busy"],
)
def test_without_a_steady_dial_tone_the_line_is_bad(sound: NDArray[np.int16]) -> None:
    got = measure(sound, 8000)
    assert not got.has_tone
    assert grade(judge(got, RULES)) is Grade.BAD


def test_the_room_sets_the_limits() -> None:
    weak = measure(frames(tone(8000, -42.0), noise(8000, -75.0)), 8000)
    assert judge(weak, RULES) == ("self_test_quiet",)
    assert judge(weak, replace(RULES, quiet_dbfs=-45.0)) == ()
    humming = measure(frames(tone(8000, -18.0), noise(8000, -70.0), hum(8000, -50.0)), 8000)
    assert judge(humming, RULES) == ("self_test_hum",)
    assert judge(humming, replace(RULES, hum_dbfs=-40.0)) == ()
    assert judge(humming, replace(RULES, hum_dbfs=-40.0, clear_db=40.0)) == ("self_test_noisy",)
