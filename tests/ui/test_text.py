"""Times, lengths and numbers as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ui.text import Words

ROOM = ZoneInfo("Asia/Shanghai")
ZH, EN = Words("zh_CN", ROOM), Words("en_US", ROOM)
EVENING = datetime(2026, 11, 23, 12, 7, 31, tzinfo=UTC)


def test_times_are_the_rooms() -> None:
    assert ZH.clock(EVENING) == "20:07:31"
    assert ZH.moment(EVENING) == "11-23 20:07"
    assert ZH.today(EVENING + timedelta(hours=4)) == date(2026, 11, 24)


def test_day_is_written_as_officials_write_it() -> None:
    assert ZH.day(date(2026, 11, 23)) == "2026年11月23日 星期一"
    assert EN.day(date(2026, 11, 23)) == "Mon 23 Nov 2026"


@pytest.mark.parametrize(
    ("seconds", "span", "length"),
    [
        (0, "00:00:00", "0:00"),
        (192.9, "00:03:12", "3:12"),
        (3868, "01:04:28", "1:04:28"),
        (-5, "00:00:00", "0:00"),
    ],
)
def test_lengths(seconds: float, span: str, length: str) -> None:
    assert (ZH.span(seconds), ZH.length(seconds)) == (span, length)


def test_end_of_a_shift_says_which_day() -> None:
    assert ZH.until(EVENING + timedelta(hours=1), since=EVENING) == "21:07"
    assert ZH.until(EVENING + timedelta(days=1), since=EVENING).endswith("20:07")
    assert ZH.until(EVENING + timedelta(days=3), since=EVENING) == "11-26 20:07"


@pytest.mark.parametrize(
    ("chinese", "english"), [("第六条", 6), ("第十条", 10), ("第十六条", 16), ("第二十四条", 24)]
)
def test_articles(chinese: str, english: int) -> None:
    assert EN.article(chinese) == f"art. {english}"
    assert ZH.article(chinese) == chinese


@pytest.mark.parametrize(
    ("count", "size"), [(0, "0 B"), (1500, "1.5 kB"), (3_080_000, "3.1 MB"), (12e9, "12.0 GB")]
)
def test_sizes(count: int, size: str) -> None:
    assert ZH.size(count) == size
