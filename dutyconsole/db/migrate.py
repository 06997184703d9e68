"""Brings the store to the schema of this program, or refuses; never leaves it half way.

Newer than the program: refused, nothing is changed. Older: copied first, then upgraded in one transaction,
then the guards are made good; the copy is kept.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import inspect

from dutyconsole.db import triggers
from dutyconsole.db.backup import copy_database
from dutyconsole.db.engine import open_reader
from dutyconsole.db.errors import known_errors
from dutyconsole.db.tables import metadata
from dutyconsole.errors import Damaged, StoreProblem

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from dutyconsole.db.engine import Engines

log = logging.getLogger("dutyconsole.store")

VERSIONS = "alembic_version"
REVISION = "SELECT version_num FROM alembic_version"


@dataclass(frozen=True)
class Brought:
    """What opening the store has done."""

    backup: Path | None = None
    """The copy made before an upgrade."""
    repaired: tuple[str, ...] = ()
    """Guards that were missing although the schema was ours already: somebody has taken them away."""


def alembic_config(connection: Connection | None = None) -> Config:
    """Return the configuration of our migrations, which ship inside the package."""
    config = Config()
    config.set_main_option("script_location", "dutyconsole:db/migrations")
    config.attributes["connection"] = connection
    config.attributes["metadata"] = metadata
    return config


def head() -> str:
    """Return the revision that this program knows."""
    found = ScriptDirectory.from_config(alembic_config()).get_current_head()
    return found or ""


def bring_to_head(engines: Engines, *, backups: Path | None, now: datetime) -> Brought:
    """Upgrade the store where it is older; raises `StoreProblem` where it is newer or not ours."""
    with known_errors():
        present = _revision(engines)
        if present == head():
            return Brought(repaired=_guard(engines))
        _check_known(present)
        backup = None
        if present and engines.is_sqlite:
            backup = _back_up(engines, backups, present, now)
        _upgrade(engines)
        log.info("store upgraded from %s to %s", present or "nothing", head())
        return Brought(backup)


def _upgrade(engines: Engines) -> None:
    """Upgrade in one transaction.

    SQLite rebuilds a table by dropping the old one, which foreign keys would refuse; they can only be
    switched off outside a transaction, so they are checked at its end. The connection is not used again.
    """
    with engines.write.connect() as connection:
        driver = connection.connection.driver_connection
        if engines.is_sqlite and driver is not None:
            driver.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            command.upgrade(alembic_config(connection), "head")
            triggers.install(connection)
            if engines.is_sqlite and (bad := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
                raise Damaged("store_damaged", why=f"{len(bad)} rows refer to nothing, first in {bad[0][0]}")
        connection.invalidate()


def revision_of(connection: Connection) -> str:
    """Return the revision of a store, empty for one without any table; changes nothing in it.

    Raises `StoreProblem` where another program's tables stand.
    """
    names = inspect(connection).get_table_names()
    if VERSIONS in names:
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
    try:
        ScriptDirectory.from_config(alembic_config()).get_revision(revision or "base")
    except CommandError as error:
        raise StoreProblem("store_newer", revision=revision) from error


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
