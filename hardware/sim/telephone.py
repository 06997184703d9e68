"""Telephone signals made by arithmetic: caller ID (FSK, DTMF), dialled digits, and what a bad line adds.

Levels are in dBm0 of a digital exchange: a sine of full scale has +3.14 dBm0 (ITU-T G.711). All functions
return float64 of full scale 1.0 at `rate` frames per second; `as_card` makes 16 bit of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

Wave = NDArray[np.float64]

LOW = (697.0, 770.0, 852.0, 941.0)
HIGH = (1209.0, 1336.0, 1477.0, 1633.0)
KEYS = "123A456B789C*0#D"
BELL_202 = (1200.0, 2200.0)
V23 = (1300.0, 2100.0)
FULL_DBM0 = 3.14


def amplitude(dbm0: float) -> float:
    """Return the amplitude of a sine of this level."""
    return float(10 ** ((dbm0 - FULL_DBM0) / 20))


def mdmf(parts: Sequence[tuple[int, bytes]], *, parity: bool = False) -> bytes:
    """Return a whole message of several parameters with its checksum; `parity` makes all texts odd."""
    body = b"".join(bytes((kind, len(text))) + (odd(text) if parity else text) for kind, text in parts)
    return with_checksum(bytes((0x80, len(body))) + body)


def sdmf(stamp: str, number: str, *, parity: bool = False) -> bytes:
    """Return a whole single message: `MMDDHHMM` and the digits."""
    body = (stamp + number).encode("ascii")
    return with_checksum(bytes((0x04, len(body))) + (odd(body) if parity else body))


def with_checksum(message: bytes) -> bytes:
    """Return the message with the byte that makes its sum 0 modulo 256."""
    return message + bytes((-sum(message) % 256,))


def odd(text: bytes) -> bytes:
    """Return 7-bit text with the parity bit that makes every byte odd."""
    return bytes(byte if byte.bit_count() % 2 else byte | 0x80 for byte in text)


@dataclass(frozen=True)
class FskForm:
    """How a message is sent: tones of one and zero (Hz), bits before it, mark between characters."""

    tones: tuple[float, float] = BELL_202
    seizure_bits: int = 300
    mark_bits: int = 180
    gap_bits: tuple[int, ...] = (0,)
    """Marks after each character, over and over."""
    twist_db: float = 0.0
    """Level of the zeros above that of the ones."""


def fsk(message: bytes, rate: int, *, dbm0: float, form: FskForm | None = None) -> Wave:
    """Return the message as frequency-shift keying with unbroken phase."""
    form = form or FskForm()
    bits = [number % 2 for number in range(form.seizure_bits)] + [1] * form.mark_bits
    for place, byte in enumerate(message):
        bits += [0, *(byte >> number & 1 for number in range(8)), 1]
        bits += [1] * form.gap_bits[place % len(form.gap_bits)]
    sent = np.array([*bits, 1, 1])
    which = sent[(np.arange(int(len(sent) * rate / 1200)) * 1200 // rate)]
    hertz = np.where(which == 1, form.tones[0], form.tones[1])
    level = np.where(which == 1, -form.twist_db / 2, form.twist_db / 2)
    return np.asarray(amplitude(dbm0) * 10 ** (level / 20) * np.sin(2 * np.pi * np.cumsum(hertz) / rate))


def dtmf(
    digits: str, rate: int, *, low_dbm0: float, twist_db: float = 0.0, on_s: float = 0.07, off_s: float = 0.07
) -> Wave:
    """Return dialled digits; `twist_db` is the level of the high tones above the low ones."""
    time = np.arange(round(on_s * rate)) / rate
    pause = np.zeros(round(off_s * rate))
    high_dbm0 = low_dbm0 + twist_db
    parts: list[Wave] = []
    for digit in digits:
        row, column = divmod(KEYS.index(digit), 4)
        low = amplitude(low_dbm0) * np.sin(2 * np.pi * LOW[row] * time)
        parts += [low + amplitude(high_dbm0) * np.sin(2 * np.pi * HIGH[column] * time), pause]
    return np.concatenate(parts)


@dataclass(frozen=True)
class BadLine:
    """What a line and a cheap adapter add to a signal."""

    snr_db: float | None = None
    """Signal over white noise, the power of which is counted in 0 to 4 kHz; None adds none."""
    clock: float = 0.0
    """How much faster the sender is than the card (0.015 is 1.5 %)."""
    hum_dbm0: float | None = None
    offset: float = 0.0
    band_hz: tuple[float, float] | None = None
    """What an exchange and a transformer let through."""
    ring_dbm0: tuple[float, bool, bool] | None = None
    """Level of the ring current that the adapter lets through, and whether it rings before and after."""


def over(
    signal: Wave, rate: int, line: BadLine, *, seed: int, before_s: float = 0.3, after_s: float = 0.3
) -> Wave:
    """Return the signal as the card hears it, with a bit of the line before and after."""
    places = np.arange(int(len(signal) / (1 + line.clock))) * (1 + line.clock)
    heard = np.interp(places, np.arange(len(signal)), signal) if line.clock else signal
    sounding = heard[heard != 0.0]
    power = float(np.mean(sounding**2)) if len(sounding) else 0.0
    out = np.concatenate((np.zeros(round(before_s * rate)), heard, np.zeros(round(after_s * rate))))
    if line.band_hz is not None:
        out = _banded(out, rate, line.band_hz)
    out = _rung(out, rate, line)
    if line.snr_db is not None:
        deviation = np.sqrt(power / 10 ** (line.snr_db / 10) * rate / 8000)
        out = out + np.random.default_rng(seed).normal(0, deviation, len(out))
    if line.hum_dbm0 is not None:
        time = np.arange(len(out)) / rate
        for number, weight in ((1, 1.0), (2, 0.3), (3, 0.5), (5, 0.2)):
            out = out + amplitude(line.hum_dbm0) * weight * np.sin(2 * np.pi * 50 * number * time + number)
    return np.asarray(out + line.offset)


def ring_burst(seconds: float, rate: int, dbm0: float) -> Wave:
    """Return ring current as an adapter lets it through: 25 Hz, cut by its diodes, so with harmonics."""
    bare = np.sin(2 * np.pi * 25 * np.arange(round(seconds * rate)) / rate)
    return np.asarray(np.clip(3 * bare, -1, 1) * amplitude(dbm0))


def _rung(wave: Wave, rate: int, line: BadLine) -> Wave:
    """Return the wave between rings: half a second after the first, a quarter before the second."""
    if line.ring_dbm0 is None:
        return wave
    level, before, after = line.ring_dbm0
    ring, parts = ring_burst(1.0, rate, level), [wave]
    if before:
        parts = [ring, np.zeros(round(0.5 * rate)), *parts]
    if after:
        parts = [*parts, np.zeros(round(0.25 * rate)), ring]
    return np.concatenate(parts)


def _banded(wave: Wave, rate: int, band_hz: tuple[float, float]) -> Wave:
    """Return the wave through a filter with edges of 60 Hz."""
    hertz = np.fft.rfftfreq(len(wave), 1 / rate)
    low = np.clip((hertz - band_hz[0]) / 60 + 0.5, 0, 1)
    high = np.clip((band_hz[1] - hertz) / 60 + 0.5, 0, 1)
    return np.asarray(np.fft.irfft(np.fft.rfft(wave) * low * high, len(wave)))


def as_card(wave: Wave) -> NDArray[np.int16]:
    """Return what a card of 16 bit gives."""
    return np.clip((wave * 32768).round(), -32768, 32767).astype(np.int16)
