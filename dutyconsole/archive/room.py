"""Backups of one room: what the window, the schedule and the command line are given."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dutyconsole.app.backups import Restored
from dutyconsole.archive.form import LOCK
from dutyconsole.archive.reader import take_out
from dutyconsole.archive.sealing import new_lock
from dutyconsole.archive.writer import BackupWriter
from dutyconsole.domain.backup import Choice, Scope, check_passphrase
from dutyconsole.errors import Damaged, StoreProblem
from dutyconsole.paths import PACKED_ENDING, DataFolder

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.app.backups import BackupMade, BackupOrder
    from dutyconsole.app.views import VerifyResult
    from dutyconsole.archive.form import Manifest
    from dutyconsole.archive.writer import CopiedStore
    from dutyconsole.clock import Clock


class RoomBackups:
    """`app.backups.Backups` of the room in one data folder.

    `copy_store` puts the store into a new SQLite file; `verify_room` verifies the room of a data folder,
    whose store may be of an older schema, but for the recordings of which it is told to leave them out.
    """

    def __init__(
        self,
        folder: DataFolder,
        *,
        copy_store: Callable[[Path, Callable[[float], object]], CopiedStore],
        verify_room: Callable[[DataFolder, Callable[[str], bool]], VerifyResult],
        clock: Clock,
    ) -> None:
        self._folder = folder
        self._verify_room = verify_room
        self._writer = BackupWriter(folder, copy_store, lambda: clock.now().isoformat(timespec="seconds"))

    def make(self, order: BackupOrder, tell: Callable[[float], object]) -> BackupMade:
        """Write a backup and read it back."""
        return self._writer.make(order, tell)

    def restore(
        self, file: Path, into: Path, tell: Callable[[float], object], *, passphrase: str | None
    ) -> Restored:
        """Take a room out and verify it; see `restore_room`."""
        return restore_room(file, into, tell, passphrase=passphrase, verify_room=self._verify_room)

    def drill(self, file: Path, tell: Callable[[float], object], *, passphrase: str | None) -> Restored:
        """Restore into a temporary folder beside the backup, verify, and take it away again."""
        try:
            place = Path(tempfile.mkdtemp(dir=file.absolute().parent, prefix=".drill-"))
        except OSError as error:
            why = error.strerror or str(error)
            raise StoreProblem("restore_failed", folder=str(file.parent), why=why) from error
        try:
            return self.restore(file, place / "room", tell, passphrase=passphrase)
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def has_lock(self) -> bool:
        """Say whether a passphrase was set."""
        return (self._folder.root / LOCK).exists()

    def set_passphrase(self, passphrase: str) -> None:
        """Keep the lock that this passphrase opens; the passphrase itself is kept nowhere."""
        lock = new_lock(check_passphrase(passphrase))
        path = self._folder.root / LOCK
        draft = path.with_suffix(".tmp")
        try:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            with draft.open("w", encoding="ascii") as file:
                json.dump(lock.to_dict(), file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except OSError as error:
            why = error.strerror or str(error)
            raise StoreProblem("backup_not_written", file=str(path), why=why) from error


def restore_room(
    file: Path,
    into: Path,
    tell: Callable[[float], object],
    *,
    passphrase: str | None,
    verify_room: Callable[[DataFolder, Callable[[str], bool]], VerifyResult],
) -> Restored:
    """Take a room out and verify it. What verifying finds was so in the backup; the room stays then."""
    into = into.absolute()
    taken = take_out(file, into, tell, passphrase=passphrase)
    left_out = _LeftOut(taken.manifest)
    verified = verify_room(DataFolder(into), left_out)
    tell(1.0)
    count = len(taken.manifest.members)
    return Restored(
        into, taken.manifest.made_at, count, taken.recordings, verified, left_out.count, taken.keys
    )


class _LeftOut:
    """Says of each recording whether the backup leaves it out by choice, and counts those."""

    def __init__(self, manifest: Manifest) -> None:
        self._choice = Choice(Scope.of(manifest.recordings) or Scope.ALL, _day(manifest.since))
        self._there = {member.name for member in manifest.members}
        self.count = 0

    def __call__(self, file: str) -> bool:
        packed = str(Path(file).with_suffix(PACKED_ENDING).as_posix())
        left_out = not self._choice.wants(file) and not {file, packed} & self._there
        self.count += left_out
        return left_out


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise Damaged("backup_torn", file="manifest.json", why=str(error)) from error
