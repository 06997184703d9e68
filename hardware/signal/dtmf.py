"""Dialled digits in sound: two tones at once (ITU-T Q.23, Q.24), found against noise and not in speech.

Windows of 25 ms (Hann) every 5 ms. A window shows a digit when one low and one high tone carry most of its
energy (dial tone left out), each far above its neighbours, with no more twist than senders and lines make. A
row of such windows is a digit when it is long enough, steady in level, and right and steady in both
frequencies: voices fail at that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hardware.signal.resample import RATE, Floats
from hardware.signal.tone_probe import ToneProbe

if TYPE_CHECKING:
    from numpy.typing import NDArray

LOW_HZ = (697.0, 770.0, 852.0, 941.0)
HIGH_HZ = (1209.0, 1336.0, 1477.0, 1633.0)
KEYS = "123A456B789C*0#D"
WINDOW, HOP = 240, 48
HOP_S = HOP / RATE
LOWEST_HZ = 270.0
DIAL_TONE_HZ = (350.0, 550.0)
"""Left out of the energy, for dialling begins over the dial tone; voices are loud just below and above."""
OFFSETS = (-0.012, 0.0, 0.012)
SHARE, BEST_SHARE = 0.55, 0.8
"""Part of the energy in the two tones: of every window of a digit, and of the best one."""
CLEAR = 10**-0.8
"""Energy of the next tone of the same group, relative."""
TWIST = (10**-1.3, 10**0.9)
"""Energy of the high tone relative to the low one: -13 to +9 dB, where Q.24 asks for -8 to +4 dB."""
WEAKEST_DBFS = -53.5
"""Level of the stronger tone at -47 dBm0."""
QUIET = np.pi / 4
"""Where no sample is greater than this part of it there is no tone as strong as the weakest: of all sounds
between two limits, the square wave has the strongest tone, 4/pi of the limit."""
SHORTEST_S = 0.025
DETUNED = 0.018
"""Relative error of frequency: 1.5 % of the sender and the rest of the card."""
WOBBLE_HZ = 10.0
UNEVEN = 0.3
NEIGHBOURS = 8
"""Windows on each side among which the strongest sets the measure of loudness."""


@dataclass(frozen=True)
class Digit:
    """One digit: when its tones began and ended (seconds), and how purely they were heard (0 to 1)."""

    key: str
    from_s: float
    to_s: float
    share: float
    level: float
    """Amplitude of both tones together, full scale 1."""

    @property
    def length_s(self) -> float:
        """Seconds for which the tones lasted."""
        return self.to_s - self.from_s


@dataclass(frozen=True)
class _Windows:
    """What each window shows; the first window begins at sample `start`."""

    start: int
    key: NDArray[np.int64]
    """Place in `KEYS`, or -1."""
    level: NDArray[np.float64]
    share: NDArray[np.float64]
    tones: NDArray[np.complexfloating]
    """Of all eight tones at their true frequencies, by the phase at sample 0 of the window."""


class DtmfReceiver:
    """Fed with consecutive sound of `RATE`; gives the digits when they have ended."""

    def __init__(self, weakest_dbfs: float = WEAKEST_DBFS) -> None:
        self._weakest = float(2**0.5 * 10 ** (weakest_dbfs / 20))
        self._sound: Floats = np.zeros(WINDOW // 2, np.float32)
        self._start = -(WINDOW // 2)
        self._open_from = self._start
        self._window = np.hanning(WINDOW + 1)[:-1].astype(np.float32)
        hertz = np.array(LOW_HZ + HIGH_HZ)
        every = np.concatenate([hertz * (1 + offset) for offset in OFFSETS])
        self._probe = ToneProbe(every, WINDOW, RATE)
        self._gain = 2 / float(self._window.sum())
        self._energy = float((self._window**2).sum()) * WINDOW / 4
        bins = np.fft.rfftfreq(WINDOW, 1 / RATE)
        self._counted = (bins > LOWEST_HZ) & ~((bins > DIAL_TONE_HZ[0]) & (bins < DIAL_TONE_HZ[1]))

    def feed(self, sound: Floats) -> list[Digit]:
        """Return the digits that have surely ended by now."""
        self._sound = np.concatenate((self._sound, sound))
        count = (len(self._sound) - WINDOW) // HOP + 1
        # In tenths of a second or more: a digit is seen whole, with the pause that ends it.
        if count < 4 * NEIGHBOURS:
            return []
        if float(np.abs(self._sound).max()) < QUIET * self._weakest:
            # An idle line costs next to nothing; what may yet become a digit is kept.
            self._keep_from(count - 2 * NEIGHBOURS)
            return []
        return self._take(self._look(count), count, at_end=False)

    def close(self) -> list[Digit]:
        """Return the digits that the end of the sound ended."""
        self._sound = np.concatenate((self._sound, np.zeros(WINDOW, np.float32)))
        count = (len(self._sound) - WINDOW) // HOP + 1
        return self._take(self._look(count), count, at_end=True)

    def _look(self, count: int) -> _Windows | None:
        """Return what the windows show, None where not one shows a digit: so it is of nearly all speech."""
        blocks = np.lib.stride_tricks.sliding_window_view(self._sound, WINDOW)[::HOP][:count] * self._window
        real, imaginary = self._probe.parts(blocks)
        powers = (real * real + imaginary * imaginary) * np.float32(self._gain**2)
        power = powers.reshape(count, len(OFFSETS), 8).max(axis=1).astype(np.float64)
        rows = np.arange(count)
        low, high = power[:, :4].argmax(axis=1), power[:, 4:].argmax(axis=1)
        strong = power[rows, low], power[rows, 4 + high]
        second = np.sort(power[:, :4], axis=1)[:, 2], np.sort(power[:, 4:], axis=1)[:, 2]
        twist = strong[1] / np.maximum(strong[0], 1e-15)
        good = (twist >= TWIST[0]) & (twist <= TWIST[1])
        good &= (second[0] <= CLEAR * strong[0]) & (second[1] <= CLEAR * strong[1])
        good &= np.maximum(*strong) >= self._weakest**2
        # Most windows of speech have failed by now, and need no spectrum.
        if not good.any():
            return None
        share = np.zeros(count)
        share[good] = (strong[0] + strong[1])[good] * self._energy / self._energies(blocks[good])
        good &= share >= SHARE
        if not good.any():
            return None
        level = np.sqrt(strong[0] + strong[1])
        true = slice(8 * (len(OFFSETS) // 2), 8 * (len(OFFSETS) // 2 + 1))
        tones = real[:, true] + 1j * imaginary[:, true]
        return _Windows(self._start, np.where(good, 4 * low + high, -1), level, share, tones)

    def _energies(self, blocks: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the energy of each window, dial tone and what lies below the telephone band left out."""
        spectrum = np.fft.rfft(blocks, axis=1)[:, self._counted]
        energy = np.einsum("ij,ij->i", spectrum.real, spectrum.real)
        energy += np.einsum("ij,ij->i", spectrum.imag, spectrum.imag)
        return np.asarray(np.maximum(energy.astype(np.float64), 1e-12))

    def _take(self, seen: _Windows | None, count: int, *, at_end: bool) -> list[Digit]:
        """Return the digits that ended within `count` windows; keep the sound of one still open."""
        sure = count if at_end else count - NEIGHBOURS
        found, keep = ([], sure) if seen is None else self._digits(seen, sure)
        # A tone that never ends is no digit; it must not be kept for ever.
        self._keep_from(max(0, keep - NEIGHBOURS, sure - round(2.0 / HOP_S)))
        return found

    def _digits(self, seen: _Windows, sure: int) -> tuple[list[Digit], int]:
        """Return the digits that ended before the window `sure`, and from which window on to keep sound."""
        found: list[Digit] = []
        for first, last in _runs(seen):
            if last >= sure:
                return found, min(sure, first)
            digit = _digit(seen, first, last)
            if digit is not None and seen.start + first * HOP > self._open_from:
                found.append(digit)
                self._open_from = seen.start + last * HOP
        return found, sure

    def _keep_from(self, window: int) -> None:
        self._sound = self._sound[window * HOP :].copy()
        self._start += window * HOP


