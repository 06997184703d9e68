"""Finds a recorder that lives and does nothing, and ends it, so that another can take its place.

A process that hangs (stopped, caught in a driver) keeps the lock of its folder: no other could ever start,
and nothing would be recorded until a person came who knows which process to end. It is taken for hung only
when two things agree: nobody answers at its address, and its sign of life, due every five seconds, stays the
same.
"""

from __future__ import annotations

import logging
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

from hardware.recorder.salvage import read_alive
from hardware.recorder.wire import read_address

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.paths import DataFolder

log = logging.getLogger("dutyconsole.recorder.client")

HUNG_S = 30.0
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
"""A hung process hears no polite word; what it left is salvaged by the next one. Windows has one way only."""


class HungWatch:
    """Is to `look` while the folder is taken and nobody answers."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._seen: datetime | None = None
        self._since = time.monotonic()

    def answered(self) -> None:
        """The recorder answers: whatever was suspected before is void."""
        self._since = time.monotonic()

    def look(self) -> None:
        """End the recorder that has given no sign of life for `HUNG_S`."""
        alive = read_alive(self._folder)
        if alive != self._seen:
            self._seen = alive
            self.answered()
        address = read_address(self._folder)
        if time.monotonic() - self._since <= HUNG_S or address is None or not _is_recorder(address.pid):
            return
        log.error("recorder process %d hangs and is ended", address.pid)
        try:
            os.kill(address.pid, KILL)
        except OSError as error:
            log.warning("process %d cannot be ended: %s", address.pid, error)
        self.answered()


def _is_recorder(pid: int) -> bool:
    """Say whether a process is a recorder, where the system tells: its number may have gone to another."""
    told = Path(f"/proc/{pid}/cmdline")
    try:
        return b"recorder" in told.read_bytes()
    except OSError:
        return not Path("/proc/self").exists()
