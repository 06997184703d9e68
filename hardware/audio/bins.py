"""Sound into bins of 20 ms: lowest sample, highest sample, and speech, tone or silence. Pure NumPy.

The kind comes from the level and not from the running ear, so that bins made while recording and bins made
from the file later are the same: loud from the line's threshold on, with the ear's hysteresis of 6 dB; a loud
bin is a tone where 450 Hz or a DTMF pair carries it, else speech.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dutyconsole.domain.peaks import SoundKind
from hardware.signal.block_tones import BlockTones

if TYPE_CHECKING:
    from numpy.typing import NDArray

BIN_S = 0.02
BELOW_DB = 6.0
RECORD = np.dtype([("low", "<i2"), ("high", "<i2"), ("kind", "u1")])
"""A bin as `dutyconsole.domain.peaks.BIN` has it."""


class BinMaker:
    """Fed with consecutive frames in any portions; gives the bins that are whole, in order."""

    def __init__(self, rate: int, threshold_dbfs: float) -> None:
        self.bin_frames = bin_frames(rate)
        self._on = 32768.0 * 10 ** (threshold_dbfs / 20)
        self._off = self._on * 10 ** (-BELOW_DB / 20)
        self._loud = False
        self._tones = BlockTones(rate, self.bin_frames)
        self._rest: NDArray[np.int16] = np.zeros(0, np.int16)

    def feed(self, frames: NDArray[np.int16]) -> bytes:
        """Take frames and return the bins that they complete."""
        whole = np.concatenate((self._rest, frames)) if len(self._rest) else frames
        count = len(whole) // self.bin_frames
        self._rest = whole[count * self.bin_frames :].copy()
        if not count:
            return b""
        return self._bins(whole[: count * self.bin_frames].reshape(count, self.bin_frames))

    def end(self) -> bytes:
        """Return the bin of what is left; it stands for less than 20 ms."""
        rest, self._rest = self._rest, self._rest[:0]
        if not len(rest):
            return b""
        # Filled up with its own last sample, so that low and high stay those of the sound.
        return self._bins(np.pad(rest, (0, self.bin_frames - len(rest)), mode="edge").reshape(1, -1))

    def _bins(self, blocks: NDArray[np.int16]) -> bytes:
        bins = np.empty(len(blocks), RECORD)
        bins["low"], bins["high"] = blocks.min(axis=1), blocks.max(axis=1)
        bins["kind"] = SoundKind.SILENCE
        exact = blocks.astype(np.float32)
        exact -= exact.mean(axis=1, keepdims=True)
        power = np.einsum("ij,ij->i", exact, exact) / self.bin_frames
        loud = self._is_loud(np.sqrt(power))
        if loud.any():
            exchange, dtmf = self._tones.judge(exact[loud], power[loud])
            bins["kind"][loud] = np.where(exchange | dtmf, SoundKind.TONE, SoundKind.SPEECH)
        return bins.tobytes()

    def _is_loud(self, strength: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Hysteresis: what is between the two limits stays as the bin before it was."""
        decided = (strength >= self._on) | (strength < self._off)
        last = np.maximum.accumulate(np.where(decided, np.arange(len(strength)), -1))
        loud = np.where(last < 0, self._loud, strength[np.maximum(last, 0)] >= self._on)
        self._loud = bool(loud[-1])
        return loud


def bin_frames(rate: int) -> int:
    """Return the frames of a bin at `rate` Hz."""
    return max(1, round(rate * BIN_S))
