"""Calls by chance on lines by chance: caller ID, dialled digits, and sounds that hold none; always the same.

The families are those of the samples in `tests/data/sound`: FSK by Bell 202 and V.23, MDMF and SDMF; caller
ID by DTMF in the forms of China; strings dialled by machines; and what else is on a line. Each is drawn with
level, noise, clock, hum, offset, band, rings, twist, parity and rate of the card.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from hardware.signal.heard import HeardDigits, HeardId
from hardware.sim.telephone import (
    BELL_202,
    FULL_DBM0,
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
    ring_burst,
    sdmf,
)
from hardware.sim.voice import busy_tone, noise, speech, tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from hardware.signal.heard import Heard
    from hardware.sim.telephone import Wave

RATES = (8000, 16000, 44100, 48000)
RATIOS = (None, 30.0, 20.0, 15.0, 12.0, 10.0, 8.0, 6.0)
"""Signal over noise, dB; None is a clean line."""
NAMES = (b"DUTY OFFICE 2", b"LI SI", b"O'NEIL & SONS", "张三".encode("gb2312"), "王五先生".encode("gb2312"))
FORMS = (
    *("DC", "DC", "DC", "AC", "BC", "A#", "D#", "-#"),
    *(start + stop for start in "ABCD" for stop in "ABCD*#"),
    *("*#", "#*", "*C", "#C", "-C"),
)
"""Start and stop of a caller's number by DTMF; `-` is none."""
DIGITS = "0123456789"
TIMES_S = ((0.04, 0.04), (0.045, 0.055), (0.05, 0.05), (0.065, 0.035), (0.07, 0.07), (0.1, 0.1))
"""Seconds of a digit and of the pause after it."""


@dataclass(frozen=True)
class Sent:
    """A signal on a bad line, and the bytes or digits in it: none where nothing may be heard."""

    content: bytes
    is_caller: bool
    frames: NDArray[np.int16]
    rate: int
    snr_db: float | None = None


def shown_in(heard: Sequence[Heard]) -> list[tuple[bytes, bool]]:
    """Return what is shown as good, and whether as a caller: callers without a wrong checksum, and digits."""
    shown = []
    for one in heard:
        if isinstance(one, HeardDigits):
            shown.append((one.digits.encode(), False))
        elif isinstance(one, HeardId) and getattr(one.told, "checksum", None) != "bad":
            shown.append((bytes(getattr(one.told, "raw", b"")), True))
    return shown


def judged(sent: Sent, heard: Sequence[Heard]) -> str:
    """Return whether what was sent was heard `right`, shown `wrong` as if it were good, or `missed`."""
    shown, truth = shown_in(heard), (sent.content, sent.is_caller)
    if shown == ([truth] if sent.content else []):
        return "right"
    return "wrong" if any(one != truth for one in shown) else "missed"


