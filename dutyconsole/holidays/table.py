"""`HolidayTable` by chinesecalendar (published years) and borax (lunar dates).

Traps of chinesecalendar 1.11, met and gone round: it raises for years that it does not know; an adjusted
working day carries a holiday's name; its table of holidays leaves out weekend days of some years, so a
holiday is the run of free days around one that the table names; `Holiday.days` is older than the law of 2024.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

import chinese_calendar
from borax.calendars.lunardate import LunarDate

from dutyconsole.domain.duty_calendar import SATURDAY, DutyDay
from dutyconsole.domain.vocabulary import DayKind, DaySource

if TYPE_CHECKING:
    from collections.abc import Mapping

ONE_DAY = timedelta(days=1)
LONGEST_RUN = timedelta(days=15)
"""More than any holiday has had days."""
LAW_OF_2024 = 2025
"""First year in which New Year's Eve and 2 May are statutory days."""
NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}


class PublishedHolidays:
    """The holidays that the library knows; later years have statutory days only."""

    def published(self, year: int) -> Mapping[date, DutyDay] | None:
        """Return the holidays and make-up days of a year, or None for one that the library does not know."""
        return _published(year)

    def statutory(self, year: int) -> Mapping[date, str]:
        """Return the statutory days of a year (the law as of 2024; before 2025 as of 2014).

        Raises `ValueError` outside 1900 to 2100, where the lunar table ends.
        """
        return _statutory(year)


@cache
def _statutory(year: int) -> Mapping[date, str]:
    spring = _solar(year, 1, 1)
    days = {date(year, 1, 1): "元旦"}
    if year >= LAW_OF_2024:
        days[spring - ONE_DAY] = "春节"
    days |= {spring + ONE_DAY * offset: "春节" for offset in range(3)}
    days[_pure_brightness(year)] = "清明节"
    days[date(year, 5, 1)] = "劳动节"
    if year >= LAW_OF_2024:
        days[date(year, 5, 2)] = "劳动节"
    days[_solar(year, 5, 5)] = "端午节"
    days |= {date(year, 10, day): "国庆节" for day in (1, 2, 3)}
    days.setdefault(_solar(year, 8, 15), "中秋节")
    return days


def _solar(year: int, month: int, day: int) -> date:
    found: date = LunarDate(year, month, day).to_solar_date()
    return found


def _pure_brightness(year: int) -> date:
    """Return the day of 清明: one of 3 to 6 April."""
    terms = chinese_calendar.get_solar_terms(date(year, 4, 3), date(year, 4, 6))
    found: date = next(day for day, name in terms if name == "清明")
    return found


@cache
def _known() -> tuple[date, date]:
    """Return the first and the last day that the library knows."""
    years = {day.year for day in chinese_calendar.holidays}
    return date(min(years), 1, 1), date(max(years), 12, 31)


@cache
def _published(year: int) -> Mapping[date, DutyDay] | None:
    known_from, known_to = _known()
    if not known_from.year <= year <= known_to.year:
        return None
    named = _named()
    # A holiday may begin in the year before or end in the year after.
    day = max(known_from, date(year, 1, 1) - LONGEST_RUN)
    last = min(known_to, date(year, 12, 31) + LONGEST_RUN)
    found: dict[date, DutyDay] = {}
    while day <= last:
        run = _run(day, last)
        found |= {each.day: each for each in _days_of(run, named) if each.day.year == year}
        day = run[-1] + ONE_DAY
    return found


@cache
def _named() -> Mapping[date, str]:
    return {
        day: NAMES.get(name, name)
        for table in (chinese_calendar.holidays, chinese_calendar.workdays)
        for day, name in table.items()
    }


def _run(first: date, last: date) -> list[date]:
    """Return the free days that begin with the day given, or that day alone where it is a working day."""
    run = [first]
    if chinese_calendar.is_workday(first):
        return run
    while run[-1] < last and chinese_calendar.is_holiday(run[-1] + ONE_DAY):
        run.append(run[-1] + ONE_DAY)
    return run


def _days_of(run: list[date], named: Mapping[date, str]) -> list[DutyDay]:
    """Return what is special about a run of days: nothing where it is a working day or a plain weekend."""
    if chinese_calendar.is_workday(run[0]):
        if run[0].weekday() < SATURDAY:
            return []
        return [DutyDay(run[0], DayKind.MAKE_UP, named.get(run[0], ""), source=DaySource.NOTICE)]
    if not any(day in chinese_calendar.holidays for day in run):
        return []
    names = _spread([named.get(day, "") for day in run])
    return [
        DutyDay(day, DayKind.HOLIDAY, name, statutory=day in _statutory(day.year))
        for day, name in zip(run, names, strict=True)
    ]


def _spread(names: list[str]) -> list[str]:
    """Give the days without a name that of the day before them, the first ones that of the first named."""
    first = next(name for name in names if name)
    out: list[str] = []
    for name in names:
        out.append(name or (out[-1] if out else first))
    return out
