"""What a line says in sound (caller ID, digits, tones of the exchange), block by block or at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hardware.signal.dtmf import DtmfReceiver
from hardware.signal.dtmf_strings import DigitStrings
from hardware.signal.fsk import FskReceiver
from hardware.signal.resample import RATE, Floats, Resampler, Sound
from hardware.signal.tones import CHINA, Cadence, ToneReceiver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hardware.signal.heard import Heard

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

    def feed(self, frames: Sound) -> list[Heard]:
        """Return what has ended by now."""
        return self._hear(self._front.feed(frames))

    def close(self) -> list[Heard]:
        """Return what the end of the sound cut short or left open."""
        found = self._hear(self._front.close())
        found += self._fsk.close()
        found += self._strings.feed(self._dtmf.close(), self._heard / RATE)
        return [*found, *self._strings.close(), *self._tones.close()]

    def _hear(self, sound: Floats) -> list[Heard]:
        self._heard += len(sound)
        found: list[Heard] = [*self._fsk.feed(sound)]
        found += self._strings.feed(self._dtmf.feed(sound), self._heard / RATE - KNOWN_S)
        return [*found, *self._tones.feed(sound)]


def decode(frames: Sound, rate: int) -> list[Heard]:
    """Return everything heard in the frames of one channel, in the order of time."""
    decoder = SoundDecoder(rate)
    found = [*decoder.feed(frames), *decoder.close()]
    return sorted(found, key=lambda heard: heard.at_s)
