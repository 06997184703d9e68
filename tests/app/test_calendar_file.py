"""Calendar files as offices pass them on: their encodings, their words, and the rows that are wrong."""

from __future__ import annotations

from datetime import date

import pytest

from dutyconsole.app.calendar_file import read_days
from dutyconsole.domain.vocabulary import DayKind, DaySource
from dutyconsole.errors import BadInput
from dutyconsole.holidays.table import PublishedHolidays

TABLE = PublishedHolidays()
ENGLISH = "date,type,name,source\n2027-01-01,HOLIDAY,元旦,国办\n2027-01-03,WORKDAY,元旦,国办\n"
CHINESE = "日期,类型,名称\r\n2027/1/1,放假,元旦\r\n2027/1/3,上班,元旦\r\n"


@pytest.mark.parametrize("data", [ENGLISH.encode(), ENGLISH.encode("utf-8-sig")])
def test_a_file_says_what_days_are(data: bytes) -> None:
    new_year, sunday = read_days(data, TABLE)
    assert (new_year.day, new_year.kind, new_year.name) == (date(2027, 1, 1), DayKind.HOLIDAY, "元旦")
    assert new_year.statutory
    assert new_year.source is DaySource.IMPORTED
    assert sunday.kind is DayKind.MAKE_UP


def test_chinese_words_dates_and_encoding_are_read() -> None:
    days = read_days(CHINESE.encode("gb18030"), TABLE)
    assert [(each.day.day, each.kind) for each in days] == [(1, DayKind.HOLIDAY), (3, DayKind.MAKE_UP)]


def test_a_wrong_type_names_its_line() -> None:
    with pytest.raises(BadInput, match="calendar_row_type") as caught:
        read_days(b"2027-01-01,HOLIDAY,x\n\n2027-01-02,PERHAPS,x\n", TABLE)
    assert caught.value.params["line"] == 3


def test_an_empty_or_binary_file_is_said_to_be_one() -> None:
    with pytest.raises(BadInput, match="calendar_file_empty"):
        read_days(b"date,type\n", TABLE)
    with pytest.raises(BadInput, match="calendar_file_unreadable"):
        read_days(b"\x89PNG\xff\xff\xff", TABLE)
