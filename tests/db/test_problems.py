"""The world's faults come as problems with a sentence, and never cost what was stored before."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from psycopg import errors as postgresql
from sqlcipher3 import dbapi2 as sqlite

from dutyconsole.app.views import EntryFilter
from dutyconsole.db.engine import check_sqlite_version, parse_url
from dutyconsole.db.errors import known_errors, problem
from dutyconsole.db.share import network_share
from dutyconsole.db.store import SqlStore
from dutyconsole.errors import BadInput, Bug, Damaged, DutyError, StoreProblem
from dutyconsole.messages import SENTENCES
from tests.db.desk import StillClock, add_entry, fill, key_of, open_store, raw
from tests.support import make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ALL = EntryFilter(limit=1000)


@pytest.fixture(autouse=True)
def announced(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Expect the log to tell of the problem: each of these tests makes one."""
    with caplog.at_level("ERROR", logger="dutyconsole.store"):
        yield


def write(store: SqlStore, text: str = "一") -> None:
    """Write one line."""
    with store.uow() as uow:
        add_entry(uow, make.entry(text))
        uow.commit()


def test_a_full_disk(file_store: SqlStore) -> None:
    write(file_store)
    with file_store._engines.write.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreProblem, match="store_full"):
        write(file_store, "字" * 20_000)
    assert len(file_store.queries.find(ALL).rows) == 1
    with file_store._engines.write.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    write(file_store, "字" * 20_000)
    assert [row.entry.number for row in file_store.queries.find(ALL).rows] == [2, 1]
    assert file_store.queries.verify(None).findings == ()


def test_a_store_held_by_another_program(file_store: SqlStore, path: Path) -> None:
    file_store.close()
    file_store = open_store(path, busy_ms=20)
    with closing(raw(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreProblem, match="store_locked"):
            write(file_store)
        assert file_store.queries.find(ALL).rows == (), "readers do not wait"
        other.execute("ROLLBACK")
        write(file_store)
    assert len(file_store.queries.find(ALL).rows) == 1
    file_store.close()


def test_a_reader_never_stops_the_writer(store: SqlStore) -> None:
    with store._engines.read.connect() as reader:
        assert reader.exec_driver_sql("SELECT count(*) FROM entry").scalar() == 0
        write(store)
        assert reader.exec_driver_sql("SELECT count(*) FROM entry").scalar() == 0, "one snapshot"
    assert len(store.queries.find(ALL).rows) == 1


def test_the_read_side_cannot_write(store: SqlStore) -> None:
    with (
        store._engines.read.connect() as reader,
        pytest.raises(StoreProblem, match="store_readonly"),
        known_errors(),
    ):
        reader.exec_driver_sql("DELETE FROM draft")


@pytest.mark.parametrize("content", [b"garbage" * 3000, b"SQLite format 3\x00" + b"\xff" * 9000])
def test_a_file_that_is_no_database_is_not_touched(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(Damaged, match="store_damaged"):
        open_store(path)
    assert path.read_bytes() == content


def test_an_empty_file_is_a_new_store(path: Path) -> None:
    path.touch()
    store = open_store(path)
    fill(store)
    assert store.queries.is_set_up()
    store.close()


def test_a_damaged_page(file_store: SqlStore, path: Path) -> None:
    with file_store.uow() as uow:
        for _ in range(200):
            add_entry(uow, make.entry("字" * 300))
        uow.commit()
    file_store.close()
    with closing(raw(path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entry'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with path.open("rb+") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)
    file_store = open_store(path)
    with pytest.raises(Damaged, match="store_damaged"):
        file_store.queries.find(ALL)
    with pytest.raises(Damaged, match="store_damaged"):
        file_store.queries.verify(None)
    file_store.close()


def test_a_value_that_nobody_of_us_wrote(file_store: SqlStore, path: Path) -> None:
    write(file_store)
    with closing(raw(path)) as connection:
        connection.execute("DROP TRIGGER entry_no_update")
        connection.execute("UPDATE entry SET recorded_at = 'yesterday'")
    with pytest.raises(Damaged, match="store_damaged"):
        file_store.queries.find(ALL)


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="store_unreachable"):
        open_store(tmp_path / "nowhere" / "duty.db")


def test_a_folder_in_the_place_of_the_file(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreProblem):
        open_store(path)


def test_no_server() -> None:
    with pytest.raises(StoreProblem, match="store_unreachable"):
        SqlStore(
            "postgresql://nobody@127.0.0.1:1/duty",
            late_after=timedelta(minutes=15),
            early_min=10,
            key_of=key_of,
            backups=None,
            clock=StillClock(),
            digest_of=str,
        )


@pytest.mark.parametrize("url", ["", "duty.db", "mysql://host/duty", "sqlite://", "sqlite:///:memory:", "::"])
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(BadInput, match="database_url_wrong"):
        parse_url(url)


def test_a_password_in_an_address_is_not_told() -> None:
    with pytest.raises(BadInput) as caught:
        parse_url("mysql://officer:secret@host/duty")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 44, 5), (3, 50, 6), (3, 51, 2)])
