"""The roster (F13 值班表): who is due on which shift of which day, by rotation or in another's stead.

A roster covers whole days. Its shifts follow the room's pattern: the day is cut into equal shifts from the
time of the handover on, each with its name. A published roster is never changed: a newer version is made.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from dutyconsole.domain.ids import PersonId
from dutyconsole.domain.vocabulary import CrewPost, DayKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from dutyconsole.domain.duty_calendar import DutyCalendar
    from dutyconsole.domain.ids import RosterId, SubmissionId

NAMES_APART = "、"
POSTS = tuple(CrewPost)
"""In the order of the paper."""


@dataclass(frozen=True)
class Pattern:
    """How a day is cut into shifts, and whom each shift has."""

    start: time
    hours: float
    names: tuple[str, ...]
    """One for each shift of a day; the last one stands for those beyond."""
    zone: ZoneInfo
    seconds: int = 1
    standbys: int = 0

    @property
    def shifts(self) -> int:
        """How many shifts a day has."""
        return max(1, round(24 / self.hours))

    def name(self, slot: int) -> str:
        """Return the name of a shift of the day, counted from 0."""
        return self.names[min(slot, len(self.names) - 1)]

    def times(self, day: date, slot: int) -> tuple[datetime, datetime]:
        """Return from when to when the shift lasts, by the room's clock."""
        begin = datetime.combine(day, self.start, self.zone) + timedelta(hours=self.hours) * slot
        return begin, begin + timedelta(hours=self.hours)

    def posts(self) -> Iterator[tuple[CrewPost, int]]:
        """Yield the posts of a shift with their positions, in the order of the paper."""
        yield CrewPost.LEADER, 0
        yield CrewPost.MAIN, 0
        for position in range(self.seconds):
            yield CrewPost.SECOND, position
        for position in range(self.standbys):
            yield CrewPost.STANDBY, position

    def places(self, day: date) -> Iterator[Place]:
        """Yield every place of a day, in the order of time and of the paper."""
        for slot in range(self.shifts):
            for post, position in self.posts():
                yield Place(day, slot, post, position)


@dataclass(frozen=True, order=True)
class Place:
    """One place of a roster: a post on a shift of a day."""

    day: date
    slot: int
    post: CrewPost
    position: int = 0


@dataclass(frozen=True)
class Due:
    """Who is due at a place, and whose turn it was."""

    person_id: PersonId
    turn_of: PersonId | None = None
    """Whose turn it was by rotation; None where nobody's."""

    @property
    def is_changed(self) -> bool:
        """Say whether another stands than whose turn it was (调)."""
        return self.turn_of is not None and self.turn_of != self.person_id


Plan = dict[Place, Due]
"""A roster as it is worked on."""


class DayClass(Enum):
    """The kinds of day that have a rotation of their own."""

    WORKDAY = "workday"
    RESTDAY = "restday"
    HOLIDAY = "holiday"


_CLASSES = {
    DayKind.WORKDAY: DayClass.WORKDAY,
    DayKind.MAKE_UP: DayClass.WORKDAY,
    DayKind.RESTDAY: DayClass.RESTDAY,
    DayKind.HOLIDAY: DayClass.HOLIDAY,
}


def class_of(kind: DayKind) -> DayClass:
    """Return by which rotation a day goes."""
    return _CLASSES[kind]


class LineOf(Enum):
    """Who is rotated apart from whom."""

    LEADER = "leader"
    OFFICER = "officer"


def line_of(post: CrewPost) -> LineOf:
    """Return in which rotation a post is."""
    return LineOf.LEADER if post is CrewPost.LEADER else LineOf.OFFICER


@dataclass(frozen=True)
class Roster:
    """A published version."""

    id: RosterId | None
    number: int
    """Counts up over all rosters of the room; printed as V3."""
    first: date
    last: date
    published_at: datetime
    author_id: PersonId
    author: str
    plan: str
    """The duties as `encode` writes them: one text, so that one link of the chain vouches for all of it."""
    note: str = ""


@dataclass(frozen=True)
class Submission:
    """That a roster was handed in (值班表报送)."""

    id: SubmissionId | None
    roster_id: RosterId
    sent_at: datetime
    recipient: str
    """To whom, such as 市政府值班室."""
    method: str
    """传真, 专网, 纸质."""
    accepted_by: str
    """Who took it there."""
    author_id: PersonId
    author: str


