"""One transaction, as the repositories see it; it notes which tables they touch."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dutyconsole.db.errors import known_errors
from dutyconsole.errors import Bug, DutyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Delete, Executable, Insert, Row, Update
    from sqlalchemy.sql.dml import ReturningUpdate


class Transaction:
    """Statements on one connection; every driver's error leaves as `StoreProblem` or `Bug`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._failed: DutyError | None = None
        self.touched: set[str] = set()
        """Names of the tables that were written to."""

    def rows(self, statement: Executable) -> list[Row[Any]]:
        """Return all rows of a query."""
        with self._watched():
            return list(self._connection.execute(statement))

    def row(self, statement: Executable) -> Row[Any] | None:
        """Return the first row of a query, or None."""
        with self._watched():
            return self._connection.execute(statement).first()

    def value(self, statement: Executable) -> Any:
        """Return the first column of the first row, or None."""
        row = self.row(statement)
        return None if row is None else row[0]

    def write(self, statement: Insert | Update | Delete) -> int:
        """Carry out a change; returns how many rows it met."""
        with self._watched():
            rowcount = self._connection.execute(statement).rowcount
        self._note(statement)
        return rowcount

    def insert(self, statement: Insert) -> int:
        """Store a row; returns the id that the database gave it."""
        with self._watched():
            key = self._connection.execute(statement).inserted_primary_key
        self._note(statement)
        if key is None:
            raise Bug("store_bug", why="an insert without a key")
        return int(key[0])

    def returned(self, statement: ReturningUpdate[Any]) -> int | None:
        """Carry out a change and return the number that it gives back, or None where it met no row."""
        with self._watched():
            row = self._connection.execute(statement).first()
        self._note(statement)
        return None if row is None else int(row[0])

    def commit(self) -> None:
        """Make it lasting.

        After a failed statement nothing is committed: SQLite may have rolled back by itself, and what came
        after would be stored in part.
        """
        if self._failed is not None:
            raise self._failed
        with self._watched():
            self._connection.commit()

    def _note(self, statement: Insert | Update | Delete | ReturningUpdate[Any]) -> None:
        self.touched.add(statement.entity_description["name"])

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            with known_errors():
                yield
        except DutyError as error:
            self._failed = error
            raise
