"""Is anybody speaking? Energy with hysteresis, block by block, with the tones of the telephone left out.

Pure NumPy. Blocks of 20 ms; the mean of each block is taken away, so that the DC offset of a cheap card is
not sound. A block is *loud* above the threshold, and stays so until it falls `below_db` under it. A loud
block is a *tone* when one frequency of the exchange (450 Hz: dial, ring-back and busy tone in China, GB 3380)
or one DTMF pair (ITU-T Q.23) carries most of its energy; every other loud block is *speech*. Runs bridge
short gaps.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hardware.signal.block_tones import BlockTones

BLOCK_S = 0.02
FLOOR_DBFS = -120.0

Frames = NDArray[np.int16]


@dataclass
class Run:
    """A stretch of one kind of sound, in frames; `start` is None before the first."""

    start: int | None = None
    end: int = 0
    loud: int = 0
    """Frames of it that were of this kind, gaps left out."""

    def copy(self) -> Run:
        """Return the run as it is now; `dataclasses.replace` takes five times as long, at every block."""
        return Run(self.start, self.end, self.loud)

    def add(self, start: int, end: int, bridge: int) -> None:
        """Take a block in: it goes on with the run, or begins a new one after a gap above `bridge`."""
        if self.start is None or start - self.end > bridge:
            self.start, self.loud = start, 0
        self.end = end
        self.loud += end - start


class Activity:
    """Fed with consecutive frames; tells level, and the last run of speech and of exchange tone.

    Levels are dB relative to full scale: 20 log10(rms / 32768), so a full-scale sine has -3 dBFS.
    """

    def __init__(
        self, rate: int, threshold_dbfs: float, *, below_db: float = 6.0, bridge_s: float = 0.2
    ) -> None:
        self.rate = rate
        self.block = max(1, round(rate * BLOCK_S))
        self.level_dbfs = FLOOR_DBFS
        self.peak_dbfs = FLOOR_DBFS
        self.speech = Run()
        self.tone = Run()
        self.last_sound: int | None = None
        """Position where the last loud block ended, or None."""
        self.constant = 0
        """Frames at the end of what was heard that all had one value: a dead or muted input."""
        self.heard = 0
        self._on = 32768.0 * 10 ** (threshold_dbfs / 20)
        self._off = self._on * 10 ** (-below_db / 20)
        self._bridge = round(rate * bridge_s)
        self._loud = False
        self._rest: Frames = np.zeros(0, np.int16)
        self._tones = BlockTones(rate, self.block)
        self._before = self._undo = Run()
        """The speech before its last run began, and before its last block."""

    def feed(self, frames: Frames, start: int) -> None:
        """Hear the frames from position `start` on; a jump in position drops what was unfinished."""
        if start != self.heard:
            self._rest = self._rest[:0]
        self.heard = start + len(frames)
        if len(frames):
            self._measure(frames)
        first = start - len(self._rest)
        whole = np.concatenate((self._rest, frames)) if len(self._rest) else frames
        count = len(whole) // self.block
        self._rest = whole[count * self.block :].copy()
        if count:
            self._judge(whole[: count * self.block].reshape(count, self.block), first)

    def unsay(self, since: int) -> None:
        """Forget the speech from position `since` on: it has turned out to be a ring, or data."""
        if self.speech.start is not None and self.speech.start >= since:
            self.speech = self._before.copy()

    def age_s(self, position: int | None) -> float | None:
        """Return the seconds of sound heard since `position`, or None."""
        return None if position is None else max(0.0, (self.heard - position) / self.rate)

    def _measure(self, frames: Frames) -> None:
        # By hand, for `np.std` takes three times as long, ten times a second for ever.
        exact = frames.astype(np.float64)
        mean = float(exact.sum()) / len(exact)
        self.level_dbfs = dbfs(max(0.0, float(exact @ exact) / len(exact) - mean * mean) ** 0.5)
        low, high = int(frames.min()), int(frames.max())
        self.peak_dbfs = dbfs(float(max(abs(low), abs(high))))
        if low == high:
            self.constant += len(frames)
        else:
            self.constant = 0

    def _judge(self, blocks: NDArray[np.int16], first: int) -> None:
        exact = blocks.astype(np.float32)
        exact -= exact.sum(axis=1, keepdims=True) / self.block
        power = np.einsum("ij,ij->i", exact, exact) / self.block
        if not self._loud and power.max() < self._on * self._on:
            return
        exchange, dtmf = self._tones.judge(exact, power)
        for number, strength in enumerate(np.sqrt(power)):
            self._loud = bool(strength >= (self._off if self._loud else self._on))
            if self._loud:
                place = first + number * self.block
                self._take(place, exchange=bool(exchange[number]), dtmf=bool(dtmf[number]))

    def _take(self, place: int, *, exchange: bool, dtmf: bool) -> None:
        end = place + self.block
        self.last_sound = end
        if exchange:
            if self.speech.end == place:
                self.speech = self._undo.copy()
            self.tone.add(place, end, self._bridge)
        elif not dtmf and self.tone.end != place:
            # The blocks in which a tone begins and ends are no speech: a busy tone has hundreds of them.
            self._undo = self.speech.copy()
            if place - self.speech.end > self._bridge:
                self._before = self._undo
            self.speech.add(place, end, self._bridge)


def dbfs(amplitude: float) -> float:
    """Return dB relative to full scale of 16 bit; silence is `FLOOR_DBFS`."""
    return max(FLOOR_DBFS, 20.0 * math.log10(amplitude / 32768.0)) if amplitude > 0 else FLOOR_DBFS