@dataclass(frozen=True)
class Share:
    """How much one person stands within a roster."""

    person_id: PersonId
    shifts: int
    hours: float
    restdays: int
    holidays: int
    nights: int


def shares(plan: Plan, pattern: Pattern, calendar: DutyCalendar) -> list[Share]:
    """Return what each person stands, most first; standby counts for nothing."""
    by_person: dict[PersonId, list[Place]] = defaultdict(list)
    for place, due in plan.items():
        if place.post is not CrewPost.STANDBY:
            by_person[due.person_id].append(place)
    found = [_share(person, places, pattern, calendar) for person, places in by_person.items()]
    return sorted(found, key=lambda share: (-share.shifts, share.person_id))


def _share(person: PersonId, places: list[Place], pattern: Pattern, calendar: DutyCalendar) -> Share:
    kinds = Counter(class_of(calendar.day(place.day).kind) for place in places)
    nights = sum(is_night(*pattern.times(place.day, place.slot)) for place in places)
    return Share(
        person,
        shifts=len(places),
        hours=len(places) * pattern.hours,
        restdays=kinds[DayClass.RESTDAY],
        holidays=kinds[DayClass.HOLIDAY],
        nights=nights,
    )


def is_night(starts_at: datetime, ends_at: datetime) -> bool:
    """Say whether a shift holds midnight or begins at it."""
    return starts_at.time() == time(0) or starts_at.date() < (ends_at - timedelta(microseconds=1)).date()


def stand_in(plan: Plan, place: Place, person: PersonId) -> Plan:
    """Return the plan with another person at the place; whose turn it was is kept."""
    before = plan.get(place)
    turn_of = None if before is None else before.turn_of or before.person_id
    return plan | {place: Due(person, turn_of)}


def cleared(plan: Plan, places: Iterable[Place]) -> Plan:
    """Return the plan without those places."""
    gone = set(places)
    return {place: due for place, due in plan.items() if place not in gone}


def exchanged(plan: Plan, one: Place, other: Place) -> Plan:
    """Return the plan with the people of two places exchanged (对调); an empty place may be one of them."""
    after = dict(plan)
    for place, source in ((one, other), (other, one)):
        due, own = plan.get(source), plan.get(place)
        if due is None:
            after.pop(place, None)
        else:
            turn_of = None if own is None else own.turn_of or own.person_id
            after[place] = replace(due, turn_of=turn_of)
    return after


def in_force(rosters: Iterable[Roster], day: date) -> Roster | None:
    """Return the version that holds for a day: the newest that covers it."""
    return max((each for each in rosters if each.first <= day <= each.last), key=_number, default=None)


def _number(roster: Roster) -> int:
    return roster.number


def changes(before: Mapping[Place, Due], after: Mapping[Place, Due]) -> list[Place]:
    """Return the places where another person is due than before, in order."""
    places = before.keys() | after.keys()
    changed = (place for place in places if _person(before.get(place)) != _person(after.get(place)))
    return sorted(changed, key=lambda place: (place.day, place.slot, POSTS.index(place.post), place.position))


def _person(due: Due | None) -> PersonId | None:
    return None if due is None else due.person_id


@dataclass(frozen=True)
class Written:
    """A roster read back from its text."""

    plan: Plan
    names: Mapping[PersonId, str]
    """As people were called when it was published."""


def encode(plan: Mapping[Place, Due], names: Mapping[PersonId, str]) -> str:
    """Return a plan as text: JSON, one list a duty, in a fixed order."""
    rows = [
        [
            *(place.day.isoformat(), place.slot, place.post.value, place.position),
            *(due.person_id, due.turn_of, names.get(due.person_id, "")),
        ]
        for place, due in sorted(plan.items(), key=_place_order)
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> Written:
    """Return what `encode` wrote; raises `ValueError` for any other text."""
    plan: Plan = {}
    names: dict[PersonId, str] = {}
    try:
        for day, slot, post, position, person, turn_of, name in json.loads(text):
            place = Place(date.fromisoformat(day), int(slot), CrewPost.coded(post), int(position))
            plan[place] = Due(PersonId(person), None if turn_of is None else PersonId(turn_of))
            names[PersonId(person)] = name
    except TypeError as error:
        raise ValueError("not the text of a roster") from error
    return Written(plan, names)


def _place_order(item: tuple[Place, Due]) -> tuple[date, int, int, int]:
    place = item[0]
    return place.day, place.slot, POSTS.index(place.post), place.position
