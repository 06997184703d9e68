"""The recordings that the journals tell of, kept up to date as facts come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from dutyconsole.domain.facts import FactKind
from hardware.recorder.journal import JournalReader, journal_line, journals

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from dutyconsole.domain.facts import Fact
    from dutyconsole.domain.ids import LineId

_KINDS = {FactKind.RECORDING_STARTED, FactKind.RECORDING_ENDED, FactKind.RECORDING_PACKED}


Key: TypeAlias = "tuple[LineId, int]"


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

    @property
    def key(self) -> Key:
        """What names it among all."""
        return self.line, self.number


class Shelf:
    """Reads the journals of a folder. What is packed is told once and then forgotten: it stays as it is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._readers: dict[LineId, JournalReader] = {}
        self._kept: dict[Key, Kept] = {}

    def read(self) -> list[Kept]:
        """Take in the new facts and return the recordings that they changed, as they are now."""
        changed: dict[Key, Kept] = {}
        for path in journals(self._folder):
            reader = self._readers.setdefault(journal_line(path), JournalReader(path))
            for fact in reader.read():
                kept = self._changed(fact) if fact.kind in _KINDS else None
                if kept is None:
                    continue
                changed[kept.key] = self._kept[kept.key] = kept
                if kept.packed:
                    del self._kept[kept.key]
        return list(changed.values())

    def _changed(self, fact: Fact) -> Kept | None:
        if fact.kind is FactKind.RECORDING_STARTED:
            return Kept(fact.line, fact.number, str(fact.data["file"]), fact.at, int(fact.data["rate"]))
        known = self._kept.get((fact.line, int(fact.data["recording"])))
        if known is None:
            return None
        if fact.kind is FactKind.RECORDING_PACKED:
            return replace(known, packed=True)
        frames, sha256 = int(fact.data["frames"]), str(fact.data["sha256"])
        return replace(known, ended_at=fact.at, frames=frames, sha256=sha256)
