"""Tells the person at the desk of a crash, of the desk itself or of the recorder, once."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from dutyconsole.app.commands import ClearAlarm, RaiseAlarm
from dutyconsole.crash import RECORDER, note_told, untold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from zoneinfo import ZoneInfo

log = logging.getLogger("dutyconsole.crash")

SHOWN = "%Y-%m-%d %H:%M:%S"


class CrashNews:
    """Looks into the folder of the traces; makes a banner of each that nobody was told of."""

    def __init__(self, folder: Path, *, post: Callable[[Any], object], zone: ZoneInfo) -> None:
        self._folder = folder
        self._post = post
        self._zone = zone

    def tell(self) -> None:
        """Raise an alarm for each new trace. The crash is over, so it goes with the first acknowledgement."""
        found = untold(self._folder)
        for crash in found:
            code = "recorder_crashed" if crash.process == RECORDER else "desk_crashed"
            at = crash.at.astimezone(self._zone).strftime(SHOWN)
            log.error("%s at %s: the trace is kept in %s", code, at, crash.file.name)
            key = f"crash-{crash.file.name}"
            self._post(RaiseAlarm(key, code, {"at": at, "file": crash.file.name}, grave=False))
            self._post(ClearAlarm(key))
        if found:
            note_told(self._folder, found)
