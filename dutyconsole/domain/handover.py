"""Handover (F03): two people, two passwords, one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.domain.ids import HandoverId, PersonId, ShiftId
    from dutyconsole.domain.shift import Shift


@dataclass(frozen=True)
class Signature:
    """Who signed, and when; that the password was right was proved before."""

    person_id: PersonId
    name: str
    at: datetime


@dataclass(frozen=True)
class Handover:
    """The sealed handover of one shift to the next."""

    id: HandoverId | None
    register_number: str
    """Such as 交〔2026〕0327."""
    from_shift: ShiftId
    to_shift: ShiftId
    due_at: datetime
    """When the incoming crew was due (应到时间)."""
    arrived_at: datetime
    """When they came (接班人员到岗时间)."""
    briefing: str
    """重要情况通报; 无 must be written."""
    left_over: str
    """遗留问题."""
    summary: str
    """本班小结, computed and then editable."""
    open_items: int
    unhandled_calls: int
    outgoing: Signature
    incoming: Signature


def check_handover(
    shift: Shift, *, outgoing: PersonId, incoming: PersonId, briefing: str, summary: str
) -> None:
    """Raise `Refused` where the two signers or the words do not make a handover."""
    if outgoing == incoming:
        raise Refused("handover_same_person")
    if not shift.has(outgoing):
        raise Refused("handover_not_on_shift")
    if not briefing.strip():
        raise Refused("handover_needs_briefing")
    if not summary.strip():
        raise Refused("handover_needs_summary")
