"""One unit of work: one connection, one transaction, the repositories; nothing is kept without `commit`."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from dutyconsole.db.errors import known_errors
from dutyconsole.db.link import notice
from dutyconsole.db.numbers import SqlNumbers
from dutyconsole.db.repos.accesses import SqlAccesses
from dutyconsole.db.repos.calls import SqlCalls, SqlRecordings
from dutyconsole.db.repos.chain import SqlChain
from dutyconsole.db.repos.contacts import SqlContacts
from dutyconsole.db.repos.drafts import SqlDrafts
from dutyconsole.db.repos.entries import SqlEntries, SqlSlips
from dutyconsole.db.repos.kept_queries import SqlKeptQueries
from dutyconsole.db.repos.keys import SqlKeys
from dutyconsole.db.repos.lines import SqlLines
from dutyconsole.db.repos.marks import SqlMarks
from dutyconsole.db.repos.matters import SqlMatters
from dutyconsole.db.repos.people import SqlPeople, SqlUnits
from dutyconsole.db.repos.rosters import SqlRosters
from dutyconsole.db.repos.self_tests import SqlSelfTests
from dutyconsole.db.repos.sheets import SqlSheets
from dutyconsole.db.repos.shifts import SqlHandovers, SqlShifts
from dutyconsole.db.transaction import Transaction
from dutyconsole.errors import DutyError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from sqlalchemy import Engine


class SqlUnitOfWork:
    """A transaction that writes; made for one command and used once, on one thread.

    The write lock is taken on entering, so that what a rule reads cannot change before it writes.
    """

    def __init__(self, engine: Engine, *, key_of: Callable[[str], str], seat: str = "") -> None:
        self._engine = engine
        self._seat = seat
        self._key_of = key_of
        self._open = ExitStack()

    def __enter__(self) -> SqlUnitOfWork:
        with known_errors(), ExitStack() as opening:
            connection = opening.enter_context(self._engine.connect())
            connection.begin()
            self._open = opening.pop_all()
        self._sql = Transaction(connection)
        self.units = SqlUnits(self._sql)
        self.people = SqlPeople(self._sql)
        self.shifts = SqlShifts(self._sql)
        self.contacts = SqlContacts(self._sql)
        self.calls = SqlCalls(self._sql, self._key_of)
        self.recordings = SqlRecordings(self._sql)
        self.entries = SqlEntries(self._sql)
        self.slips = SqlSlips(self._sql)
        self.sheets = SqlSheets(self._sql)
        self.matters = SqlMatters(self._sql)
        self.marks = SqlMarks(self._sql)
        self.drafts = SqlDrafts(self._sql)
        self.numbers = SqlNumbers(self._sql)
        self.chain = SqlChain(self._sql)
        self.handovers = SqlHandovers(self._sql)
        self.accesses = SqlAccesses(self._sql)
        self.keys = SqlKeys(self._sql)
        self.self_tests = SqlSelfTests(self._sql)
        self.lines = SqlLines(self._sql)
        self.kept_queries = SqlKeptQueries(self._sql)
        self.rosters = SqlRosters(self._sql)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed; an error on the way out does not hide the first one."""
        try:
            with known_errors():
                self._open.close()
        except DutyError:
            if error is None:
                raise

    def touched(self) -> frozenset[str]:
        """Return the names of the tables that were written to."""
        return frozenset(self._sql.touched)

    def commit(self) -> None:
        """Make it lasting, and tell the other seats: on the disk when this returns. Raises `StoreProblem`."""
        touched = self.touched()
        self._sql.commit(notice(self._seat, touched) if self._seat and touched else None)
