"""A month's roster as it is worked on: without a widget, so that it can be tried without a window."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dutyconsole.app.rosters import pattern_of, rules_of
from dutyconsole.domain.roster import (
    DayClass,
    Due,
    LineOf,
    Place,
    Plan,
    changes,
    cleared,
    decode,
    encode,
    exchanged,
    in_force,
    shares,
    stand_in,
)
from dutyconsole.domain.roster_check import RosterCheck, RosterFinding
from dutyconsole.domain.rotation import Rotation, RotationRules
from dutyconsole.domain.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from dutyconsole.app.roster_views import RosterGround
    from dutyconsole.domain.duty_calendar import DutyCalendar, HolidayTable
    from dutyconsole.domain.ids import PersonId
    from dutyconsole.domain.person import Person
    from dutyconsole.domain.roster import Roster, Share
    from dutyconsole.domain.rotation import Lines
    from dutyconsole.settings.root import Settings

LOOK_BACK = timedelta(days=45)
UNDO_STEPS = 200


@dataclass(frozen=True, order=True)
class Month:
    """A month of the calendar."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def moved(self, months: int) -> Month:
        """Return the month so many later."""
        count = self.year * 12 + self.month - 1 + months
        return Month(count // 12, count % 12 + 1)

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"


class RosterWork:
    """The plan of one month with its way back, its faults and its shares."""

    def __init__(self, settings: Settings, zone: ZoneInfo, table: HolidayTable, month: Month) -> None:
        self._settings = settings
        self._table = table
        self.pattern = pattern_of(settings, zone)
        self.month = month
        self.ground: RosterGround | None = None
        # Every cell of the grid asks it while it is painted.
        self._calendar: DutyCalendar | None = None
        self.plan: Plan = {}
        self.published: Plan = {}
        self.before: Plan = {}
        self.people: dict[PersonId, Person] = {}
        self.is_draft = False
        self._past: list[Plan] = []

    def load(self, ground: RosterGround, draft: str = "") -> None:
        """Take up a month: its draft where there is one, else the version that holds.

        A draft that cannot be read (of another program) is left where it is; the version that holds is shown.
        """
        first, last = self.month.first, self.month.last
        self.ground, self.people = ground, ground.by_id()
        self._calendar = ground.calendar(self._table)
        self.published = ground.plan(first, last)
        self.before = ground.plan(first - LOOK_BACK, first - timedelta(days=1))
        self.plan, self.is_draft = dict(self.published), False
        self._past.clear()
        try:
            kept = decode(draft).plan if draft else None
        except ValueError:
            kept = None
        if kept is not None:
            self.plan, self.is_draft = kept, True

    @property
    def calendar(self) -> DutyCalendar:
        """The room's calendar; raises `ValueError` before a month was taken up."""
        if self._calendar is None:
            raise ValueError("no month taken up")
        return self._calendar

    @property
    def version(self) -> Roster | None:
        """The version that holds at the month's first day, or None."""
        return None if self.ground is None else in_force(self.ground.rosters, self.month.first)

    @property
    def is_changed(self) -> bool:
        """Say whether there is something to publish."""
        return bool(changes(self.published, self.plan)) or self.plan != self.published

    @property
    def can_undo(self) -> bool:
        """Say whether there is a step to take back."""
        return bool(self._past)

    def put(self, place: Place, person: PersonId | None) -> None:
        """Have somebody else stand, or nobody."""
        self._become(cleared(self.plan, [place]) if person is None else stand_in(self.plan, place, person))

    def exchange(self, one: Place, other: Place) -> None:
        """Exchange the people of two places."""
        self._become(exchanged(self.plan, one, other))

    def generate(self) -> int:
        """Fill the empty places by rotation; returns how many could be filled."""
        settings = self._settings.roster
        rotation = Rotation(
            self.pattern,
            self.calendar,
            self.lines,
            RotationRules(
                timedelta(hours=settings.rest_hours), settings.week_leader, settings.weekend_one_leader
            ),
            self._may_stand,
        )
        rotation.go_on_after(self.before)
        after = rotation.fill(self.month.first, self.month.last, self.plan)
        filled = len(after) - len(self.plan)
        self._become(after)
        return filled

    def clear(self) -> None:
        """Empty the month."""
        self._become({})

    def undo(self) -> None:
        """Take the last step back."""
        if self._past:
            self.plan = self._past.pop()

    @property
    def lines(self) -> Lines:
        """The order in which people stand: as set, else by their roles in the order of the list."""
        if self.ground is not None and self.ground.lines:
            return self.ground.lines
        standing = [person for person in self.people.values() if person.may_stand_duty]
        return {
            (LineOf.LEADER, DayClass.WORKDAY): _with(standing, Role.LEADER),
            (LineOf.OFFICER, DayClass.WORKDAY): _with(standing, Role.OFFICER),
        }

    def findings(self) -> list[RosterFinding]:
        """Return what is wrong with the plan."""
        check = RosterCheck(self.pattern, self.calendar, rules_of(self._settings), self.people)
        return check.look(self.plan, self.month.first, self.month.last, self.before)

    def shares(self) -> list[Share]:
        """Return who stands how much."""
        return shares(self.plan, self.pattern, self.calendar)

    def changed_places(self) -> list[Place]:
        """Return the places that are not as published."""
        return changes(self.published, self.plan)

    def name_at(self, place: Place) -> str:
        """Return who is due at a place, or nothing."""
        due = self.plan.get(place)
        return "" if due is None else self.name(due)

    def name(self, due: Due) -> str:
        """Return a person's name."""
        person = self.people.get(due.person_id)
        return person.name if person is not None else "?"

    def draft(self) -> str:
        """Return the plan as the text of a draft."""
        return encode(self.plan, {number: person.name for number, person in self.people.items()})

    def _may_stand(self, person_id: PersonId, day: date) -> bool:
        person = self.people.get(person_id)
        return person is not None and person.may_stand_duty and person.in_service(day)

    def _become(self, plan: Plan) -> None:
        if plan == self.plan:
            return
        self._past = [*self._past[-UNDO_STEPS:], self.plan]
        self.plan, self.is_draft = plan, True


def _with(people: Iterable[Person], role: Role) -> tuple[PersonId, ...]:
    return tuple(person.id for person in people if role in person.roles and person.id is not None)
