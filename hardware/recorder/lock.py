"""A lock on a file: whoever holds it is the only writer; the system frees it when the process dies."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from dutyconsole.errors import DeviceProblem

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        # flock belongs to the open file, not to the process: it also refuses a second writer in this process.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """Holds `path` from creation until `release()`; raises `DeviceProblem('recorder_already_runs')`."""

    def __init__(self, path: Path) -> None:
        self._descriptor: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._descriptor)
        except OSError as error:
            self.release()
            raise DeviceProblem("recorder_already_runs", path=str(path)) from error

    def release(self) -> None:
        """Let the next writer in; the file stays, since removing it would race with them."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
