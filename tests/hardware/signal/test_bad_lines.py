"""Signals made here and spoilt here: level, noise, clock, hum, twist, parity, gaps, at every rate of a card.

The seeds are fixed; the counts are what a room would notice. `python -m tests.hardware.signal.test_bad_lines`
prints the rates by signal-to-noise ratio on many more.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from hardware.signal.decoder import decode
from hardware.sim.telephone import (
    BELL_202,
    KEYS,
    V23,
    BadLine,
    FskForm,
    amplitude,
    as_card,
    dtmf,
    fsk,
    mdmf,
    over,
    sdmf,
)
from hardware.sim.voice import speech
from tests.hardware.signal.samples import dialled, told

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATES = (8000, 16000, 44100, 48000)
DIGITS = "0123456789"


@dataclass(frozen=True)
class Sent:
    """A signal on a bad line, and the bytes or digits in it."""

    content: bytes
    frames: NDArray[np.int16]
    rate: int


class Sender:
    """Draws signals and lines by chance, the same ones every time."""

    def __init__(self, seed: int, snr_db: float | None) -> None:
        self._rng = np.random.default_rng(seed)
        self._snr_db = snr_db

    def message(self) -> Sent:
        """Return a caller-ID message by FSK."""
        stamp = "".join(f"{self._pick(*span):02d}" for span in ((1, 13), (1, 29), (0, 24), (0, 60)))
        number, parity = self._digits(DIGITS, 3, 14), bool(self._pick(0, 2))
        if self._pick(0, 3) == 0:
            content = sdmf(stamp, number, parity=parity)
        else:
            name = [(7, b"DUTY OFFICE 2")] if self._pick(0, 2) else []
            content = mdmf([(1, stamp.encode()), (2, number.encode()), *name], parity=parity)
        form = FskForm(
            tones=(BELL_202, V23)[self._pick(0, 4) == 0],
            seizure_bits=(0, 250, 300)[self._pick(0, 3)],
            mark_bits=(80, 180)[self._pick(0, 2)],
            gap_bits=tuple(self._pick(0, (1, 3, 11)[self._pick(0, 3)]) for _ in range(8)),
            twist_db=float(self._rng.uniform(-6, 6)),
        )
        rate = RATES[self._pick(0, 4)]
        return self._spoilt(content, fsk(content, rate, dbm0=self._between(-38, -10), form=form), rate)

    def caller_by_dtmf(self) -> Sent:
        """Return a caller's number by DTMF, in one of the forms of China."""
        start, stop = (("D", "C"), ("A", "C"), ("B", "C"), ("A", "#"), ("D", "#"), ("", "#"))[
            self._pick(0, 6)
        ]
        return self._dialled(start + self._digits(DIGITS, 3, 14) + stop)

    def dialled(self) -> Sent:
        """Return a dialled string."""
        return self._dialled(self._digits(KEYS, 20, 29))

    def _dialled(self, text: str) -> Sent:
        on_s, off_s = ((0.04, 0.04), (0.045, 0.055), (0.065, 0.035), (0.07, 0.07), (0.1, 0.1))[
            self._pick(0, 5)
        ]
        rate, level, twist = RATES[self._pick(0, 4)], self._between(-30, -10), self._between(-8, 4)
        wave = dtmf(text, rate, low_dbm0=level, twist_db=twist, on_s=on_s, off_s=off_s)
        return self._spoilt(text.encode(), wave, rate)

    def _spoilt(self, content: bytes, wave: NDArray[np.float64], rate: int) -> Sent:
        line = BadLine(
            snr_db=self._snr_db,
            clock=self._between(-0.015, 0.015),
            hum_dbm0=(None, -40.0, -30.0)[self._pick(0, 3)],
            offset=self._between(-0.03, 0.03),
        )
        return Sent(content, as_card(over(wave, rate, line, seed=self._pick(0, 1 << 30))), rate)

    def _digits(self, keys: str, low: int, high: int) -> str:
        return "".join(keys[self._pick(0, len(keys))] for _ in range(self._pick(low, high)))

    def _pick(self, low: int, high: int) -> int:
        return int(self._rng.integers(low, high))

    def _between(self, low: float, high: float) -> float:
        return float(self._rng.uniform(low, high))


def judged(sent: Sent) -> str:
    """Return whether what was sent was heard `right`, shown `wrong` as if it were good, or `missed`."""
    heard = tuple(decode(sent.frames, sent.rate))
    shown = [
        one.raw for one in told(heard) if getattr(one, "checksum", None) != "bad" and hasattr(one, "raw")
    ]
    shown += [text.encode() for text in dialled(heard)]
    if shown == [sent.content]:
        return "right"
    return "wrong" if any(one != sent.content for one in shown) else "missed"


def rates(kind: str, snr_db: float | None, count: int, *, seed: int = 11) -> Counter[str]:
    """Return how many of `count` signals were heard right, wrong and not at all."""
    sender = Sender(seed, snr_db)
    return Counter(judged(getattr(sender, kind)()) for _ in range(count))


@pytest.mark.parametrize(("snr_db", "least"), [(None, 24), (15.0, 24), (8.0, 23), (6.0, 21)])
def test_fsk(snr_db: float | None, least: int) -> None:
    found = rates("message", snr_db, 24)
    assert found["right"] >= least, found
    assert found["wrong"] == 0


@pytest.mark.parametrize("snr_db", [None, 10.0, 6.0])
def test_caller_by_dtmf(snr_db: float | None) -> None:
    assert rates("caller_by_dtmf", snr_db, 12) == {"right": 12}


@pytest.mark.parametrize("snr_db", [None, 10.0, 6.0])
def test_dialled(snr_db: float | None) -> None:
    assert rates("dialled", snr_db, 12) == {"right": 12}


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

    for kind in ("message", "caller_by_dtmf", "dialled"):
        for ratio in (None, 30.0, 12.0, 10.0, 8.0, 6.0, 5.0, 4.0, 3.0):
            sys.stdout.write(f"{kind} {ratio} {dict(rates(kind, ratio, 200))}\n")
            sys.stdout.flush()
