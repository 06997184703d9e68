"""Backing the room up and trying the backups: what is ordered, what came of it, and keeping the results."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from dutyconsole.domain.backup import Choice
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dutyconsole.app.views import VerifyResult
    from dutyconsole.errors import DutyError


@dataclass(frozen=True)
class BackupOrder:
    """Where a backup goes and which recordings are in it."""

    target: Path
    choice: Choice = field(default_factory=Choice)


@dataclass(frozen=True)
class BackupMade:
    """A backup that was read back and found whole."""

    path: Path
    bytes: int
    files: int
    recordings: int
    links: int
    warnings: tuple[DutyError, ...] = ()
    """What is not as it should be although the backup is whole: no passphrase, a store that was changed."""


@dataclass(frozen=True)
class Restored:
    """A room that was taken out of a backup, and what verifying it found."""

    folder: Path
    made_at: str
    files: int
    recordings: int
    verified: VerifyResult
    left_out: int
    """Recordings that the backup leaves out by choice: not looked for."""
    keys: bool
    """The sealed keys were opened with the passphrase and put in their place."""


class Backups(Protocol):
    """Makes backups and takes rooms out of them. For a thread that may wait.

    `tell` hears the share done (0 to 1), often; what it raises stops the work, with nothing left behind.
    """

    def make(self, order: BackupOrder, tell: Callable[[float], object]) -> BackupMade:
        """Write a backup, read it back, and only then give it its name.

        Raises `StoreProblem`, `Damaged`, `Refused`.
        """
        ...

    def restore(
        self, file: Path, into: Path, tell: Callable[[float], object], *, passphrase: str | None
    ) -> Restored:
        """Take a room out of a backup into an empty folder and verify it.

        Without a passphrase the keys stay sealed, beside the room. Raises `Refused` (folder not empty, newer
        form), `NotAllowed("passphrase_wrong")`, `Damaged`, `StoreProblem`; the folder is left empty then.
        """
        ...

    def drill(self, file: Path, tell: Callable[[float], object], *, passphrase: str | None) -> Restored:
        """Restore into a temporary folder, verify, and take it away again; raises as `restore`."""
        ...

    def has_lock(self) -> bool:
        """Say whether a passphrase was set, so that the keys go into backups."""
        ...

    def set_passphrase(self, passphrase: str) -> None:
        """Have the keys of later backups sealed for this passphrase; raises `Refused`, `StoreProblem`."""
        ...


class Cancellable:
    """Passes progress on until somebody cancels; then it raises `Refused("backup_cancelled")`."""

    def __init__(self, tell: Callable[[float], object]) -> None:
        self._tell = tell
        self._ended = threading.Event()

    def cancel(self) -> None:
        """Have the work stop at its next step; any thread may say so."""
        self._ended.set()

    def __call__(self, share: float) -> None:
        """Take note of the share done."""
        if self._ended.is_set():
            raise Refused("backup_cancelled")
        self._tell(share)
