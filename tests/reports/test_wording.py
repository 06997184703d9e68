"""Times, lengths and numbers as the papers say them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dutyconsole.domain.call import Presentation
from dutyconsole.domain.outage import length
from dutyconsole.reports.wording import Times, caller_number, day
from tests.reports import sample

TIMES = Times("Asia/Shanghai", date(2026, 12, 31))


def test_days_have_no_leading_zeros() -> None:
    assert day(date(2026, 1, 3)) == "2026年1月3日"


@pytest.mark.parametrize(
    ("at", "wanted"),
    [
        (datetime(2026, 12, 31, 0, 0, tzinfo=UTC), "08:00"),
        (datetime(2026, 12, 30, 16, 0, tzinfo=UTC), "00:00"),
        (datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC), "23:59"),
        (datetime(2026, 12, 31, 16, 1, tzinfo=UTC), "2027年1月1日00:01"),
    ],
)
def test_clock_bears_another_day(at: datetime, wanted: str) -> None:
    assert TIMES.clock(at) == wanted


def test_minute_is_spelt_out() -> None:
    assert TIMES.minute(datetime(2026, 11, 3, 1, 7, tzinfo=UTC)) == "2026年11月3日09时07分"


@pytest.mark.parametrize(
    ("seconds", "wanted"), [(0, "0秒"), (59.6, "1分00秒"), (268, "4分28秒"), (3725, "1小时02分05秒")]
)
def test_lengths(seconds: float, wanted: str) -> None:
    assert length(seconds) == wanted


@pytest.mark.parametrize(
    ("presentation", "wanted"), [(Presentation.PRIVATE, "保密"), (Presentation.UNAVAILABLE, "未显示")]
)
def test_number_that_is_not_there_has_its_reason(presentation: Presentation, wanted: str) -> None:
    call = replace(sample.calls()[2].call, presentation=presentation)
    assert caller_number(call) == wanted
