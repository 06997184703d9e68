"""The register of who listened to, took away or printed a recording, and why (F05 调听登记).

A row is written before the sound is heard or the file handed over, so that nothing is heard unseen; how far
somebody listened is known only afterwards and is a row of its own that closes the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.permission import Right
from dutyconsole.domain.vocabulary import AccessAct
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.domain.ids import AccessId, CallId, PersonId, RecordingId
    from dutyconsole.domain.person import Person
    from dutyconsole.domain.shift import Shift

REASON_LIMIT = 500
"""Characters of a reason."""

NEEDED: dict[AccessAct, Right] = {
    AccessAct.LISTENED: Right.LISTEN,
    AccessAct.EXPORTED: Right.EXPORT,
    AccessAct.PRINTED: Right.PRINT_REPORT,
}


@dataclass(frozen=True)
class Access:
    """One row of the register. Positions are milliseconds from the beginning of the recording's file."""

    id: AccessId | None
    number: int
    """Running number of the register, without gaps."""
    act: AccessAct
    at: datetime
    person_id: PersonId
    person: str
    call_id: CallId | None
    recording_id: RecordingId | None
    subject: str
    """What it was, as people call it: the recording's number, or the paper's name."""
    reason: str
    """Blank only for a call of one's own shift, while that shift is on."""
    approved_by: str = ""
    destination: str = ""
    """Where an exported file went, or to whom."""
    from_ms: int | None = None
    to_ms: int | None = None
    closes: AccessId | None = None
    """The row whose listening this one ends; it stands for no access of its own."""


def may_go_without_reason(act: AccessAct, person: Person, *, shift: Shift | None, begun: datetime) -> bool:
    """Say whether no reason has to be given.

    Who is on the shift that has the room listens to its calls to do the work on them. An older call, another
    person, and everything that leaves the room needs a reason.
    """
    if act is not AccessAct.LISTENED or shift is None or shift.handed_over_at is not None:
        return False
    on_shift = any(member.person_id == person.id for member in shift.crew)
    return on_shift and begun >= (shift.taken_over_at or shift.starts_at)


def check_reason(reason: str) -> str:
    """Return the reason as it is stored; raises `Refused`."""
    kept = " ".join(reason.split())
    if not kept:
        raise Refused("access_needs_reason")
    if len(kept) > REASON_LIMIT:
        raise Refused("access_reason_too_long", length=len(kept), limit=REASON_LIMIT)
    return kept
