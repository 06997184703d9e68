"""Runs the migrations: the only part of the program that knows alembic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

from dutyconsole.db import triggers
from dutyconsole.db.backfill import vouch_for_older
from dutyconsole.db.migrate import revision_of
from dutyconsole.db.tables.every import metadata
from dutyconsole.errors import Damaged

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dutyconsole.db.engine import Engines

SCRIPTS = "dutyconsole:db/migrations"


def alembic_config(connection: Connection | None = None) -> Config:
    """Return the configuration of our migrations, which ship inside the package."""
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    config.attributes["metadata"] = metadata
    return config


def upgrade(engines: Engines) -> None:
    """Upgrade to the newest revision and make good the guards, in one transaction.

    SQLite rebuilds a table by dropping the old one, which foreign keys would refuse; they can only be
    switched off outside a transaction, so they are checked at its end. The connection is not used again.
    """
    with engines.write.connect() as connection:
        driver = connection.connection.driver_connection
        if engines.is_sqlite and driver is not None:
            driver.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            before = revision_of(connection)
            command.upgrade(alembic_config(connection), "head")
            vouch_for_older(connection, before)
            triggers.install(connection)
            if engines.is_sqlite and (bad := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
                raise Damaged("store_damaged", why=f"{len(bad)} rows refer to nothing, first in {bad[0][0]}")
        connection.invalidate()
