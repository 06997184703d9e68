"""The self-tests of the lines: added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.db.rows import MEASURED
from dutyconsole.db.tables import call_tables

if TYPE_CHECKING:
    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.self_test import SelfTest


class SqlSelfTests:
    """The self-tests. There is no update and no delete."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction

    def add(self, test: SelfTest) -> int:
        """Store a result."""
        about = {"line": test.line, "at": test.at, "person": test.person, "file": test.file}
        return self._sql.add(call_tables.self_test, MEASURED.values(test.measured) | about)
