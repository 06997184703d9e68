"""The guards in the database itself: what is written once cannot be changed, taken out or written over.

SQLite: UPDATE and DELETE are refused by triggers of their own. INSERT OR REPLACE deletes the old row without
firing the DELETE trigger (unless `recursive_triggers` is on, which each connection decides for itself), so
each UNIQUE has a guard before the insert, and ids must grow. PostgreSQL has no REPLACE; there TRUNCATE is
refused too, and the guards fire in every replication role.

A row that is final late is frozen once a link names it. A call that is over may only be changed into what its
newest version says, so the version must be written first, and it has a link.

Guards are part of no migration: rebuilding a table drops them without a word, so `install` runs after each
upgrade and makes good what is missing. They stop mistakes and other programs, not somebody who drops them
first; that is what the chain is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint, text

from dutyconsole.db.facts import FROZEN_BY_CHAIN, WRITTEN_ONCE
from dutyconsole.db.rows import VOUCHED
from dutyconsole.db.tables import call_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Table

    from dutyconsole.db.facts import Frozen

FUNCTIONS: dict[str, str] = {
    "refuse_change": """
BEGIN
  RAISE EXCEPTION 'append-only: % of % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
END
""",
    # Arguments: kind of link, column that the link names, columns that may go on changing.
    "refuse_vouched": """
DECLARE
  subject jsonb := CASE TG_OP WHEN 'INSERT' THEN to_jsonb(NEW) ELSE to_jsonb(OLD) END;
  free text[] := TG_ARGV[2:];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - free = to_jsonb(NEW) - free THEN
    RETURN NEW;
  END IF;
  IF EXISTS (
    SELECT 1 FROM chain_link WHERE kind = TG_ARGV[0] AND ref = (subject ->> TG_ARGV[1])::bigint
  ) THEN
    RAISE EXCEPTION 'append-only: % of % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END
""",
    "refuse_unlike_version": """
DECLARE
  newest jsonb;
BEGIN
  SELECT to_jsonb(v) - '{id,call_id}'::text[] INTO newest
    FROM call_version v WHERE v.call_id = OLD.id ORDER BY v.id DESC LIMIT 1;
  IF newest IS NULL THEN
    IF TG_OP = 'DELETE' THEN
      RETURN OLD;
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.id = NEW.id AND newest <@ to_jsonb(NEW) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'append-only: % of % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '23001';
END
""",
}
"""The functions behind the guards on PostgreSQL, each by its name."""


def install(connection: Connection) -> list[str]:
    """Create the guards that are missing or differ; returns their names."""
    wanted = expected(connection.dialect.name)
    present = installed(connection)
    bad = [name for name in wanted if present.get(name) != wanted[name]]
    if connection.dialect.name == "postgresql" and bad:
        for name, body in FUNCTIONS.items():
            connection.execute(text(_function(name, body)))
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
        "SELECT tgname, relname, proname, prosrc, tgargs FROM pg_trigger"
        " JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid"
        " WHERE NOT tgisinternal AND tgenabled = 'A'"
    )
    wanted = expected("postgresql")
    return {
        name: statement
        for name, table, function, body, arguments in names
        if FUNCTIONS.get(function) == body
        and (statement := wanted.get(name, "")).endswith(_call(function, _texts(arguments)))
        and f" ON {table} " in statement
    }


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
    for frozen in FROZEN_BY_CHAIN:
        yield from _frozen(frozen)
    yield from _like_its_version()


def _frozen(frozen: Frozen) -> Iterator[tuple[str, str]]:
    table = frozen.table
    linked = f"EXISTS (SELECT 1 FROM chain_link WHERE kind = '{frozen.kind.value}' AND ref = "  # noqa: S608
    held = [column.name for column in table.columns if column.name not in frozen.free]
    changed = " OR ".join(f'old."{name}" IS NOT new."{name}"' for name in held)
    whole = f" AND ({changed})" if frozen.free else ""
    yield _guard(table, "no_update", "UPDATE", f"{linked}old.{frozen.ref}){whole}")
    yield _guard(table, "no_delete", "DELETE", f"{linked}old.{frozen.ref})")
    if frozen.ref != "id":
        yield _guard(table, "no_insert", "INSERT", f"{linked}new.{frozen.ref})")
    yield from _no_replace(table)


def _like_its_version() -> Iterator[tuple[str, str]]:
    """Yield the guards of a call that is over: it may only become what its newest version says."""
    call = call_tables.call
    over = "EXISTS (SELECT 1 FROM call_version WHERE call_id = old.id)"
    same = " AND ".join(f'v."{name}" IS new."{name}"' for name in VOUCHED)
    newest = "v.id = (SELECT max(id) FROM call_version WHERE call_id = old.id)"
    said = f"EXISTS (SELECT 1 FROM call_version v WHERE new.id = old.id AND {newest} AND {same})"  # noqa: S608
    yield _guard(call, "no_update", "UPDATE", f"{over} AND NOT {said}")
    yield _guard(call, "no_delete", "DELETE", over)
    yield from _no_replace(call)


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
    rows, whole = "FOR EACH ROW", "FOR EACH STATEMENT"
    for table in WRITTEN_ONCE:
        yield _server_guard(
            table, "append_only", f"UPDATE OR DELETE ON {table.name} {rows}", ("refuse_change",)
        )
        yield _server_guard(table, "no_truncate", f"TRUNCATE ON {table.name} {whole}", ("refuse_change",))
    for frozen in FROZEN_BY_CHAIN:
        table = frozen.table
        acts = "UPDATE OR DELETE" if frozen.ref == "id" else "INSERT OR UPDATE OR DELETE"
        call = ("refuse_vouched", frozen.kind.value, frozen.ref, *frozen.free)
        yield _server_guard(table, "frozen", f"{acts} ON {table.name} {rows}", call)
        yield _server_guard(table, "no_truncate", f"TRUNCATE ON {table.name} {whole}", ("refuse_change",))
    yield _server_guard(
        call_tables.call, "frozen", f"UPDATE OR DELETE ON call {rows}", ("refuse_unlike_version",)
    )
    yield _server_guard(call_tables.call, "no_truncate", f"TRUNCATE ON call {whole}", ("refuse_change",))


def _server_guard(table: Table, name: str, act: str, call: tuple[str, ...]) -> tuple[str, str]:
    full = f"{table.name}_{name}"
    return full, f"CREATE TRIGGER {full} BEFORE {act} {_call(call[0], call[1:])}"


def _call(function: str, arguments: tuple[str, ...]) -> str:
    quoted = ", ".join(f"'{argument}'" for argument in arguments)
    return f"EXECUTE FUNCTION {function}({quoted})"


def _texts(arguments: bytes) -> tuple[str, ...]:
    """Return a trigger's arguments as PostgreSQL keeps them: each with a zero behind it."""
    return tuple(part.decode() for part in bytes(arguments).split(b"\x00")[:-1])


def _function(name: str, body: str) -> str:
    return f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$"


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
