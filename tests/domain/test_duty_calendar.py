"""What each day is: the State Council's notice for 2026, and years that have none yet."""

from __future__ import annotations

from datetime import date

import pytest

from dutyconsole.domain.duty_calendar import DutyCalendar, DutyDay, Holiday, SensitivePeriod, check_period
from dutyconsole.domain.vocabulary import DayKind, DaySource
from dutyconsole.errors import Refused
from dutyconsole.holidays.table import PublishedHolidays

CALENDAR = DutyCalendar(PublishedHolidays())

NOTICE_OF_2026 = [
    Holiday("元旦", date(2026, 1, 1), date(2026, 1, 3)),
    Holiday("春节", date(2026, 2, 15), date(2026, 2, 23)),
    Holiday("清明节", date(2026, 4, 4), date(2026, 4, 6)),
    Holiday("劳动节", date(2026, 5, 1), date(2026, 5, 5)),
    Holiday("端午节", date(2026, 6, 19), date(2026, 6, 21)),
    Holiday("中秋节", date(2026, 9, 25), date(2026, 9, 27)),
    Holiday("国庆节", date(2026, 10, 1), date(2026, 10, 7)),
]
MADE_UP_IN_2026 = [
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
    date(2026, 5, 9),
    date(2026, 9, 20),
    date(2026, 10, 10),
]


def test_the_holidays_of_2026_are_those_of_the_notice() -> None:
    assert CALENDAR.holidays(date(2026, 1, 1), date(2026, 12, 31)) == NOTICE_OF_2026
    made_up = [
        each.day
        for each in CALENDAR.days(date(2026, 1, 1), date(2026, 12, 31))
        if each.kind is DayKind.MAKE_UP
    ]
    assert made_up == MADE_UP_IN_2026


def test_thirteen_days_of_2026_are_statutory() -> None:
    year = CALENDAR.days(date(2026, 1, 1), date(2026, 12, 31))
    assert sum(each.statutory for each in year) == 13
    assert CALENDAR.day(date(2026, 2, 16)).statutory, "除夕"
    assert not CALENDAR.day(date(2026, 2, 15)).statutory


@pytest.mark.parametrize("year", range(2004, 2027))
def test_every_known_year_has_its_statutory_days_free(year: int) -> None:
    for day in PublishedHolidays().statutory(year):
        if year >= 2014:  # the law of 2013; the days before are those of older laws
            assert CALENDAR.day(day).kind is DayKind.HOLIDAY, day


def test_weekends_inside_a_holiday_belong_to_it_in_years_where_the_library_leaves_them_out() -> None:
    dragon_boat = CALENDAR.holiday_of(date(2024, 6, 8))
    assert dragon_boat == Holiday("端午节", date(2024, 6, 8), date(2024, 6, 10))


def test_a_holiday_of_two_names_is_one() -> None:
    found = CALENDAR.holiday_of(date(2025, 10, 3))
    assert found is not None
    assert (found.first, found.last) == (date(2025, 10, 1), date(2025, 10, 8))
    assert set(found.name.split("、")) == {"国庆节", "中秋节"}


def test_a_year_without_a_notice_is_computed_and_says_so() -> None:
    assert CALENDAR.awaits_notice(2027)
    new_year = CALENDAR.day(date(2027, 1, 1))
    assert (new_year.kind, new_year.source) == (DayKind.HOLIDAY, DaySource.COMPUTED)
    eve = [day for day, name in PublishedHolidays().statutory(2027).items() if name == "春节"]
    assert min(eve) == date(2027, 2, 5)
    assert CALENDAR.day(date(2027, 6, 9)).name == "端午节"
    assert CALENDAR.day(date(2027, 9, 15)).name == "中秋节"
    assert CALENDAR.day(date(2027, 4, 5)).name == "清明节"
    assert CALENDAR.day(date(2027, 1, 4)).kind is DayKind.WORKDAY


def test_the_last_day_of_the_last_known_year_is_asked_without_a_fall_over_the_edge() -> None:
    assert CALENDAR.next_holiday(date(2026, 12, 31)) == Holiday("元旦", date(2027, 1, 1), date(2027, 1, 1))
    assert CALENDAR.day(date(2026, 12, 31)).kind is DayKind.WORKDAY


def test_what_the_room_has_set_goes_before_the_notice_and_ends_the_waiting() -> None:
    own = {
        date(2027, 1, 2): DutyDay(date(2027, 1, 2), DayKind.HOLIDAY, "元旦", source=DaySource.IMPORTED),
        date(2026, 12, 20): DutyDay(date(2026, 12, 20), DayKind.MAKE_UP, source=DaySource.EDITED),
    }
    calendar = DutyCalendar(PublishedHolidays(), own)
    assert not calendar.awaits_notice(2027)
    assert calendar.holiday_of(date(2027, 1, 1)) == Holiday("元旦", date(2027, 1, 1), date(2027, 1, 2))
    assert calendar.day(date(2026, 12, 20)).is_working


def test_a_sensitive_period_covers_both_its_ends() -> None:
    congress = SensitivePeriod(1, "两会", date(2026, 3, 4), date(2026, 3, 11))
    calendar = DutyCalendar(PublishedHolidays(), sensitive=(congress,))
    assert calendar.sensitive_on(date(2026, 3, 4)) is congress
    assert calendar.sensitive_on(date(2026, 3, 11)) is congress
    assert calendar.sensitive_on(date(2026, 3, 12)) is None


def test_a_period_needs_a_name_and_an_end_after_its_beginning() -> None:
    with pytest.raises(Refused, match="period_needs_name"):
        check_period(" ", date(2026, 3, 4), date(2026, 3, 11))
    with pytest.raises(Refused, match="period_ends_before"):
        check_period("两会", date(2026, 3, 11), date(2026, 3, 4))
