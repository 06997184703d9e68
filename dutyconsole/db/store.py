"""The store as the rest of the program sees it: units of work, queries, and what was wrong at the start."""

from __future__ import annotations

import logging
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from dutyconsole.db.backup import copy_database
from dutyconsole.db.copying import copy_rows
from dutyconsole.db.engine import BUSY_MS, open_engines, open_reader, parse_url
from dutyconsole.db.errors import known_errors
from dutyconsole.db.link import Link
from dutyconsole.db.migrate import bring_to_head, check_current
from dutyconsole.db.reading.people_queries import own_unit
from dutyconsole.db.reading.queries import SqlQueries
from dutyconsole.db.reading.reader import ReadRules
from dutyconsole.db.search.build import IndexBuilder
from dutyconsole.db.share import network_share
from dutyconsole.db.uow import SqlUnitOfWork
from dutyconsole.db.verifying.queries import verify
from dutyconsole.domain.call import AnswerLimit
from dutyconsole.errors import DutyError, StoreProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

    from sqlalchemy import URL

    from dutyconsole.app.views import VerifyResult
    from dutyconsole.clock import Clock
    from dutyconsole.db.engine import Engines
    from dutyconsole.db.migrate import Brought
    from dutyconsole.db.watch import ServerWatch

log = logging.getLogger("dutyconsole.store")


class SqlStore:
    """An open store, at the schema of this program.

    Attributes:
        queries: the read side, safe on several threads.
        index: makes the search index of what is stored already, where that is too much to do while opening.
        problems: what a person must be told although the store works.

    Raises on opening: `BadInput` for an address that is none, `StoreProblem` or `Damaged` for a store that
    cannot be used; nothing is changed in it then.
    """

    def __init__(
        self,
        url: str,
        *,
        late_after: timedelta,
        early_min: int,
        key_of: Callable[[str], str],
        backups: Path | None,
        clock: Clock,
        digest_of: Callable[[Path], str],
        answer: AnswerLimit | None = None,
        busy_ms: int = BUSY_MS,
    ) -> None:
        self._key_of = key_of
        self._engines = open_engines(parse_url(url), busy_ms=busy_ms)
        self._link = Link() if self._engines.is_sqlite else Link(self._engines.write, self._engines.read)
        self._watch: ServerWatch | None = None
        self._seat = uuid.uuid4().hex if self.is_shared else ""
        try:
            _refuse_share(self._engines)
            brought = bring_to_head(self._engines, backups=backups, now=clock.now())
            self.index = IndexBuilder(self._engines)
            self.index.prepare()
        except DutyError:
            self._engines.close()
            raise
        self.problems = _problems(brought)
        rules = ReadRules(late_after, early_min, key_of, clock.now, answer or AnswerLimit(), digest_of)
        self.queries = SqlQueries(self._engines.read, rules)

    @staticmethod
    def verify(
        url: str,
        recordings: Path | None,
        digest_of: Callable[[Path], str],
        *,
        left_out: Callable[[str], bool] | None = None,
    ) -> VerifyResult:
        """Check a store, or a copy of one, without opening it for writing: not even a migration is made.

        `recordings` is the data folder, `digest_of` reads the samples of a sound file; a recording that is
        `left_out` is not looked for. Raises `BadInput`, `StoreProblem`, `Damaged`.
        """
        place = parse_url(url)
        before = _stamp(place)
        result = _verify(place, recordings, digest_of, left_out)
        if result.findings and _stamp(place) != before:
            # Somebody began to write into a file that was read as one at rest; now it is read as a busy one.
            result = _verify(place, recordings, digest_of, left_out)
        return result

    def copy_to(self, target: Path, tell: Callable[[float], object]) -> str:
        """Put everything into a new SQLite file, as it is at one instant; return the unit's name.

        `tell` hears the share done and may raise to stop. Raises `StoreProblem`, `Damaged`.
        """
        if self._engines.is_sqlite:
            copy_database(Path(str(self._engines.url.database)), target, tell)
        else:
            copy_rows(self._engines.read, target, tell)
        with known_errors(), self._engines.read.connect() as connection:
            unit = own_unit(connection)
        return unit.name if unit else ""

    def uow(self) -> SqlUnitOfWork:
        """Return a unit of work for one command."""
        return SqlUnitOfWork(self._engines.write, key_of=self._key_of, seat=self._seat)

    def watch(self, heard: Callable[[frozenset[str]], object], changed: Callable[[bool], object]) -> None:
        """Hear what other seats write, and whether the server answers; see `ServerWatch`."""
        if self.is_shared:
            from dutyconsole.db.watch import ServerWatch  # noqa: PLC0415  its driver is not there for a file

            self._watch = ServerWatch(
                self._engines.write, self._link, seat=self._seat, heard=heard, changed=changed
            )

    @property
    def is_shared(self) -> bool:
        """Say whether other seats can write into it too."""
        return not self._engines.is_sqlite

    def unwatch(self) -> None:
        """Hear no more."""
        if self._watch is not None:
            self._watch.close()

    def start(self) -> Callable[[], None]:
        """Begin what goes on beside the work; returns what ends it all."""
        self.index.start()
        return self.close

    def close(self) -> None:
        """Close every connection."""
        self.index.stop()
        self.unwatch()
        self._engines.close()


def _verify(
    url: URL,
    recordings: Path | None,
    digest_of: Callable[[Path], str],
    left_out: Callable[[str], bool] | None,
) -> VerifyResult:
    engine = open_reader(url)
    try:
        with known_errors(), engine.connect() as connection:
            check_current(connection)
        return verify(engine, recordings, digest_of, left_out=left_out)
    finally:
        engine.dispose()


def _stamp(url: URL) -> object:
    """Return what changes when a SQLite file is written."""
    path = Path(str(url.database))
    if url.get_backend_name() != "sqlite" or not path.exists():
        return None
    return path.stat().st_mtime_ns, path.stat().st_size, path.with_name(path.name + "-wal").exists()


def _refuse_share(engines: Engines) -> None:
    """Raise `StoreProblem` for a file on a network share, before anything is changed in it."""
    if engines.is_sqlite and (kind := network_share(Path(str(engines.url.database)))):
        raise StoreProblem("store_on_share", kind=kind)


def _problems(brought: Brought) -> tuple[DutyError, ...]:
    found: list[DutyError] = []
    if brought.repaired:
        log.warning("guards were missing and have been put back: %s", ", ".join(brought.repaired))
        found.append(StoreProblem("store_guard_missing", guards=", ".join(brought.repaired)))
    return tuple(found)
