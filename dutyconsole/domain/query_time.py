"""Times in a search, as a person writes them: an instant, so long ago, or a day or a shift by its name.

They stay as written until they are asked for, so that a kept filter `from:8h` always means the last eight
hours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import Term

if TYPE_CHECKING:
    from datetime import tzinfo


class AgoUnit(Term):
    """What `8h` counts."""

    MINUTES = "m", "分钟", "minutes"
    HOURS = "h", "小时", "hours"
    DAYS = "d", "天", "days"
    WEEKS = "w", "周", "weeks"

    def times(self, count: int) -> timedelta:
        """Return so many of them."""
        minutes = {"m": 1, "h": 60, "d": 1440, "w": 10080}[self.value]
        return timedelta(minutes=minutes * count)


class NamedTime(Term):
    """Days, weeks, months and shifts that have a name."""

    TODAY = "today", "今天", "Today"
    YESTERDAY = "yesterday", "昨天", "Yesterday"
    DAY_BEFORE = "daybefore", "前天", "The day before yesterday"
    THIS_WEEK = "week", "本周", "This week"
    LAST_WEEK = "lastweek", "上周", "Last week"
    THIS_MONTH = "month", "本月", "This month"
    LAST_MONTH = "lastmonth", "上月", "Last month"
    THIS_SHIFT = "shift", "本班", "This shift"
    LAST_SHIFT = "lastshift", "上一班", "Last shift"


@dataclass(frozen=True)
class Ago:
    """So long before the moment of asking."""

    count: int
    unit: AgoUnit


@dataclass(frozen=True)
class Moment:
    """A minute of the room's calendar, or a whole day; the room's zone is put in when it is asked."""

    at: datetime
    """Naive: what the clock on the wall showed."""
    whole_day: bool = False


When = Ago | Moment | NamedTime


@dataclass(frozen=True)
class Calendar:
    """What relative times are reckoned by: the moment of asking and the shifts around it."""

    now: datetime
    zone: tzinfo
    shift: tuple[datetime, datetime | None] | None = None
    """Beginning and end of the shift that is on; no end while it goes on."""
    last_shift: tuple[datetime, datetime | None] | None = None


_AGO = re.compile(r"(\d{1,5})(m|min|h|d|w|分钟|分|小时|时|天|日|周)")
_AGO_UNITS = {"m": "m", "min": "m", "分": "m", "分钟": "m", "h": "h", "时": "h", "小时": "h"} | {
    "d": "d",
    "天": "d",
    "日": "d",
    "w": "w",
    "周": "w",
}
_DAY = r"(?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})"
_MOMENT = re.compile(rf"(?:{_DAY})?(?:(?<=.)[T_ ])?(?:{_CLOCK})?")
MOST_AGO = timedelta(days=36_500)


def read_when(text: str, now: datetime) -> When | None:
    """Return the time that a person wrote, or None where it is none; `now` gives year and day left out.

    `now` is naive, in the room's zone.
    """
    named = NamedTime.of(text)
    if named is not None:
        return named
    if ago := _AGO.fullmatch(text):
        unit = AgoUnit.coded(_AGO_UNITS[ago[2]])
        return Ago(int(ago[1]), unit) if unit.times(int(ago[1])) <= MOST_AGO else None
    return _moment(text.replace("：", ":"), now)


def when_text(when: When) -> str:
    """Return a time as `read_when` reads it, in the shortest way."""
    if isinstance(when, NamedTime):
        return when.zh
    if isinstance(when, Ago):
        return f"{when.count}{when.unit.value}"
    return f"{when.at:%Y-%m-%d}" if when.whole_day else f"{when.at:%Y-%m-%dT%H:%M}"


def begin_of(when: When, calendar: Calendar) -> datetime | None:
    """Return the first instant of a time; None where there was no such shift."""
    return _stretch(when, calendar)[0]


def end_of(when: When, calendar: Calendar) -> datetime | None:
    """Return the first instant after a time; a minute ends where it begins. None where it has no end yet."""
    return _stretch(when, calendar)[1]


def _moment(text: str, now: datetime) -> Moment | None:
    found = _MOMENT.fullmatch(text)
    if not found or not text:
        return None
    told = {name: int(value) for name, value in found.groupdict().items() if value is not None}
    part = {"year": now.year, "month": now.month, "day": now.day, "hour": 0, "minute": 0} | told
    try:
        at = datetime(  # noqa: DTZ001  of the clock on the wall
            part["year"], part["month"], part["day"], part["hour"], part["minute"]
        )
    except ValueError:
        return None
    return Moment(at, whole_day="hour" not in told)


def _stretch(when: When, calendar: Calendar) -> tuple[datetime | None, datetime | None]:
    if isinstance(when, Ago):
        at = calendar.now - when.unit.times(when.count)
        return at, at
    if isinstance(when, Moment):
        at = when.at.replace(tzinfo=calendar.zone)
        return at, _days_after(at, 1) if when.whole_day else at
    if when in (NamedTime.THIS_SHIFT, NamedTime.LAST_SHIFT):
        shift = calendar.shift if when is NamedTime.THIS_SHIFT else calendar.last_shift
        return shift or (None, None)
    return _named_days(when, calendar)


def _named_days(when: NamedTime, calendar: Calendar) -> tuple[datetime, datetime]:
    today = calendar.now.astimezone(calendar.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    monday, first = _days_after(today, -today.weekday()), today.replace(day=1)
    last_first = _days_after(first, -1).replace(day=1)
    next_first = _days_after(first, 32).replace(day=1)
    return {
        NamedTime.TODAY: (today, _days_after(today, 1)),
        NamedTime.YESTERDAY: (_days_after(today, -1), today),
        NamedTime.DAY_BEFORE: (_days_after(today, -2), _days_after(today, -1)),
        NamedTime.THIS_WEEK: (monday, _days_after(monday, 7)),
        NamedTime.LAST_WEEK: (_days_after(monday, -7), monday),
        NamedTime.THIS_MONTH: (first, next_first),
        NamedTime.LAST_MONTH: (last_first, first),
    }[when]


def _days_after(midnight: datetime, days: int) -> datetime:
    """Return the midnight so many days later by the calendar: a day is not always 24 hours long."""
    return midnight + timedelta(days=days)
