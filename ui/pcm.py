"""Looking into a recording's file without any sound library: its shape for the eye, and its digest.

Runs on the query threads. A file that is still being written may be looked at: what is there is shown.
Layout: WAV with mono 16 bit samples behind a header that may hold further chunks.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

import numpy as np

from dutyconsole.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

FRAME = 2
"""Bytes of one frame."""
PIECE = 1 << 20
"""Bytes read at a time; a multiple of a frame."""
COLUMNS = 1200
"""Columns of a waveform: more than a screen shows of it."""


@dataclass(frozen=True)
class Shape:
    """What a recording looks like: the loudest sample of each of its columns, 0 to 1."""

    seconds: float
    peaks: tuple[float, ...]


@dataclass(frozen=True)
class _Place:
    """Where the samples lie: from which byte on, how many bytes, at which rate (Hz)."""

    start: int
    length: int
    rate: int


def shape_of(path: Path, *, columns: int = COLUMNS) -> Shape:
    """Return the shape of a file; raises `BadInput` where it is missing or no recording."""
    with _opened(path) as file:
        place = _find_samples(file, path)
        frames = place.length // FRAME
        if frames == 0:
            return Shape(0.0, ())
        columns = min(columns, frames)
        loudest = np.zeros(columns, dtype=np.int32)
        file.seek(place.start)
        at = 0
        while at < frames:
            raw = file.read(min(PIECE, (frames - at) * FRAME))
            samples = np.abs(np.frombuffer(raw[: len(raw) // FRAME * FRAME], dtype="<i2").astype(np.int32))
            if not samples.size:
                break
            where = (np.arange(at, at + samples.size) * columns) // frames
            np.maximum.at(loudest, where, samples)
            at += samples.size
    return Shape(frames / place.rate, tuple((loudest / 32768).tolist()))


def digest_of(path: Path) -> str:
    """Return the SHA-256 over the samples alone, as the recorder computes it; raises `BadInput`."""
    digest = hashlib.sha256()
    with _opened(path) as file:
        place = _find_samples(file, path)
        left = place.length // FRAME * FRAME
        file.seek(place.start)
        while left and (raw := file.read(min(PIECE, left))):
            digest.update(raw)
            left -= len(raw)
    return digest.hexdigest()


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise BadInput("recording_unreadable", file=path.name, why=error.strerror or str(error)) from error


def _find_samples(file: IO[bytes], path: Path) -> _Place:
    """Walk the chunks to `data`; the file's own size decides, since a header may lag behind a live file."""
    size = file.seek(0, 2)
    file.seek(0)
    head = file.read(12)
    if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
        raise BadInput("recording_not_wav", file=path.name)
    rate = 0
    while len(chunk := file.read(8)) == 8:
        name, length = struct.unpack("<4sI", chunk)
        if name == b"data":
            if not rate:
                break
            return _Place(file.tell(), size - file.tell(), rate)
        body = file.read(length + length % 2)
        if name == b"fmt ":
            rate = _rate(body, path)
    raise BadInput("recording_not_wav", file=path.name)


def _rate(body: bytes, path: Path) -> int:
    if len(body) < 16:
        raise BadInput("recording_not_wav", file=path.name)
    kind, channels, rate, _, _, bits = struct.unpack("<HHIIHH", body[:16])
    if (kind, channels, bits) != (1, 1, 16) or not rate:
        raise BadInput("recording_not_wav", file=path.name)
    return int(rate)
