"""Soft bits from frequency-shift keying: how surely a stretch of sound is a mark, how surely a space.

The phase of the senders runs on from bit to bit, so several bits are looked at together and the middle one is
judged (W. P. Osborne and M. B. Luntz, "Coherent and noncoherent detection of CPFSK", IEEE Trans. Commun. 22,
1974): that is worth some 2 dB over judging each bit alone. Marks and spaces may differ in level.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from hardware.signal.resample import RATE, Floats

if TYPE_CHECKING:
    from numpy.typing import NDArray

BAUD = 1200.0
BIT = round(RATE / BAUD)
"""Samples of one bit, by the nominal clock."""


@dataclass(frozen=True)
class Modem:
    """Frequencies (Hz) of a one and of a zero."""

    name: str
    mark_hz: float
    space_hz: float


BELL_202 = Modem("bell202", 1200.0, 2200.0)
V23 = Modem("v23", 1300.0, 2100.0)


@dataclass(frozen=True)
class Carrier:
    """What is known of the sender: frequencies (Hz), amplitudes (of the complex tone), samples per bit."""

    mark_hz: float
    space_hz: float
    mark: float
    space: float
    bit: float


def soft_bits(sound: Floats, carrier: Carrier, *, span: int = 2) -> NDArray[np.float64]:
    """Return for each sample how surely the bit that begins there is a mark (above 0) or a space (below).

    `span` bits on each side are taken into account. The unit is that of the amplitude.
    """
    bins = [tone_bins(sound, carrier.space_hz), tone_bins(sound, carrier.mark_hz)]
    level = (carrier.space, carrier.mark)
    turn = 2 * np.pi * (carrier.mark_hz - carrier.space_hz) / RATE
    # Relative to the middle bit's tone, the others lie whole turns of the difference of both tones behind;
    # a bit begins half a sample before its first one.
    slopes = {number: np.exp(1j * turn * number * (np.arange(len(sound)) - 0.5)) for number in range(-1, 2)}
    best = [np.full(len(sound), -np.inf), np.full(len(sound), -np.inf)]
    parts = _parts(bins, carrier, span)
    for bits in product((0, 1), repeat=2 * span + 1):
        total = np.zeros(len(sound), np.complex128)
        phase = _phases(bits, carrier.bit, span)
        for number, bit in enumerate(bits):
            slope, offset = phase[number]
            total += parts[number][bit] * slopes[slope] * np.exp(1j * turn * offset)
        # The gain is left open, so that where nothing is sent neither is likelier.
        strength = np.abs(total) / sqrt(sum(level[bit] ** 2 for bit in bits))
        middle = best[bits[span]]
        np.maximum(middle, strength, out=middle)
    return np.asarray(best[1] - best[0])


def tone_bins(sound: Floats, hertz: float) -> NDArray[np.complex128]:
    """Return the correlation with a tone over the bit that begins at each sample (zero phase at sample 0)."""
    turned = sound * np.exp(-2j * np.pi * hertz / RATE * np.arange(len(sound)))
    running = np.concatenate((np.zeros(1), np.cumsum(turned), np.full(BIT - 1, turned.sum())))
    return np.asarray(running[BIT:] - running[:-BIT])


def _parts(
    bins: list[NDArray[np.complex128]], carrier: Carrier, span: int
) -> list[list[NDArray[np.complex128]]]:
    """Return the weighted correlations of each of the bits around, for space and for mark."""
    found = []
    for number in range(-span, span + 1):
        shift = round(number * carrier.bit)
        found.append([_shifted(bins[0], shift) * carrier.space, _shifted(bins[1], shift) * carrier.mark])
    return found


def _shifted(values: NDArray[np.complex128], shift: int) -> NDArray[np.complex128]:
    out = np.zeros_like(values)
    if shift >= 0:
        out[: len(values) - shift] = values[shift:]
    else:
        out[-shift:] = values[:shift]
    return out


def _phases(bits: tuple[int, ...], bit: float, span: int) -> list[tuple[int, float]]:
    """Return for each bit by how many turns of (mark - space) its phase is behind the middle one's.

    At the border between two bits, at time t, the phase of the sender does not jump: leaving bit a for
    bit b adds (a - b) t turns. Given as slope and offset over the time of the middle bit's beginning.
    """
    out = [(0, 0.0)] * len(bits)
    slope, offset = 0, 0.0
    for number in range(span + 1, len(bits)):
        step = bits[number - 1] - bits[number]
        slope, offset = slope - step, offset - step * (number - span) * bit
        out[number] = slope, offset
    slope, offset = 0, 0.0
    for number in range(span - 1, -1, -1):
        step = bits[number] - bits[number + 1]
        slope, offset = slope + step, offset + step * (number + 1 - span) * bit
        out[number] = slope, offset
    return out