def test_a_library_that_damages_data_is_refused(version: tuple[int, int, int]) -> None:
    with pytest.raises(StoreProblem, match="sqlite_too_old"):
        check_sqlite_version(version)


@pytest.mark.parametrize("version", [(3, 44, 6), (3, 50, 7), (3, 51, 3), (3, 53, 4), (4, 0, 0)])
def test_a_repaired_library_is_taken(version: tuple[int, int, int]) -> None:
    check_sqlite_version(version)


def coded(code: int) -> sqlite.Error:
    """Return an error as the SQLite driver raises it."""
    error = sqlite.OperationalError("so it is")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (coded(13), "store_full"),
        (coded(5), "store_locked"),
        (coded(5 | 2 << 8), "store_locked"),
        (coded(11), "store_damaged"),
        (coded(26), "store_damaged"),
        (coded(14), "store_unreachable"),
        (coded(10 | 4 << 8), "store_unreachable"),
        (coded(8), "store_readonly"),
        (coded(1), "store_bug"),
        (postgresql.DiskFull(), "store_full"),
        (postgresql.LockNotAvailable(), "store_locked"),
        (postgresql.DataCorrupted(), "store_damaged"),
        (postgresql.ReadOnlySqlTransaction(), "store_readonly"),
        (postgresql.AdminShutdown(), "store_unreachable"),
        (postgresql.InvalidPassword(), "store_unreachable"),
        (postgresql.OperationalError(), "store_unreachable"),
        (postgresql.UniqueViolation(), "store_bug"),
    ],
)
def test_errors_are_sorted_by_their_codes(error: Any, code: str) -> None:
    sorted_out = problem(error)
    assert sorted_out.code == code
    assert code in SENTENCES
    assert isinstance(sorted_out, Bug) == (code == "store_bug")
    assert isinstance(sorted_out, Damaged) == (code == "store_damaged")


def test_problems_of_ours_pass_unchanged() -> None:
    given = StoreProblem("store_newer", revision="9")
    with pytest.raises(DutyError) as caught, known_errors():
        raise given
    assert caught.value is given


MOUNTS = """\
/dev/vda1 / ext4 rw 0 0
server:/export /srv nfs4 rw 0 0
//server/duty /srv/local\\040disk ext4 rw 0 0
//server/duty /media/duty cifs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/data/duty.db", ""),
        ("/srv/duty.db", "nfs4"),
        ("/srvx/duty.db", ""),
        ("/srv/local disk/duty.db", ""),
        ("/media/duty/duty.db", "cifs"),
    ],
)
def test_a_network_share_is_told(tmp_path: Path, place: str, kind: str) -> None:
    assert network_share(type(tmp_path)(place), MOUNTS) == kind


def test_a_store_on_a_share_is_refused_untouched(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(path).close()
    before = path.read_bytes()
    monkeypatch.setattr("dutyconsole.db.store.network_share", lambda _path: "cifs")
    with pytest.raises(StoreProblem, match="store_on_share"):
        open_store(path)
    assert path.read_bytes() == before
