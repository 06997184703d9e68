"""What a line says in sound (caller ID, digits, tones of the exchange), block by block or at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from hardware.signal.dtmf import DtmfReceiver
from hardware.signal.dtmf_strings import DigitStrings
from hardware.signal.fsk import FskReceiver
from hardware.signal.resample import RATE, Floats, Resampler, Sound
from hardware.signal.tones import CHINA, Cadence, ToneReceiver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hardware.signal.heard import Heard

BATCH_S = 0.4
"""Sound is looked at in pieces of this length: looking has a price of its own (measured at 0.1 s: three
quarters of the processor time), and what is told here has ended anyway."""
PIECE_S = 4.0
"""Whole files are heard in pieces that the processor's cache holds: five times as fast as all at once."""
KNOWN_S = 0.3
"""How far the digits are behind the sound, at the most."""


class SoundDecoder:
    """Fed with consecutive frames of one channel; gives what it heard when that has ended."""

    def __init__(
        self, rate: int, *, cadences: Sequence[Cadence] = CHINA, pause_s: float | None = None
    ) -> None:
        self._front = Resampler(rate)
        self._fsk = FskReceiver()
        self._dtmf = DtmfReceiver()
        self._strings = DigitStrings() if pause_s is None else DigitStrings(pause_s=pause_s)
        self._tones = ToneReceiver(cadences)
        self._heard = 0
        self._waiting: list[Sound] = []
        self._batch = round(BATCH_S * rate)

    def feed(self, frames: Sound) -> list[Heard]:
        """Return what has ended by now, as far as the sound was looked at."""
        self._waiting.append(frames.copy())
        if sum(map(len, self._waiting)) < self._batch:
            return []
        return self._hear(self._front.feed(self._all_waiting()))

    def close(self) -> list[Heard]:
        """Return what the end of the sound cut short or left open."""
        found = self._hear(self._front.feed(self._all_waiting())) if self._waiting else []
        found += self._hear(self._front.close())
        found += self._fsk.close()
        found += self._strings.feed(self._dtmf.close(), self._heard / RATE)
        return [*found, *self._strings.close(), *self._tones.close()]

    def _all_waiting(self) -> Sound:
        waiting, self._waiting = self._waiting, []
        return waiting[0] if len(waiting) == 1 else cast("Sound", np.concatenate(waiting))

    def _hear(self, sound: Floats) -> list[Heard]:
        self._heard += len(sound)
        found: list[Heard] = [*self._fsk.feed(sound)]
        found += self._strings.feed(self._dtmf.feed(sound), self._heard / RATE - KNOWN_S)
        return [*found, *self._tones.feed(sound)]


def decode(frames: Sound, rate: int) -> list[Heard]:
    """Return everything heard in the frames of one channel, in the order of time."""
    decoder = SoundDecoder(rate)
    size = round(PIECE_S * rate)
    found = [one for at in range(0, len(frames), size) for one in decoder.feed(frames[at : at + size])]
    found += decoder.close()
    return sorted(found, key=lambda heard: heard.at_s)
