"""Reading the sound of a recording, whatever it is stored as: WAV as it is recorded, or packed."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import soundfile

from dutyconsole.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

PIECE_S = 60.0
"""Seconds that are decoded at a time."""


@dataclass(frozen=True)
class StoredSound:
    """An open file of one channel, 16 bit. `frames` is what it held when it was opened."""

    name: str
    rate: int
    frames: int
    _file: Any

    def pieces(self, start: int = 0) -> Iterator[NDArray[np.int16]]:
        """Yield the frames from `start` on, up to a minute at a time; raises `BadInput`."""
        try:
            self._file.seek(min(start, self.frames))
            while len(piece := self._file.read(round(self.rate * PIECE_S), dtype="int16")):
                yield piece
        except soundfile.LibsndfileError as error:
            raise BadInput("recording_unreadable", file=self.name, why=str(error)) from error


@contextmanager
def opened(path: Path) -> Iterator[StoredSound]:
    """Open a recording for reading; raises `BadInput` where it is missing, damaged or no recording."""
    try:
        file = soundfile.SoundFile(path)
    except (OSError, soundfile.LibsndfileError) as error:
        # libsndfile calls a missing file a "System error".
        why = str(error) if path.exists() else "No such file or directory"
        raise BadInput("recording_unreadable", file=path.name, why=why) from error
    with file:
        if file.channels != 1:
            raise BadInput("recording_not_wav", file=path.name)
        yield StoredSound(path.name, file.samplerate, file.frames, file)
