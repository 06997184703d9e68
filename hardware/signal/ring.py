"""Ringing heard on the line itself: bursts of a buzz that repeats 25 times a second.

The exchange rings with 75 V or more at 25 Hz (16 to 50 Hz elsewhere), a hundred times louder than speech.
What a recording adapter lets through of it is a hum or, where its transformer or the card is overdriven, a
rattle of many harmonics: in both the sound repeats after 1/25 s, and after no shorter time. Voices, mains hum
and tones all repeat after less. An adapter with a high-pass, or one that is muted while the receiver is down,
lets nothing through: then no ring can be heard.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hardware.signal.heard import HeardRing

if TYPE_CHECKING:
    from numpy.typing import NDArray

LOW_RATE = 2000
"""Frames per second that are enough to see the shape of the buzz."""
HOP_S = 0.1
WINDOW_S = 0.08
HERTZ = 25.0
SPREAD = 0.14
"""Exchanges ring at 25 Hz give or take 3 Hz; the rest is the card's."""
SHORTER = (0.2, 0.775)
"""Periods, in parts of the ring's, after which a ring does not repeat, and everything else does."""
REPEATS = 0.75
CLEARER = 0.15
DEEP_S, DEEP_SHARE = 0.005, 0.1
"""A ring has a part of its energy below 200 Hz; pairs of dialled tones have none."""
TOLD_AFTER = 0.6
"""A burst is told once it has lasted this part of its time."""
ENDLESS = 4.0
"""What goes on so many times as long is a fault of the wiring and no ring."""


@dataclass(frozen=True)
class RingCadence:
    """Seconds of one burst, and of the pause after it."""

    on_s: float = 1.0
    off_s: float = 4.0

    @property
    def bridge_s(self) -> float:
        """The longest break within one burst: of the double rings of branch exchanges."""
        return min(0.3, self.off_s / 4)


class RingReceiver:
    """Fed with consecutive frames; gives each ring once, as soon as it is one."""

    def __init__(
        self,
        rate: int,
        threshold_dbfs: float,
        *,
        cadence: RingCadence | None = None,
        hertz: float = HERTZ,
    ) -> None:
        self._cadence = cadence or RingCadence()
        self._step = max(1, rate // LOW_RATE)
        slow = rate / self._step
        self._slow = slow
        self._hop, self._window = round(HOP_S * slow), round(WINDOW_S * slow)
        period = slow / hertz
        self._period = slice(int(period * (1 - SPREAD)), int(period * (1 + SPREAD)) + 2)
        self._shorter = slice(round(period * SHORTER[0]), round(period * SHORTER[1]))
        self._deep = round(DEEP_S * slow)
        self._least = (32768.0 * 10 ** (threshold_dbfs / 20)) ** 2
        self._rest: NDArray[np.int16] = np.zeros(0, np.int16)
        self._kept: NDArray[np.float32] = np.zeros(0, np.float32)
        self._heard_s = 0.0
        self._from_s: float | None = None
        self._last_s = 0.0
        self._told = False

    @property
    def rings_since_s(self) -> float | None:
        """Where the burst that goes on now began (seconds of what was fed), or None."""
        if self._from_s is None or self._last_s - self._from_s > ENDLESS * self._cadence.on_s:
            return None
        return self._from_s

    def feed(self, frames: NDArray[np.int16]) -> list[HeardRing]:
        """Return the rings that are sure by now."""
        whole = np.concatenate((self._rest, frames)) if len(self._rest) else frames
        count = len(whole) // self._step
        self._rest = whole[count * self._step :].copy()
        slow = whole[: count * self._step].reshape(count, self._step).sum(axis=1, dtype=np.float32)
        slow *= np.float32(1 / self._step)
        self._kept = np.concatenate((self._kept, slow))
        found: list[HeardRing] = []
        reach = self._window + self._period.stop
        while len(self._kept) >= reach + self._hop:
            self._heard_s += self._hop / self._slow
            found += self._take(repeats=self._repeats(self._kept[:reach]))
            self._kept = self._kept[self._hop :]
        return found

    def _repeats(self, sound: NDArray[np.float32]) -> bool:
        sound = sound - sound.sum() / len(sound)
        energy = np.einsum("i,i->", sound, sound)
        if energy < self._least * len(sound):
            return False
        running = np.concatenate((np.zeros(1, np.float32), np.cumsum(sound, dtype=np.float32)))
        deep = (running[self._deep :] - running[: -self._deep]) * np.float32(1 / self._deep)
        if np.einsum("i,i->", deep, deep) < DEEP_SHARE * energy:
            return False
        squares = np.concatenate((np.zeros(1), np.cumsum(sound.astype(np.float64) ** 2)))
        windows = np.lib.stride_tricks.sliding_window_view(sound, self._window)[: self._period.stop]
        power = squares[self._window :][: len(windows)] - squares[: len(windows)]
        alike = (windows @ sound[: self._window]) / np.sqrt(np.maximum(power * power[0], 1e-9))
        best = float(alike[self._period].max())
        return best >= REPEATS and float(alike[self._shorter].max()) <= best - CLEARER

    def _take(self, *, repeats: bool) -> list[HeardRing]:
        """Take the window that begins one hop before `_heard_s`."""
        begin = self._heard_s - self._hop / self._slow
        if not repeats:
            if self._from_s is not None and begin - self._last_s > self._cadence.bridge_s:
                self._from_s = None
            return []
        if self._from_s is None:
            self._from_s, self._told = begin, False
        self._last_s = begin + self._hop / self._slow
        if self._told or self._last_s - self._from_s < TOLD_AFTER * self._cadence.on_s:
            return []
        self._told = True
        return [HeardRing(self._from_s)]
