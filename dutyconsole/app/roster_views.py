"""Frozen read models of the roster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.duty_calendar import DutyCalendar, own_days
from dutyconsole.domain.roster import Plan, decode, in_force

if TYPE_CHECKING:
    from datetime import date, datetime

    from dutyconsole.domain.duty_calendar import DutyDay, HolidayTable, SensitivePeriod
    from dutyconsole.domain.ids import PersonId
    from dutyconsole.domain.person import Person, Unit
    from dutyconsole.domain.roster import Pattern, Roster, Submission
    from dutyconsole.domain.rotation import Lines


@dataclass(frozen=True)
class RosterGround:
    """Everything that a roster of some days is made, checked and shown from."""

    unit: Unit
    people: tuple[Person, ...]
    rosters: tuple[Roster, ...]
    """Those that cover the days or the weeks before, oldest version first."""
    submissions: tuple[Submission, ...]
    lines: Lines
    own_days: tuple[DutyDay, ...]
    sensitive: tuple[SensitivePeriod, ...]

    def calendar(self, table: HolidayTable) -> DutyCalendar:
        """Return the room's calendar over the published one."""
        return DutyCalendar(table, own_days(self.own_days), self.sensitive)

    def by_id(self) -> dict[PersonId, Person]:
        """Return everybody by id."""
        return {person.id: person for person in self.people if person.id is not None}

    def plan(self, first: date, last: date) -> Plan:
        """Return who is due on the days given, each day by the version that holds for it."""
        return {
            place: due
            for roster in self.rosters
            for place, due in decode(roster.plan).plan.items()
            if first <= place.day <= last and in_force(self.rosters, place.day) is roster
        }


@dataclass(frozen=True)
class RosterView:
    """Everything that the printed roster (F13) shows."""

    unit: Unit
    first: date
    last: date
    plan: Plan
    people: dict[PersonId, Person]
    calendar: DutyCalendar
    pattern: Pattern
    version: Roster | None
    """None while it is a draft."""
    printed_by: str
    printed_at: datetime
    zone: str
