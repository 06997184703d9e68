"""Signals made here and spoilt here: level, noise, clock, hum, twist, parity, gaps, at every rate of a card.

The seeds are fixed; the counts are what a room would notice. `python -m tests.hardware.signal.test_bad_lines`
prints the rates by signal-to-noise ratio on many more.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from hardware.signal.decoder import decode
from hardware.sim.callers import Sender, judged
from hardware.sim.telephone import BadLine, amplitude, as_card, dtmf, over
from hardware.sim.voice import speech
from tests.hardware.signal.samples import dialled, told


def rates(kind: str, snr_db: float | None, count: int, *, seed: int = 11) -> Counter[str]:
    """Return how many of `count` signals were heard right, wrong and not at all."""
    sender = Sender(seed, snr_db)
    drawn = (getattr(sender, kind)() for _ in range(count))
    return Counter(judged(sent, decode(sent.frames, sent.rate)) for sent in drawn)


@pytest.mark.parametrize(("snr_db", "least"), [(None, 24), (15.0, 24), (8.0, 23), (6.0, 21)])
def test_fsk(snr_db: float | None, least: int) -> None:
    found = rates("message", snr_db, 24)
    assert found["right"] >= least, found
    assert found["wrong"] == 0


@pytest.mark.parametrize("snr_db", [None, 10.0, 6.0])
def test_caller_by_dtmf(snr_db: float | None) -> None:
    found = rates("caller_by_dtmf", snr_db, 12)
    assert found["right"] >= 11, found
    assert found["wrong"] == 0


@pytest.mark.parametrize("snr_db", [None, 10.0, 6.0])
def test_dialled(snr_db: float | None) -> None:
    found = rates("dialled", snr_db, 12)
    assert found["right"] >= 11, found
    assert found["wrong"] == 0


def test_nothing_is_heard_where_there_is_nothing() -> None:
    assert rates("nothing", 0.0, 12) == {"right": 12}


def test_a_spoilt_message_shows_no_number() -> None:
    sender = Sender(5)
    for _ in range(8):
        sent = sender.spoilt_message()
        shown = [one.number for one in told(tuple(decode(sent.frames, sent.rate))) if hasattr(one, "number")]
        assert not any(shown)


def test_digits_over_the_dial_tone() -> None:
    wave = dtmf("01058765432", 8000, low_dbm0=-16, on_s=0.05, off_s=0.05)
    tone = amplitude(-14) * np.sin(2 * np.pi * 450 * np.arange(len(wave)) / 8000)
    sent = over(wave + tone, 8000, BadLine(snr_db=15.0), seed=4)
    assert dialled(tuple(decode(as_card(sent), 8000))) == ["01058765432"]


@pytest.mark.parametrize("seed", [4, 5])
def test_steady_vowels_are_no_digits(seed: int) -> None:
    assert decode(speech(120, seed=seed), 8000) == []


def test_far_too_much_noise_makes_no_number_up() -> None:
    assert rates("message", 1.0, 24)["wrong"] == 0


if __name__ == "__main__":
    import sys

    for kind in ("message", "caller_by_dtmf", "dialled", "nothing", "spoilt_message"):
        for ratio in (None, 30.0, 12.0, 10.0, 8.0, 6.0, 5.0, 4.0, 3.0):
            sys.stdout.write(f"{kind} {ratio} {dict(rates(kind, ratio, 200))}\n")
            sys.stdout.flush()
