"""The calendar of a duty room: working days, rest days, holidays, make-up working days, sensitive periods.

Holidays follow the yearly notice of the State Council (article 9); statutory days are those of the law
(全国年节及纪念日放假办法, 2024), which the notice lengthens by moving weekends. A year without a
notice is known only in part: its weekends and statutory days are computed, and it is said so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from dutyconsole.domain.vocabulary import DayKind, DaySource
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SATURDAY = 5
ONE_DAY = timedelta(days=1)
LONGEST_HOLIDAY = 40
"""Days; none has been longer than eleven, so a longer one is a slip of an import."""


@dataclass(frozen=True)
class DutyDay:
    """What a day is."""

    day: date
    kind: DayKind
    name: str = ""
    """Of the holiday, such as 国庆节; also on the make-up working days that belong to it."""
    statutory: bool = False
    """One of the thirteen days of the law, which count more for compensatory leave than the days around."""
    source: DaySource = DaySource.NOTICE

    @property
    def is_working(self) -> bool:
        """Say whether offices are open."""
        return self.kind in (DayKind.WORKDAY, DayKind.MAKE_UP)


@dataclass(frozen=True)
class Holiday:
    """A holiday from its first to its last day."""

    name: str
    first: date
    last: date

    @property
    def days(self) -> int:
        """How long it is."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class SensitivePeriod:
    """A time in which duty is reinforced by order: a congress, a great event, a warning (敏感期)."""

    id: int | None
    name: str
    first: date
    last: date
    note: str = ""

    def covers(self, day: date) -> bool:
        """Say whether the day lies in it."""
        return self.first <= day <= self.last


class HolidayTable(Protocol):
    """The holidays as published, and the statutory days of any year."""

    def published(self, year: int) -> Mapping[date, DutyDay] | None:
        """Return the days of the year that are not as the weekday says, or None where no notice is known."""
        ...

    def statutory(self, year: int) -> Mapping[date, str]:
        """Return the statutory days of the year with the names of their holidays."""
        ...


@dataclass
class DutyCalendar:
    """Says what any day is: what the room has set first, then the notice, then the weekday."""

    table: HolidayTable
    own: Mapping[date, DutyDay] = field(default_factory=dict)
    """Imported or set by hand; goes before the table."""
    sensitive: tuple[SensitivePeriod, ...] = ()
    _years: dict[int, Mapping[date, DutyDay]] = field(default_factory=dict)

    def day(self, day: date) -> DutyDay:
        """Return what the day is."""
        found = self.own.get(day) or self._year(day.year).get(day)
        if found is not None:
            return found
        kind = DayKind.RESTDAY if day.weekday() >= SATURDAY else DayKind.WORKDAY
        source = DaySource.COMPUTED if self.awaits_notice(day.year) else DaySource.NOTICE
        return DutyDay(day, kind, source=source)

    def days(self, first: date, last: date) -> Iterator[DutyDay]:
        """Yield what each day is, both ends included."""
        day = first
        while day <= last:
            yield self.day(day)
            day += ONE_DAY

    def awaits_notice(self, year: int) -> bool:
        """Say whether the holidays of the year are not known yet: neither published nor imported."""
        return self.table.published(year) is None and not any(day.year == year for day in self.own)

    def holidays(self, first: date, last: date) -> list[Holiday]:
        """Return the holidays that begin within the days given, each whole."""
        found: list[Holiday] = []
        day = first
        while day <= last:
            holiday = self.holiday_of(day)
            if holiday is not None and holiday.first == day:
                found.append(holiday)
            day = day + ONE_DAY if holiday is None else holiday.last + ONE_DAY
        return found

    def holiday_of(self, day: date) -> Holiday | None:
        """Return the holiday that the day is part of, or None."""
        if self.day(day).kind is not DayKind.HOLIDAY:
            return None
        first, last = self._end(day, -ONE_DAY), self._end(day, ONE_DAY)
        names = dict.fromkeys(each.name for each in self.days(first, last) if each.name)
        return Holiday("、".join(names), first, last)

    def next_holiday(self, after: date) -> Holiday | None:
        """Return the first holiday that begins after the day, within a year; None where none is known."""
        return next(iter(self.holidays(after + ONE_DAY, after + timedelta(days=366))), None)

    def sensitive_on(self, day: date) -> SensitivePeriod | None:
        """Return the sensitive period that the day lies in, or None."""
        return next((each for each in self.sensitive if each.covers(day)), None)

    def _year(self, year: int) -> Mapping[date, DutyDay]:
        if year not in self._years:
            published = self.table.published(year)
            self._years[year] = self._computed(year) if published is None else published
        return self._years[year]

    def _computed(self, year: int) -> Mapping[date, DutyDay]:
        return {
            day: DutyDay(day, DayKind.HOLIDAY, name, statutory=True, source=DaySource.COMPUTED)
            for day, name in self.table.statutory(year).items()
        }

    def _end(self, day: date, step: timedelta) -> date:
        for _ in range(LONGEST_HOLIDAY):
            if self.day(day + step).kind is not DayKind.HOLIDAY:
                break
            day += step
        return day


def check_period(name: str, first: date, last: date) -> str:
    """Return the name of a sensitive period trimmed; raises `Refused` for a wrong one."""
    if not name.strip():
        raise Refused("period_needs_name")
    if last < first:
        raise Refused("period_ends_before", first=first.isoformat(), last=last.isoformat())
    return name.strip()


def own_days(days: Iterable[DutyDay]) -> dict[date, DutyDay]:
    """Return the days by their date; a later one of the same date goes before."""
    return {each.day: each for each in days}
