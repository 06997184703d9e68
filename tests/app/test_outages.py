"""What did not work for a while stands in the log, with start, end and cause, written by the program."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from dutyconsole.app.commands import TakeInFact
from dutyconsole.app.events import AlarmsChanged
from dutyconsole.app.views import EntryFilter
from dutyconsole.domain.facts import Fact, FactKind
from dutyconsole.domain.outage import LOGGED_PER_HOUR, length, tally
from dutyconsole.domain.person import SYSTEM
from dutyconsole.domain.vocabulary import EntryKind, OutageOf
from dutyconsole.errors import NotAllowed, Refused
from tests.support.room import START

if TYPE_CHECKING:
    from datetime import datetime

    from tests.support.room import Room


def between(began: datetime, ended: datetime) -> dict[str, Any]:
    """Return the two ends as a fact holds them."""
    return {"from": began.isoformat(), "to": ended.isoformat()}


def gap(room: Room, seconds: float, reason: str = "sound_lost") -> Fact:
    """Take in a stretch of not hearing that ends now."""
    now = room.clock.now()
    began = now - timedelta(seconds=seconds)
    return room.fact(FactKind.GAP, reason=reason, seconds=seconds, **between(began, now))


def lines(room: Room) -> list[str]:
    """Return the texts of the log, oldest first."""
    return [row.entry.text for row in room.queries.find(EntryFilter()).rows][::-1]


def test_a_gap_is_a_line_by_the_system(room: Room) -> None:
    room.later(hours=1)
    gap(room, 155.0)
    (row,) = room.queries.find(EntryFilter()).rows
    assert row.entry.text == "线路1录音中断：2026-11-23 09:28:25 至 09:31:00（2分35秒），原因：录音输入断开。"
    assert (row.entry.author, row.entry.kind, row.late) == ("系统", EntryKind.EQUIPMENT, False)
    assert room.queries.verify(None).findings == ()


def test_the_same_fact_again_writes_nothing(room: Room) -> None:
    fact = gap(room, 60.0)
    assert room.desk.submit(TakeInFact(fact)).result() is False
    assert len(lines(room)) == 1


def test_a_short_gap_is_counted_only(room: Room) -> None:
    gap(room, 1.9)
    gap(room, 100.0)
    assert len(lines(room)) == 1
    shift = room.queries.shift_card().shift.id
    found = room.queries.handover_numbers(shift).outages
    assert [(each.seconds, each.logged) for each in found] == [(1.9, False), (100.0, True)]
    assert tally(found) == "录音中断2次（共1分42秒）"
    assert room.queries.shift_record(shift).outages == found


def test_a_loose_plug_does_not_bury_the_log(room: Room) -> None:
    for _ in range(50):
        room.later(seconds=10)
        gap(room, 3.0)
    assert len(lines(room)) == LOGGED_PER_HOUR
    assert lines(room)[-1].endswith("其后一小时内的只计次数）")
    room.later(hours=2)
    gap(room, 3.0)
    assert len(lines(room)) == LOGGED_PER_HOUR + 1


@pytest.mark.parametrize(
    ("device", "was", "text"),
    [
        (
            "serial",
            "port_gone",
            "线路1来电信令中断：2026-11-23 08:30:00 至 08:31:00（1分00秒），原因：串口断开。",
        ),
        (
            "disk",
            "disk_full",
            "线路1录音存盘中断：2026-11-23 08:30:00 至 08:31:00（1分00秒），原因：录音盘已满。",
        ),
        (
            "sound",
            "sound_clipped",
            "线路1录音失真：2026-11-23 08:30:00 至 08:31:00（1分00秒），原因：声音过大。",
        ),
        ("sound", "sound_lost", None),
        ("recorder", "line_recorder_failed", None),
    ],
)
def test_a_fault_that_is_over_is_a_line_unless_a_gap_says_it(
    room: Room, device: str, was: str, text: str | None
) -> None:
    began = START - timedelta(seconds=60)
    room.fact(FactKind.DEVICE_STATE, device=device, state="fault", code=was)
    assert lines(room) == []
    room.fact(
        FactKind.DEVICE_STATE, device=device, state="ok", was=was, since=began.isoformat(), lasted_s=60.0
    )
    assert lines(room) == ([text] if text else [])


def test_a_jump_of_the_clock_is_a_line_and_a_notice(room: Room) -> None:
    now = room.clock.now()
    before = now + timedelta(hours=1)
    room.fact(FactKind.CLOCK_JUMPED, seconds=-3600.0, **between(before, now))
    assert lines(room) == [
        "系统时钟变动：由2026-11-23 09:31:00变为2026-11-23 08:31:00（回拨1小时00分00秒）。"
        "通话时长不受影响，请核对时间。"
    ]
    (alarm,) = next(event for event in room.news[::-1] if isinstance(event, AlarmsChanged)).alarms
    assert (alarm.code, alarm.grave, alarm.cleared) == ("clock_jumped", False, True)


def test_a_gap_that_ends_in_the_future_does_not_stop_the_intake(room: Room) -> None:
    later = START + timedelta(hours=3)
    room.fact(FactKind.GAP, reason="sound_lost", **between(START, later))
    (row,) = room.queries.find(EntryFilter()).rows
    assert row.entry.event_at == room.clock.now()


def test_the_system_is_nobody(room: Room) -> None:
    gap(room, 60.0)
    assert "系统" not in [person.name for person in room.queries.people()]
    with pytest.raises(NotAllowed):
        room.person("系统")
    with room.store.uow() as uow, pytest.raises(Refused) as refusal:
        uow.people.add(SYSTEM, password_hash="")
    assert refusal.value.code == "name_taken"


def test_lengths_and_tallies() -> None:
    assert [length(seconds) for seconds in (0, 59.6, 61, 3725)] == [
        "0秒",
        "1分00秒",
        "1分01秒",
        "1小时02分05秒",
    ]
    assert tally(()) == ""
    assert OutageOf.of("recorder") is None
