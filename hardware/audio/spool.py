"""Sound at half to double speed and at the same pitch, in pieces that a loudspeaker can take at once.

Stretching is done period by period of the voice (time-domain harmonic scaling: David Bryant's audio-stretch,
in the package audiostretchy): a tone stays that tone, and speech stays natural.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from dutyconsole.errors import DeviceProblem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hardware.audio.reel import Reel

PIECE_S = 0.05
"""Seconds that a piece sounds for."""
HIGHEST_HZ, LOWEST_HZ = 333, 55
"""The pitches of voices, as the authors of the library chose them."""


class Stretcher:
    """Changes how long sound takes; `speed` 2 makes it half as long, 0.5 twice.

    Raises `DeviceProblem("speed_unavailable")` where the library does not run on this machine.
    """

    def __init__(self, rate: int, speed: float) -> None:
        self.rate = rate
        self._speed = speed
        self._fed = self._given = 0
        self._machine = _library().TDHSAudioStretch(rate // HIGHEST_HZ, rate // LOWEST_HZ, 1, 0)

    @property
    def behind_s(self) -> float:
        """Seconds of the source that were fed and not given back yet."""
        return max(0.0, self._fed - self._given * self._speed) / self.rate

    def feed(self, frames: NDArray[np.int16]) -> NDArray[np.int16]:
        """Return what sounds next."""
        made = np.empty(self._machine.output_capacity(len(frames), 1 / self._speed), dtype=np.int16)
        count = self._machine.process_samples(
            np.ascontiguousarray(frames), len(frames), made, 1 / self._speed
        )
        self._fed += len(frames)
        self._given += count
        return made[:count]

    def end(self) -> NDArray[np.int16]:
        """Return what is still inside, and let go of it."""
        made = np.empty(self._machine.output_capacity(0, 2.0), dtype=np.int16)
        left = made[: self._machine.flush(made)]
        self.close()
        return left

    def close(self) -> None:
        """Let go of the library's memory; doing it twice is fine."""
        machine, self._machine = self._machine, None
        if machine is not None:
            machine.deinit()


def _library() -> Any:
    try:
        return importlib.import_module("audiostretchy.interface.tdhs")
    except (ImportError, OSError, RuntimeError) as error:
        raise DeviceProblem("speed_unavailable", why=str(error)) from error


@dataclass(frozen=True)
class Piece:
    """What sounds next: at which rate (Hz), and the second of the reel that it ends with."""

    rate: int
    frames: NDArray[np.int16]
    at: float


class Spool:
    """Gives the pieces of a reel from a position on; at speed 1 the frames are those of the file."""

    def __init__(self, reel: Reel, at: float, speed: float) -> None:
        self._reel = reel
        self._at = at
        self._speed = speed
        self._stretcher: Stretcher | None = None

    def piece(self, loop: tuple[float, float] | None = None) -> Piece | None:
        """Return the next piece, None at the end; from the end of `loop` on it goes back to its start."""
        if loop is not None and self._at >= loop[1]:
            self._at = loop[0]
        wanted = PIECE_S * self._speed
        rate, frames = self._reel.read(self._at, wanted if loop is None else min(wanted, loop[1] - self._at))
        if not len(frames) or (self._stretcher is not None and self._stretcher.rate != rate):
            return self._tail()
        self._at += len(frames) / rate
        if self._speed == 1.0:
            return Piece(rate, frames, self._at)
        if self._stretcher is None:
            self._stretcher = Stretcher(rate, self._speed)
        return Piece(rate, self._stretcher.feed(frames), max(0.0, self._at - self._stretcher.behind_s))

    def close(self) -> None:
        """Let go of the stretching."""
        stretcher, self._stretcher = self._stretcher, None
        if stretcher is not None:
            stretcher.close()

    def _tail(self) -> Piece | None:
        stretcher, self._stretcher = self._stretcher, None
        return None if stretcher is None else Piece(stretcher.rate, stretcher.end(), self._at)
