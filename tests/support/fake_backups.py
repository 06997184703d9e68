"""Backups that only remember."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.app.backups import BackupMade, Restored
from dutyconsole.app.views import VerifyResult
from dutyconsole.domain.backup import check_passphrase
from tests.support import sample_shift as sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dutyconsole.app.backups import BackupOrder
    from dutyconsole.errors import DutyError


class FakeBackups:
    """Backs nothing up: remembers what it was asked, tells progress, and fails where a test says so."""

    def __init__(self) -> None:
        self.orders: list[BackupOrder] = []
        self.drilled: list[tuple[Path, str | None]] = []
        self.restored: list[Path] = []
        self.passphrase = ""
        self.trouble: DutyError | None = None
        self.warnings: tuple[DutyError, ...] = ()

    def make(self, order: BackupOrder, tell: Callable[[float], object]) -> BackupMade:
        """Write a file that only looks like a backup."""
        self.orders.append(order)
        tell(0.5)
        if self.trouble is not None:
            raise self.trouble
        order.target.parent.mkdir(parents=True, exist_ok=True)
        order.target.write_bytes(b"PK")
        return BackupMade(order.target, 2, 3, 1, 40, self.warnings)

    def restore(
        self, file: Path, into: Path, tell: Callable[[float], object], *, passphrase: str | None
    ) -> Restored:
        """Say that all is well."""
        self.restored.append(file)
        tell(0.5)
        if self.trouble is not None:
            raise self.trouble
        made_at = sample.NOW.isoformat()
        return Restored(into, made_at, 3, 1, VerifyResult(40, 2, 1, ()), 0, passphrase is not None)

    def drill(self, file: Path, tell: Callable[[float], object], *, passphrase: str | None) -> Restored:
        """Remember it."""
        self.drilled.append((file, passphrase))
        return self.restore(file, file.parent, tell, passphrase=passphrase)

    def has_lock(self) -> bool:
        """Say whether a passphrase was set."""
        return bool(self.passphrase)

    def set_passphrase(self, passphrase: str) -> None:
        """Remember it."""
        self.passphrase = check_passphrase(passphrase)
