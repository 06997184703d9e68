"""What stands beside the facts so that it is found quickly: it must say what the facts say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, func, or_, select

from dutyconsole.db.rows import VOUCHED
from dutyconsole.db.tables import call_tables, log_tables, people_tables
from dutyconsole.domain.audit import Break
from dutyconsole.domain.call import OVER
from dutyconsole.domain.shift import ShiftState

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dutyconsole.db.verifying.findings import Findings

_call = call_tables.call
_version = call_tables.call_version


def check_calls(connection: Connection, findings: Findings) -> None:
    """Check that every call that is over is as its newest version says, and its handling as the log says."""
    latest = select(_version.c.call_id, func.max(_version.c.id).label("id")).group_by(_version.c.call_id)
    newest = latest.subquery()
    joined = _call.outerjoin(newest, newest.c.call_id == _call.c.id).outerjoin(
        _version, _version.c.id == newest.c.id
    )
    unlike = or_(*(_call.c[name].is_distinct_from(_version.c[name]) for name in VOUCHED))
    of_call = select(_call.c.id, _version.c.id).select_from(joined).order_by(_call.c.id)
    is_over = _call.c.state.in_(OVER) | _version.c.id.is_not(None)
    for call_id, version in connection.execute(of_call.where(is_over, unlike)):
        if version is None:
            findings.add(Break.INSERTED, f"call {call_id}", "nothing vouches for it")
        else:
            findings.add(Break.CHANGED, f"call {call_id}", "is not as it was last written down")
    written = exists().where(log_tables.entry.c.call_id == _call.c.id).correlate(_call)
    for_nothing = select(_call.c.id).where(_call.c.handled, _call.c.returned_by.is_(None), ~written)
    for call_id in connection.scalars(for_nothing.order_by(_call.c.id)):
        findings.add(Break.CHANGED, f"call {call_id}", "counts as handled, and no line says so")


def check_shifts(connection: Connection, findings: Findings) -> None:
    """Check that exactly the shifts that were handed over are closed."""
    shift, handover = people_tables.shift, log_tables.handover
    given = exists().where(handover.c.from_shift == shift.c.id).correlate(shift)
    unlike = (shift.c.state == ShiftState.CLOSED) != given
    for shift_id in connection.scalars(select(shift.c.id).where(unlike).order_by(shift.c.id)):
        findings.add(Break.CHANGED, f"shift {shift_id}", "open or closed against what its handover says")
