"""Makes the texts and the index of what is stored already: after an upgrade, by new rules, or on demand.

Newest first, a few hundred records a transaction, so that a line that is written meanwhile waits some
milliseconds at most and what was written last is found first. Where it stands is kept in the same
transaction: a stop at any moment loses nothing, and two seats at it take turns. New records are indexed as
they are stored.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select, update

from dutyconsole.db.errors import known_errors
from dutyconsole.db.search.index import add_texts, forget_all
from dutyconsole.db.search.kinds import KINDS
from dutyconsole.db.tables.search_tables import state
from dutyconsole.db.transaction import Transaction
from dutyconsole.domain.search_text import VERSION
from dutyconsole.errors import DutyError, StoreProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

    from dutyconsole.db.engine import Engines
    from dutyconsole.db.search.kinds import Searched
    from dutyconsole.domain.vocabulary import SearchIn

log = logging.getLogger("dutyconsole.store")

BATCH = 400
"""Records of one transaction: 0.1 s of work."""
AT_ONCE = 4000
"""Up to so many records are made while the store opens: a second or two, and nobody ever sees a part."""


class IndexBuilder:
    """Makes what is missing; used from one thread at a time."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def prepare(self) -> None:
        """Look what is missing or made by other rules, and make it where it is little.

        A store whose records cannot be read opens all the same: what is still whole in it can be looked at.
        """
        try:
            self._prepare()
        except StoreProblem:
            log.exception("the search index could not be looked at")

    def _prepare(self) -> None:
        with known_errors(), self._engines.read.connect() as connection, connection.begin():
            bad = [kind for kind in KINDS.values() if not _is_sound(connection, kind)]
        if bad:
            self._begin_anew(bad)
        with known_errors(), self._engines.read.connect() as connection, connection.begin():
            records = sum(_missing(connection).values())
        if records <= AT_ONCE:
            self.finish()

    def make_anew(self, progress: Callable[[float], object]) -> None:
        """Throw everything away and make it again."""
        self._begin_anew(KINDS.values())
        self.finish(progress)

    def finish(self, progress: Callable[[float], object] | None = None) -> None:
        """Make all that is missing, or as much as there is time for until `stop`."""
        while not self._stop.is_set() and self._step():
            if progress is not None:
                progress(self.share())

    def start(self) -> None:
        """Make what is missing on a thread of its own, beside the work."""
        if self.share() < 1:
            log.info("the search index is being made")
            self._thread = threading.Thread(target=self._work, name="search-index", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Leave off after the transaction under way; the next start goes on."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def share(self) -> float:
        """Return how much is made, 0 to 1."""
        with known_errors(), self._engines.read.connect() as connection, connection.begin():
            return share_made(connection)

    def _work(self) -> None:
        try:
            self.finish()
        except DutyError:
            # Searching tells that a part is missing; the next start tries again.
            log.exception("the search index could not be finished")
        else:
            log.info("the search index is %s", "left for later" if self._stop.is_set() else "complete")

    def _begin_anew(self, kinds: Iterable[Searched]) -> None:
        with known_errors(), self._engines.write.connect() as connection, connection.begin():
            sql = Transaction(connection)
            for kind in kinds:
                forget_all(sql, kind)
                values = {"version": VERSION, "below": _newest(connection, kind) + 1}
                if not connection.execute(update(state).where(state.c.of == kind.of).values(values)).rowcount:
                    sql.derive(state.insert(), [{"of": kind.of, **values}])

    def _step(self) -> bool:
        """Make one batch; returns whether there was one to make."""
        with known_errors(), self._engines.write.connect() as connection, connection.begin():
            row = connection.execute(select(state).where(state.c.below > 1).order_by(state.c.of)).first()
            if row is None:
                return False
            kind = KINDS[row.of]
            below = _make_batch(Transaction(connection), kind, row.below)
            connection.execute(update(state).where(state.c.of == kind.of).values(below=below))
        return True


def share_made(connection: Connection) -> float:
    """Return how much of the texts is made, 0 to 1."""
    missing = _missing(connection)
    whole = sum(_newest(connection, KINDS[of]) for of in missing)
    return 1 - sum(missing.values()) / max(1, whole)


def _missing(connection: Connection) -> dict[SearchIn, int]:
    """Return how many records, at most, have no text yet."""
    return {row.of: int(row.below) - 1 for row in connection.execute(select(state)) if row.below > 1}


def _make_batch(sql: Transaction, kind: Searched, below: int) -> int:
    """Make the newest texts that are missing; returns below which id they are missing then."""
    record = kind.rows.c.id
    there = exists().where(kind.texts.c.id == record).label("has_text")
    found = sql.rows(select(record, there).where(record < below).order_by(record.desc()).limit(BATCH))
    texts = kind.documents(sql.rows, [row.id for row in found if not row.has_text])
    if texts:
        add_texts(sql, kind, sorted(texts.items()))
    return int(found[-1].id) if len(found) == BATCH else 0


def _is_sound(connection: Connection, kind: Searched) -> bool:
    """Say whether the texts are of our rules, and that of the newest record is there."""
    version = connection.scalar(select(state.c.version).where(state.c.of == kind.of))
    newest = _newest(connection, kind)
    there = exists().where(kind.texts.c.id == newest)
    return version == VERSION and (not newest or bool(connection.scalar(select(there))))


def _newest(connection: Connection, kind: Searched) -> int:
    return int(connection.scalar(select(func.coalesce(func.max(kind.rows.c.id), 0))) or 0)
