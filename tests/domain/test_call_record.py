"""The time that a record gives: without a year, without a day, at New Year and on 29 February."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from dutyconsole.domain.call import CallState, Direction
from dutyconsole.domain.call_record import CallRecord, outcome_of, span_of
from dutyconsole.domain.ids import LineId

ZONE = ZoneInfo("Asia/Shanghai")


def record(came: str, **told: object) -> CallRecord:
    at = datetime.fromisoformat(came).replace(tzinfo=ZONE)
    plain = CallRecord(
        None, LineId("1"), 7, at, None, "in", "110", "1200", "01", 60, True, None, None, "110 00:01:00"
    )
    return replace(plain, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("came", "date", "time", "stamp"),
    [
        ("2026-11-26T08:01:10", None, "0800", "2026-11-26T08:00"),
        ("2026-11-26T00:01:00", None, "2359", "2026-11-25T23:59"),
        ("2026-11-26T07:59:00", None, "0800", "2026-11-26T08:00"),
        ("2027-01-01T00:03:00", "1231", "2358", "2026-12-31T23:58"),
        ("2026-12-31T23:59:00", "0101", "0000", "2027-01-01T00:00"),
        ("2028-03-01T08:00:00", "0229", "1200", "2028-02-29T12:00"),
        ("2029-03-01T08:00:00", "0229", "1200", "2028-02-29T12:00"),
    ],
)
def test_a_stamp_is_the_last_such_moment(came: str, date: str | None, time: str, stamp: str) -> None:
    found = record(came, date=date, time=time).stamp(ZONE)
    assert found == datetime.fromisoformat(stamp).replace(tzinfo=ZONE)


def test_a_record_without_a_time_is_of_the_moment_when_it_came() -> None:
    told = record("2026-11-26T08:01:00")
    assert told.stamp(ZONE) is None
    began, ended = span_of(told, ZONE)
    assert (ended - began).total_seconds() == 60
    assert ended == told.at


def test_what_only_the_record_knows() -> None:
    assert outcome_of(record("2026-11-26T08:00:00")) == (Direction.INCOMING, CallState.ENDED)
    missed = record("2026-11-26T08:00:00", answered=False, duration_s=0)
    assert outcome_of(missed) == (Direction.INCOMING, CallState.MISSED)
    assert outcome_of(replace(missed, direction="out")) == (Direction.OUTGOING, CallState.ENDED)
