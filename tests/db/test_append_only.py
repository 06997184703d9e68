"""What is written once cannot be changed, taken out or written over through any connection, by any UNIQUE."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlcipher3 import dbapi2 as sqlite

from dutyconsole.db.facts import FROZEN_BY_CHAIN, WRITTEN_ONCE
from dutyconsole.db.tables import call_tables, every, search_tables
from dutyconsole.db.triggers import uniques
from dutyconsole.domain.call import CallState
from dutyconsole.domain.ids import EntryId
from dutyconsole.domain.mark import MarkKind
from tests.db.desk import (
    add_access,
    add_entry,
    add_handover,
    add_key,
    add_mark,
    add_matter,
    add_recording,
    add_roster,
    add_sheet,
    add_slip,
    open_store,
    raw,
)
from tests.support import make

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Table

    from dutyconsole.db.store import SqlStore

UNTOUCHED = (*WRITTEN_ONCE, *(frozen.table for frozen in FROZEN_BY_CHAIN if not frozen.free))
TABLES = (*WRITTEN_ONCE, *(frozen.table for frozen in FROZEN_BY_CHAIN), call_tables.call)
BY_UNIQUE = [(table, columns) for table in TABLES for columns in uniques(table)]


@pytest.fixture
def written(file_store: SqlStore, path: Path) -> Path:
    """Return a store with one row in every table that is written once."""
    with file_store.uow() as uow:
        add_recording(uow)
        add_slip(uow)
        first = add_entry(uow, once="form-1")
        add_entry(uow, make.entry("写错", strikes=first.id), once="form-2")
        add_sheet(uow, make.sheet(entry_id=first.id))
        add_matter(uow, first.id or EntryId(0), first.id or EntryId(0))
        add_roster(uow)
        call_id = uow.calls.add(make.call())
        uow.calls.add_record(make.call_record(call_id=call_id))
        bookmark = add_mark(uow)
        add_mark(uow, make.mark("按错", kind=MarkKind.WITHDRAWAL, withdraws=bookmark.id))
        uow.shifts.add(make.shift())
        add_handover(uow)
        listened = add_access(uow)
        add_key(uow)
        add_access(uow, make.access(closes=listened.id))
        uow.commit()
    return path


def rows(path: Path, table: Table) -> list[Any]:
    """Return a table's rows, read past the program."""
    with closing(raw(path)) as connection:
        return list(connection.execute(f"SELECT * FROM {table.name}").fetchall())  # noqa: S608


def refused(path: Path, table: Table, attack: str, values: tuple[Any, ...] = ()) -> str:
    """Try an attack past the program; return what the database says; the rows must be as before."""
    before = rows(path, table)
    with closing(raw(path)) as connection, pytest.raises(sqlite.IntegrityError) as caught:
        connection.execute(attack, values)
    assert rows(path, table) == before
    return str(caught.value)


def ids(table: Table) -> str:
    """Return the name of a table as a test's id."""
    return table.name


def key(table: Table) -> str:
    """Return the name of a table's key."""
    return str(table.primary_key.columns[0].name)


@pytest.mark.parametrize("table", UNTOUCHED, ids=ids)
@pytest.mark.parametrize("attack", ["UPDATE {0} SET {1} = {1}", "UPDATE OR REPLACE {0} SET {1} = {1} + 100"])
def test_update_is_refused(written: Path, table: Table, attack: str) -> None:
    assert "append-only" in refused(written, table, attack.format(table.name, key(table)))


@pytest.mark.parametrize("table", TABLES, ids=ids)
def test_delete_is_refused(written: Path, table: Table) -> None:
    assert "append-only" in refused(written, table, f"DELETE FROM {table.name}")  # noqa: S608


@pytest.mark.parametrize(
    ("table", "columns"), BY_UNIQUE, ids=lambda given: getattr(given, "name", str(given))
)
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE INTO", "REPLACE INTO", "INSERT INTO"])
def test_writing_over_a_row_is_refused_by_every_unique(
    written: Path, table: Table, columns: tuple[str, ...], verb: str
) -> None:
    """The forged row is the last one, new in everything but the columns of this UNIQUE."""
    with closing(raw(written)) as connection:
        cursor = connection.execute(f"SELECT * FROM {table.name} ORDER BY {key(table)} DESC")  # noqa: S608
        forged = dict(zip((column[0] for column in cursor.description), cursor.fetchone(), strict=True))
    unique_elsewhere = {name for other in uniques(table) for name in other} - set(columns)
    for name in unique_elsewhere:
        forged[name] = _another(forged[name])
    if "id" in forged and "id" not in columns:
        forged["id"] = 1000
    names = ", ".join(f'"{name}"' for name in forged)
    marks = ", ".join("?" * len(forged))
    upsert = f" ON CONFLICT DO UPDATE SET {key(table)} = 7" if verb == "INSERT INTO" else ""
    attack = f"{verb} {table.name} ({names}) VALUES ({marks}){upsert}"
    assert "append-only" in refused(written, table, attack, tuple(forged.values()))


