"""Packs closed recordings one at a time, in the recorder's idle time."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from dutyconsole.domain.facts import FactKind
from dutyconsole.errors import Damaged, DeviceProblem, DutyError
from hardware.audio.packing import Interrupted, is_packable, pack
from hardware.audio.peaks_reader import read_peaks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from dutyconsole.domain.ids import LineId
    from dutyconsole.paths import DataFolder
    from hardware.recorder.journal import Journal
    from hardware.recorder.shelf import Kept, Key

log = logging.getLogger("dutyconsole.recorder.packer")

TRY_AGAIN = timedelta(minutes=10)


class Packer:
    """Packs what is older than `after`; what is damaged is left alone, a full disk is tried again."""

    def __init__(self, folder: DataFolder, journals: Mapping[LineId, Journal], after: timedelta) -> None:
        self._folder = folder
        self._journals = journals
        self._after = after
        self._waiting: dict[Key, Kept] = {}
        self._not_before: dict[Key, datetime] = {}

    def take(self, changed: Iterable[Kept]) -> None:
        """Take in how recordings stand now."""
        for kept in changed:
            if kept.packed or kept.line not in self._journals:
                self._waiting.pop(kept.key, None)
                self._not_before.pop(kept.key, None)
            elif kept.ended_at is not None and kept.frames > 0:
                self._waiting[kept.key] = kept

    def due(self, now: datetime) -> Iterator[Kept]:
        """Yield what should be packed now."""
        for key, kept in list(self._waiting.items()):
            old = kept.ended_at is not None and now - kept.ended_at >= self._after
            if old and now >= self._not_before.get(key, now):
                yield kept

    def pack(self, kept: Kept, now: datetime, may_go_on: Callable[[], bool]) -> bool:
        """Pack one and note it; return False where something else goes first."""
        path = self._folder.root / kept.file
        try:
            if path.exists() and not _prepare(path, may_go_on):
                del self._waiting[kept.key]
                return True
            packed = pack(path, kept.sha256, may_go_on)
        except Interrupted:
            return False
        except DutyError as problem:
            log.warning("line %s: %s is not packed: %s", kept.line, kept.file, problem)
            if isinstance(problem, DeviceProblem):
                self._not_before[kept.key] = now + TRY_AGAIN
                return True
            # Until the next start: what is damaged or missing does not mend itself.
            del self._waiting[kept.key]
            if isinstance(problem, Damaged):
                self._journals[kept.line].report_fault("recordings", problem)
            return True
        data = {
            "recording": kept.number,
            "file": self._folder.relative(packed),
            "bytes": packed.stat().st_size,
        }
        self._journals[kept.line].append(FactKind.RECORDING_PACKED, data)
        return True


def _prepare(path: Path, may_go_on: Callable[[], bool]) -> bool:
    """Make peaks that are missing while the sound is quick to read; say whether packing pays."""

    def go_on(_: float) -> None:
        if not may_go_on():
            raise Interrupted

    read_peaks(path, go_on)
    return is_packable(path)
