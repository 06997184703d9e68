"""One transaction, as the repositories see it; it notes which tables they touch."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from dutyconsole.db.errors import known_errors
from dutyconsole.errors import DutyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Delete, Executable, Insert, Row, Table, Update
    from sqlalchemy.sql.dml import ReturningUpdate

    Values = dict[str, Any]


class Transaction:
    """Statements on one connection; every driver's error leaves as `StoreProblem` or `Bug`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._failed: DutyError | None = None
        self.touched: set[str] = set()
        """Names of the tables that were written to."""

    def rows(self, statement: Executable, values: Values | None = None) -> list[Row[Any]]:
        """Return all rows of a query."""
        with self._watched():
            return list(self._connection.execute(statement, values))

    def row(self, statement: Executable, values: Values | None = None) -> Row[Any] | None:
        """Return the first row of a query, or None."""
        with self._watched():
            return self._connection.execute(statement, values).first()

    def value(self, statement: Executable, values: Values | None = None) -> Any:
        """Return the first column of the first row, or None."""
        row = self.row(statement, values)
        return None if row is None else row[0]

    def add(self, table: Table, values: Values) -> int:
        """Store a row; returns its id, 0 for a table whose key is no number."""
        self.touched.add(table.name)
        with self._watched():
            key = self._connection.execute(_insert(table), values).inserted_primary_key
        return key[0] if key is not None and isinstance(key[0], int) else 0

    def change(self, table: Table, statement: Update | Delete) -> int:
        """Change rows of a table; returns how many."""
        self.touched.add(table.name)
        with self._watched():
            return self._connection.execute(statement).rowcount

    def count_up(self, table: Table, statement: ReturningUpdate[Any], values: Values) -> int | None:
        """Change one row and return the number that it gives back, or None where there is no such row."""
        self.touched.add(table.name)
        row = self.row(statement, values)
        return None if row is None else int(row[0])

    @property
    def is_sqlite(self) -> bool:
        """Say which of the two databases it is."""
        return self._connection.dialect.name == "sqlite"

    def derive(self, statement: Executable, rows: list[Values] | None = None) -> None:
        """Write what follows from other rows, such as an index: nobody is told of it."""
        with self._watched():
            self._connection.execute(statement, rows)

    def commit(self, last: Executable | None = None) -> None:
        """Make it lasting, with one more statement before where there is one.

        After a failed statement nothing is committed: SQLite may have rolled back by itself, and what came
        after would be stored in part.
        """
        if self._failed is not None:
            raise self._failed
        with self._watched():
            if last is not None:
                self._connection.execute(last)
            self._connection.commit()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            with known_errors():
                yield
        except DutyError as error:
            self._failed = error
            raise


@cache
def _insert(table: Table) -> Insert:
    """Return the insert of a table, made once: making and hashing it anew costs as much as running it."""
    return insert(table)
