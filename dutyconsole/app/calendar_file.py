"""A calendar to import: CSV with `date,type,name,source`, as offices pass the State Council's notice on.

`type` is HOLIDAY or WORKDAY (假日 / 上班); a WORKDAY at a weekend is a make-up working day. In UTF-8 or
GB 18030. Nothing is taken in where one row is wrong; the row is named.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

from dutyconsole.domain.duty_calendar import SATURDAY, DutyDay
from dutyconsole.domain.vocabulary import DayKind, DaySource
from dutyconsole.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.domain.duty_calendar import HolidayTable

HOLIDAY = {"holiday", "假日", "放假", "节假日", "法定节假日"}
WORKDAY = {"workday", "makeup", "make_up", "上班", "工作日", "调休上班", "补班"}
DATES = {"date", "日期"}


def read_days(data: bytes, table: HolidayTable) -> tuple[DutyDay, ...]:
    """Return the days of a calendar file; raises `BadInput` with the line that is wrong."""
    rows = list(csv.reader(StringIO(_text(data))))
    days = [
        _day(number, row, table)
        for number, row in enumerate(rows, start=1)
        if any(cell.strip() for cell in row) and not (number == 1 and row[0].strip().casefold() in DATES)
    ]
    if not days:
        raise BadInput("calendar_file_empty")
    return tuple(days)


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput("calendar_file_unreadable")


def _day(number: int, row: Sequence[str], table: HolidayTable) -> DutyDay:
    cells = [cell.strip() for cell in (*row, "", "", "")]
    try:
        day = date(*(int(part) for part in re.split("[-/.年月]", cells[0].rstrip("日"))))
    except (ValueError, TypeError) as error:
        raise BadInput("calendar_row_date", line=number, text=cells[0]) from error
    word = cells[1].casefold()
    if word in HOLIDAY:
        statutory = day in table.statutory(day.year)
        return DutyDay(day, DayKind.HOLIDAY, cells[2], statutory, DaySource.IMPORTED)
    if word in WORKDAY:
        kind = DayKind.MAKE_UP if day.weekday() >= SATURDAY else DayKind.WORKDAY
        return DutyDay(day, kind, cells[2], source=DaySource.IMPORTED)
    raise BadInput("calendar_row_type", line=number, text=cells[1])
