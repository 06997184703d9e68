"""Whose matter it is, and until when: first receiver, transfers that must be accepted, due times.

The first receiver of a matter is its owner (首接首办). Nobody is handed a matter without knowing: a transfer
waits until the other has accepted it, and until then the first one is the owner. At a handover what is open
goes to who takes over. Every step stays in the trail.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import Term
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.ids import ChargeId, EntryId, PersonId

MOST_WORDS = 500


class ChargeAct(Term):
    """A step in the trail of a matter."""

    DUE = "due", "定时限", "Due time set"
    OFFERED = "offered", "移交", "Offered"
    ACCEPTED = "accepted", "接收", "Accepted"
    DECLINED = "declined", "不接收", "Declined"
    WITHDRAWN = "withdrawn", "撤回移交", "Offer withdrawn"
    HANDED_OVER = "handed_over", "交班移交", "Handed over with the shift"


@dataclass(frozen=True)
class Charge:
    """One step: added, never changed."""

    id: ChargeId | None
    entry_id: EntryId
    """The first line of the matter."""
    act: ChargeAct
    person_id: PersonId | None
    """Whom it concerns: who is offered the matter, or takes it over."""
    person: str
    due_at: datetime | None
    word: str
    author_id: PersonId
    author: str
    at: datetime


@dataclass(frozen=True)
class Holding:
    """How a matter stands."""

    owner_id: PersonId
    owner: str
    due_at: datetime | None = None
    offered_id: PersonId | None = None
    offered: str = ""
    """To whom it is offered, as long as that waits."""

    def is_overdue(self, now: datetime) -> bool:
        """Say whether its time is over."""
        return self.due_at is not None and now > self.due_at


def holding(first: Entry, trail: Iterable[Charge]) -> Holding:
    """Return how a matter stands after its trail, which is in order."""
    owner, due = (first.author_id, first.author), None
    offered: tuple[PersonId | None, str] = (None, "")
    for step in trail:
        if step.act is ChargeAct.DUE:
            due = step.due_at
        elif step.act is ChargeAct.OFFERED:
            offered = (step.person_id, step.person)
        else:
            offered = (None, "")
            if step.act in (ChargeAct.ACCEPTED, ChargeAct.HANDED_OVER) and step.person_id is not None:
                owner = (step.person_id, step.person)
    return Holding(*owner, due, *offered)


def check_offer(now: Holding, *, by: PersonId, to: PersonId) -> None:
    """Raise `Refused` where somebody passes on what is not theirs, or to themselves, or twice."""
    if now.owner_id != by:
        raise Refused("matter_not_yours", owner=now.owner)
    if now.offered_id is not None:
        raise Refused("matter_offered_already", person=now.offered)
    if to == by:
        raise Refused("matter_to_oneself")


def check_answer(now: Holding, *, by: PersonId) -> None:
    """Raise `Refused` where somebody accepts or declines what was not offered to them."""
    if now.offered_id != by:
        raise Refused("matter_not_offered")


def check_withdrawal(now: Holding, *, by: PersonId) -> None:
    """Raise `Refused` where there is no offer of one's own to take back."""
    if now.owner_id != by or now.offered_id is None:
        raise Refused("matter_no_offer")


def check_due(due_at: datetime | None, now: datetime) -> None:
    """Raise `Refused` for a due time that has passed already."""
    if due_at is not None and due_at <= now:
        raise Refused("due_in_past")


def check_words(word: str, *, needed: bool = False) -> str:
    """Return a reason in one line; raises `Refused` where it is needed and lacks, or is far too long."""
    word = " ".join(word.split())
    if needed and not word:
        raise Refused("mark_needs_reason")
    if len(word) > MOST_WORDS:
        raise Refused("mark_too_long", length=len(word), limit=MOST_WORDS)
    return word
