"""Questions about the shift that is on, its numbers, and its printed record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select

from dutyconsole.app.views import HandoverNumbers, ShiftCard, ShiftRecordView
from dutyconsole.db.reading.call_rows import is_during, is_unhandled, is_within, load_calls
from dutyconsole.db.reading.entry_rows import count_open, load_entries
from dutyconsole.db.reading.people_queries import own_unit
from dutyconsole.db.reading.reader import Reader
from dutyconsole.db.reading.sheet_queries import load_sheets
from dutyconsole.db.reading.shift_rows import one_shift, shifts_by
from dutyconsole.db.rows import CALL, HANDOVER_COLUMNS, KEY, OUTAGE, SEAL, SHIFT_COLUMNS, SLIP, read_handover
from dutyconsole.db.tables import call_tables, log_tables, people_tables, trust_tables
from dutyconsole.domain.call import CallState, Direction
from dutyconsole.domain.shift import ShiftState, due_arrival
from dutyconsole.domain.vocabulary import Unanswered
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Select, Table

    from dutyconsole.domain.audit import Seal
    from dutyconsole.domain.handover import Handover
    from dutyconsole.domain.ids import ShiftId
    from dutyconsole.domain.outage import Outage
    from dutyconsole.domain.person import Unit
    from dutyconsole.domain.shift import Shift
    from dutyconsole.domain.signing import SigningKey

_call = call_tables.call


class ShiftQueries(Reader):
    """Questions about shifts."""

    def shift_card(self) -> ShiftCard | None:
        """Return the shift that is on, or None."""
        table = people_tables.shift
        on = select(*SHIFT_COLUMNS).where(table.c.state == ShiftState.OPEN).order_by(table.c.id.desc())
        with self._snapshot() as connection:
            unit, shifts = own_unit(connection), shifts_by(connection, on.limit(1))
            if unit is None or not shifts:
                return None
            shift = shifts[0]
            return ShiftCard(
                unit=unit,
                shift=shift,
                due_arrival=due_arrival(shift, self._rules.early_min),
                entries=_count(connection, log_tables.entry, log_tables.entry.c.shift_id == shift.id),
                calls=_count(connection, _call, is_during(shift)),
                unhandled_calls=_count(connection, _call, is_unhandled()),
                open_items=count_open(connection),
            )

    def shifts(self, limit: int = 50) -> Sequence[Shift]:
        """Return the newest shifts first."""
        newest = select(*SHIFT_COLUMNS).order_by(people_tables.shift.c.id.desc()).limit(limit)
        with self._snapshot() as connection:
            return shifts_by(connection, newest)

    def shift_record(self, shift_id: ShiftId) -> ShiftRecordView:
        """Return what the printed record shows; who prints, when and the zone are left to the caller.

        Raises `Refused("shift_unknown")`.
        """
        with self._snapshot() as connection:
            unit, shift = self._unit_and_shift(connection, shift_id)
            entry = log_tables.entry
            lines = select(entry.c.id).where(entry.c.shift_id == shift_id).order_by(entry.c.number)
            calls = select(_call.c.id).where(is_during(shift)).order_by(_call.c.started_at, _call.c.id)
            slips = (
                select(*SLIP.columns)
                .where(log_tables.slip.c.shift_id == shift_id)
                .order_by(log_tables.slip.c.id)
            )
            handover, seal = _handover(connection, log_tables.handover.c.from_shift == shift_id)
            took_over, _ = _handover(connection, log_tables.handover.c.to_shift == shift_id)
            return ShiftRecordView(
                unit=unit,
                shift=shift,
                rows=tuple(load_entries(connection, list(connection.scalars(lines)), self._rules.late_after)),
                calls=tuple(load_calls(connection, list(connection.scalars(calls)), self._rules.key_of)),
                slips=tuple(SLIP.read(row) for row in connection.execute(slips)),
                handover=handover,
                took_over=took_over,
                seal=seal,
                printed_by="",
                printed_at=self._rules.now(),
                zone="",
                outages=_outages(connection, shift),
                sheets=tuple(load_sheets(connection, _sheets_of(shift_id), self._rules.late_after)),
                answer=self._rules.answer,
                key=_newest_key(connection),
            )

    def handover_numbers(self, shift_id: ShiftId) -> HandoverNumbers:
        """Return what the summary of a shift counts; raises `Refused("shift_unknown")`."""
        with self._snapshot() as connection:
            _, shift = self._unit_and_shift(connection, shift_id)
            during = is_during(shift)
            incoming = _count(connection, _call, and_(during, _call.c.direction == Direction.INCOMING))
            no_test = or_(_call.c.result.is_(None), _call.c.result != Unanswered.SELF_TEST)
            ours = and_(during, _call.c.direction == Direction.OUTGOING, no_test)
            outgoing = _count(connection, _call, ours)
            missed = _count(connection, _call, and_(during, _call.c.state == CallState.MISSED))
            of_shift = call_tables.recording.c.call_id.in_(select(_call.c.id).where(during))
            recordings = _count(connection, call_tables.recording, of_shift)
            taken = select(*CALL.columns).where(during, _call.c.answered_at.is_not(None))
            late = sum(self._rules.answer.is_exceeded(CALL.read(row)) for row in connection.execute(taken))
            return HandoverNumbers(incoming, outgoing, missed, recordings, late, _outages(connection, shift))

    def _unit_and_shift(self, connection: Connection, shift_id: ShiftId) -> tuple[Unit, Shift]:
        unit, shift = own_unit(connection), one_shift(connection, shift_id)
        if unit is None or shift is None:
            raise Refused("shift_unknown", id=shift_id)
        return unit, shift


def _sheets_of(shift_id: ShiftId) -> Select[Any]:
    """Return the question for the sheets that a shift began."""
    sheet, entry = log_tables.sheet, log_tables.entry
    begun = select(sheet.c.id).join(entry, entry.c.id == sheet.c.entry_id)
    return begun.where(entry.c.shift_id == shift_id, sheet.c.supplements.is_(None))


def _count(connection: Connection, table: Table, condition: ColumnElement[bool]) -> int:
    return int(connection.scalar(select(func.count()).select_from(table).where(condition)) or 0)


def _outages(connection: Connection, shift: Shift) -> tuple[Outage, ...]:
    during = is_within(call_tables.outage.c.ended_at, shift)
    rows = connection.execute(select(*OUTAGE.columns).where(during).order_by(call_tables.outage.c.id))
    return tuple(OUTAGE.read(row) for row in rows)


def _handover(connection: Connection, condition: ColumnElement[bool]) -> tuple[Handover | None, Seal | None]:
    """Return a handover with the seal that closed it."""
    statement = (
        select(*HANDOVER_COLUMNS, *SEAL.columns)
        .join(trust_tables.seal, trust_tables.seal.c.number == log_tables.handover.c.seal_number)
        .where(condition)
    )
    row = connection.execute(statement).first()
    if row is None:
        return None, None
    return read_handover(row), SEAL.read(row[len(HANDOVER_COLUMNS) :])


def _newest_key(connection: Connection) -> SigningKey | None:
    newest = select(*KEY.columns).order_by(trust_tables.signing_key.c.id.desc()).limit(1)
    row = connection.execute(newest).first()
    return None if row is None else KEY.read(row)
