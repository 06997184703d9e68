"""How fast this room really fills its disk."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hardware.audio.peaks import peaks_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from dutyconsole.paths import DataFolder
    from hardware.recorder.shelf import Kept, Key

DAYS = 7
DAY = timedelta(days=1)


class DiskUse:
    """Told how recordings stand, says what a day of them takes.

    A recording that has been packed stays as it is: it becomes a number, so that a busy week costs no memory.
    """

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._first: datetime | None = None
        self._loose: dict[Key, Kept] = {}
        """Those that will become smaller yet."""
        self._packed: dict[datetime, int] = {}
        """Bytes of the others by the hour in which they began."""

    def take(self, changed: Iterable[Kept]) -> None:
        """Take in how recordings stand now."""
        for kept in changed:
            self._first = kept.started_at if self._first is None else min(self._first, kept.started_at)
            if kept.packed:
                self._loose.pop(kept.key, None)
                hour = kept.started_at.replace(minute=0, second=0, microsecond=0)
                self._packed[hour] = self._packed.get(hour, 0) + _size(self._folder, kept)
            else:
                self._loose[kept.key] = kept

    def busiest_day(self, now: datetime) -> float | None:
        """Return bytes per second of the busiest of the last seven days, by the files as they are stored now.

        None where nothing is older than a day: so little says nothing about a room.
        """
        since = now - DAYS * DAY
        self._loose = {key: kept for key, kept in self._loose.items() if kept.started_at > since}
        self._packed = {hour: size for hour, size in self._packed.items() if hour > since}
        if self._first is None or now - self._first <= DAY:
            return None
        sums = [0] * DAYS
        for hour, size in self._packed.items():
            sums[max(0, (now - hour) // DAY)] += size
        for kept in self._loose.values():
            sums[max(0, (now - kept.started_at) // DAY)] += _size(self._folder, kept)
        return max(sums) / DAY.total_seconds()


def _size(folder: DataFolder, kept: Kept) -> int:
    sound = folder.sound(kept.file)
    size = 0
    for path in (sound, peaks_path(sound)):
        try:
            size += path.stat().st_size
        except OSError:
            continue
    return size
