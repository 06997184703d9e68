"""What exchanges print, matched to what was heard; what nobody heard is a call that was not recorded."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from dutyconsole.app.call_records import CallRecords
from dutyconsole.app.commands import TakeInFact
from dutyconsole.app.intake import Intake
from dutyconsole.app.outages import Outages
from dutyconsole.bootstrap import key_maker
from dutyconsole.domain.call import CallState, Direction
from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.ids import CallId
from dutyconsole.domain.vocabulary import RecordSays
from dutyconsole.messages import SENTENCES
from dutyconsole.settings.line import SerialSource

if TYPE_CHECKING:
    from dutyconsole.app.views import CallRow
    from tests.support.room import Room

OURS = "1200"


@pytest.fixture
def exchange(room: Room) -> Room:
    """The room behind an exchange: its telephone is extension 1200."""
    return with_line(room, extension=OURS)


def with_line(room: Room, *, extension: str = "", profile: str = "panasonic") -> Room:
    line = replace(room.settings.lines[0], extension=extension, serial=SerialSource(profile=profile))
    settings = replace(room.settings, lines=(line,))
    records = CallRecords(ZoneInfo(room.settings.room.zone), settings.lines, key_maker(settings))
    outages = Outages(ZoneInfo(room.settings.room.zone), settings.recorder.outage_log_s, room.alarms)
    room.desk.handle(TakeInFact, Intake(ZoneInfo(room.settings.room.zone), outages, records).take_in)
    return room


def printed(room: Room, after_s: float = 5.0, **told: Any) -> None:
    """Have the exchange print a record."""
    record: dict[str, Any] = {
        "direction": "in",
        "number": "13800000001",
        "extension": OURS,
        "line": "01",
        "duration_s": 60,
        "answered": True,
        "date": None,
        "time": None,
    }
    told = record | told
    room.fact(FactKind.SMDR, after_s, **told, raw=str(told), raw_hex="00")


def rows(room: Room) -> list[CallRow]:
    """Return the calls, newest first."""
    return list(room.queries.call_rows(room.queries.call_ids()))


def test_a_record_stands_beside_its_call_and_fills_the_number(exchange: Room) -> None:
    key = exchange.fact(FactKind.CALL_STARTED, direction="in").number
    exchange.fact(FactKind.CALL_ANSWERED, 6, call=key, by="speech")
    exchange.fact(FactKind.CALL_ENDED, 60, call=key, outcome="ended")
    printed(exchange)
    (row,) = rows(exchange)
    assert row.call.number == "13800000001"
    assert row.contact is not None
    assert [(record.extension, record.duration_s) for record in row.records] == [(OURS, 60)]


def test_a_record_may_come_while_we_still_wait_for_silence(exchange: Room) -> None:
    key = exchange.fact(FactKind.CALL_STARTED, direction="out").number
    exchange.fact(FactKind.CALL_ANSWERED, 6, call=key, by="speech")
    printed(exchange, 60, direction="out", number="913800000001")
    exchange.fact(FactKind.CALL_ENDED, 20, call=key, outcome="ended")
    (row,) = rows(exchange)
    assert len(row.records) == 1


def test_what_the_record_says_otherwise_overwrites_nothing(
    exchange: Room, caplog: pytest.LogCaptureFixture
) -> None:
    key = exchange.fact(FactKind.CALL_STARTED, direction="in").number
    exchange.fact(FactKind.CALLER_ID, call=key, number="13800000001", name=None, presentation="ok")
    exchange.fact(FactKind.CALL_ENDED, 20, call=key, outcome="missed")
    with caplog.at_level(logging.WARNING, logger="dutyconsole.intake"):
        printed(exchange)
    assert [record.args[-1] for record in caplog.records if isinstance(record.args, tuple)] == ["answered"]
    (row,) = rows(exchange)
    assert row.call.state is CallState.MISSED
    assert RecordSays.ANSWERED.word() == "是否接通"


def test_a_call_that_nobody_heard_is_one_that_was_not_recorded(
    exchange: Room, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="dutyconsole.intake"):
        printed(exchange, 3600)
        printed(exchange, 10, direction="in", answered=False, duration_s=0, number="110")
    missed, heard = rows(exchange)
    assert (missed.call.state, missed.call.number) == (CallState.MISSED, "110")
    assert (heard.call.state, heard.call.direction) == (CallState.ENDED, Direction.INCOMING)
    assert {row.call.unrecorded_reason for row in (missed, heard)} == {"call_not_heard"}
    assert "call_not_heard" in SENTENCES
    assert {row.call.id for row in exchange.queries.unhandled_calls()} == {missed.call.id, heard.call.id}
    assert exchange.queries.call_card(CallId(heard.call.id or 0)).row.call.talk_seconds == 60


def test_the_house_has_other_telephones(exchange: Room) -> None:
    printed(exchange, extension="1300")
    printed(exchange, extension=None)
    printed(exchange, direction="internal", number="1300")
    printed(exchange, duration_s=None, answered=None)
    assert rows(exchange) == []


def test_without_an_extension_of_ours_only_the_number_tells(room: Room) -> None:
    with_line(room)
    room.call("13800000001")
    printed(room, number="13900000002")
    assert rows(room)[0].records == ()
    printed(room)
    assert len(rows(room)[0].records) == 1
    assert len(rows(room)) == 1


def test_a_box_that_prints_its_memory_again_tells_nothing_new(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    with_line(room, profile="whozz")
    with caplog.at_level(logging.WARNING, logger="dutyconsole.intake"):
        for after_s in (5.0, 5.0, 86400.0, 86400.0 * 40):
            printed(room, after_s, extension=None, date="0926", time="1201")
    assert len(rows(room)) == 1


def test_a_record_that_comes_days_late_finds_its_call(exchange: Room) -> None:
    call_id = exchange.call()
    started = rows(exchange)[0].call.started_at.astimezone(ZoneInfo(exchange.settings.room.zone))
    exchange.call("13800000002")
    printed(exchange, 3 * 86400.0, date=f"{started:%m%d}", time=f"{started:%H%M}")
    told = [row.call.id for row in rows(exchange) if row.records]
    assert told == [call_id]
