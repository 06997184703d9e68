"""The engines: one that writes and one that only reads, on SQLite or PostgreSQL.

SQLite: the driver is `sqlcipher3`, because it carries a library without the WAL-reset fault
(https://www.sqlite.org/wal.html#walresetbug). The driver's own BEGIN is switched off: it would begin late and
not immediately, and two writers that read before they write would lose one update without a word.
`synchronous=FULL`: what was acknowledged survives the power plug.

PostgreSQL: `postgresql://` is psycopg 3. All writers stand in one queue (an advisory lock), which keeps
numbers, ids and chain in one order as the single writer of SQLite does.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import URL, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlcipher3 import dbapi2 as sqlite

from dutyconsole.errors import BadInput, StoreProblem

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

BUSY_MS = 5000
WRITERS_LOCK = 0x44555459
"""Key of PostgreSQL's advisory lock: the letters DUTY."""

FIXED = (3, 51, 3)
BACKPORTS = ((3, 44, 6), (3, 50, 7))
"""Older branches that got the repair of the WAL-reset fault too, each from this version on."""

_PRAGMAS = (
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
    "cache_size=-16384",
)
_WRITER_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "wal_autocheckpoint=1000",
    "journal_size_limit=67108864",
)


@dataclass(frozen=True)
class Engines:
    """The two ways to one database."""

    url: URL
    write: Engine
    read: Engine

    @property
    def is_sqlite(self) -> bool:
        """Say whether it is a file of our own."""
        return self.url.get_backend_name() == "sqlite"

    def close(self) -> None:
        """Close every connection; the last one empties the WAL file."""
        self.read.dispose()
        self.write.dispose()


def check_sqlite_version(version: tuple[int, int, int]) -> None:
    """Raise `StoreProblem` for a library that can damage a file which two connections write."""
    same_branch = [good for good in BACKPORTS if good[:2] == version[:2]]
    if version < FIXED and not any(version >= good for good in same_branch):
        raise StoreProblem("sqlite_too_old", version=".".join(map(str, version)))


def parse_url(text: str) -> URL:
    """Return the database's address; raises `BadInput` for what is none or of another kind."""
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise BadInput("database_url_wrong", url=text) from error
    if url.get_backend_name() not in ("sqlite", "postgresql") or (
        url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:")
    ):
        raise BadInput("database_url_wrong", url=url.render_as_string(hide_password=True))
    return url


def open_engines(url: URL, *, busy_ms: int = BUSY_MS) -> Engines:
    """Return the engines of a database; nothing is connected yet."""
    if url.get_backend_name() == "sqlite":
        check_sqlite_version(sqlite.sqlite_version_info)
        return Engines(url, _sqlite(url, busy_ms, writes=True), _sqlite(url, busy_ms, writes=False))
    return Engines(url, _postgresql(url, busy_ms, writes=True), _postgresql(url, busy_ms, writes=False))


def open_reader(url: URL, *, busy_ms: int = BUSY_MS) -> Engine:
    """Return an engine that changes nothing at all: no WAL file beside a copy, no journal mode set.

    A file without a WAL is opened as one that nobody writes; with a WAL, what stands in it is read too.
    Raises `StoreProblem` where there is no file.
    """
    if url.get_backend_name() != "sqlite":
        return _postgresql(url, busy_ms, writes=False)
    path = Path(str(url.database)).absolute()
    if not path.is_file():
        raise StoreProblem("store_missing", path=str(path))
    wal = path.with_name(path.name + "-wal")
    still = {} if wal.exists() else {"immutable": "1"}
    still_url = URL.create("sqlite", database=f"file:{quote(str(path))}")
    return _sqlite(still_url.set(query={"mode": "ro", "uri": "true", **still}), busy_ms, writes=False)


def _sqlite(url: URL, busy_ms: int, *, writes: bool) -> Engine:
    engine = create_engine(url, module=sqlite, connect_args={"timeout": busy_ms / 1000})
    # A reader can then not write even by mistake, and takes no lock that a writer would wait for.
    pragmas = _PRAGMAS + (_WRITER_PRAGMAS if writes else ("query_only=ON",))

    def connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", connect)
    event.listen(engine, "begin", begin)
    return engine


def _postgresql(url: URL, busy_ms: int, *, writes: bool) -> Engine:
    # A plan prepared for all values is three times as slow for searches by LIKE.
    arguments: dict[str, Any] = {"prepare_threshold": None, "connect_timeout": 5}
    if writes:
        engine = create_engine(url, connect_args=arguments, pool_pre_ping=True)

        def begin(connection: Connection) -> None:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(busy_ms)}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")

        event.listen(engine, "begin", begin)
        return engine
    return create_engine(
        url,
        connect_args=arguments | {"options": "-c default_transaction_read_only=on"},
        pool_pre_ping=True,
        isolation_level="REPEATABLE READ",
    )
