"""The guards in the database itself: what is written once cannot be changed, taken out or written over.

SQLite: UPDATE and DELETE are refused by triggers of their own. INSERT OR REPLACE deletes the old row without
firing the DELETE trigger (unless `recursive_triggers` is on, which each connection decides for itself), so
each UNIQUE has a guard before the insert, and ids must grow. PostgreSQL has no REPLACE; there TRUNCATE is
refused too, and the guards fire in every replication role.

Guards are part of no migration: rebuilding a table drops them without a word, so `install` runs after each
upgrade and makes good what is missing. They stop mistakes and other programs, not somebody who drops them
first; that is what the chain is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint, text

from dutyconsole.db.facts import FROZEN_BY_CHAIN, WRITTEN_ONCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Table

_REFUSE = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append-only: % of % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
END $$
"""


def install(connection: Connection) -> list[str]:
    """Create the guards that are missing or differ; returns their names."""
    wanted = expected(connection.dialect.name)
    present = installed(connection)
    bad = [name for name in wanted if present.get(name) != wanted[name]]
    if connection.dialect.name == "postgresql" and bad:
        connection.execute(text(_REFUSE))
    for name in bad:
        for statement in _replacing(connection.dialect.name, name, wanted[name]):
            connection.exec_driver_sql(statement)
    return bad


def installed(connection: Connection) -> dict[str, str]:
    """Return the guards that stand in the database, as `expected` writes them."""
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {row[0]: row[1] for row in found}
    names = connection.exec_driver_sql(
        "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " JOIN pg_proc ON pg_proc.oid = tgfoid"
        " WHERE NOT tgisinternal AND tgenabled = 'A' AND proname = 'refuse_change'"
    )
    wanted = expected("postgresql")
    return {row[0]: wanted.get(row[0], "") for row in names if row[0].startswith(f"{row[1]}_")}


def expected(dialect: str) -> dict[str, str]:
    """Return every guard by its name, as the statement that makes it."""
    return dict(_sqlite() if dialect == "sqlite" else _postgresql())


# S608: the words put into these statements are names of our own tables and columns.
def _sqlite() -> Iterator[tuple[str, str]]:
    for table in WRITTEN_ONCE:
        yield _guard(table, "no_update", "UPDATE", "")
        yield _guard(table, "no_delete", "DELETE", "")
        key = table.primary_key.columns[0].name
        grown = f"new.{key} IS NULL OR new.{key} <= (SELECT coalesce(max({key}), 0) FROM {table.name})"  # noqa: S608
        yield _guard(table, "must_grow", "INSERT", grown)
        yield from _no_replace(table)
    for table, kind in FROZEN_BY_CHAIN:
        linked = f"EXISTS (SELECT 1 FROM chain_link WHERE kind = '{kind.value}' AND ref = old.id)"  # noqa: S608
        yield _guard(table, "no_update", "UPDATE", linked)
        yield _guard(table, "no_delete", "DELETE", linked)
        yield from _no_replace(table)


def _no_replace(table: Table) -> Iterator[tuple[str, str]]:
    """Yield one guard for each UNIQUE: an insert never meets a row that is there."""
    for columns in uniques(table):
        same = " AND ".join(f"{name} = new.{name}" for name in columns)
        there = f"EXISTS (SELECT 1 FROM {table.name} WHERE {same})"  # noqa: S608
        yield _guard(table, f"no_replace_{'_'.join(columns)}", "INSERT", there)


def uniques(table: Table) -> list[tuple[str, ...]]:
    """Return the columns of every UNIQUE of a table, the primary key first."""
    sets = [
        tuple(column.name for column in constraint.columns)
        for constraint in table.constraints
        if isinstance(constraint, PrimaryKeyConstraint | UniqueConstraint)
    ]
    sets += [tuple(column.name for column in index.columns) for index in table.indexes if index.unique]
    key = tuple(column.name for column in table.primary_key.columns)
    return sorted(sets, key=lambda columns: (columns != key, columns))


def _guard(table: Table, name: str, act: str, when: str) -> tuple[str, str]:
    full = f"{table.name}_{name}"
    condition = f" WHEN {when}" if when else ""
    return full, (
        f"CREATE TRIGGER {full} BEFORE {act} ON {table.name}{condition}"
        f" BEGIN SELECT raise(ABORT, 'append-only: {full}'); END"
    )


def _postgresql() -> Iterator[tuple[str, str]]:
    for table in WRITTEN_ONCE:
        yield _server_guard(table, "append_only", "UPDATE OR DELETE", "FOR EACH ROW")
        yield _server_guard(table, "no_truncate", "TRUNCATE", "FOR EACH STATEMENT")
    for table, _ in FROZEN_BY_CHAIN:
        yield _server_guard(table, "no_truncate", "TRUNCATE", "FOR EACH STATEMENT")


def _server_guard(table: Table, name: str, act: str, each: str) -> tuple[str, str]:
    full = f"{table.name}_{name}"
    return full, f"CREATE TRIGGER {full} BEFORE {act} ON {table.name} {each} EXECUTE FUNCTION refuse_change()"


def _replacing(dialect: str, name: str, statement: str) -> Iterator[str]:
    """Yield what puts a guard in place of one that may be there."""
    if dialect == "sqlite":
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield statement
        return
    table = statement.split(" ON ", 1)[1].split(" ", 1)[0]
    yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
    yield statement
    yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"
