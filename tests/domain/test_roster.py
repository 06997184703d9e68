"""Rosters: filled by rotation, changed by hand, held to the rules before they are published."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from dutyconsole.domain.duty_calendar import DutyCalendar, SensitivePeriod
from dutyconsole.domain.ids import PersonId
from dutyconsole.domain.person import Person
from dutyconsole.domain.roster import (
    DayClass,
    Due,
    LineOf,
    Pattern,
    Place,
    Plan,
    changes,
    decode,
    encode,
    exchanged,
    is_night,
    shares,
    stand_in,
)
from dutyconsole.domain.roster_check import RosterCheck, RosterRules
from dutyconsole.domain.rotation import Lines, Rotation, RotationRules
from dutyconsole.domain.vocabulary import Category, CrewPost, Role, RosterFault
from dutyconsole.holidays.table import PublishedHolidays

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = DutyCalendar(PublishedHolidays())
WHOLE_DAY = Pattern(time(8, 30), 24.0, ("24小时班",), ZONE)
RULES = RosterRules(1, 2, 2, timedelta(hours=24), timedelta(days=365))
LEADERS = tuple(PersonId(n) for n in range(1, 6))
OFFICERS = tuple(PersonId(n) for n in range(11, 19))
LINES: Lines = {
    (LineOf.LEADER, DayClass.WORKDAY): LEADERS,
    (LineOf.OFFICER, DayClass.WORKDAY): OFFICERS,
}
PEOPLE = {
    number: Person(number, f"人{number}", roles=frozenset({Role.OFFICER}), trained_on=date(2026, 1, 1))
    for number in (*LEADERS, *OFFICERS)
}
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def rotation(**changes: object) -> Rotation:
    rules = RotationRules(timedelta(hours=24))
    made = Rotation(WHOLE_DAY, CALENDAR, dict(LINES), rules, lambda _person, _day: True)
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def check(plan: Plan, people: dict[PersonId, Person] | None = None) -> list[RosterFault]:
    look = RosterCheck(WHOLE_DAY, CALENDAR, RULES, people or PEOPLE)
    return [each.fault for each in look.look(plan, FIRST, LAST)]


def test_a_month_by_rotation_is_whole_and_fair() -> None:
    plan = rotation().fill(FIRST, LAST)
    assert check(plan) == []
    stood = Counter(due.person_id for due in plan.values())
    assert {stood[person] for person in LEADERS} == {6}
    assert {stood[person] for person in OFFICERS} <= {7, 8}


def test_the_next_month_goes_on_where_the_last_one_ended() -> None:
    november = rotation().fill(FIRST, LAST)
    whole = rotation().fill(FIRST, date(2026, 12, 31))
    later = rotation()
    later.go_on_after(november)
    assert later.fill(date(2026, 12, 1), date(2026, 12, 31)) == {
        place: due for place, due in whole.items() if place.day >= date(2026, 12, 1)
    }


def test_who_is_passed_over_comes_first_next_time() -> None:
    away = rotation(may_stand=lambda person, day: person != 1 or day > date(2026, 11, 3))
    leaders = [
        due.person_id for place, due in away.fill(FIRST, LAST).items() if place.post is CrewPost.LEADER
    ]
    assert leaders[:5] == [2, 3, 4, 1, 5]


def test_rest_days_and_holidays_have_their_own_rotation() -> None:
    lines = dict(LINES) | {(LineOf.LEADER, DayClass.RESTDAY): (PersonId(6), PersonId(7))}
    plan = rotation(lines=lines).fill(FIRST, LAST)
    leaders = {place.day: due.person_id for place, due in plan.items() if place.post is CrewPost.LEADER}
    assert [leaders[date(2026, 11, day)] for day in (1, 7, 8, 14)] == [6, 7, 6, 7]


def test_a_leader_for_the_week_and_one_for_the_weekend() -> None:
    weekly = rotation(rules=RotationRules(timedelta(0), week_leader=True)).fill(FIRST, LAST)
    leaders = {place.day: due.person_id for place, due in weekly.items() if place.post is CrewPost.LEADER}
    assert len({leaders[date(2026, 11, day)] for day in range(2, 9)}) == 1
    assert leaders[date(2026, 11, 9)] != leaders[date(2026, 11, 8)]
    weekend = rotation(rules=RotationRules(timedelta(0), weekend_one_leader=True)).fill(FIRST, LAST)
    leaders = {place.day: due.person_id for place, due in weekend.items() if place.post is CrewPost.LEADER}
    assert leaders[date(2026, 11, 7)] == leaders[date(2026, 11, 8)]
    assert leaders[date(2026, 11, 9)] != leaders[date(2026, 11, 8)]


def test_three_shifts_cover_the_day_without_a_gap() -> None:
    pattern = Pattern(time(8, 0), 8.0, ("早班", "中班", "夜班"), ZONE)
    ends = [pattern.times(date(2026, 11, 1), slot) for slot in range(pattern.shifts)]
    assert [pattern.name(slot) for slot in range(3)] == ["早班", "中班", "夜班"]
    assert all(one[1] == other[0] for one, other in itertools.pairwise(ends))
    assert ends[-1][1] == pattern.times(date(2026, 11, 2), 0)[0]
    assert [is_night(*each) for each in ends] == [False, False, True]


@pytest.mark.parametrize(
    ("gone", "fault"),
    [
        ({CrewPost.LEADER, CrewPost.MAIN, CrewPost.SECOND}, RosterFault.UNCOVERED),
        ({CrewPost.LEADER}, RosterFault.NO_LEADER),
        ({CrewPost.MAIN}, RosterFault.NO_MAIN),
    ],
)
def test_what_lacks_is_named_with_its_day(gone: set[CrewPost], fault: RosterFault) -> None:
    plan = rotation().fill(FIRST, LAST)
    day = date(2026, 11, 11)
    left = {place: due for place, due in plan.items() if place.day != day or place.post not in gone}
    found = RosterCheck(WHOLE_DAY, CALENDAR, RULES, PEOPLE).look(left, FIRST, LAST)
    assert [(each.fault, each.day, each.slot) for each in found] == [(fault, day, 0)]
    assert found[0].blocks
    assert found[0].article


def test_holidays_and_sensitive_periods_want_more_officers() -> None:
    plan = rotation().fill(FIRST, LAST)
    alone = {place: due for place, due in plan.items() if place.post is not CrewPost.SECOND}
    rest_days = sum(not CALENDAR.day(place.day).is_working for place in plan if place.post is CrewPost.MAIN)
    assert check(alone) == [RosterFault.TOO_FEW] * rest_days
    calm = DutyCalendar(PublishedHolidays(), sensitive=(SensitivePeriod(1, "演练", FIRST, LAST),))
    found = RosterCheck(WHOLE_DAY, calm, RULES, PEOPLE).look(alone, FIRST, LAST)
    assert len(found) == 30


def test_who_may_not_stand_is_named() -> None:
    plan = rotation().fill(FIRST, LAST)
    people = dict(PEOPLE)
    people[PersonId(1)] = replace(PEOPLE[PersonId(1)], category=Category.OTHER)
    assert set(check(plan, people)) == {RosterFault.CATEGORY}
    people[PersonId(1)] = replace(PEOPLE[PersonId(1)], active_to=date(2026, 11, 10))
    assert set(check(plan, people)) == {RosterFault.INACTIVE}


def test_one_person_twice_and_without_rest() -> None:
    plan = rotation().fill(FIRST, LAST)
    place = Place(date(2026, 11, 11), 0, CrewPost.SECOND)
    main = plan[Place(date(2026, 11, 11), 0, CrewPost.MAIN)].person_id
    assert check(stand_in(plan, place, main)) == [RosterFault.TWICE]
    yesterday = plan[Place(date(2026, 11, 10), 0, CrewPost.MAIN)].person_id
    assert RosterFault.NO_REST in check(stand_in(plan, place, yesterday))


def test_an_untrained_officer_on_a_holiday_is_told_and_does_not_block() -> None:
    people = {number: replace(person, trained_on=None) for number, person in PEOPLE.items()}
    first, last = date(2026, 10, 1), date(2026, 10, 1)
    plan = rotation().fill(first, last)
    found = RosterCheck(WHOLE_DAY, CALENDAR, RULES, people).look(plan, first, last)
    assert {each.fault for each in found} == {RosterFault.UNTRAINED}
    assert not any(each.blocks for each in found)


def test_a_year_without_a_notice_is_told_once() -> None:
    first, last = date(2027, 1, 1), date(2027, 1, 31)
    plan = rotation().fill(first, last)
    faults = [each.fault for each in RosterCheck(WHOLE_DAY, CALENDAR, RULES, PEOPLE).look(plan, first, last)]
    assert faults.count(RosterFault.AWAITS_NOTICE) == 1


def test_an_exchange_keeps_whose_turn_it_was() -> None:
    plan = rotation().fill(FIRST, LAST)
    one, other = Place(date(2026, 11, 28), 0, CrewPost.SECOND), Place(date(2026, 11, 30), 0, CrewPost.SECOND)
    after = exchanged(plan, one, other)
    assert after[one] == Due(plan[other].person_id, plan[one].person_id)
    assert after[one].is_changed
    assert changes(plan, after) == [one, other]
    assert exchanged(after, one, other)[one] == plan[one]


def test_a_roster_survives_its_text() -> None:
    plan = stand_in(rotation().fill(FIRST, LAST), Place(FIRST, 0, CrewPost.MAIN), PersonId(18))
    text = encode(plan, {number: person.name for number, person in PEOPLE.items()})
    assert decode(text).plan == plan
    assert decode(text).names[PersonId(18)] == "人18"
    assert encode(decode(text).plan, decode(text).names) == text


def test_shares_count_kinds_of_day_and_nights() -> None:
    plan = rotation().fill(date(2026, 10, 1), date(2026, 10, 7))
    total = shares(plan, WHOLE_DAY, CALENDAR)
    assert sum(share.holidays for share in total) == 7 * 3
    assert all(share.nights == share.shifts for share in total)
    assert sum(share.hours for share in total) == 7 * 3 * 24
