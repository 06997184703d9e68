"""Duty days and shifts across midnight, New Year, and relief."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from dutyconsole.domain.ids import PersonId, ShiftId
from dutyconsole.domain.person import Person
from dutyconsole.domain.shift import CrewMember, Shift, check_crew, due_arrival, next_period, period_at
from dutyconsole.domain.vocabulary import Category, CrewPost, Role
from dutyconsole.errors import Refused

ZONE = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("moment", "duty_date", "begin"),
    [
        ("2026-11-23T08:30", date(2026, 11, 23), "2026-11-23T08:30"),
        ("2026-11-24T00:00", date(2026, 11, 23), "2026-11-23T08:30"),
        ("2026-11-24T08:29:59", date(2026, 11, 23), "2026-11-23T08:30"),
        ("2027-01-01T03:00", date(2026, 12, 31), "2026-12-31T08:30"),
    ],
)
def test_the_night_belongs_to_the_day_before(moment: str, duty_date: date, begin: str) -> None:
    found, from_, to = period_at(at(moment), start="08:30", hours=24, zone=ZONE)
    assert found == duty_date
    assert from_ == at(begin)
    assert (to - from_).total_seconds() == 24 * 3600


def test_the_night_shift_of_two_keeps_its_duty_date() -> None:
    duty_date, from_, to = period_at(at("2026-11-24T01:00"), start="08:30", hours=12, zone=ZONE)
    assert duty_date == date(2026, 11, 23)
    assert (from_, to) == (at("2026-11-23T20:30"), at("2026-11-24T08:30"))


def a_shift() -> Shift:
    crew = (
        CrewMember(PersonId(1), "周明远", CrewPost.LEADER),
        CrewMember(PersonId(2), "李晓东", CrewPost.MAIN),
    )
    return Shift(
        ShiftId(1), date(2026, 11, 23), "24小时班", at("2026-11-23T08:30"), at("2026-11-24T08:30"), crew
    )


@pytest.mark.parametrize(
    ("moment", "begin", "end"),
    [
        ("2026-11-24T08:20", "2026-11-24T08:30", "2026-11-25T08:30"),
        ("2026-11-24T08:32", "2026-11-24T08:30", "2026-11-25T08:30"),
        ("2026-11-23T15:00", "2026-11-23T15:00", "2026-11-24T08:30"),
        ("2026-11-26T09:00", "2026-11-26T08:30", "2026-11-27T08:30"),
    ],
)
def test_what_follows_a_handover(moment: str, begin: str, end: str) -> None:
    _, from_, to = next_period(a_shift(), at(moment), start="08:30", hours=24, zone=ZONE)
    assert (from_, to) == (at(begin), at(end))


def test_the_next_crew_is_due_ten_minutes_before() -> None:
    assert due_arrival(a_shift(), 10) == at("2026-11-24T08:20")


def a_person(number: int, *, category: Category = Category.CIVIL_SERVANT) -> Person:
    return Person(PersonId(number), str(number), category=category, roles=frozenset({Role.OFFICER}))


def test_a_crew_needs_a_leader_a_main_officer_and_the_right_people() -> None:
    crew = a_shift().crew
    people = {PersonId(1): a_person(1), PersonId(2): a_person(2)}
    check_crew(crew, people)
    for broken, code in (
        (crew[1:], "shift_needs_leader"),
        (crew[:1], "shift_needs_main"),
        ((*crew, CrewMember(PersonId(1), "周明远", CrewPost.SECOND)), "person_twice"),
    ):
        with pytest.raises(Refused) as refusal:
            check_crew(broken, people)
        assert refusal.value.code == code
    people[PersonId(2)] = a_person(2, category=Category.OTHER)
    with pytest.raises(Refused) as refusal:
        check_crew(crew, people)
    assert refusal.value.code == "may_not_stand_duty"
