"""The journal of one line: what is in it has happened, and nothing is acknowledged before it is in it.

One JSON line per fact, numbered without a gap, each on the disk (fsync) before anybody is told. What is
damaged is reported and kept: a line torn by a power cut is moved to a file beside the journal, a damaged line
in the middle stays where it is and keeps its number.
"""

from __future__ import annotations

import logging
import os
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from dutyconsole.domain.facts import Fact, FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.errors import Damaged, DeviceProblem
from dutyconsole.paths import sync_folder
from hardware.recorder.lock import FileLock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from dutyconsole.clock import Clock
    from dutyconsole.errors import DutyError

log = logging.getLogger("dutyconsole.recorder.journal")


def journal_path(folder: Path, line: LineId) -> Path:
    """Return where the journal of `line` lies below the journal folder."""
    return folder / f"line-{quote(line, safe='')}.jsonl"


def journal_line(path: Path) -> LineId:
    """Return the line that a journal belongs to, from its name."""
    return LineId(unquote(path.stem.removeprefix("line-")))


class Journal:
    """The only writer of one line's journal.

    Opening repairs a torn end; it raises `DeviceProblem('recorder_already_runs')` where another process
    writes. When the disk takes no more, facts are numbered and kept in memory, `unsaved` grows, and each
    append and `retry()` tries again: they are told to `on_fact` only once they are on the disk.
    """

    def __init__(
        self, folder: Path, line: LineId, *, clock: Clock, on_fact: Callable[[Fact], None] | None = None
    ) -> None:
        self.line = line
        self.path = journal_path(folder, line)
        self.damage: list[Damaged] = []
        self.torn: Path | None = None
        self._guard = threading.RLock()
        self._clock = clock
        self._on_fact = on_fact
        self._waiting: list[Fact] = []
        self._last = 0
        self._size = 0
        self.problem: DeviceProblem | None = None
        self._lock = FileLock(self.path.with_suffix(".lock"))
        try:
            self._open(folder)
        except BaseException:
            self._lock.release()
            raise

    def append(self, kind: FactKind, data: Mapping[str, Any], at: datetime | None = None) -> Fact:
        """Write a fact down and return it; it is on the disk unless `unsaved` says otherwise."""
        with self._guard:
            fact = Fact(self.line, self._last + 1, at or self._clock.now(), kind, dict(data))
            self._last = fact.number
            self._waiting.append(fact)
            self.retry()
        return fact

    def report_fault(self, device: str, problem: DutyError) -> None:
        """Write down what is wrong with something that no line's thread watches."""
        params = {name: str(value) for name, value in problem.params.items()}
        data = {"device": device, "state": "fault", "code": problem.code, "params": params}
        self.append(FactKind.DEVICE_STATE, data)

    def retry(self) -> bool:
        """Write what is still in memory; return whether all is on the disk. Never raises for a full disk."""
        with self._guard:
            return self._write_waiting()

    @property
    def unsaved(self) -> int:
        """Facts that the disk has refused so far."""
        return len(self._waiting)

    @property
    def next_number(self) -> int:
        """The number that the next fact will have."""
        return self._last + 1

    def facts_since_start(self) -> Iterator[Fact]:
        """Read back what came since the recorder last started: all before was ended at that start."""
        raw = self.path.read_bytes()
        mark = raw.rfind(b'"kind":"%s"' % FactKind.RECORDER_STARTED.value.encode())
        return JournalReader(self.path, place=raw.rfind(b"\n", 0, max(mark, 0)) + 1).read()

    def close(self) -> None:
        """Let the file go; the next writer may come."""
        self.retry()
        os.close(self._file)
        self._lock.release()

    def _open(self, folder: Path) -> None:
        fresh = not self.path.exists()
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            if fresh:
                sync_folder(folder)
            self._size = self._mend()
            self._last = self._number_reached()
        except BaseException:
            os.close(self._file)
            raise

    def _mend(self) -> int:
        """Move a line without end to a file beside, and return the size of the whole lines."""
        raw = self.path.read_bytes()
        whole = raw.rfind(b"\n") + 1
        if whole == len(raw):
            return whole
        name = f"{self.path.stem}.torn-{self._clock.now():%Y%m%dT%H%M%S%fZ}"
        self.torn = self.path.with_name(name)
        with self.torn.open("xb") as aside:
            aside.write(raw[whole:])
            aside.flush()
            os.fsync(aside.fileno())
        sync_folder(self.path.parent)
        os.truncate(self._file, whole)
        os.fsync(self._file)
        log.warning("line %s: %d torn bytes moved to %s", self.line, len(raw) - whole, name)
        return whole

    def _number_reached(self) -> int:
        """Return the number of the last line; a damaged line had a number too, which is never given again."""
        last = 0
        with self.path.open("rb") as lines:
            for raw in lines:
                try:
                    last = max(last + 1, _checked_number(raw))
                except (Damaged, UnicodeDecodeError) as error:
                    last += 1
                    self.damage.append(_damage(self.path, last, error))
        return last

    def _write_waiting(self) -> bool:
        while self._waiting:
            fact = self._waiting[0]
            try:
                self._write((fact.to_json() + "\n").encode())
            except OSError as error:
                if self.problem is None:
                    log.warning("line %s: journal cannot be written: %s", self.line, error)
                self.problem = DeviceProblem("journal_not_written", line=self.line, why=str(error))
                return False
            self._waiting.pop(0)
            self.problem = None
            if self._on_fact is not None:
                self._on_fact(fact)
        return True

    def _write(self, raw: bytes) -> None:
        try:
            os.lseek(self._file, self._size, os.SEEK_SET)
            done = 0
            while done < len(raw):
                done += os.write(self._file, raw[done:])
            os.fsync(self._file)
        except OSError:
            # Half a line must not stand before the next one; shortening works on a full disk.
            os.truncate(self._file, self._size)
            raise
        self._size += len(raw)


