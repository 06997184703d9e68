"""Shifts: who is on duty when, and to which duty day an instant belongs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import CrewPost
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from dutyconsole.domain.ids import PersonId, ShiftId
    from dutyconsole.domain.person import Person


class ShiftState(Enum):
    """Where a shift stands."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class CrewMember:
    """A person on a shift; the name is kept as it was that day."""

    person_id: PersonId
    name: str
    post: CrewPost
    title: str = ""
    mobile: str = ""


@dataclass(frozen=True)
class Shift:
    """One shift. It lasts until somebody has taken over, whatever the clock says."""

    id: ShiftId | None
    duty_date: date
    name: str
    starts_at: datetime
    ends_at: datetime
    crew: tuple[CrewMember, ...]
    state: ShiftState = ShiftState.OPEN
    taken_over_at: datetime | None = None
    handed_over_at: datetime | None = None

    def of(self, post: CrewPost) -> tuple[CrewMember, ...]:
        """Return the members with that post."""
        return tuple(member for member in self.crew if member.post is post)

    @property
    def leader(self) -> CrewMember | None:
        """The leader on duty (article 5)."""
        return next(iter(self.of(CrewPost.LEADER)), None)

    def has(self, person_id: PersonId) -> bool:
        """Say whether the person is on this shift."""
        return any(member.person_id == person_id for member in self.crew)


def period_at(at: datetime, *, start: str, hours: float, zone: ZoneInfo) -> tuple[date, datetime, datetime]:
    """Return (duty date, from, to) of the shift that covers `at`, by the room's clock.

    `start` is `HH:MM`. The pattern repeats every `hours` from that time of each day; the duty date is the
    day on which the day's first shift began, so 01:00 belongs to the day before (值班日期).
    """
    local = at.astimezone(zone)
    clock = time.fromisoformat(start)
    begin = datetime.combine(local.date(), clock, zone)
    if local < begin:
        begin = datetime.combine(local.date() - timedelta(days=1), clock, zone)
    duty_date = begin.date()
    step = timedelta(hours=hours)
    shift_from = begin + step * int((local - begin) / step)
    return duty_date, shift_from, shift_from + step


RELIEF_BEFORE = timedelta(hours=2)
"""A handover earlier than this before the end is a relief in mid-shift: the rest of the shift goes on."""


def next_period(
    shift: Shift, now: datetime, *, start: str, hours: float, zone: ZoneInfo
) -> tuple[date, datetime, datetime]:
    """Return (duty date, from, to) of the shift that follows a handover at `now`.

    Usually the next one of the pattern; after a relief in mid-shift the rest of the same one; after a
    handover that came a whole shift late, the one that covers `now`.
    """
    if now < shift.ends_at - RELIEF_BEFORE:
        return shift.duty_date, now, shift.ends_at
    return period_at(max(now, shift.ends_at), start=start, hours=hours, zone=zone)


def due_arrival(shift: Shift, early_min: int) -> datetime:
    """Return when the next crew is due in the room (article 17: ten minutes before)."""
    return shift.ends_at - timedelta(minutes=early_min)


def check_crew(crew: tuple[CrewMember, ...], people: dict[PersonId, Person]) -> None:
    """Raise `Refused` where leader or main officer lacks, one stands twice, or may not stand duty."""
    posts = [member.post for member in crew]
    if CrewPost.LEADER not in posts:
        raise Refused("shift_needs_leader")
    if CrewPost.MAIN not in posts:
        raise Refused("shift_needs_main")
    ids = [member.person_id for member in crew]
    for member in crew:
        if ids.count(member.person_id) > 1:
            raise Refused("person_twice", name=member.name)
        if not people[member.person_id].may_stand_duty:
            raise Refused("may_not_stand_duty", name=member.name)
