"""What a roster must hold before it is published; each fault names its article and its place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import CrewPost, DayKind, RosterFault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime, timedelta

    from dutyconsole.domain.duty_calendar import DutyCalendar
    from dutyconsole.domain.ids import PersonId
    from dutyconsole.domain.person import Person
    from dutyconsole.domain.roster import Due, Pattern, Place

ARTICLES = {
    RosterFault.UNCOVERED: "第六条",
    RosterFault.NO_LEADER: "第五条",
    RosterFault.NO_MAIN: "第六条",
    RosterFault.TOO_FEW: "第九条",
    RosterFault.TWICE: "第十五条",
    RosterFault.NO_REST: "第二十一条",
    RosterFault.CATEGORY: "第四条、第十三条",
    RosterFault.INACTIVE: "第十三条",
    RosterFault.UNTRAINED: "第十九条",
    RosterFault.AWAITS_NOTICE: "第九条",
}
WARNINGS = frozenset({RosterFault.UNTRAINED, RosterFault.AWAITS_NOTICE, RosterFault.NO_REST})
"""They are told, and may be published with a reason; the others stop the publishing."""
OFFICERS = (CrewPost.MAIN, CrewPost.SECOND)


@dataclass(frozen=True)
class RosterRules:
    """The limits that a roster is held to."""

    least_officers: int
    least_on_holidays: int
    least_when_sensitive: int
    rest: timedelta
    trained: timedelta


@dataclass(frozen=True)
class RosterFinding:
    """One fault: what, on which shift, and whom it is about."""

    fault: RosterFault
    day: date
    slot: int | None = None
    """None where the whole day is meant."""
    person: str = ""
    have: int = 0
    want: int = 0
    """For `TOO_FEW` people; for `NO_REST` hours."""

    @property
    def article(self) -> str:
        """The article of the standard that it offends."""
        return ARTICLES[self.fault]

    @property
    def blocks(self) -> bool:
        """Say whether nothing can be published with it."""
        return self.fault not in WARNINGS


@dataclass(frozen=True)
class RosterCheck:
    """Holds a plan to the rules. A year for thirty people takes well below a second."""

    pattern: Pattern
    calendar: DutyCalendar
    rules: RosterRules
    people: Mapping[PersonId, Person]

    def look(
        self, plan: Mapping[Place, Due], first: date, last: date, before: Mapping[Place, Due] | None = None
    ) -> list[RosterFinding]:
        """Return the faults of the days, both ends included, in order; `before` is who stood until then."""
        shifts: dict[tuple[date, int], list[tuple[CrewPost, PersonId]]] = defaultdict(list)
        for place, due in plan.items():
            if first <= place.day <= last:
                shifts[place.day, place.slot].append((place.post, due.person_id))
        found: list[RosterFinding] = []
        waiting: set[int] = set()
        for day in self.calendar.days(first, last):
            if self.calendar.awaits_notice(day.day.year) and day.day.year not in waiting:
                waiting.add(day.day.year)
                found.append(RosterFinding(RosterFault.AWAITS_NOTICE, day.day))
            for slot in range(self.pattern.shifts):
                found += self._shift(day.day, slot, shifts.get((day.day, slot), []))
        found += self._rests(shifts, before or {}, first)
        return sorted(found, key=lambda each: (each.day, -1 if each.slot is None else each.slot))

    def _shift(self, day: date, slot: int, crew: list[tuple[CrewPost, PersonId]]) -> Iterator[RosterFinding]:
        posts = [post for post, _ in crew]
        standing = [person for post, person in crew if post is not CrewPost.STANDBY]
        if not standing:
            yield RosterFinding(RosterFault.UNCOVERED, day, slot)
        else:
            if CrewPost.LEADER not in posts:
                yield RosterFinding(RosterFault.NO_LEADER, day, slot)
            if CrewPost.MAIN not in posts:
                yield RosterFinding(RosterFault.NO_MAIN, day, slot)
            yield from self._number(day, slot, posts)
        everybody = [person for _, person in crew]
        for person in dict.fromkeys(everybody):
            if everybody.count(person) > 1:
                yield RosterFinding(RosterFault.TWICE, day, slot, self._name(person))
            yield from self._person(day, slot, person)

    def _number(self, day: date, slot: int, posts: list[CrewPost]) -> Iterator[RosterFinding]:
        want = self._least(day)
        have = sum(post in OFFICERS for post in posts)
        if have < want:
            yield RosterFinding(RosterFault.TOO_FEW, day, slot, have=have, want=want)

    def _least(self, day: date) -> int:
        kind = self.calendar.day(day).kind
        least = [self.rules.least_officers]
        if kind in (DayKind.HOLIDAY, DayKind.RESTDAY):
            least.append(self.rules.least_on_holidays)
        if self.calendar.sensitive_on(day) is not None:
            least.append(self.rules.least_when_sensitive)
        return max(least)

    def _person(self, day: date, slot: int, person_id: PersonId) -> Iterator[RosterFinding]:
        person = self.people.get(person_id)
        if person is None or not person.in_service(day):
            yield RosterFinding(RosterFault.INACTIVE, day, slot, self._name(person_id))
        elif not person.may_stand_duty:
            yield RosterFinding(RosterFault.CATEGORY, day, slot, person.name)
        elif self.calendar.day(day).kind is DayKind.HOLIDAY and not self._trained(person, day):
            yield RosterFinding(RosterFault.UNTRAINED, day, slot, person.name)

    def _trained(self, person: Person, day: date) -> bool:
        return (
            person.trained_on is not None
            and person.trained_on <= day <= person.trained_on + self.rules.trained
        )

    def _rests(
        self,
        shifts: Mapping[tuple[date, int], list[tuple[CrewPost, PersonId]]],
        before: Mapping[Place, Due],
        first: date,
    ) -> Iterator[RosterFinding]:
        ends: dict[PersonId, datetime] = {}
        earlier = (place for place in before if place.day < first and place.post is not CrewPost.STANDBY)
        for place in sorted(earlier, key=lambda each: (each.day, each.slot)):
            ends[before[place].person_id] = self.pattern.times(place.day, place.slot)[1]
        for day, slot in sorted(shifts):
            starts_at, ends_at = self.pattern.times(day, slot)
            for person in {person for post, person in shifts[day, slot] if post is not CrewPost.STANDBY}:
                ended = ends.get(person)
                if ended is not None and starts_at - ended < self.rules.rest:
                    yield RosterFinding(
                        RosterFault.NO_REST,
                        day,
                        slot,
                        self._name(person),
                        have=round((starts_at - ended).total_seconds() / 3600),
                        want=round(self.rules.rest.total_seconds() / 3600),
                    )
                ends[person] = ends_at

    def _name(self, person_id: PersonId) -> str:
        person = self.people.get(person_id)
        return person.name if person is not None else ""