class JournalReader:
    """Reads a journal that another process may be writing; keeps its place between calls."""

    def __init__(
        self,
        path: Path,
        *,
        after: int = 0,
        place: int = 0,
        on_damage: Callable[[Damaged], None] | None = None,
    ) -> None:
        self.path = path
        self._after = after
        self._place = place
        self._lines = 0
        self._on_damage = on_damage or _log_damage

    def read(self) -> Iterator[Fact]:
        """Yield the facts that are new since the last call; an unfinished line waits for its end."""
        try:
            source = self.path.open("rb")
        except FileNotFoundError:
            return
        with source:
            source.seek(self._place)
            for raw in source:
                if not raw.endswith(b"\n"):
                    return
                self._place += len(raw)
                self._lines += 1
                if (fact := self._fact(raw)) is not None:
                    yield fact

    def _fact(self, raw: bytes) -> Fact | None:
        number = _number(raw)
        if number is not None and number <= self._after:
            return None
        try:
            fact = Fact.from_json(raw.decode())
        except (Damaged, UnicodeDecodeError) as error:
            self._on_damage(_damage(self.path, self._lines, error))
            return None
        return fact if fact.number > self._after else None


def facts_after(path: Path, number: int) -> Iterator[Fact]:
    """Yield the facts after `number`; a missing file has none, a torn end is left out."""
    return JournalReader(path, after=number).read()


def journals(folder: Path) -> Iterable[Path]:
    """Return every journal in the folder, also those of lines that the settings no longer have."""
    return sorted(folder.glob("line-*.jsonl"))


def _number(raw: bytes) -> int | None:
    """Return the number at the head of a line without reading the rest: a year of facts passes quickly."""
    head = raw[5 : raw.find(b",", 5, 30)]
    return int(head) if raw.startswith(b'{"n":') and head.isdigit() else None


def _checked_number(raw: bytes) -> int:
    """Return the number of a line; one that does not look right from outside is read in full."""
    number = _number(raw)
    if number is not None and raw.endswith(b"}\n"):
        return number
    return Fact.from_json(raw.decode()).number


def _damage(path: Path, line: int, error: Exception) -> Damaged:
    why = error.params.get("why", "") if isinstance(error, Damaged) else str(error)
    return Damaged("journal_line_damaged", file=path.name, row=line, why=why)


def _log_damage(damage: Damaged) -> None:
    log.error("%s", damage)
