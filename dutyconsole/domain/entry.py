"""A line of the duty log (F01): written once, never changed.

A correction is an addition: a strike with its reason, and a new line. What becomes of a matter is an
addition too: a line that follows it. So every first value is in the history for good.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import EntryKind, EntryStatus
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

    from dutyconsole.domain.ids import CallId, EntryId, PersonId, RecordingId, ShiftId, SlipId

MAX_TEXT = 20_000
"""Characters of one line's text; a page of A4 holds some 1,500."""


@dataclass(frozen=True)
class Entry:
    """One numbered line.

    `number` runs without gaps through all years; the paper counts anew in each shift.
    `event_at` is when it happened (a person says so), `recorded_at` when it was written (the clock says so).
    """

    id: EntryId | None
    number: int
    shift_id: ShiftId
    duty_date: date
    kind: EntryKind
    event_at: datetime
    recorded_at: datetime
    author_id: PersonId
    author: str
    text: str
    source: str = ""
    """来源单位及姓名、电话."""
    handling: str = ""
    """处理情况."""
    status: EntryStatus = EntryStatus.DONE
    call_id: CallId | None = None
    recording_id: RecordingId | None = None
    slip_id: SlipId | None = None
    strikes: EntryId | None = None
    """The line that this one strikes out; `text` is then the reason."""
    follows: EntryId | None = None
    """The line whose matter this one carries on."""

    def is_late(self, limit: timedelta) -> bool:
        """Say whether it was written more than `limit` after the event (补记)."""
        return self.recorded_at - self.event_at > limit


def required_fields(kind: EntryKind, status: EntryStatus, *, follows: bool) -> tuple[str, ...]:
    """Return what a line must have (F01 ★ and ◇), by the names of its fields.

    Who called, sent or came is asked of calls, faxes and visits; what was done is asked of what is done. A
    line that carries a matter on says all of it in its text.
    """
    wanted = ["text"]
    if kind in FROM_SOMEBODY and not follows:
        wanted.append("source")
    if status is EntryStatus.DONE and not follows and kind is not EntryKind.HANDOVER:
        wanted.append("handling")
    return tuple(wanted)


FROM_SOMEBODY = frozenset(
    {
        EntryKind.INCOMING_CALL,
        EntryKind.OUTGOING_CALL,
        EntryKind.FAX_IN,
        EntryKind.FAX_OUT,
        EntryKind.VISIT,
    }
)
"""The kinds of line that must name the other side (F01 来源单位及姓名、电话 ◇)."""


def check_text(text: str) -> str:
    """Return the text trimmed; raises `Refused` where there is none or far too much."""
    clean = text.strip()
    if not clean:
        raise Refused("entry_empty")
    if len(clean) > MAX_TEXT:
        raise Refused("entry_too_long", limit=MAX_TEXT, length=len(clean))
    return clean


def check_event_time(event_at: datetime, now: datetime) -> datetime:
    """Return the event's time; raises `Refused` where it lies in the future."""
    if event_at > now:
        raise Refused("event_in_future")
    return event_at


def check_strike(entry: Entry, *, struck_by: EntryId | None, reason: str) -> str:
    """Return the reason of a strike; raises `Refused` for a line that is a strike or struck already."""
    if entry.strikes is not None:
        raise Refused("cannot_strike_strike", number=entry.number)
    if struck_by is not None:
        raise Refused("already_struck", number=entry.number)
    if not reason.strip():
        raise Refused("strike_needs_reason")
    return reason.strip()
