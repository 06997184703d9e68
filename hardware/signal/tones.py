"""The tones of the exchange (450 Hz in China): dial tone, ring-back, busy, congestion, by their cadence.

Cadences of the Chinese national standard (GB 3380): dial tone without a break, ring-back 1 s in 5 s, busy
0.35 s in 0.7 s, congestion 0.7 s in 1.4 s. All are parameters, for an old branch exchange has its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hardware.signal.heard import HeardTone, Sounding
from hardware.signal.resample import RATE, Floats
from hardware.signal.tone_probe import ToneProbe

if TYPE_CHECKING:
    from collections.abc import Sequence

FRAME = 240
FRAME_S = FRAME / RATE
"""25 ms, so that 25 Hz to either side of the tone still is the tone."""
SHARE = 0.7
WEAKEST_DBFS = -50.0
"""Level of a tone at -44 dBm0."""
HERTZ = 450.0
BRIDGE_S = 0.05
MOST_BEATS = 8
"""As many soundings of a tone as anybody asks for."""
MOST_BEEPS = 200
"""Soundings kept: a receiver left off its hook brings the busy tone for hours."""


@dataclass(frozen=True)
class Cadence:
    """A tone by name: seconds on and off, `beats` of them at the least, each within `slack` (relative).

    `off_s` of 0 means without a break; then `on_s` is how long it must last at the least.
    """

    name: str
    on_s: float
    off_s: float
    beats: int = 2
    slack: float = 0.25


CHINA = (
    Cadence("dial", 1.5, 0.0),
    Cadence("ringback", 1.0, 4.0, beats=1),
    Cadence("busy", 0.35, 0.35),
    Cadence("congestion", 0.7, 0.7),
)


@dataclass(frozen=True)
class _Beep:
    """One unbroken sounding of the tone."""

    from_s: float
    to_s: float

    @property
    def length_s(self) -> float:
        return self.to_s - self.from_s


class ToneReceiver:
    """Fed with consecutive sound of `RATE`; gives a tone when it has ended."""

    def __init__(
        self,
        cadences: Sequence[Cadence] = CHINA,
        *,
        hertz: float = HERTZ,
        weakest_dbfs: float = WEAKEST_DBFS,
    ) -> None:
        self._weakest = 10 ** (weakest_dbfs / 10) * FRAME
        self._cadences = cadences
        self._sound: Floats = np.zeros(0, np.float32)
        self._frames = 0
        self._probe = ToneProbe([hertz], FRAME, RATE)
        self._beeps: list[_Beep] = []
        self._from_s: float | None = None
        self._last_s = 0.0
        self._longest_gap_s = max(cadence.off_s * (1 + cadence.slack) for cadence in cadences)

    def feed(self, sound: Floats) -> list[HeardTone]:
        """Return the tones that have ended by now."""
        whole = np.concatenate((self._sound, sound))
        count = len(whole) // FRAME
        self._sound = whole[count * FRAME :].copy()
        frames = whole[: count * FRAME].reshape(count, FRAME)
        energy = np.einsum("ij,ij->i", frames, frames)
        sounds = energy >= self._weakest
        if sounds.any():
            # An idle line costs next to nothing.
            tone = self._probe.powers(frames)[:, 0] * np.float32(2.0 / FRAME)
            sounds = (tone >= SHARE * energy) & (tone >= self._weakest)
        if not self._beeps and self._from_s is None and not sounds.any():
            self._frames += count
            return []
        return [ended for one in sounds.tolist() for ended in self._frame(sounds=one)]

    @property
    def last_beep(self) -> tuple[float, float] | None:
        """From where to where the last sounding that has ended went (seconds), or None."""
        return (self._beeps[-1].from_s, self._beeps[-1].to_s) if self._beeps else None

    def sounding(self) -> Sounding | None:
        """Return the tone that goes on now, by its last soundings, or None where it is none so far."""
        now_s = self._frames * FRAME_S
        for cadence in self._cadences:
            if not cadence.off_s:
                if self._from_s is not None and self._last_s - self._from_s >= cadence.on_s:
                    return Sounding(cadence.name, self._from_s, 1)
            elif (found := self._beating(cadence, now_s)) is not None:
                return found
        return None

    def _beating(self, cadence: Cadence, now_s: float) -> Sounding | None:
        """Return the tone of this cadence if the soundings so far end in it and the next is not overdue."""
        most = 1 + cadence.slack
        began = self._from_s
        waits = now_s - self._beeps[-1].to_s if self._beeps else 0.0
        if not self._beeps or (began is None and waits > most * cadence.off_s):
            return None
        if began is not None and (
            now_s - began > most * cadence.on_s
            or began - self._beeps[-1].to_s < (1 - cadence.slack) * cadence.off_s
        ):
            return None
        count = _last_beats(self._beeps, cadence)
        if count < cadence.beats:
            return None
        return Sounding(cadence.name, self._beeps[-count].from_s, count)

    def close(self) -> list[HeardTone]:
        """Return the tone that the end of the sound ended."""
        self._end_beep()
        return self._end_tone()

    def _frame(self, *, sounds: bool) -> list[HeardTone]:
        begin = self._frames * FRAME_S
        self._frames += 1
        if sounds:
            self._from_s = begin if self._from_s is None else self._from_s
            self._last_s = begin + FRAME_S
            return []
        gap = begin - self._last_s
        if gap >= BRIDGE_S:
            self._end_beep()
        is_over = gap > self._longest_gap_s or len(self._beeps) > MOST_BEEPS
        return self._end_tone() if self._beeps and is_over else []

    def _end_beep(self) -> None:
        """Keep the sounding that has ended; the part of a frame at each end is half of one on average."""
        if self._from_s is not None:
            self._beeps.append(_Beep(self._from_s, self._last_s))
            self._from_s = None

    def _end_tone(self) -> list[HeardTone]:
        """Name what the soundings since the last long silence were, one cadence after the other."""
        found: list[HeardTone] = []
        beeps, self._beeps = self._beeps, []
        while beeps:
            name, count = self._name(beeps)
            if name:
                found.append(HeardTone(beeps[0].from_s, beeps[count - 1].to_s, name))
            beeps = beeps[count:]
        return found

    def _name(self, beeps: Sequence[_Beep]) -> tuple[str, int]:
        """Return the cadence that the soundings begin with and how many belong to it; `""` and 1 for none."""
        for cadence in self._cadences:
            count = _beats(beeps, cadence)
            if count >= (cadence.beats if cadence.off_s else 1):
                return cadence.name, count
        return "", 1


def _beats(beeps: Sequence[_Beep], cadence: Cadence) -> int:
    """Return how many of the first soundings keep the cadence."""
    if not cadence.off_s:
        return int(beeps[0].length_s >= cadence.on_s)
    count = 0
    for number, beep in enumerate(beeps):
        if abs(beep.length_s - cadence.on_s) > cadence.slack * cadence.on_s:
            break
        gap = beep.from_s - beeps[number - 1].to_s
        if number and abs(gap - cadence.off_s) > cadence.slack * cadence.off_s:
            break
        count += 1
    return count


def _last_beats(beeps: Sequence[_Beep], cadence: Cadence) -> int:
    """Return how many of the last soundings keep the cadence."""
    count = 0
    for number in range(len(beeps) - 1, -1, -1):
        if _beats(beeps[number : number + count + 1], cadence) != count + 1:
            break
        count += 1
        if count == MOST_BEATS:
            break
    return count
