"""Saving a phone slip: one act writes the slip, the log line, and marks the call as handled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dutyconsole.app import entries
from dutyconsole.app.events import CallChanged
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.call import Direction
from dutyconsole.domain.leaves import fields_of
from dutyconsole.domain.numbering import SLIP, yearly
from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.phone import shown
from dutyconsole.domain.slip import PhoneSlip, SlipDraft, check_complete, source_line
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus, Nature
from dutyconsole.errors import Bug

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from dutyconsole.app.commands import MarkCallHandled, SaveSlip
    from dutyconsole.app.desk import Work
    from dutyconsole.domain.call import Call
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.ids import CallId
    from dutyconsole.domain.recording import Recording


def draft_key(call_id: CallId) -> str:
    """Return the key under which the draft of a call's slip is kept."""
    return f"slip:call:{call_id}"


def entry_kind(call: Call) -> EntryKind:
    """Return 来电 or 去电."""
    return EntryKind.INCOMING_CALL if call.direction is Direction.INCOMING else EntryKind.OUTGOING_CALL


@dataclass(frozen=True)
class Slips:
    """Phone slips; `zone` is the room's, for the year of the register number."""

    zone: ZoneInfo

    def save(self, command: SaveSlip, work: Work) -> Entry:
        """Save the slip; raises `Refused("slip_incomplete")` naming the missing fields."""
        author = work.person()
        require(author, Right.WRITE_LOG)
        if command.once and (written := work.uow.entries.written_once(command.once)) is not None:
            return written
        call = work.uow.calls.get(command.call_id)
        recordings = work.uow.recordings.of_call(command.call_id)
        recording = recordings[0] if recordings else None
        check_complete(command.draft, recorded=recording is not None)
        slip = self._store(work, call, recording, command.draft)
        incident = slip.nature is Nature.INCIDENT
        entry = entries.write(
            work,
            author=author,
            kind=entry_kind(call),
            text=command.draft.content,
            event_at=min(call.started_at, work.now),
            source=source_line(command.draft),
            handling=command.draft.handling or command.draft.proposal,
            # An incident waits for its follow-up report; anything else is done when it is written down.
            status=EntryStatus.IN_HAND if incident else EntryStatus.DONE,
            call_id=call.id,
            recording_id=slip.recording_id,
            slip_id=slip.id,
            once=command.once,
        )
        work.uow.drafts.forget(draft_key(command.call_id))
        mark_handled(work, call)
        return entry

    def _store(self, work: Work, call: Call, recording: Recording | None, draft: SlipDraft) -> PhoneSlip:
        author, shift = work.person(), entries.open_shift(work)
        if author.id is None or shift.id is None:
            raise Bug("value_without_id")
        year = call.started_at.astimezone(self.zone).year
        slip = PhoneSlip(
            id=None,
            register_number=yearly(SLIP, year, work.uow.numbers.next(f"slip/{year}")),
            call_id=call.id,
            recording_id=recording.id if recording else None,
            shift_id=shift.id,
            outgoing=call.direction is Direction.OUTGOING,
            started_at=call.started_at,
            taken_by=author.id,
            taken_by_name=author.name,
            recorded_at=work.now,
            fields=draft,
        )
        slip_id = work.uow.slips.add(slip)
        work.uow.chain.append(FactOf.SLIP, slip_id, fields_of(FactOf.SLIP, slip))
        return replace(slip, id=slip_id)


def mark_call_handled(command: MarkCallHandled, work: Work) -> Entry:
    """Write a line on a call that gets no slip (a missed one that was returned, a wrong number)."""
    author = work.person()
    require(author, Right.WRITE_LOG)
    call = work.uow.calls.get(command.call_id)
    recordings = work.uow.recordings.of_call(command.call_id)
    entry = entries.write(
        work,
        author=author,
        kind=entry_kind(call),
        text=command.note,
        event_at=min(call.started_at, work.now),
        source=_who(command.call_id, work),
        call_id=call.id,
        recording_id=recordings[0].id if recordings else None,
    )
    work.uow.drafts.forget(draft_key(command.call_id))
    mark_handled(work, call)
    return entry


def _who(call_id: CallId, work: Work) -> str:
    """Return 来源单位及姓名、电话 of a call that has no slip: what the directory or the exchange knows."""
    card = work.queries.call_card(call_id)
    if card is None:
        return ""
    call, contact = card.row.call, card.row.contact
    names = (contact.unit, contact.person) if contact else (call.name or "",)
    return " ".join(part for part in (*names, shown(call.number)) if part)


def mark_handled(work: Work, call: Call) -> None:
    """Note that something was written of the call, and tell the window."""
    if call.id is None:
        raise Bug("value_without_id")
    call_id = call.id
    work.uow.calls.update(replace(call, handled=True))
    work.tell(lambda: call_changed(work, call_id, fresh=False))


def call_changed(work: Work, call_id: CallId, *, fresh: bool) -> CallChanged | None:
    """Return the news of a call as it is stored now."""
    card = work.queries.call_card(call_id)
    return None if card is None else CallChanged(call_id, card.row.call.state, card, fresh)
