"""A store of any database as one SQLite file of the same schema: row by row, as it is at one instant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, func, insert, select

from dutyconsole.db.backup import seal_off
from dutyconsole.db.engine import open_engines
from dutyconsole.db.errors import known_errors
from dutyconsole.db.tables.every import metadata
from dutyconsole.errors import Damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine, Table

ROWS = 2000
"""Rows fetched and written at a time."""


def copy_rows(source: Engine, target: Path, tell: Callable[[float], object]) -> None:
    """Copy every row into a new SQLite file at the schema of this program, as `source` must be.

    `source` reads one snapshot in a transaction (REPEATABLE READ). `tell` hears the share done and may raise
    to stop. Raises `StoreProblem`, `Damaged`.
    """
    # Taken in only here: alembic costs more time than all the rest of a start.
    from dutyconsole.db.upgrade import upgrade  # noqa: PLC0415

    engines = open_engines(URL.create("sqlite", database=str(target)))
    try:
        with known_errors(), source.connect() as old, old.begin():
            upgrade(engines)
            with engines.write.connect() as new:
                driver = new.connection.driver_connection
                if driver is not None:
                    # Rows refer to each other in circles; that all do refer to something is checked below.
                    driver.execute("PRAGMA foreign_keys=OFF")
                with new.begin():
                    _copy(old, new, tell)
                new.invalidate()
    finally:
        engines.close()
    with known_errors():
        seal_off(target)


def _copy(old: Connection, new: Connection, tell: Callable[[float], object]) -> None:
    tables = metadata.sorted_tables
    counts = {table.name: old.scalar(select(func.count()).select_from(table)) or 0 for table in tables}
    whole, done = max(1, sum(counts.values())), 0
    for table in tables:
        for part in _parts(old, table):
            new.execute(insert(table), part)
            done += len(part)
            tell(done / whole)
    if bad := new.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise Damaged("store_damaged", why=f"{len(bad)} rows refer to nothing, first in {bad[0][0]}")


def _parts(old: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows in the order of their keys, which is the one in which the guards let them in."""
    statement = select(table).order_by(*table.primary_key.columns)
    rows = old.execution_options(yield_per=ROWS).execute(statement)
    for part in rows.partitions():
        yield [dict(row._mapping) for row in part]  # noqa: SLF001  the public way to a row's names
