"""The peaks beside a recording: `X.peaks` beside `X.wav`, written as the sound comes: it opens at once.

Layout: header of 16 bytes (`DCPK`, version, frames of a bin, rate in Hz, threshold in 1/100 dBFS, 2 bytes
unused; little endian), then one `BIN` of 5 bytes per 20 ms. It is only ever appended to, and never brought to
the disk by force: a cut leaves a torn or an unwritten end, which is seen (no bin has kind 0) and made good
from the sound, as everything here can be.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.peaks import BIN, Peaks
from hardware.audio.bins import BinMaker, bin_frames
from hardware.audio.stored import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger("dutyconsole.sound")

HEADER = struct.Struct("<4sHHIhxx")
MAGIC = b"DCPK"
VERSION = 1
USUAL_DBFS = -42.0
"""Threshold for sound whose peaks were lost with their header; the default of the setting `speech_dbfs`."""
KEEP_FROM_S = 10.0
"""Peaks that were short by more are stored anew; less is what a running recording has yet to write."""


class PeaksWriter:
    """Writes the peaks of a file that is being recorded. Never raises: the sound does not wait for them."""

    def __init__(self, sound: Path, rate: int, threshold_dbfs: float) -> None:
        self._path = peaks_path(sound)
        self._maker = BinMaker(rate, threshold_dbfs)
        self._file: int | None = None
        try:
            self._file = os.open(
                self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600
            )
        except OSError as error:
            self._give_up(error)
        self._put(_header(rate, threshold_dbfs))

    def feed(self, frames: NDArray[np.int16]) -> None:
        """Take frames that are in the file now."""
        if self._file is not None:
            self._put(self._maker.feed(frames))

    def close(self) -> None:
        """Write the last bin and end."""
        self._put(self._maker.end())
        if self._file is not None:
            os.close(self._file)
            self._file = None

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


def read_peaks(sound: Path, progress: Callable[[float], object] | None = None) -> Peaks:
    """Return the peaks of a recording; what is missing is made from the sound, and stored where it is much.

    `progress` is told the share (0 to 1) of the sound that is gone through. For a thread that may wait.
    Raises `BadInput` where the sound is missing or no recording.
    """
    kept = _read(peaks_path(sound))
    with opened(sound) as stored:
        size = bin_frames(stored.rate)
        if kept is None or kept.rate != stored.rate:
            kept = _Kept(stored.rate, USUAL_DBFS, b"")
        bins = kept.bins[: -(-stored.frames // size) * BIN.size]
        missing = stored.frames - len(bins) // BIN.size * size
        if missing > 0:
            # The last of them may stand for less than a bin.
            bins = bins[: -BIN.size]
            missing = stored.frames - len(bins) // BIN.size * size
            maker = BinMaker(stored.rate, kept.threshold_dbfs)
            made = [bins]
            done = stored.frames - missing
            for piece in stored.pieces(done):
                made.append(maker.feed(piece))
                done += len(piece)
                if progress is not None:
                    progress(min(1.0, done / stored.frames))
            bins = b"".join([*made, maker.end()])
    if missing > KEEP_FROM_S * kept.rate:
        _store(peaks_path(sound), _header(kept.rate, kept.threshold_dbfs) + bins)
    return Peaks(kept.rate, size, stored.frames, bins)


@dataclass(frozen=True)
class _Kept:
    """What a peaks file holds: the bins up to its torn or unwritten end."""

    rate: int
    threshold_dbfs: float
    bins: bytes


def _read(path: Path) -> _Kept | None:
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    if len(raw) < HEADER.size:
        return None
    magic, version, size, rate, threshold = HEADER.unpack_from(raw)
    if (magic, version) != (MAGIC, VERSION) or size != bin_frames(rate):
        return None
    bins = raw[HEADER.size : len(raw) - (len(raw) - HEADER.size) % BIN.size]
    unwritten = bins[BIN.size - 1 :: BIN.size].find(0)
    return _Kept(rate, threshold / 100, bins if unwritten < 0 else bins[: unwritten * BIN.size])


def _header(rate: int, threshold_dbfs: float) -> bytes:
    return HEADER.pack(MAGIC, VERSION, bin_frames(rate), rate, round(threshold_dbfs * 100))


def _store(path: Path, data: bytes) -> None:
    """Put whole peaks in place of what is there; where that cannot be, they are made again next time."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data)
        draft.replace(path)
    except OSError as error:
        log.info("%s cannot be stored: %s", path.name, error)
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
