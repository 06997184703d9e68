"""Writes a backup: gathered, written under a temporary name, read back, and only then given its name."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import logging
import os
import shutil
import tempfile
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dutyconsole import __version__
from dutyconsole.app.backups import BackupMade
from dutyconsole.archive.form import (
    FILES,
    FOLDERS,
    LOCK,
    MANIFEST,
    SEALED,
    STORE,
    TORN,
    Manifest,
    Member,
    blocks,
    digest,
)
from dutyconsole.archive.sealing import Lock, seal
from dutyconsole.domain.backup import RECORDINGS
from dutyconsole.errors import Damaged, Refused, StoreProblem
from dutyconsole.paths import sound_at, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

    from dutyconsole.app.backups import BackupOrder
    from dutyconsole.app.views import VerifyResult
    from dutyconsole.domain.backup import Choice
    from dutyconsole.errors import DutyError
    from dutyconsole.paths import DataFolder

log = logging.getLogger("dutyconsole.backup")

COPYING, WRITING, READING = 0.2, 0.6, 1.0
"""Share of the work that is done when the store is copied, the file written, the file read back."""
STALE_S = 3600.0
"""A draft that nobody has written to for so long belongs to a process that was killed."""
SPARE = 50_000_000
"""Bytes that must stay free beside a backup: the room has to go on writing."""
STORED = (".flac", ".wav", ".jpg", ".png", ".pdf", ".zip", ".docx", ".xlsx")
JOURNAL_ENDING = ".jsonl"


@dataclass(frozen=True)
class CopiedStore:
    """What the copy of the store says of itself."""

    unit: str
    verified: VerifyResult


@dataclass
class _Draft:
    """A backup that is being written."""

    packed: zipfile.ZipFile
    tell: Callable[[float], object]
    whole: int
    done: int = 0
    members: list[Member] = field(default_factory=list)

    def heed(self, count: int) -> None:
        """Take note of so many bytes written."""
        self.done += count
        self.tell(COPYING + (WRITING - COPYING) * min(1.0, self.done / max(1, self.whole)))

    def add(self, name: str, source: IO[bytes]) -> None:
        """Write one file, block by block."""
        info = zipfile.ZipInfo(name, time.gmtime()[:6])
        info.compress_type = zipfile.ZIP_STORED if name.endswith(STORED) else zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        size, hashed = 0, hashlib.sha256()
        with self.packed.open(info, "w", force_zip64=True) as target:
            for block in blocks(source, self.heed):
                size += len(block)
                hashed.update(block)
                target.write(block)
        self.members.append(Member(name, size, hashed.hexdigest()))


class BackupWriter:
    """Writes the room of one data folder; `copy_store` puts its store into a new SQLite file."""

    def __init__(
        self,
        folder: DataFolder,
        copy_store: Callable[[Path, Callable[[float], object]], CopiedStore],
        now: Callable[[], str],
    ) -> None:
        self._folder = folder
        self._copy_store = copy_store
        self._now = now

    def make(self, order: BackupOrder, tell: Callable[[float], object]) -> BackupMade:
        """Write a backup; see `app.backups.Backups`."""
        target = order.target.absolute()
        if target.exists():
            raise Refused("backup_exists", file=str(target))
        draft: Path | None = None
        work: Path | None = None
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _clear_stale(target.parent)
            self._check_space(target, order.choice)
            work = Path(tempfile.mkdtemp(dir=target.parent, prefix=".backup-", suffix=".work"))
            draft = work.with_suffix(".part")
            made = self._write(order, work, draft, tell)
            _give_name(draft, target)
        except OSError as error:
            raise _problem(target, error) from error
        finally:
            if work is not None:
                shutil.rmtree(work, ignore_errors=True)
            if draft is not None:
                draft.unlink(missing_ok=True)
        log.info("backup written: %d files, %d bytes", made.files, made.bytes)
        return made

    def _write(
        self, order: BackupOrder, work: Path, draft: Path, tell: Callable[[float], object]
    ) -> BackupMade:
        store = work / STORE
        tell(0.0)
        copied = self._copy_store(store, lambda share: tell(COPYING * share))
        warnings: list[DutyError] = []
        if copied.verified.findings:
            first = copied.verified.findings[0]
            count = len(copied.verified.findings)
            warnings.append(Damaged("backup_store_findings", count=count, place=first.place))
        whole = store.stat().st_size + sum(_size(path) for _, path in self._contents(order.choice))
        members = self._pack(order.choice, store, draft, _Filling(copied.unit, whole, tell, warnings))
        store.unlink()
        check_backup(draft, members, lambda share: tell(WRITING + (READING - WRITING) * share))
        recordings = sum(1 for member in members if member.name.startswith(RECORDINGS))
        return BackupMade(
            order.target.absolute(),
            draft.stat().st_size,
            len(members),
            recordings,
            copied.verified.links,
            tuple(warnings),
        )

    def _pack(self, choice: Choice, store: Path, draft: Path, filling: _Filling) -> tuple[Member, ...]:
        """Write everything; it is on the disk when this returns."""
        descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
                parts = _Draft(packed, filling.tell, filling.whole)
                with store.open("rb") as source:
                    parts.add(STORE, source)
                # The journal after the store, the sound after the journal: what the store does not know yet
                # stands in the journal, and what the journal tells of is there.
                for name, path in self._contents(choice):
                    _add_as_found(parts, name, path)
                self._seal_keys(parts, filling.warnings)
                manifest = self._manifest(choice, filling.unit, parts.members)
                packed.writestr(MANIFEST, manifest.to_bytes())
            file.flush()
            os.fsync(file.fileno())
            if hasattr(os, "posix_fadvise"):
                # What is read back must come from the disk, not from memory.
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return tuple(parts.members)

    def _manifest(self, choice: Choice, unit: str, members: list[Member]) -> Manifest:
        since = choice.since.isoformat() if choice.since else None
        program = f"dutyconsole {__version__}"
        return Manifest(self._now(), program, unit, choice.scope.value, since, tuple(members))

    def _contents(self, choice: Choice) -> Iterator[tuple[str, Path]]:
        """Yield name and place of everything but the store and the keys, as it is now."""
        root = self._folder.root
        for name in FILES:
            if (root / name).is_file():
                yield name, root / name
        for folder in FOLDERS:
            for path in sorted((root / folder).rglob("*")):
                name = path.relative_to(root).as_posix()
                if path.is_file() and not path.is_symlink() and _belongs(name) and choice.wants(name):
                    yield name, path

    def _seal_keys(self, parts: _Draft, warnings: list[DutyError]) -> None:
        keys = self._folder.keys
        found = {path.name: path.read_bytes() for path in sorted(keys.glob("*")) if path.is_file()}
        raw = found.pop(Path(LOCK).name, None)
        if not found:
            return
        if raw is None:
            warnings.append(StoreProblem("backup_without_keys"))
            return
        sealed = seal(found, read_lock(raw, str(keys)))
        for name, content in ((LOCK, raw), (SEALED, sealed)):
            parts.packed.writestr(name, content)
            parts.members.append(Member(name, len(content), hashlib.sha256(content).hexdigest()))

    def _check_space(self, target: Path, choice: Choice) -> None:
        """Refuse at once what would fill the disk; the copy of the store lies there beside it for a while."""
        database = _size(self._folder.database)
        needed = 2 * database + sum(_size(path) for _, path in self._contents(choice)) + SPARE
        free = shutil.disk_usage(target.parent).free
        if free < needed:
            raise StoreProblem(
                "backup_no_room", folder=str(target.parent), needed=_mb(needed), free=_mb(free)
            )


@dataclass(frozen=True)
class _Filling:
    unit: str
    whole: int
    tell: Callable[[float], object]
    warnings: list[DutyError]


def check_backup(file: Path, members: tuple[Member, ...], tell: Callable[[float], object]) -> None:
    """Read every byte of a backup back; raises `Damaged` where one is not what was written."""
    whole, done = sum(member.size for member in members), 0

    def heed(count: int) -> None:
        nonlocal done
        done += count
        tell(done / max(1, whole))

    try:
        with zipfile.ZipFile(file) as packed:
            for member in members:
                with packed.open(member.name) as source:
                    if digest(source, heed) != (member.size, member.sha256):
                        raise Damaged("backup_changed", file=file.name, name=member.name)
    except TORN as error:
        raise Damaged("backup_torn", file=file.name, why=str(error)) from error


def read_lock(raw: bytes, where: str) -> Lock:
    """Return the lock of the room; raises `Damaged` where the file is none."""
    try:
        return Lock.from_dict(json.loads(raw))
    except (ValueError, KeyError, TypeError) as error:
        raise Damaged("backup_lock_damaged", folder=where, why=str(error)) from error


def _belongs(name: str) -> bool:
    """Leave out what a running process keeps in the folder of the journal for itself, and drafts."""
    if name.startswith("journal/"):
        return name.endswith(JOURNAL_ENDING)
    return not name.endswith((".tmp", ".part"))


def _add_as_found(parts: _Draft, name: str, path: Path) -> None:
    """Add a file, or its packed form where the recorder has packed it meanwhile; skip one that went."""
    for found in (path, sound_at(path)):
        try:
            source = found.open("rb")
        except FileNotFoundError:
            continue
        with source:
            parts.add(f"{name.removesuffix(path.name)}{found.name}", source)
        return


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _mb(count: int) -> str:
    return f"{count / 1e6:.0f}"


def _clear_stale(folder: Path) -> None:
    """Take away what a killed backup has left under its temporary names."""
    for path in (*folder.glob(".backup-*.work"), *folder.glob(".backup-*.part")):
        with contextlib.suppress(OSError):
            newest = max(each.stat().st_mtime for each in (path, *path.glob("*")))
            if time.time() - newest > STALE_S:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _give_name(draft: Path, target: Path) -> None:
    if target.exists():
        raise Refused("backup_exists", file=str(target))
    draft.replace(target)
    sync_folder(target.parent)


def _problem(target: Path, error: OSError) -> StoreProblem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreProblem("backup_disk_full", folder=str(target.parent))
    return StoreProblem("backup_not_written", file=str(target), why=error.strerror or str(error))
