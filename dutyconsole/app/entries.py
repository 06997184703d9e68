"""Writing the duty log: every new line goes through `write`, whoever orders it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dutyconsole.app.matters import attach_files, due_until
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.entry import Entry, check_event_time, check_text
from dutyconsole.domain.leaves import fields_of
from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus
from dutyconsole.errors import Bug, Refused

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.app.commands import AddEntry
    from dutyconsole.app.desk import Work
    from dutyconsole.domain.ids import CallId, EntryId, RecordingId, SlipId
    from dutyconsole.domain.person import Person
    from dutyconsole.domain.shift import Shift

REGISTER = "entry"
NEW_DRAFT = "entry:new"


def open_shift(work: Work) -> Shift:
    """Return the shift that is on; raises `Refused("no_open_shift")`."""
    shift = work.uow.shifts.open()
    if shift is None:
        raise Refused("no_open_shift")
    return shift


def write(
    work: Work,
    *,
    author: Person,
    kind: EntryKind,
    text: str,
    event_at: datetime | None = None,
    source: str = "",
    handling: str = "",
    status: EntryStatus = EntryStatus.DONE,
    call_id: CallId | None = None,
    recording_id: RecordingId | None = None,
    slip_id: SlipId | None = None,
    strikes: EntryId | None = None,
    follows: EntryId | None = None,
    once: str = "",
) -> Entry:
    """Write a line into the open shift: numbered, dated, chained; raises `Refused`."""
    shift = open_shift(work)
    if shift.id is None or author.id is None:
        raise Bug("value_without_id")
    entry = Entry(
        id=None,
        number=work.uow.numbers.next(REGISTER),
        shift_id=shift.id,
        duty_date=shift.duty_date,
        kind=kind,
        event_at=check_event_time(event_at or work.now, work.now),
        recorded_at=work.now,
        author_id=author.id,
        author=author.name,
        text=check_text(text),
        source=source.strip(),
        handling=handling.strip(),
        status=status,
        call_id=call_id,
        recording_id=recording_id,
        slip_id=slip_id,
        strikes=strikes,
        follows=follows,
    )
    entry = replace(entry, id=work.uow.entries.add(entry, once=once))
    if entry.id is not None:
        work.uow.chain.append(FactOf.ENTRY, entry.id, fields_of(FactOf.ENTRY, entry))
    return entry


def add_entry(command: AddEntry, work: Work) -> Entry:
    """Write a line that a person ordered; the same `once` key again gives the line already written."""
    author = work.person()
    require(author, Right.WRITE_LOG)
    if command.once and (written := work.uow.entries.written_once(command.once)) is not None:
        return written
    if command.follows is not None:
        work.uow.entries.get(command.follows)
    entry = write(
        work,
        author=author,
        kind=command.kind,
        text=command.text,
        event_at=command.event_at,
        source=command.source,
        handling=command.handling,
        status=command.status,
        call_id=command.call_id,
        follows=command.follows,
        once=command.once,
    )
    attach_files(work, entry, command.files)
    if command.due_at is not None:
        due_until(work, work.uow.matters.first_of(entry), command.due_at)
    work.uow.drafts.forget(NEW_DRAFT)
    return entry
