"""Gap-free numbers: counted in the transaction that uses them, so that a rollback gives the number back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, update

from dutyconsole.db.tables import log_tables

if TYPE_CHECKING:
    from dutyconsole.db.transaction import Transaction

_counter = log_tables.counter
_NEXT = (
    update(_counter)
    .where(_counter.c.register == bindparam("wanted"))
    .values(value=_counter.c.value + 1)
    .returning(_counter.c.value)
)


class SqlNumbers:
    """The registers and the last number of each."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction

    def next(self, register: str) -> int:
        """Return the next number of a register, such as `entry` or `slip/2026`, beginning with 1."""
        number = self._sql.count_up(_counter, _NEXT, {"wanted": register})
        if number is None:
            self._sql.add(_counter, {"register": register, "value": 1})
            return 1
        return number