def _runs(seen: _Windows) -> list[tuple[int, int]]:
    """Return the first and last windows of the rows that show one and the same digit, loud and clear."""
    level = np.where(seen.key >= 0, seen.level, 0.0)
    padded = np.pad(level, NEIGHBOURS)
    loudest = np.lib.stride_tricks.sliding_window_view(padded, 2 * NEIGHBOURS + 1).max(axis=1)
    shown = np.where(level >= 0.5 * loudest, seen.key, -1).tolist()
    rows: list[tuple[int, int]] = []
    for number, key in enumerate(shown):
        if key < 0:
            continue
        if rows and shown[rows[-1][1]] == key and _goes_on(level, seen.level, rows[-1][1], number):
            rows[-1] = rows[-1][0], number
        else:
            rows.append((number, number))
    return rows


def _goes_on(shown: NDArray[np.float64], heard: NDArray[np.float64], last: int, number: int) -> bool:
    """Say whether between two windows there was a crackle, in which the tones went on, and no pause."""
    if number - last > NEIGHBOURS:
        return False
    between = heard[last + 1 : number]
    return not len(between) or float(between.min()) > 0.6 * float(min(shown[last], shown[number]))


def _digit(seen: _Windows, first: int, last: int) -> Digit | None:
    """Return the digit of a row of windows, or None where a voice or a machine made it."""
    length = last - first + 1
    key = int(seen.key[first])
    share = float(seen.share[first : last + 1].max())
    if length * HOP_S < SHORTEST_S or share < BEST_SHARE:
        return None
    inner = slice(first + 1, last)
    level = seen.level[inner]
    if float(level.std()) > UNEVEN * float(level.mean()):
        return None
    for tone in (key // 4, 4 + key % 4):
        if not _is_steady(seen.tones[inner, tone], (LOW_HZ + HIGH_HZ)[tone]):
            return None
    begin = (seen.start + WINDOW // 2 + first * HOP) / RATE - HOP_S / 2
    return Digit(KEYS[key], begin, begin + length * HOP_S, share, float(np.median(level)))


def _is_steady(tone: NDArray[np.complexfloating], hertz: float) -> bool:
    """Say whether the phase of a tone runs on evenly, at about the right frequency."""
    turn = np.exp(-2j * np.pi * hertz * HOP_S)
    steps = tone[1:] * tone[:-1].conj() * turn
    mean = steps.sum()
    error = float(np.angle(mean)) / (2 * np.pi * HOP_S)
    wobble = float(np.sqrt(np.mean(np.angle(steps * mean.conj()) ** 2))) / (2 * np.pi * HOP_S)
    return abs(error) <= DETUNED * hertz + 2.0 and wobble <= WOBBLE_HZ
