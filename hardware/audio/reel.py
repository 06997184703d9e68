"""The recordings of one call on one reel: played as one, read piece by piece from the disk."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.paths import sound_at
from hardware.audio.stored import opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from hardware.audio.stored import StoredSound


@dataclass(frozen=True)
class _Part:
    """One file: from which second of the reel on, its rate (Hz) and its frames."""

    path: Path
    start: float
    rate: int
    frames: int

    @property
    def end(self) -> float:
        return self.start + self.frames / self.rate


class Reel:
    """Several files in a row. One of them is open at a time; the last may still be growing.

    Raises `BadInput` where a file is missing or no recording.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self._open = ExitStack()
        self._sound: StoredSound | None = None
        self._of: _Part | None = None
        self._parts: list[_Part] = []
        for path in paths:
            self._parts.append(_measured(path, self.seconds))

    @property
    def seconds(self) -> float:
        """Length of all of them, as far as is known."""
        return self._parts[-1].end if self._parts else 0.0

    def read(self, at: float, seconds: float) -> tuple[int, NDArray[np.int16]]:
        """Return rate (Hz) and frames from second `at` on: none at the end, never across two files."""
        part = next((part for part in self._parts if at < part.end - 0.5 / part.rate), None)
        if part is None:
            part = self._look_again()
        start = round((at - part.start) * part.rate)
        return part.rate, self._sound_of(part).read(start, round(seconds * part.rate))

    def close(self) -> None:
        """Let go of the file."""
        self._open.close()
        self._sound = self._of = None

    def _look_again(self) -> _Part:
        """Return the last part as it is now: it may be recorded at this moment."""
        last = self._parts[-1]
        now = _measured(last.path, last.start)
        if now != last:
            self._parts[-1] = now
        return now

    def _sound_of(self, part: _Part) -> StoredSound:
        if self._sound is None or part != self._of:
            self._open.close()
            self._sound, self._of = self._open.enter_context(opened(sound_at(part.path))), part
        return self._sound


def _measured(path: Path, start: float) -> _Part:
    with opened(sound_at(path)) as sound:
        return _Part(path, start, sound.rate, sound.frames)
