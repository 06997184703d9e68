"""Any sound card's rate to one rate, without hum and DC: the front end of all detectors.

Overlap-save in the frequency domain: one linear-phase band-pass (windowed sinc) and the change of rate in the
same step, for the spectrum is cut or filled up to the new rate between the two transforms. Pure NumPy.
"""

from __future__ import annotations

from math import ceil, gcd
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
Sound: TypeAlias = NDArray[np.int16] | NDArray[np.float32] | NDArray[np.float64]

RATE = 9600
"""What all detectors work at: eight samples per bit of 1200 bit/s, and room for the telephone band."""
LOW_HZ, HIGH_HZ = 250.0, 3700.0
LENGTH_S = 0.016
"""Length of the filter: its edges are 200 Hz wide, so that 150 Hz of the mains is 50 dB down."""
HOP_S = 0.1
LOWEST_RATE = 4000


class Resampler:
    """Fed with consecutive frames of `rate`; gives them at `RATE`, full scale 1.0, without delay in time."""

    def __init__(self, rate: int) -> None:
        if rate < LOWEST_RATE:
            raise ValueError(f"{rate} Hz is too slow for the telephone band")
        step = rate // gcd(rate, RATE)
        taps = _band_pass(rate)
        overlap = step * ceil((len(taps) - 1) / step)
        self._hop = step * ceil(HOP_S * rate / step)
        while not _is_smooth(overlap + self._hop):
            overlap += step
        self._size = overlap + self._hop
        self._out_size, self._out_hop = self._size * RATE // rate, self._hop * RATE // rate
        kept = min(self._size, self._out_size) // 2 + 1
        response = np.fft.rfft(taps, self._size)[:kept] * (self._out_size / self._size)
        self._response = response.astype(np.complex64)
        self._rate = rate
        self._buffer: Floats = np.zeros(overlap, np.float32)
        self._skip = round((len(taps) - 1) / 2 * RATE / rate)
        self._taken = self._given = 0

    def feed(self, frames: Sound) -> Floats:
        """Return what is complete by now; some tenths of a second stay inside."""
        scale = np.float32(1 / 32768 if frames.dtype == np.int16 else 1)
        fresh = frames.astype(np.float32) * scale
        self._taken += len(fresh)
        return self._run(fresh)

    def close(self) -> Floats:
        """Return the rest: as much in all as was fed."""
        wanted = self._taken * RATE // self._rate - self._given
        rest = self._run(np.zeros(self._size + self._hop, np.float32))
        return rest[: max(0, wanted)]

    def _run(self, fresh: Floats) -> Floats:
        whole = np.concatenate((self._buffer, fresh))
        count = max(0, (len(whole) - self._size) // self._hop + 1)
        self._buffer = whole[count * self._hop :].copy()
        if not count:
            return whole[:0]
        blocks = np.lib.stride_tricks.sliding_window_view(whole, self._size)[:: self._hop][:count]
        spectrum = np.fft.rfft(blocks, axis=1)[:, : len(self._response)] * self._response
        sound = np.fft.irfft(spectrum, self._out_size, axis=1)[:, -self._out_hop :].reshape(-1)
        kept: Floats = sound[self._skip :].astype(np.float32)
        self._skip = max(0, self._skip - len(sound))
        self._given += len(kept)
        return kept


def _is_smooth(size: int) -> bool:
    """Say whether a transform of this size is quick: 5570 = 2 · 5 · 557 takes five times as long as 5600."""
    for prime in (2, 3, 5, 7):
        while size % prime == 0:
            size //= prime
    return size == 1


def _band_pass(rate: int) -> NDArray[np.float64]:
    half = round(LENGTH_S * rate / 2)
    time = np.arange(-half, half + 1) / rate
    low, high = LOW_HZ, min(HIGH_HZ, 0.46 * rate)
    ideal = 2 * high * np.sinc(2 * high * time) - 2 * low * np.sinc(2 * low * time)
    return np.asarray(ideal / rate * np.hamming(len(time)))
