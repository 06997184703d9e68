"""Reading the peaks of a recording, and making them good from its sound; see `hardware.audio.peaks`.

Apart from the writing, which must work where the library that reads sound files does not load.
"""

from __future__ import annotations

import contextlib
import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.peaks import BIN, Peaks
from hardware.audio.bins import BinMaker, bin_frames
from hardware.audio.peaks import HEADER, MAGIC, VERSION, header, peaks_path
from hardware.audio.stored import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

log = logging.getLogger("dutyconsole.sound")

USUAL_DBFS = -42.0
"""Threshold for sound whose peaks were lost with their header; the default of the setting `speech_dbfs`."""
KEEP_FROM_S = 10.0
"""Peaks that were short by more are stored anew; less is what a running recording has yet to write."""


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
        _store(peaks_path(sound), header(kept.rate, kept.threshold_dbfs) + bins)
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
