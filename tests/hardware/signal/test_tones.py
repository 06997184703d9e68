"""Tones of the exchange by their cadence, and what only sounds a little like them."""

from __future__ import annotations

import numpy as np
import pytest

from hardware.signal.decoder import decode
from hardware.signal.heard import HeardTone
from hardware.signal.resample import Resampler
from hardware.signal.tones import Cadence, ToneReceiver
from hardware.sim.telephone import Wave, amplitude, as_card

RATE = 8000


def beeps(on_s: float, off_s: float, count: int, *, hertz: float = 450.0, dbm0: float = -15.0) -> Wave:
    """Return a second of quiet, then the tone in its cadence, then quiet."""
    time = np.arange(round(on_s * RATE)) / RATE
    one = np.concatenate((amplitude(dbm0) * np.sin(2 * np.pi * hertz * time), np.zeros(round(off_s * RATE))))
    return np.concatenate((np.zeros(RATE), np.tile(one, count), np.zeros(RATE)))


def heard(wave: Wave, *, snr_db: float = 20.0) -> list[HeardTone]:
    noise = np.random.default_rng(3).normal(0, amplitude(-15.0) / 2**0.5 * 10 ** (-snr_db / 20), len(wave))
    return [one for one in decode(as_card(wave + noise), RATE) if isinstance(one, HeardTone)]


@pytest.mark.parametrize(
    ("name", "on_s", "off_s", "count"),
    [
        ("dial", 2.5, 0.0, 1),
        ("ringback", 1.0, 4.0, 1),
        ("ringback", 1.0, 4.0, 3),
        ("busy", 0.35, 0.35, 4),
        ("congestion", 0.7, 0.7, 3),
    ],
)
@pytest.mark.parametrize("hertz", [440.0, 450.0, 460.0])
def test_each_tone_has_its_name(name: str, on_s: float, off_s: float, count: int, hertz: float) -> None:
    found = heard(beeps(on_s, off_s, count, hertz=hertz), snr_db=12.0)
    assert [one.tone for one in found] == [name]
    assert found[0].at_s == pytest.approx(1.0, abs=0.06)
    assert found[0].to_s == pytest.approx(1.0 + count * on_s + (count - 1) * off_s, abs=0.06)


def test_one_after_the_other() -> None:
    wave = np.concatenate((beeps(2.0, 0.0, 1), beeps(1.0, 4.0, 2), beeps(0.35, 0.35, 5)))
    assert [one.tone for one in heard(wave)] == ["dial", "ringback", "busy"]


@pytest.mark.parametrize(
    "wave",
    [
        beeps(0.35, 0.35, 1),
        beeps(0.1, 0.1, 8),
        beeps(2.5, 0.0, 1, hertz=400.0),
        beeps(2.5, 0.0, 1, hertz=500.0),
        beeps(2.5, 0.0, 1, dbm0=-60.0),
    ],
)
def test_what_is_no_tone_of_the_exchange(wave: Wave) -> None:
    assert heard(wave) == []


def test_a_branch_exchange_has_its_own_cadence() -> None:
    receiver = ToneReceiver((Cadence("busy", 0.2, 0.2, beats=3),))
    front = Resampler(RATE)
    sound = np.concatenate((front.feed(as_card(beeps(0.2, 0.2, 5))), front.close()))
    assert [one.tone for one in [*receiver.feed(sound), *receiver.close()]] == ["busy"]
