"""Sound files that a kill or a power cut cannot spoil: WAV, mono, PCM 16 bit or what `coding` has beside.

The header is right after every write and all is on the disk (fsync) at every `sync()`; the digest is over
the samples alone, as PCM 16 bit.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from dutyconsole.errors import Damaged, DeviceProblem
from dutyconsole.paths import sync_folder
from hardware.audio.coding import PCM, coding_of, rate_of
from hardware.disk import is_full

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from hardware.audio.coding import Coding

LONGEST_HEADER = 58


class SoundFile(Protocol):
    """What the writer needs of a file; tests put a disk in it that fills up."""

    def seek(self, offset: int) -> int:
        """Go to an absolute place."""
        ...

    def write(self, data: bytes, /) -> int | None:
        """Write some of `data` and return how much."""
        ...

    def fileno(self) -> int:
        """Return the descriptor, for fsync."""
        ...

    def close(self) -> None:
        """Let it go."""
        ...


def create(path: Path) -> SoundFile:
    """Make a new file, unbuffered, readable by its owner only; an existing one is never overwritten."""
    return os.fdopen(
        os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "r+b", 0
    )


class WavWriter:
    """Writes one file; after `DeviceProblem('disk_full')` the same frames may be tried again."""

    def __init__(
        self,
        path: Path,
        rate: int,
        *,
        coding: Coding = PCM,
        opener: Callable[[Path], SoundFile] = create,
    ) -> None:
        self.path = path
        self.rate = rate
        self._coding = coding
        self.frames = 0
        self._digest = hashlib.sha256()
        self._unsynced = True
        self._named = 0
        """Frames that the header tells of."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = opener(path)
        except OSError as error:
            raise _problem(path, error) from error
        try:
            self._put(0, coding.header(rate, 0))
            self.sync()
            sync_folder(path.parent)
        except OSError as error:
            self._file.close()
            raise _problem(path, error) from error
        except DeviceProblem:
            self._file.close()
            raise

    @property
    def size(self) -> int:
        """Size of the file so far."""
        return self._coding.size + self.frames * self._coding.frame

    @property
    def sha256(self) -> str:
        """Digest of the samples written so far."""
        return self._digest.hexdigest()

    def write(self, frames: NDArray[np.int16]) -> int:
        """Append frames and return how many the disk took: all, or `DeviceProblem` if not one."""
        raw = self._coding.encode(frames)
        failure: OSError | None = None
        done = 0
        try:
            while done < len(raw):
                done += self._put(self.size + done, raw[done:])
        except OSError as error:
            failure = error
        whole = done // self._coding.frame
        self._digest.update(self._coding.decoded(raw[: whole * self._coding.frame]))
        self.frames += whole
        self._unsynced = self._unsynced or whole > 0
        if failure is not None and not whole:
            raise _problem(self.path, failure) from failure
        # Frames that were taken are taken: a header that cannot be written now is told by `sync`.
        with contextlib.suppress(DeviceProblem):
            self._write_header()
        return whole

    def sync(self) -> None:
        """Bring everything to the disk; raises `DeviceProblem`."""
        if not self._unsynced:
            return
        if self._named != self.frames:
            self._write_header()
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            raise _problem(self.path, error) from error
        self._unsynced = False

    def close(self) -> None:
        """End the file; what was written stays even where the last fsync fails, and that is raised."""
        try:
            self._unsynced = True
            self.sync()
        finally:
            self._file.close()

    def _write_header(self) -> None:
        try:
            self._put(0, self._coding.header(self.rate, self.frames * self._coding.frame))
        except OSError as error:
            raise _problem(self.path, error) from error
        self._named = self.frames

    def _put(self, place: int, data: bytes) -> int:
        self._file.seek(place)
        done = self._file.write(data)
        if not done:
            raise OSError(28, "nothing was written")
        return done


@dataclass(frozen=True)
class Repaired:
    """What is in a file that was not closed."""

    frames: int
    changed: bool
    """False where the header was right already."""


def repair(path: Path, rate: int) -> Repaired:
    """Make the header of an interrupted file agree with its size; the samples are not touched.

    An odd last byte (half a frame) stays in the file, outside what the header names. Raises `Damaged` for a
    file that is not one of ours, which is left as it is, and `DeviceProblem` where it cannot be written.
    """
    try:
        size = path.stat().st_size
        with path.open("r+b") as file:
            begun = file.read(LONGEST_HEADER)
            coding = _ours(path, begun)
            frames = max(0, size - coding.size) // coding.frame
            rate = rate if len(begun) < coding.size else rate_of(begun)
            right = coding.header(rate, frames * coding.frame)
            if begun[: coding.size] == right:
                return Repaired(frames, changed=False)
            file.seek(0)
            file.write(right)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise _problem(path, error) from error
    return Repaired(frames, changed=True)


def pcm_sha256(path: Path) -> str:
    """Return the digest over the samples of a file of ours, half a last frame left out.

    Raises `OSError`, and `Damaged` where it is none.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        coding = _ours(path, file.read(LONGEST_HEADER))
        left = max(0, path.stat().st_size - coding.size) // coding.frame * coding.frame
        file.seek(coding.size)
        while left and (piece := file.read(min(left, 1 << 20))):
            digest.update(coding.decoded(piece))
            left -= len(piece)
    return digest.hexdigest()


def _ours(path: Path, begun: bytes) -> Coding:
    coding = coding_of(begun)
    if coding is None:
        raise Damaged("recording_not_wav", file=path.name)
    return coding


def _problem(path: Path, error: OSError) -> DeviceProblem:
    code = "disk_full" if is_full(error) else "file_not_written"
    return DeviceProblem(code, file=path.name, why=error.strerror or str(error))
