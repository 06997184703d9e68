"""Shifts with their crews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.db.reading.reader import chunks
from dutyconsole.db.rows import CREW, SHIFT_COLUMNS, read_shift
from dutyconsole.db.tables import people_tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sqlalchemy import Connection, Select

    from dutyconsole.domain.shift import CrewMember, Shift


def shifts_by(connection: Connection, statement: Select[Any]) -> list[Shift]:
    """Return the shifts of a query of `SHIFT_COLUMNS`."""
    rows = connection.execute(statement).all()
    crews = _crews(connection, [row.id for row in rows])
    return [read_shift(row, crews.get(row.id, ())) for row in rows]


def one_shift(connection: Connection, shift_id: int) -> Shift | None:
    """Return the shift, or None."""
    found = shifts_by(connection, select(*SHIFT_COLUMNS).where(people_tables.shift.c.id == shift_id))
    return found[0] if found else None


def _crews(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[CrewMember, ...]]:
    table = people_tables.crew
    found: dict[int, tuple[CrewMember, ...]] = {}
    for part in chunks(ids):
        statement = select(*CREW.columns, table.c.shift_id).where(table.c.shift_id.in_(part))
        for row in connection.execute(statement.order_by(table.c.shift_id, table.c.position)):
            found[row.shift_id] = (*found.get(row.shift_id, ()), CREW.read(row))
    return found
