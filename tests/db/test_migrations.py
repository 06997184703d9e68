"""The store is brought to this program's schema whole, or left exactly as it was."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from sqlalchemy.exc import OperationalError

from dutyconsole.db import migrate, upgrade
from dutyconsole.db.backup import copy_database
from dutyconsole.db.engine import open_engines, parse_url
from dutyconsole.db.migrate import head, known
from dutyconsole.db.triggers import expected, installed
from dutyconsole.db.upgrade import alembic_config
from dutyconsole.errors import Bug, StoreProblem
from tests.db.desk import add_entry, add_slip, fill, open_store, raw
from tests.support import make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from dutyconsole.db.engine import Engines
    from dutyconsole.db.store import SqlStore

LATER = '''
"""Something that a later version needs."""
import sqlalchemy as sa
from alembic import op
revision = "9000"
down_revision = {down!r}
def upgrade() -> None:
    op.add_column("entry", sa.Column("later", sa.Text()))
    {more}
'''


@pytest.fixture
def engines(path: Path) -> Iterator[Engines]:
    """Return the engines of a file that is not there yet."""
    opened = open_engines(parse_url(f"sqlite:///{path}"))
    yield opened
    opened.close()


def schema(connection: Connection) -> list[Any]:
    """Return the whole schema as SQLite keeps it."""
    rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2")
    return [tuple(row) for row in rows]


def content(path: Path) -> list[str]:
    """Return the schema and every row of a file; indexes for searching keep theirs in tables too."""
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        tables = [name for name, sql in made if sql and sql.startswith("CREATE TABLE")]
        rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in sorted(tables)}  # noqa: S608
        return [*map(str, made), *map(str, rows.items())]


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what puts a later version of the program in place, with one more migration."""

    def put(more: str) -> None:
        scripts = tmp_path / "migrations"
        shutil.copytree(Path(migrate.__file__).parent / "migrations", scripts)
        text = LATER.format(down=head(), more=more)
        (scripts / "versions" / "9000_later.py").write_text(text, encoding="utf-8")

        revisions = [*known(), "9000"]
        monkeypatch.setattr(upgrade, "SCRIPTS", str(scripts))
        monkeypatch.setattr(migrate, "known", lambda: revisions)

    return put


def test_tables_and_migrations_agree(engines: Engines) -> None:
    with engines.write.begin() as connection:
        command.upgrade(alembic_config(connection), "head")
        command.check(alembic_config(connection))


def test_up_down_up(engines: Engines) -> None:
    with engines.write.begin() as connection:
        command.upgrade(alembic_config(connection), "head")
        first = schema(connection)
        command.downgrade(alembic_config(connection), "base")
        assert [row[1] for row in schema(connection) if row[0] == "table"] == ["alembic_version"]
        command.upgrade(alembic_config(connection), "head")
        assert schema(connection) == first


def test_a_new_store_has_every_guard(path: Path, engines: Engines) -> None:
    open_store(path).close()
    with engines.read.connect() as connection:
        assert installed(connection) == expected("sqlite")


def test_a_copy_put_back_becomes_a_store_again(file_store: SqlStore, path: Path) -> None:
    copy = copy_database(path, path.with_name("copy.db"))
    assert journal_mode(copy) == "delete"
    again = open_store(copy)
    assert journal_mode(copy) == "wal"
    assert again.queries.is_set_up()
    again.close()


def journal_mode(path: Path) -> str:
    """Return how the file keeps what is not yet in its place."""
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def test_a_copy_never_takes_the_place_of_a_file(file_store: SqlStore, path: Path) -> None:
    target = path.with_name("copy.db")
    target.write_bytes(b"keep me")
    with pytest.raises(StoreProblem, match="store_backup_failed"):
        copy_database(path, target)
    assert target.read_bytes() == b"keep me"


def test_a_store_of_a_newer_program_is_left_alone(path: Path) -> None:
    open_store(path).close()
    with closing(raw(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(StoreProblem, match="store_newer"):
        open_store(path)
    assert path.read_bytes() == before
    assert [place.name for place in path.parent.iterdir()] == ["duty.db"]


def test_a_store_of_another_program_is_left_alone(path: Path) -> None:
    with closing(raw(path)) as connection:
        connection.execute("CREATE TABLE photo (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(StoreProblem, match="store_foreign"):
        open_store(path)
    assert path.read_bytes() == before


def test_an_older_store_is_copied_then_upgraded_with_its_guards(
    path: Path, later: Callable[[str], None]
) -> None:
    old_head = head()
    store = open_store(path)
    fill(store)
    with store.uow() as uow:
        slip = add_slip(uow)
        first = add_entry(uow, make.entry(slip_id=slip.id))
        add_entry(uow, make.entry("写错。", strikes=first.id))
        uow.commit()
    store.close()
    before = content(path)
    # Batch mode rebuilds the table, and the guards are lost with it.
    later("with op.batch_alter_table('entry', recreate='always') as batch: batch.drop_column('later')")
    store = open_store(path)
    assert store.queries.verify(None).findings == ()
    with store._engines.read.connect() as connection:
        assert installed(connection) == expected("sqlite")
    store.close()
    assert store.problems == ()
    copies = list((path.parent / "backups").iterdir())
    assert [copy.name for copy in copies] == [f"duty-{old_head}-20261123T003000Z.db"]
    assert content(copies[0]) == before


def test_an_upgrade_that_fails_changes_nothing(path: Path, later: Callable[[str], None]) -> None:
    store = open_store(path)
    fill(store)
    store.close()
    before = content(path)
    later("op.execute('INSERT INTO nowhere VALUES (1)')")
    with pytest.raises(Bug) as caught:
        open_store(path)
    assert isinstance(caught.value.__cause__, OperationalError)
    assert content(path) == before
    assert len(list((path.parent / "backups").iterdir())) == 1


def test_without_a_copy_there_is_no_upgrade(path: Path, later: Callable[[str], None]) -> None:
    open_store(path).close()
    before = content(path)
    later("pass")
    (path.parent / "backups").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(StoreProblem, match="store_backup_failed"):
        open_store(path)
    assert content(path) == before
