"""Bringing one recording to another disk: a running one as it grows, a closed one whole or not at all."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from dutyconsole.errors import Damaged, DeviceProblem
from dutyconsole.paths import sync_folder
from hardware.audio.coding import coding_of, rate_of
from hardware.audio.wav import LONGEST_HEADER
from hardware.disk import is_full

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PIECE = 1 << 20
DRAFT_ENDING = ".copying"


class FollowedFile:
    """The copy of a file that still grows: what is new goes to its end, then the header, then to the disk.

    So the copy plays after every turn, whatever cuts it off. An existing copy is gone on with, since both
    only ever grow; what a cut spoilt in it is found by the digest at the end. Raises `OSError`.
    """

    def __init__(self, source: Path, target: Path) -> None:
        self._source = source
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = not target.exists()
        self._file = os.open(target, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        if fresh:
            sync_folder(target.parent)
        self._place = os.fstat(self._file).st_size

    def catch_up(self) -> bool:
        """Copy what is new and return whether there was anything."""
        with self._source.open("rb") as source:
            begun = source.read(LONGEST_HEADER)
            coding = coding_of(begun)
            size = source.seek(0, os.SEEK_END)
            if coding is None or size == self._place or size < coding.size:
                return False
            if self._place > size:
                os.ftruncate(self._file, size)
                self._place = size
            source.seek(self._place)
            while piece := source.read(PIECE):
                self._put(self._place, piece)
                self._place += len(piece)
        self._put(0, coding.header(rate_of(begun), self._place - coding.size))
        os.fsync(self._file)
        return True

    def close(self) -> None:
        """Let the file go."""
        with contextlib.suppress(OSError):  # the disk went first
            os.close(self._file)

    def _put(self, place: int, data: bytes) -> None:
        os.lseek(self._file, place, os.SEEK_SET)
        done = 0
        while done < len(data):
            done += os.write(self._file, data[done:])


def copy_whole(
    source: Path, target: Path, *, sha256: str, digest_of: Callable[[Path], str], check: Callable[[], None]
) -> None:
    """Copy a closed recording, read it back, and give it its name only when its sound is what `sha256` says.

    `check` is called between pieces; what it raises ends the copying, with nothing changed. Raises `OSError`,
    and `Damaged` where the copy holds other sound.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + DRAFT_ENDING)
    try:
        with source.open("rb") as whole, draft.open("wb") as file:
            while piece := whole.read(PIECE):
                check()
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if digest_of(draft) != sha256:
            _differs(source)
        draft.replace(target)
        sync_folder(target.parent)
    except Exception:
        draft.unlink(missing_ok=True)
        raise


def problem_of(folder: str, error: OSError) -> DeviceProblem:
    """Return what a person is told of a copy that failed."""
    code = "copy_full" if is_full(error) else "copy_failed"
    return DeviceProblem(code, folder=folder, why=error.strerror or str(error))


def _differs(source: Path) -> None:
    raise Damaged("copy_differs", file=source.name)
