"""A copy of the store while it is in use, checked before it counts."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlite

from dutyconsole.db.errors import known_errors
from dutyconsole.errors import Damaged, StoreProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGES = 1000
"""Pages copied between two breaths of the writers."""


def copy_database(source: Path, target: Path, tell: Callable[[float], object] | None = None) -> Path:
    """Copy a SQLite file, with what its WAL still holds, to `target`, which must not be there yet.

    The copy is whole and checked when it gets its name. `tell` hears the share done; what it raises stops
    the copy. Raises `StoreProblem`, `Damaged`.
    """
    draft = target.with_suffix(".tmp")
    if target.exists():
        raise StoreProblem("store_backup_failed", why=f"{target.name} is there already")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        with known_errors():
            _copy(source, draft, tell)
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        raise StoreProblem("store_backup_failed", why=str(error)) from error
    finally:
        # What failed is told already: a folder that is none, or a disk that went.
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return target


def _copy(source: Path, draft: Path, tell: Callable[[float], object] | None) -> None:
    def progress(_status: int, left: int, whole: int) -> None:
        if tell is not None:
            tell(1 - left / max(1, whole))

    with closing(sqlite.connect(str(source))) as old, closing(sqlite.connect(str(draft))) as new:
        old.backup(new, pages=PAGES, progress=progress)
    seal_off(draft)


def seal_off(path: Path) -> None:
    """Make a SQLite file one file, not three: a backup is carried away by hand. Raises `Damaged`."""
    with closing(sqlite.connect(str(path))) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        answer = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if answer != "ok":
        raise Damaged("store_damaged", why=str(answer))
