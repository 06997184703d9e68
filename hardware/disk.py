"""The disk under the recordings: making names durable, and how long the free space lasts."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RESERVE_BYTES = 8 << 20
"""Kept free of sound, so that the journals can go on telling of the full disk."""


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; Windows does that by itself."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def free_bytes(folder: Path) -> int:
    """Return what sound may still take; 0 where the disk cannot be asked."""
    try:
        return max(0, shutil.disk_usage(folder).free - RESERVE_BYTES)
    except OSError:
        return 0


def hours_left(free: int, bytes_per_second: float) -> float:
    """Return the hours that `free` bytes last when every line is recorded without a pause."""
    return free / bytes_per_second / 3600.0 if bytes_per_second > 0 else 0.0
