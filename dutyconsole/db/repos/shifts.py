"""The shifts with their crews, and the handovers between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from dutyconsole.db.repos.chain import SqlChain
from dutyconsole.db.repos.ids import next_id
from dutyconsole.db.rows import CREW, SHIFT_COLUMNS, handover_values, read_shift, shift_values
from dutyconsole.db.tables import log_tables, people_tables
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.ids import HandoverId, ShiftId
from dutyconsole.domain.leaves import fields_of
from dutyconsole.domain.shift import ShiftState
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Row

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.handover import Handover
    from dutyconsole.domain.shift import Shift


class SqlShifts:
    """The shifts."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction

    def add(self, shift: Shift) -> ShiftId:
        """Store a new shift and its crew, with their link."""
        shift_id = ShiftId(self._sql.add(people_tables.shift, shift_values(shift)))
        for position, member in enumerate(shift.crew):
            stored = CREW.values(member) | {"shift_id": shift_id, "position": position}
            self._sql.add(people_tables.crew, stored)
        SqlChain(self._sql).append(FactOf.SHIFT, shift_id, fields_of(FactOf.SHIFT, shift))
        return shift_id

    def get(self, shift_id: ShiftId) -> Shift:
        """Return the shift; raises `Refused("shift_unknown")`."""
        row = self._sql.row(select(*SHIFT_COLUMNS).where(people_tables.shift.c.id == shift_id))
        if row is None:
            raise Refused("shift_unknown", id=shift_id)
        return self._with_crew(row)

    def open(self) -> Shift | None:
        """Return the shift that is on, or None."""
        table = people_tables.shift
        row = self._sql.row(
            select(*SHIFT_COLUMNS).where(table.c.state == ShiftState.OPEN).order_by(table.c.id.desc())
        )
        return None if row is None else self._with_crew(row)

    def close(self, shift_id: ShiftId, *, handed_over_at: datetime) -> None:
        """Close it."""
        self._sql.change(
            people_tables.shift,
            update(people_tables.shift)
            .where(people_tables.shift.c.id == shift_id)
            .values(state=ShiftState.CLOSED, handed_over_at=handed_over_at),
        )

    def _with_crew(self, row: Row[Any] | Sequence[Any]) -> Shift:
        table = people_tables.crew
        crew = self._sql.rows(
            select(*CREW.columns).where(table.c.shift_id == row[0]).order_by(table.c.position)
        )
        return read_shift(row, tuple(CREW.read(member) for member in crew))


class SqlHandovers:
    """The handovers. There is no update and no delete."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction

    def add(self, handover: Handover, *, seal_number: int) -> HandoverId:
        """Store a sealed handover; its seal must be there when the transaction is committed."""
        handover_id = next_id(self._sql, log_tables.handover, FactOf.HANDOVER)
        stored = handover_values(handover) | {"id": handover_id, "seal_number": seal_number}
        self._sql.add(log_tables.handover, stored)
        return HandoverId(handover_id)
