"""Gap-free numbers: counted in the transaction that uses them, so that a rollback gives the number back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, update

from dutyconsole.db import tables

if TYPE_CHECKING:
    from dutyconsole.db.transaction import Transaction


class SqlNumbers:
    """The registers and the last number of each."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction

    def next(self, register: str) -> int:
        """Return the next number of a register, such as `entry` or `slip/2026`, beginning with 1."""
        table = tables.counter
        step = update(table).where(table.c.register == register).values(value=table.c.value + 1)
        value = self._sql.returned(step.returning(table.c.value))
        if value is None:
            self._sql.write(insert(table).values(register=register, value=1))
            return 1
        return value
