"""The peaks beside a recording: `X.peaks` beside `X.wav`, written as the sound comes: it opens at once.

Layout: header of 16 bytes (`DCPK`, version, frames of a bin, rate in Hz, threshold in 1/100 dBFS, 2 bytes
unused; little endian), then one `BIN` of 5 bytes per 20 ms. It is only ever appended to, and never brought to
the disk by force: a cut leaves a torn or an unwritten end, which is seen (no bin has kind 0) and made good
from the sound, as everything here can be.
"""

from __future__ import annotations

import errno
import logging
import os
import struct
from typing import TYPE_CHECKING

import numpy as np

from hardware.audio.bins import BinMaker, bin_frames

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

log = logging.getLogger("dutyconsole.sound")

HEADER = struct.Struct("<4sHHIhxx")
MAGIC = b"DCPK"
VERSION = 1
PIECE_S = 1.0


class PeaksWriter:
    """Writes the peaks of a file that is being recorded. Never raises: the sound does not wait for them."""

    def __init__(self, sound: Path, rate: int, threshold_dbfs: float) -> None:
        self._path = peaks_path(sound)
        self._maker = BinMaker(rate, threshold_dbfs)
        self._waiting: list[NDArray[np.int16]] = []
        self._piece = round(PIECE_S * rate)
        self._file: int | None = None
        try:
            self._file = os.open(
                self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600
            )
        except OSError as error:
            self._give_up(error)
        self._put(header(rate, threshold_dbfs))

    def feed(self, frames: NDArray[np.int16]) -> None:
        """Take frames that are in the file now; they are looked at a second at a time."""
        if self._file is None:
            return
        self._waiting.append(frames)
        if sum(map(len, self._waiting)) >= self._piece:
            self._put(self._bins())

    def close(self) -> None:
        """Write what is left, and the last bin, and end."""
        self._put(self._bins() + self._maker.end())
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _bins(self) -> bytes:
        waiting, self._waiting = self._waiting, []
        return self._maker.feed(np.concatenate(waiting)) if waiting else b""

    def _put(self, data: bytes) -> None:
        if self._file is None:
            return
        try:
            whole = os.write(self._file, data) == len(data)
        except OSError as error:
            os.close(self._file)
            self._give_up(error)
            return
        if not whole:
            os.close(self._file)
            self._give_up(OSError(errno.ENOSPC, "not all was written"))

    def _give_up(self, error: OSError) -> None:
        self._file = None
        log.warning("%s: %s; the peaks are made from the sound later", self._path.name, error)


def peaks_path(sound: Path) -> Path:
    """Return where the peaks of a recording lie."""
    return sound.with_suffix(".peaks")


def header(rate: int, threshold_dbfs: float) -> bytes:
    """Return the bytes before the first bin."""
    return HEADER.pack(MAGIC, VERSION, bin_frames(rate), rate, round(threshold_dbfs * 100))
