"""Filling a roster by rotation: everybody in turn, on working days, rest days and holidays apart."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dutyconsole.domain.roster import DayClass, Due, LineOf, Pattern, Place, Plan, class_of, line_of
from dutyconsole.domain.vocabulary import CrewPost

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from dutyconsole.domain.duty_calendar import DutyCalendar
    from dutyconsole.domain.ids import PersonId

SUNDAY = 6
Lines = dict[tuple[LineOf, DayClass], tuple["PersonId", ...]]
"""The order in which people stand, for each kind of day; a kind without one goes by that of working days."""


@dataclass(frozen=True)
class RotationRules:
    """How the rotation goes."""

    rest: timedelta
    week_leader: bool = False
    weekend_one_leader: bool = False


@dataclass
class Rotation:
    """Turns the lines, place after place.

    `may_stand` says whether a person may be due on a day at all (service, leave); whoever may not, or has not
    rested, is passed over and comes first next time.
    """

    pattern: Pattern
    calendar: DutyCalendar
    lines: Lines
    rules: RotationRules
    may_stand: Callable[[PersonId, date], bool]
    _queues: dict[tuple[LineOf, DayClass], deque[PersonId]] = field(default_factory=dict)
    _ends: dict[PersonId, datetime] = field(default_factory=dict)
    _leader: Due | None = None
    _leader_until: date | None = None

    def go_on_after(self, earlier: Mapping[Place, Due]) -> None:
        """Begin behind those who had the last turns of an earlier roster, and let them rest."""
        last: dict[tuple[LineOf, DayClass], PersonId] = {}
        for place in sorted(earlier, key=_order):
            due = earlier[place]
            last[self._line(place)] = due.turn_of or due.person_id
            self._note_end(place, due.person_id)
        for line, person in last.items():
            queue = self._queue(line)
            if person in queue:
                queue.rotate(-queue.index(person) - 1)

    def fill(self, first: date, last: date, fixed: Mapping[Place, Due] | None = None) -> Plan:
        """Return a plan of the days, both ends included; what is `fixed` stays as it is."""
        plan: Plan = dict(fixed or {})
        for day in self.calendar.days(first, last):
            for place in self.pattern.places(day.day):
                due = plan.get(place) or self._next(place, plan)
                if due is not None:
                    plan[place] = due
                    self._note_end(place, due.person_id)
        return plan

    def _next(self, place: Place, plan: Plan) -> Due | None:
        if place.post is CrewPost.LEADER and (kept := self._kept_leader(place)) is not None:
            return kept
        queue = self._queue(self._line(place))
        for person in tuple(queue):
            if self._can(person, place, plan):
                queue.remove(person)
                queue.append(person)
                due = Due(person, person)
                if place.post is CrewPost.LEADER:
                    self._keep_leader(place, due)
                return due
        return None

    def _line(self, place: Place) -> tuple[LineOf, DayClass]:
        line, kind = line_of(place.post), class_of(self.calendar.day(place.day).kind)
        return (line, kind) if self.lines.get((line, kind)) else (line, DayClass.WORKDAY)

    def _queue(self, line: tuple[LineOf, DayClass]) -> deque[PersonId]:
        if line not in self._queues:
            self._queues[line] = deque(self.lines.get(line, ()))
        return self._queues[line]

    def _can(self, person: PersonId, place: Place, plan: Plan) -> bool:
        if not self.may_stand(person, place.day):
            return False
        here = (plan.get(Place(place.day, place.slot, post, n)) for post, n in self.pattern.posts())
        if any(due is not None and due.person_id == person for due in here):
            return False
        ended = self._ends.get(person)
        starts_at, _ = self.pattern.times(place.day, place.slot)
        return ended is None or ended + self.rules.rest <= starts_at

    def _note_end(self, place: Place, person: PersonId) -> None:
        if place.post is not CrewPost.STANDBY:
            self._ends[person] = self.pattern.times(place.day, place.slot)[1]

    def _kept_leader(self, place: Place) -> Due | None:
        """Return the leader of the week or the weekend, where one leads for so long."""
        if self._leader is None or self._leader_until is None or place.day > self._leader_until:
            return None
        return self._leader if self.may_stand(self._leader.person_id, place.day) else None

    def _keep_leader(self, place: Place, due: Due) -> None:
        weekday = place.day.weekday()
        weekend = self.rules.weekend_one_leader and weekday == SUNDAY - 1
        if self.rules.week_leader or weekend:
            self._leader, self._leader_until = due, place.day + timedelta(days=SUNDAY - weekday)
        else:
            self._leader = None


def _order(place: Place) -> tuple[date, int]:
    return place.day, place.slot
