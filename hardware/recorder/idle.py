"""What the recorder does when no call runs, in a thread of low priority: packing closed recordings."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

from hardware.recorder.disk_use import DiskUse
from hardware.recorder.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dutyconsole.clock import Clock
    from dutyconsole.domain.ids import LineId
    from dutyconsole.paths import DataFolder
    from dutyconsole.settings.recorder import Recorder
    from hardware.recorder.journal import Journal
    from hardware.recorder.packer import Packer

log = logging.getLogger("dutyconsole.recorder.idle")

TURN_S = 2.0
REST_S = 0.2
"""Between two files, so that a long way of them leaves the machine to others."""
NICENESS = 15
MEASURE_S = 600.0


class IdleWork:
    """The thread `recorder-idle`; stops within a few milliseconds when a call comes."""

    def __init__(
        self,
        folder: DataFolder,
        settings: Recorder,
        clock: Clock,
        *,
        journals: Mapping[LineId, Journal],
        is_idle: Callable[[], bool],
    ) -> None:
        self.real_rate: float | None = None
        """Bytes per second of the busiest of the last days, or None where that is not known yet."""
        self._measured: float | None = None
        self._clock = clock
        self._is_idle = is_idle
        self._stop = threading.Event()
        self._shelf = Shelf(folder.journal)
        self._use = DiskUse(folder)
        self._folder = folder
        self._settings = settings
        self._journals = journals
        self._packer: Packer | None = None
        self._thread = threading.Thread(target=self._run, name="recorder-idle")

    def start(self) -> None:
        """Begin, once the lines are heard."""
        self._thread.start()

    def stop(self) -> None:
        """End; a file that is being packed stays as it was."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        _give_way()
        self._packer = self._make_packer()
        while not self._stop.wait(TURN_S):
            try:
                if self._may_go_on():
                    self._turn()
            except Exception:
                log.exception("idle work failed")

    def _make_packer(self) -> Packer | None:
        """Load the library that packs, apart from the recording, which goes on without it."""
        if not self._settings.pack:
            return None
        try:
            from hardware.recorder.packer import Packer  # noqa: PLC0415
        except (ImportError, OSError) as error:
            log.warning("recordings are not packed: %s", error)
            return None
        return Packer(self._folder, self._journals, timedelta(minutes=self._settings.pack_after_min))

    def _turn(self) -> None:
        changed, now = self._shelf.read(), self._clock.now()
        self._use.take(changed)
        if self._measured is None or self._clock.monotonic() - self._measured > MEASURE_S:
            self._measured = self._clock.monotonic()
            self.real_rate = self._use.busiest_day(now)
        if self._packer is None:
            return
        self._packer.take(changed)
        for kept in self._packer.due(now):
            if not self._packer.pack(kept, now, self._may_go_on) or self._stop.wait(REST_S):
                return

    def _may_go_on(self) -> bool:
        return not self._stop.is_set() and self._is_idle()


def _give_way() -> None:
    """Lower this thread's priority alone, where the system knows such a thing."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
