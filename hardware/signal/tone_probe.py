"""How much of some frequencies is in each block of sound: one product of real matrices for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from hardware.signal.resample import Floats


class ToneProbe:
    """Knows frequencies (Hz) at a rate. Real sound times complex waves would be four times the work."""

    def __init__(self, hertz: Sequence[float] | NDArray[np.float64], size: int, rate: int) -> None:
        turns = 2 * np.pi * np.outer(np.arange(size) / rate, hertz)
        self._count = turns.shape[1]
        self._waves = np.concatenate((np.cos(turns), -np.sin(turns)), axis=1).astype(np.float32)

    def parts(self, blocks: Floats) -> tuple[Floats, Floats]:
        """Return the real and the imaginary part of each frequency (column) in each block (row)."""
        both = blocks @ self._waves
        return both[:, : self._count], both[:, self._count :]

    def powers(self, blocks: Floats) -> Floats:
        """Return the squared amplitude of each frequency in each block, times (size / 2) squared."""
        real, imaginary = self.parts(blocks)
        return np.asarray(real * real + imaginary * imaginary)