class Sender:
    """Draws signals and lines; `snr_db` of 0 draws that too."""

    def __init__(self, seed: int, snr_db: float | None = 0.0) -> None:
        self._rng = np.random.default_rng(seed)
        self._snr_db = snr_db

    def message(self) -> Sent:
        """Return a caller-ID message by FSK, between two rings or alone."""
        content = self._content()
        form = FskForm(
            tones=(BELL_202, V23)[self._pick(0, 4) == 0],
            seizure_bits=(0, 250, 300)[self._pick(0, 3)],
            mark_bits=(80, 180)[self._pick(0, 2)],
            gap_bits=tuple(self._pick(0, (1, 3, 11)[self._pick(0, 3)]) for _ in range(8)),
            twist_db=self._between(-6, 6),
        )
        rate = self._rate()
        wave = fsk(content, rate, dbm0=self._between(-35, -10), form=form)
        return self._spoilt(content, wave, rate, rings=(self._pick(0, 3) > 0, self._pick(0, 3) == 0))

    def spoilt_message(self) -> Sent:
        """Return a message with a byte changed on the way: nothing of it may be shown."""
        content = bytearray(self._content())
        content[self._pick(2, len(content))] ^= 1 << self._pick(0, 7)
        rate = self._rate()
        wave = fsk(bytes(content), rate, dbm0=self._between(-35, -10))
        return self._spoilt(b"", wave, rate)

    def caller_by_dtmf(self) -> Sent:
        """Return a caller's number by DTMF, in one of the forms of China."""
        form = FORMS[self._pick(0, len(FORMS))]
        start, stop = form[0], form[1]
        least = 7 if start in "*#" else 3
        return self._dialled(start.replace("-", "") + self._number(least) + stop, rings=self._pick(0, 3) == 0)

    def dialled(self) -> Sent:
        """Return a dialled string; a third begins over the dial tone."""
        sent = self._dialled(self._text(KEYS, 20, 29), tone=self._pick(0, 3) == 0)
        return replace(sent, is_caller=False)

    def nothing(self) -> Sent:
        """Return a sound of the line in which no caller and no digit is."""
        seconds, rate, seed = 4.0, self._rate(), self._pick(0, 1 << 30)
        dbfs = self._between(-35, -12)
        sound = (
            noise(seconds, rate, seed=seed, dbfs=dbfs),
            speech(seconds, rate, seed=seed, dbfs=dbfs),
            busy_tone(seconds, rate, dbfs=dbfs),
            tone(seconds, rate, dbfs=dbfs),
            tone(seconds, rate, hz=(2100.0,), dbfs=dbfs),
            as_card(self._music(seconds, rate) * amplitude(dbfs + FULL_DBM0)),
            as_card(ring_burst(1.0, rate, dbfs + FULL_DBM0)),
        )[self._pick(0, 7)]
        return self._spoilt(b"", sound / 32768, rate)

    def _content(self) -> bytes:
        stamp = "".join(f"{self._pick(*span):02d}" for span in ((1, 13), (1, 29), (0, 24), (0, 60)))
        number, parity = self._number(3), bool(self._pick(0, 2))
        if self._pick(0, 3) == 0:
            return sdmf(stamp, number, parity=parity)
        parts = [(1, stamp.encode()), (2, number.encode())]
        if self._pick(0, 6) == 0:
            parts[1] = (4, b"PO"[self._pick(0, 2) :][:1])
        if self._pick(0, 3):
            name = NAMES[self._pick(0, len(NAMES))]
            # Seven bits and a parity bit cannot carry Chinese.
            parts += [(7, name)] if name.isascii() or not parity else []
        return mdmf(parts, parity=parity)

    def _dialled(self, text: str, *, rings: bool = False, tone: bool = False) -> Sent:
        on_s, off_s = TIMES_S[self._pick(0, len(TIMES_S))]
        rate, level, twist = self._rate(), self._between(-30, -10), self._between(-8, 4)
        wave = dtmf(text, rate, low_dbm0=level, twist_db=twist, on_s=on_s, off_s=off_s)
        if tone:
            time = np.arange(round((on_s + off_s) * 0.9 * rate)) / rate
            wave[: len(time)] += amplitude(level) * np.sin(2 * np.pi * 450 * time)
        return self._spoilt(text.encode(), wave, rate, rings=(rings, rings))

    def _spoilt(
        self, content: bytes, wave: Wave, rate: int, *, rings: tuple[bool, bool] = (False, False)
    ) -> Sent:
        snr_db = RATIOS[self._pick(0, len(RATIOS))] if self._snr_db == 0.0 else self._snr_db
        line = BadLine(
            snr_db=snr_db,
            clock=self._between(-0.015, 0.015),
            hum_dbm0=(None, -45.0, -40.0, -35.0, -30.0)[self._pick(0, 5)],
            offset=self._between(-0.03, 0.03) * self._pick(0, 2),
            band_hz=(None, (300.0, 3400.0))[self._pick(0, 2)],
        )
        seed = self._pick(0, 1 << 30)
        if any(rings):
            line = replace(line, ring_dbm0=(self._between(-12, 0), *rings))
        return Sent(content, True, as_card(over(wave, rate, line, seed=seed)), rate, snr_db)

    def _music(self, seconds: float, rate: int) -> Wave:
        time = np.arange(round(0.25 * rate)) / rate
        notes = []
        for _ in range(round(seconds / 0.25)):
            hertz = 220 * 2 ** (np.array([0, 4, 7, 12]) / 12 + self._pick(0, 24) / 12)
            notes.append(np.sin(2 * np.pi * np.outer(hertz, time)).sum(axis=0) * np.exp(-4 * time) / 4)
        return np.concatenate(notes)

    def _number(self, least: int) -> str:
        return self._text(DIGITS, least, 14)

    def _text(self, keys: str, low: int, high: int) -> str:
        return "".join(keys[self._pick(0, len(keys))] for _ in range(self._pick(low, high)))

    def _rate(self) -> int:
        return RATES[self._pick(0, len(RATES))]

    def _pick(self, low: int, high: int) -> int:
        return int(self._rng.integers(low, high))

    def _between(self, low: float, high: float) -> float:
        return float(self._rng.uniform(low, high))
