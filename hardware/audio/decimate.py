"""Fewer frames per second, for sound that must take little room. Pure NumPy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SPEECH_RATE = 8000
TAPS_PER_STEP = 32
"""Length of the filter: 60 dB down where it would fold back into the telephone band (300 to 3400 Hz)."""


def speech_step(rate: int) -> int:
    """Return the n by which `rate` comes nearest to 8 kHz from above without leaving a fraction."""
    return max(step for step in range(1, max(1, rate // SPEECH_RATE) + 1) if rate % step == 0)


class Decimator:
    """Fed with consecutive frames in any portions; gives every `step`-th of the filtered sound."""

    def __init__(self, step: int) -> None:
        self._step = step
        half = TAPS_PER_STEP * step // 2
        time = np.arange(-half, half + 1) / step
        taps = np.sinc(0.92 * time) * np.hamming(len(time))
        self._taps = (taps / taps.sum()).astype(np.float32)
        self._before: NDArray[np.float32] = np.zeros(half, np.float32)
        """Half a filter of silence before the sound, so that nothing comes later than it was."""

    def feed(self, frames: NDArray[np.int16]) -> NDArray[np.int16]:
        """Return what these frames complete."""
        if self._step == 1:
            return frames
        whole = np.concatenate((self._before, frames.astype(np.float32)))
        count = max(0, (len(whole) - len(self._taps)) // self._step + 1)
        self._before = whole[count * self._step :]
        if not count:
            return np.zeros(0, np.int16)
        windows = np.lib.stride_tricks.sliding_window_view(whole, len(self._taps))[:: self._step][:count]
        kept: NDArray[np.int16] = np.clip(np.rint(windows @ self._taps), -32768, 32767).astype(np.int16)
        return kept
