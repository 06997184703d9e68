"""The telephone lines, and how far the recorder's journals have been taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from dutyconsole.db.rows import OUTAGE
from dutyconsole.db.tables import call_tables
from dutyconsole.errors import Bug

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.ids import LineId
    from dutyconsole.domain.outage import Outage
    from dutyconsole.domain.vocabulary import OutageOf

_line, _outage = call_tables.line, call_tables.outage


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

    def name(self, line: LineId) -> str:
        """Return what the line is called now; its id for a line that is not known."""
        return str(self._sql.value(select(_line.c.name).where(_line.c.id == line)) or line)

    def last_fact(self, line: LineId) -> int | None:
        """Return the number of the last fact taken in, 0 for none; None for a line that is not known."""
        row = self._sql.row(select(_line.c.last_fact).where(_line.c.id == line))
        return None if row is None else int(row[0])

    def set_last_fact(self, line: LineId, number: int) -> None:
        """Remember it, in the same transaction as what the fact changed; raises `Bug` for an unknown line."""
        if not self._sql.change(_line, update(_line).where(_line.c.id == line).values(last_fact=number)):
            raise Bug("line_not_known", line=line)

    def add_outage(self, outage: Outage) -> None:
        """Store a stretch that is over."""
        self._sql.add(_outage, OUTAGE.values(outage))

    def outages_logged(self, line: LineId, of: OutageOf, *, since: datetime) -> int:
        """Return how many of these ended since then and have a line in the log."""
        logged = select(func.count()).where(
            _outage.c.line == line, _outage.c.of == of, _outage.c.logged, _outage.c.ended_at >= since
        )
        return int(self._sql.value(logged) or 0)
