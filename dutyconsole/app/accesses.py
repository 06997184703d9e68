"""Keeping the register of listening, exports and prints (F05): written before anything is heard or leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dutyconsole.domain.access import NEEDED, Access, check_reason, may_go_without_reason
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.leaves import fields_of
from dutyconsole.domain.permission import require
from dutyconsole.errors import Bug, Refused

if TYPE_CHECKING:
    from dutyconsole.app.commands import EndListening, RegisterAccess
    from dutyconsole.app.desk import Work
    from dutyconsole.domain.call import Call

REGISTER = "access"


def register_access(command: RegisterAccess, work: Work) -> Access:
    """Write the row; raises `Refused("access_needs_reason")` where the reason may not be left out."""
    person = work.person()
    require(person, NEEDED[command.act])
    if person.id is None:
        raise Bug("value_without_id")
    call = None if command.call_id is None else work.uow.calls.get(command.call_id)
    shift = work.uow.shifts.open()
    free = call is not None and may_go_without_reason(command.act, person, shift=shift, begun=call.started_at)
    reason = command.reason if free and not command.reason.strip() else check_reason(command.reason)
    return _write(
        work,
        Access(
            id=None,
            number=work.uow.numbers.next(REGISTER),
            act=command.act,
            at=work.now,
            person_id=person.id,
            person=person.name,
            call_id=command.call_id,
            recording_id=command.recording_id,
            subject=command.subject or _subject(command, call, work),
            reason=reason.strip(),
            approved_by=command.approved_by.strip(),
            destination=command.destination.strip(),
            from_ms=command.from_ms,
        ),
    )


def end_listening(command: EndListening, work: Work) -> Access:
    """Write how far somebody listened; only who began it can end it."""
    person = work.person()
    begun = work.uow.accesses.get(command.access_id)
    if person.id != begun.person_id or begun.closes is not None:
        raise Refused("access_unknown", id=command.access_id)
    if (ended := work.uow.accesses.closing(command.access_id)) is not None:
        return ended
    return _write(
        work,
        replace(
            begun,
            id=None,
            number=work.uow.numbers.next(REGISTER),
            at=work.now,
            reason="",
            to_ms=max(command.to_ms, begun.from_ms or 0),
            closes=command.access_id,
        ),
    )


def _subject(command: RegisterAccess, call: Call | None, work: Work) -> str:
    """Return the numbers of the recordings that it is about."""
    if call is None or call.id is None:
        return ""
    recordings = work.uow.recordings.of_call(call.id)
    if command.recording_id is None:
        return " ".join(each.number for each in recordings)
    for each in recordings:
        if each.id == command.recording_id:
            return each.number
    raise Refused("recording_unknown", id=command.recording_id)


def _write(work: Work, access: Access) -> Access:
    written = replace(access, id=work.uow.accesses.add(access))
    if written.id is not None:
        work.uow.chain.append(FactOf.ACCESS, written.id, fields_of(FactOf.ACCESS, written))
    return written
