"""Reading the sound of a recording, whatever it is stored as: WAV as it is recorded, or packed."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import soundfile

from dutyconsole.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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

    @property
    def is_plain(self) -> bool:
        """Say whether the samples stand in the file as they are (PCM in WAV)."""
        return bool(self._file.format == "WAV" and self._file.subtype == "PCM_16")

    def read(self, start: int, count: int) -> NDArray[np.int16]:
        """Return at most `count` frames from `start` on; none behind the end. Raises `BadInput`."""
        try:
            if self._file.tell() != start:
                # Seeking in a packed file costs ten times as much as reading on.
                self._file.seek(min(start, self.frames))
            frames: NDArray[np.int16] = self._file.read(max(0, count), dtype="int16")
        except soundfile.LibsndfileError as error:
            raise BadInput("recording_unreadable", file=self.name, why=str(error)) from error
        return frames

    def pieces(self, start: int = 0, *, piece_s: float = PIECE_S) -> Iterator[NDArray[np.int16]]:
        """Yield the frames from `start` on, at most `piece_s` seconds at a time; raises `BadInput`."""
        try:
            self._file.seek(min(start, self.frames))
            while len(piece := self._file.read(round(self.rate * piece_s), dtype="int16")):
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


def stored_digest(path: Path, between: Callable[[], object] | None = None) -> str:
    """Return SHA-256, in hex, over the samples (16 bit, little endian) of a recording, however it is stored.

    `between` is called before each ten seconds of sound; what it raises ends the reading. Raises `BadInput`
    where the file is missing, damaged or no recording.
    """
    digest = hashlib.sha256()
    with opened(path) as stored:
        for piece in stored.pieces(piece_s=10.0):
            if between is not None:
                between()
            digest.update(piece.astype("<i2", copy=False).tobytes())
    return digest.hexdigest()
