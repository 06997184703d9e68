"""How fast this room really fills its disk."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hardware.audio.peaks import peaks_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from dutyconsole.paths import DataFolder
    from hardware.recorder.shelf import Kept

DAYS = 7
DAY = timedelta(days=1)


def busiest_day(folder: DataFolder, shelf: Iterable[Kept], now: datetime) -> float | None:
    """Return bytes per second of the busiest of the last seven days, by the files as they are stored now.

    None where nothing is older than a day: so little says nothing about a room.
    """
    sums = [0] * DAYS
    known = False
    for kept in shelf:
        age = now - kept.started_at
        known = known or age > DAY
        if timedelta() <= age < DAYS * DAY:
            sums[age // DAY] += _size(folder, kept)
    return max(sums) / DAY.total_seconds() if known else None


def _size(folder: DataFolder, kept: Kept) -> int:
    sound = folder.sound(kept.file)
    size = 0
    for path in (sound, peaks_path(sound)):
        try:
            size += path.stat().st_size
        except OSError:
            continue
    return size
