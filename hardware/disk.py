"""The disk under the recordings: making names durable, and how long the free space lasts."""

from __future__ import annotations

import errno
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from dutyconsole.settings.recorder import Recorder

RESERVE_BYTES = 8 << 20
"""Kept free of sound, so that the journals can go on telling of the full disk."""


def free_bytes(folder: Path) -> int:
    """Return what sound may still take; 0 where the disk cannot be asked."""
    try:
        return max(0, shutil.disk_usage(folder).free - RESERVE_BYTES)
    except OSError:
        return 0


def is_full(error: OSError) -> bool:
    """Say whether a disk refused for want of room: full, file too big, or quota used up."""
    return error.errno in {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}


@dataclass(frozen=True)
class Outlook:
    """How long the disk lasts. `hours` are those until its reserve is reached."""

    hours: float
    health: str
    """`ok`, `amber` or `red`."""
    on_reserve: bool
    """Only the reserve is left: calls are recorded in little room."""


def outlook(free: int, limits: Recorder, *, continuous: float, real: float | None) -> Outlook:
    """Say how long `free` bytes last at the room's real rate, both in bytes per second.

    `continuous` is the rate of all lines recorded without a pause, `real` that of the busiest of the last
    days, or None where the recorder has no day behind it: then it counts as if telephoned without a pause.
    A quiet week must not promise a year, so the rate is at least an hour of calls a day on each line.
    """
    rate = continuous if real is None else max(real, continuous / 24)
    left = max(0, free - reserve_bytes(limits))
    hours = left / rate / 3600.0 if rate > 0 else 0.0
    health = "red" if hours < limits.disk_red_hours else "amber" if hours < limits.disk_amber_hours else "ok"
    return Outlook(round(hours, 2), health, on_reserve=free < reserve_bytes(limits))


def reserve_bytes(limits: Recorder) -> int:
    """Return the last bytes of the disk, which are for speech in little room."""
    return round(limits.reserve_mb * 1e6)
