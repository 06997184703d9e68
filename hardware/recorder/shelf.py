"""The recordings that the journals tell of, kept up to date as facts come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dutyconsole.domain.facts import FactKind
from hardware.recorder.journal import JournalReader, journal_line, journals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from dutyconsole.domain.facts import Fact
    from dutyconsole.domain.ids import LineId

_KINDS = {FactKind.RECORDING_STARTED, FactKind.RECORDING_ENDED, FactKind.RECORDING_PACKED}


@dataclass(frozen=True)
class Kept:
    """One recording. `number` is that of the fact which began it."""

    line: LineId
    number: int
    file: str
    """Below the data folder, as it was recorded."""
    started_at: datetime
    rate: int
    ended_at: datetime | None = None
    frames: int = 0
    sha256: str = ""
    packed: bool = False


class Shelf:
    """Reads the journals of a folder; `read()` takes in what is new in them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._readers: dict[LineId, JournalReader] = {}
        self._kept: dict[tuple[LineId, int], Kept] = {}

    def read(self) -> None:
        """Take in the new facts."""
        for path in journals(self._folder):
            reader = self._readers.setdefault(journal_line(path), JournalReader(path))
            for fact in reader.read():
                if fact.kind in _KINDS:
                    self._take(fact)

    def all(self) -> Iterator[Kept]:
        """Yield every recording, the oldest of each line first."""
        return iter(list(self._kept.values()))

    def _take(self, fact: Fact) -> None:
        if fact.kind is FactKind.RECORDING_STARTED:
            kept = Kept(fact.line, fact.number, str(fact.data["file"]), fact.at, int(fact.data["rate"]))
            self._kept[fact.line, fact.number] = kept
            return
        key = fact.line, int(fact.data["recording"])
        known = self._kept.get(key)
        if known is None:
            return
        if fact.kind is FactKind.RECORDING_PACKED:
            self._kept[key] = replace(known, packed=True)
        else:
            self._kept[key] = replace(
                known, ended_at=fact.at, frames=int(fact.data["frames"]), sha256=str(fact.data["sha256"])
            )