def _another(value: Any) -> Any:
    return 1000 if isinstance(value, int) else None if value is None else f"{value}x"


@pytest.mark.parametrize("table", WRITTEN_ONCE, ids=ids)
def test_ids_only_grow(written: Path, table: Table) -> None:
    with closing(raw(written)) as connection:
        cursor = connection.execute(f"SELECT * FROM {table.name}")  # noqa: S608
        row = dict(zip((column[0] for column in cursor.description), cursor.fetchone(), strict=True))
    for name in {name for columns in uniques(table) for name in columns}:
        row[name] = _another(row[name])
    row[key(table)] = 0
    attack = f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(row))})"  # noqa: S608
    assert "must_grow" in refused(written, table, attack, tuple(row.values()))


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE shift SET starts_at = ends_at",
        "UPDATE OR REPLACE shift SET id = id + 100",
        "UPDATE shift SET state = 'closed', name = '夜班'",
        "UPDATE call SET number = '110'",
        "UPDATE call SET ended_at = NULL, handled = 1",
        "UPDATE OR REPLACE call SET id = id + 100",
        "INSERT INTO crew SELECT shift_id, 9, 2, '王静', post, title, mobile FROM crew WHERE shift_id = 1",
    ],
)
def test_what_is_vouched_for_is_refused(written: Path, attack: str) -> None:
    with closing(raw(written)) as connection, pytest.raises(sqlite.IntegrityError, match="append-only"):
        connection.execute(attack)


def test_a_shift_is_closed_and_a_call_handled(written: Path) -> None:
    with closing(raw(written)) as connection:
        connection.execute("UPDATE shift SET state = 'closed', handed_over_at = ends_at")
        connection.execute("UPDATE call SET handled = 1")


def test_a_call_that_is_over_changes_by_a_version_with_a_link(store: SqlStore) -> None:
    with store.uow() as uow:
        call_id = uow.calls.add(make.call(state=CallState.RINGING, answered_at=None, ended_at=None))
        uow.calls.update(ended := make.call(id=call_id))
        uow.calls.update(replace(ended, handled=True))
        uow.calls.update(replace(ended, number="05302100009"))
        add_entry(uow, make.entry(call_id=call_id))
        uow.commit()
    with store._engines.read.connect() as connection:
        numbers = connection.exec_driver_sql("SELECT number FROM call_version ORDER BY id").scalars().all()
    assert numbers == [make.call().number, "05302100009"]
    assert store.queries.verify(None).findings == ()


def test_a_running_recording_may_still_change(file_store: SqlStore, path: Path) -> None:
    with file_store.uow() as uow:
        uow.recordings.add(make.recording())
        uow.commit()
    with closing(raw(path)) as connection:
        connection.execute("UPDATE recording SET frames = 1")


def test_guards_taken_away_are_put_back_and_told(file_store: SqlStore, path: Path, caplog: Any) -> None:
    file_store.close()
    with closing(raw(path)) as connection:
        connection.execute("DROP TRIGGER entry_no_update")
        connection.execute("DROP TRIGGER seal_no_delete")
        connection.execute(
            "CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal WHEN 0 BEGIN SELECT raise(ABORT, 'x'); END"
        )
    with caplog.at_level("WARNING", logger="dutyconsole.store"):
        again = open_store(path)
    again.close()
    assert [problem.code for problem in again.problems] == ["store_guard_missing"]
    assert again.problems[0].params["guards"] == "entry_no_update, seal_no_delete"
    once_more = open_store(path)
    once_more.close()
    assert once_more.problems == ()


def test_every_table_with_an_id_of_ours_is_guarded() -> None:
    ours = {table for table in every.metadata.tables.values() if _has_own_id(table)}
    # Texts for searching follow from the records and may be made anew.
    assert ours - set(search_tables.TEXTS.values()) == set(WRITTEN_ONCE)


def _has_own_id(table: Table) -> bool:
    column = table.primary_key.columns[0]
    return column.autoincrement is False
