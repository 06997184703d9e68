"""Calls with what belongs to them: whose number it is, the telephone line, the sound, what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import and_, func, select

from dutyconsole.app.views import CallRow
from dutyconsole.db.reading.entry_rows import is_strike, is_struck
from dutyconsole.db.reading.reader import chunks
from dutyconsole.db.rows import CALL, CONTACT, MARK, RECORD, RECORDING
from dutyconsole.db.tables import call_tables, log_tables, people_tables
from dutyconsole.domain.call import OVER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Column, ColumnElement, Connection, Table

    from dutyconsole.db.rows import Flat
    from dutyconsole.domain.call import Call
    from dutyconsole.domain.contact import Contact
    from dutyconsole.domain.mark import CallMark
    from dutyconsole.domain.recording import Recording
    from dutyconsole.domain.shift import Shift

Value = TypeVar("Value")

_call = call_tables.call
# A call is never left out for want of its line: a file changed by another program may have lost it.
_LINE_NAME = func.coalesce(call_tables.line.c.name, _call.c.line).label("line_name")
_back = call_tables.call.alias("back")
_CALL_AND_LINE = (
    select(*CALL.columns, _LINE_NAME, _back.c.answered_at.label("returned_at"))
    .outerjoin(call_tables.line, call_tables.line.c.id == _call.c.line)
    .outerjoin(_back, _back.c.id == _call.c.returned_by)
)


def load_calls(connection: Connection, ids: Sequence[int], key_of: Callable[[str], str]) -> list[CallRow]:
    """Return the rows of these ids in this order; an id that is not there is left out."""
    found: dict[int, CallRow] = {}
    for part in chunks(ids):
        rows = connection.execute(_CALL_AND_LINE.where(_call.c.id.in_(part))).all()
        calls = {row.id: CALL.read(row) for row in rows}
        names = {row.id: row.line_name for row in rows}
        returned = {row.id: row.returned_at for row in rows}
        contacts = _contacts_of(connection, calls.values(), key_of)
        recordings = _recordings_of(connection, part)
        numbers = _numbers_of(connection, part)
        marks = _marks_of(connection, part)
        records = _by_call(connection, RECORD, call_tables.call_record, part)
        for call_id, call in calls.items():
            contact = contacts.get(key_of(call.number)) if call.number else None
            found[call_id] = CallRow(
                call,
                contact,
                recordings.get(call_id, ()),
                numbers.get(call_id),
                names[call_id],
                marks.get(call_id, ()),
                returned[call_id],
                records.get(call_id, ()),
            )
    return [found[call_id] for call_id in ids if call_id in found]


def is_unhandled() -> ColumnElement[bool]:
    """Return the condition that a call is over and nothing was written of it."""
    return and_(~_call.c.handled, _call.c.state.in_(sorted(OVER, key=lambda state: state.value)))


def is_during(shift: Shift) -> ColumnElement[bool]:
    """Return the condition that a call began while the shift had the room."""
    return is_within(_call.c.started_at, shift)


def is_within(at: Column[datetime], shift: Shift) -> ColumnElement[bool]:
    """Return the condition that an instant lies in the time in which the shift had the room."""
    begun = at >= (shift.taken_over_at or shift.starts_at)
    return begun if shift.handed_over_at is None else and_(begun, at < shift.handed_over_at)


def _contacts_of(
    connection: Connection, calls: Iterable[Call], key_of: Callable[[str], str]
) -> dict[str, Contact]:
    """Return the contact of each number's comparable form: a mobile goes before a shared landline."""
    keys = sorted({key_of(call.number) for call in calls if call.number})
    number = people_tables.contact_number
    statement = (
        select(*CONTACT.columns, number.c.key.label("number_key"))
        .join(number, number.c.contact_id == people_tables.contact.c.id)
        .where(number.c.key.in_(keys))
        .order_by(people_tables.contact.c.id)
    )
    found: dict[str, Contact] = {}
    for row in connection.execute(statement):
        contact, key = CONTACT.read(row), row.number_key
        known = found.get(key)
        if known is None or (key_of(contact.mobile) == key != key_of(known.mobile)):
            found[key] = contact
    return found


def _recordings_of(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[Recording, ...]]:
    return _by_call(connection, RECORDING, call_tables.recording, ids)


def _marks_of(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[CallMark, ...]]:
    return _by_call(connection, MARK, call_tables.mark, ids)


def _by_call(
    connection: Connection, flat: Flat[Value], table: Table, ids: Sequence[int]
) -> dict[int, tuple[Value, ...]]:
    """Return the rows of a table that belong to each call, in the order in which they were stored."""
    found: dict[int, tuple[Value, ...]] = {}
    statement = select(*flat.columns).where(table.c.call_id.in_(ids)).order_by(table.c.id)
    for row in connection.execute(statement):
        found[row.call_id] = (*found.get(row.call_id, ()), flat.read(row))
    return found


def _numbers_of(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """Return the number of the line that stands for each call: the newest one that was not struck out."""
    entry = log_tables.entry
    statement = (
        select(entry.c.call_id, func.max(entry.c.number))
        .where(entry.c.call_id.in_(ids), ~is_strike(), ~is_struck())
        .group_by(entry.c.call_id)
    )
    return {row[0]: row[1] for row in connection.execute(statement)}
