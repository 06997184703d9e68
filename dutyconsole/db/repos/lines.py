"""The telephone lines, and how far the recorder's journals have been taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from dutyconsole.db import tables
from dutyconsole.errors import Bug

if TYPE_CHECKING:
    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.ids import LineId

_line = tables.line


class SqlLines:
    """The telephone lines that the room has known, and how far the journal of each has been taken in."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction

    def know(self, line: LineId, *, name: str, number: str) -> None:
        """Store a new line or what it is called now; touches nothing where that is known already."""
        row = self._sql.row(select(_line.c.name, _line.c.number).where(_line.c.id == line))
        if row is None:
            self._sql.add(_line, {"id": line, "name": name, "number": number, "last_fact": 0})
        elif tuple(row) != (name, number):
            renamed = update(_line).where(_line.c.id == line).values(name=name, number=number)
            self._sql.change(_line, renamed)

    def last_fact(self, line: LineId) -> int | None:
        """Return the number of the last fact taken in, 0 for none; None for a line that is not known."""
        row = self._sql.row(select(_line.c.last_fact).where(_line.c.id == line))
        return None if row is None else int(row[0])

    def set_last_fact(self, line: LineId, number: int) -> None:
        """Remember it, in the same transaction as what the fact changed; raises `Bug` for an unknown line."""
        if not self._sql.change(_line, update(_line).where(_line.c.id == line).values(last_fact=number)):
            raise Bug("line_not_known", line=line)
