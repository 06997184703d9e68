"""What a line says in sound (caller ID, digits, tones of the exchange), block by block or at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from hardware.signal import dtmf, fsk, tones
from hardware.signal.dtmf import DtmfReceiver
from hardware.signal.dtmf_strings import DigitStrings
from hardware.signal.fsk import FskReceiver
from hardware.signal.resample import RATE, Floats, Resampler, Sound
from hardware.signal.tones import CHINA, Cadence, ToneReceiver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hardware.signal.heard import Heard, Sounding

BATCH_S = 0.4
"""Sound is looked at in pieces of this length: looking has a price of its own (measured at 0.1 s: three
quarters of the processor time), and what is told here has ended anyway."""
PIECE_S = 4.0
"""Whole files are heard in pieces that the processor's cache holds: five times as fast as all at once."""
KNOWN_S = 0.3
"""How far the digits are behind the sound, at the most."""


@dataclass(frozen=True)
class Detectors:
    """What is listened for: the level of the weakest signal (dBFS), None for not at all."""

    fsk_dbfs: float | None = fsk.WEAKEST_DBFS
    dtmf_dbfs: float | None = dtmf.WEAKEST_DBFS
    tone_dbfs: float | None = tones.WEAKEST_DBFS
    tone_hertz: float = tones.HERTZ
    cadences: Sequence[Cadence] = CHINA


class SoundDecoder:
    """Fed with consecutive frames of one channel; gives what it heard when that has ended."""

    def __init__(self, rate: int, detectors: Detectors | None = None, *, batch_s: float = BATCH_S) -> None:
        on = detectors or Detectors()
        self._front = Resampler(rate)
        self._fsk = FskReceiver(on.fsk_dbfs) if on.fsk_dbfs is not None else None
        self._dtmf = DtmfReceiver(on.dtmf_dbfs) if on.dtmf_dbfs is not None else None
        self._strings = DigitStrings()
        self._tones = (
            ToneReceiver(on.cadences, hertz=on.tone_hertz, weakest_dbfs=on.tone_dbfs)
            if on.tone_dbfs is not None
            else None
        )
        self._heard = 0
        self._waiting: list[Sound] = []
        self._batch = round(batch_s * rate)

    @property
    def hears_carrier(self) -> bool:
        """Say whether something goes on that may be a caller-ID message."""
        return self._fsk is not None and self._fsk.hears_carrier

    @property
    def last_beep(self) -> tuple[float, float] | None:
        """From where to where the exchange's tone sounded last (seconds), or None."""
        return self._tones.last_beep if self._tones is not None else None

    def sounding(self) -> Sounding | None:
        """Return the tone of the exchange that goes on now, or None."""
        return self._tones.sounding() if self._tones is not None else None

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
        if self._fsk is not None:
            found += self._fsk.close()
        if self._dtmf is not None:
            found += self._strings.feed(self._dtmf.close(), self._heard / RATE)
        found += self._strings.close()
        return [*found, *self._tones.close()] if self._tones is not None else found

    def _all_waiting(self) -> Sound:
        waiting, self._waiting = self._waiting, []
        return waiting[0] if len(waiting) == 1 else cast("Sound", np.concatenate(waiting))

    def _hear(self, sound: Floats) -> list[Heard]:
        self._heard += len(sound)
        found: list[Heard] = []
        if self._fsk is not None:
            found += self._fsk.feed(sound)
        if self._dtmf is not None:
            found += self._strings.feed(self._dtmf.feed(sound), self._heard / RATE - KNOWN_S)
        return [*found, *self._tones.feed(sound)] if self._tones is not None else found


def decode(frames: Sound, rate: int) -> list[Heard]:
    """Return everything heard in the frames of one channel, in the order of time."""
    decoder = SoundDecoder(rate)
    size = round(PIECE_S * rate)
    found = [one for at in range(0, len(frames), size) for one in decoder.feed(frames[at : at + size])]
    found += decoder.close()
    return sorted(found, key=lambda heard: heard.at_s)
