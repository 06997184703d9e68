"""Speech is told from silence, hum, offset and the tones of the telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from hardware.signal.activity import FLOOR_DBFS, Activity, Run, dbfs
from hardware.signal.constant import ConstantWatch
from hardware.sim.voice import speech

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE = 8000


def tone(*frequencies: float, seconds: float = 2.0, dbfs_each: float = -20.0) -> NDArray[np.int16]:
    """Return a sum of sines."""
    t = np.arange(round(seconds * RATE)) / RATE
    level = 32768 * 10 ** (dbfs_each / 20) * np.sqrt(2)
    return np.asarray(sum(level * np.sin(2 * np.pi * f * t) for f in frequencies)).astype(np.int16)


def noise(dbfs_rms: float, seconds: float = 2.0) -> NDArray[np.int16]:
    """Return white noise."""
    rng = np.random.default_rng(3)
    return rng.normal(0, 32768 * 10 ** (dbfs_rms / 20), round(seconds * RATE)).astype(np.int16)


def heard(sound: NDArray[np.int16], *, block: int = 160) -> Activity:
    """Let an ear hear a sound in blocks."""
    ear = Activity(RATE, -42.0)
    for start in range(0, len(sound), block):
        ear.feed(sound[start : start + block], start)
    return ear


@pytest.mark.parametrize("block", [1, 100, 160, 417, 800, 100_000])
def test_speech_is_heard_however_it_is_cut(block: int) -> None:
    sound = np.concatenate((noise(-65.0, 1.0), noise(-25.0, 1.0), noise(-65.0, 1.0)))
    ear = heard(sound, block=block)
    assert ear.speech.start is not None
    assert abs(ear.speech.start - RATE) <= ear.block
    assert abs(ear.speech.end - 2 * RATE) <= ear.block
    assert abs(ear.speech.loud - RATE) <= 2 * ear.block
    assert ear.tone.start is None


def test_voice_counts_as_speech() -> None:
    ear = heard(speech(6.0, RATE))
    assert ear.speech.start is not None
    assert ear.speech.loud >= 0.3 * RATE
    assert ear.tone.loud < 0.2 * RATE


@pytest.mark.parametrize(
    "sound",
    [np.zeros(16000, np.int16), np.full(16000, 9000, np.int16), noise(-55.0), tone(50.0, dbfs_each=-50.0)],
    ids=["zeros", "offset", "noise", "hum"],
)
def test_a_quiet_line_is_quiet(sound: NDArray[np.int16]) -> None:
    ear = heard(sound)
    assert ear.speech.start is None
    assert ear.last_sound is None


@pytest.mark.parametrize("detune", [-10.0, 0.0, 10.0])
def test_the_exchange_s_tone_is_not_speech(detune: float) -> None:
    ear = heard(tone(450.0 + detune))
    assert ear.speech.start is None
    assert ear.tone.loud >= 1.9 * RATE


@pytest.mark.parametrize("low", [697, 770, 852, 941])
@pytest.mark.parametrize("high", [1209, 1336, 1477, 1633])
def test_dialled_digits_are_neither(low: int, high: int) -> None:
    ear = heard(tone(low, high))
    assert ear.speech.start is None
    assert ear.tone.start is None
    assert ear.last_sound is not None


def test_hysteresis_holds_a_voice_that_drops() -> None:
    ear = heard(np.concatenate((noise(-38.0, 0.5), noise(-45.0, 0.5))))
    assert ear.speech.loud >= 0.95 * RATE
    assert heard(noise(-45.0, 1.0)).speech.start is None


def test_levels_are_those_of_full_scale() -> None:
    ear = heard(tone(1000.0, dbfs_each=-20.0), block=800)
    assert ear.level_dbfs == pytest.approx(-20.0, abs=0.1)
    assert ear.peak_dbfs == pytest.approx(-17.0, abs=0.1)
    assert dbfs(0.0) == FLOOR_DBFS


def test_a_jump_in_position_drops_the_unfinished_block() -> None:
    ear = Activity(RATE, -42.0)
    ear.feed(noise(-20.0, 0.01), 0)
    ear.feed(noise(-60.0, 1.0), 50_000)
    assert (ear.heard, ear.speech) == (50_000 + RATE, Run())


def test_dead_silence_is_a_fault_on_a_line_with_a_noise_floor() -> None:
    watch = ConstantWatch(5.0)
    for _ in range(310):
        watch.feed(0.1, 0.0, idle=True, off_hook=False)
    found = []
    for constant_s in (4.0, 4.6, 0.0):
        watch.feed(0.1, constant_s, idle=True, off_hook=False)
        found.append(watch.is_dead)
    assert found == [False, True, False]


def test_a_digital_line_may_be_silent_but_not_in_a_call() -> None:
    watch = ConstantWatch(5.0)
    for seconds in range(1, 100):
        watch.feed(1.0, float(seconds), idle=True, off_hook=False)
    found = [watch.is_dead]
    watch.feed(0.1, 100.0, idle=False, off_hook=True)
    assert [*found, watch.is_dead] == [False, True]
