"""Brings the store to the schema of this program, or refuses; never leaves it half way.

Newer than the program: refused, nothing is changed. Older: copied first, then upgraded in one transaction,
then the guards are made good; the copy is kept.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect

from dutyconsole.db import triggers
from dutyconsole.db.backup import copy_database
from dutyconsole.db.engine import open_reader
from dutyconsole.db.errors import known_errors
from dutyconsole.errors import StoreProblem

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from dutyconsole.db.engine import Engines

log = logging.getLogger("dutyconsole.store")

VERSIONS = "dutyconsole.db.migrations.versions"
REVISION = "SELECT version_num FROM alembic_version"


@dataclass(frozen=True)
class Brought:
    """What opening the store has done."""

    backup: Path | None = None
    """The copy made before an upgrade."""
    repaired: tuple[str, ...] = ()
    """Guards that were missing although the schema was ours already: somebody has taken them away."""


def known() -> list[str]:
    """Return the revisions that this program knows, oldest first: the numbers of the migrations' files."""
    names = (file.name for file in files(VERSIONS).iterdir())
    return sorted(name[:4] for name in names if name[:4].isdigit())


def head() -> str:
    """Return the revision of this program."""
    return known()[-1]


def bring_to_head(engines: Engines, *, backups: Path | None, now: datetime) -> Brought:
    """Upgrade the store where it is older; raises `StoreProblem` where it is newer or not ours."""
    with known_errors():
        present = _revision(engines)
        if present == head():
            # A copy that was put back is no WAL file; it becomes one while nobody reads yet.
            engines.write.connect().close()
            return Brought(repaired=_guard(engines))
        _check_known(present)
        backup = None
        if present and engines.is_sqlite:
            backup = _back_up(engines, backups, present, now)
        # Taken in only here: alembic costs more time than all the rest of a start.
        from dutyconsole.db.upgrade import upgrade  # noqa: PLC0415

        upgrade(engines)
        log.info("store upgraded from %s to %s", present or "nothing", head())
        return Brought(backup)


def revision_of(connection: Connection) -> str:
    """Return the revision of a store, empty for one without any table; changes nothing in it.

    Raises `StoreProblem` where another program's tables stand.
    """
    names = inspect(connection).get_table_names()
    if "alembic_version" in names:
        return str(connection.exec_driver_sql(REVISION).scalar() or "")
    if names:
        raise StoreProblem("store_foreign", tables=", ".join(sorted(names)[:5]))
    return ""


def check_current(connection: Connection) -> None:
    """Raise `StoreProblem` for a store that is not at the schema of this program."""
    revision = revision_of(connection)
    if revision != head():
        _check_known(revision)
        raise StoreProblem("store_older", revision=revision)


def _revision(engines: Engines) -> str:
    """Look before anything is opened for writing: that alone would set the journal mode of a file."""
    if engines.is_sqlite and not Path(str(engines.url.database)).exists():
        return ""
    reader = open_reader(engines.url)
    try:
        with reader.connect() as connection:
            return revision_of(connection)
    finally:
        reader.dispose()


def _check_known(revision: str) -> None:
    """Raise `StoreProblem` for a revision that only a newer program can have written."""
    if revision and revision not in known():
        raise StoreProblem("store_newer", revision=revision)


def _back_up(engines: Engines, backups: Path | None, revision: str, now: datetime) -> Path:
    source = Path(str(engines.url.database))
    folder = backups or source.parent
    target = folder / f"{source.stem}-{revision}-{now:%Y%m%dT%H%M%SZ}.db"
    return copy_database(source, target)


def _guard(engines: Engines) -> tuple[str, ...]:
    """Make good the guards of a store that is up to date; writes only where one is missing."""
    with engines.read.connect() as connection:
        wanted = triggers.expected(connection.dialect.name)
        present = triggers.installed(connection)
    if all(present.get(name) == statement for name, statement in wanted.items()):
        return ()
    with engines.write.begin() as connection:
        return tuple(triggers.install(connection))
