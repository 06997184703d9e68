"""Banners: one for each fault, until a named person has seen it and it is gone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dutyconsole.app.commands import AcknowledgeAlarm, ClearAlarm, RaiseAlarm
from dutyconsole.app.events import RecorderSeen
from dutyconsole.app.monitor import RecorderWatch
from dutyconsole.app.views import EntryFilter
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.status import DeviceReport, Health, LineStatus, RecorderStatus
from dutyconsole.errors import DeviceProblem, Refused
from dutyconsole.messages import sentence

if TYPE_CHECKING:
    from tests.support.room import Room

LOST = RaiseAlarm("recorder", "recorder_lost", {"why": "silent"})


def test_one_fault_is_one_banner_with_a_counter(room: Room) -> None:
    for _ in range(3):
        room.desk.submit(LOST).result()
    (alarm,) = room.alarms.standing()
    assert alarm.count == 3


def test_a_fault_that_changes_its_face_is_one(room: Room) -> None:
    for code in ("sound_lost", "sound_no_device", "sound_not_opened"):
        room.desk.submit(RaiseAlarm("line-1-sound", code, {"name": "default"})).result()
    (alarm,) = room.alarms.standing()
    assert (alarm.count, alarm.code) == (1, "sound_not_opened")


def test_a_banner_that_nobody_saw_stays_when_the_fault_is_gone(room: Room) -> None:
    room.desk.submit(LOST).result()
    room.desk.submit(ClearAlarm("recorder")).result()
    (alarm,) = room.alarms.standing()
    assert alarm.cleared
    entry = room.order(AcknowledgeAlarm("recorder"))
    assert room.alarms.standing() == ()
    assert "录音程序没有响应" in entry.text
    assert entry.handling == "已恢复，已确认。"


def test_a_banner_that_was_seen_goes_with_the_fault(room: Room) -> None:
    room.desk.submit(LOST).result()
    room.order(AcknowledgeAlarm("recorder"))
    assert room.alarms.standing()[0].acknowledged_by == "李晓东"
    with pytest.raises(Refused):
        room.order(AcknowledgeAlarm("recorder"))
    room.desk.submit(ClearAlarm("recorder")).result()
    assert room.alarms.standing() == ()
    assert len(room.queries.find(EntryFilter()).rows) == 1


def status(health: Health, code: str = "", disk: str = "ok") -> RecorderStatus:
    device = DeviceReport("sound", health, code)
    line = LineStatus(LineId("1"), "idle", False, -60.0, -50.0, 0.1, 0.02, 0, 0, (device,))
    return RecorderStatus(1, "0", (line,), 10.0, 1, disk)


def test_a_status_speaks_only_when_something_changes() -> None:
    posted: list[object] = []
    published: list[object] = []
    watch = RecorderWatch(post=posted.append, publish=published.append)
    for _ in range(5):
        watch.seen(status(Health.OK))
    assert posted == []
    for _ in range(5):
        watch.seen(status(Health.FAULT, "sound_stuck"))
    watch.seen(status(Health.OK))
    watch.lost(DeviceProblem("recorder_lost", why="silent"))
    watch.lost(DeviceProblem("recorder_lost", why="silent"))
    watch.seen(status(Health.OK, disk="red"))
    assert [type(each).__name__ + each.key for each in posted] == [  # type: ignore[attr-defined]
        "RaiseAlarmline-1-sound",
        "ClearAlarmline-1-sound",
        "RaiseAlarmrecorder",
        "ClearAlarmrecorder",
        "RaiseAlarmrecording-disk",
    ]
    assert isinstance(published[-1], RecorderSeen)


def test_the_last_of_the_disk_has_a_banner_of_its_own() -> None:
    posted: list[object] = []
    watch = RecorderWatch(post=posted.append, publish=posted.append)
    watch.seen(status(Health.OK, disk="red"))
    watch.seen(replace(status(Health.OK, disk="red"), free_bytes=321_000_000, on_reserve=True))
    alarms = [each for each in posted if isinstance(each, RaiseAlarm)]
    assert [(alarm.code, alarm.grave) for alarm in alarms] == [
        ("disk_nearly_full", True),
        ("disk_on_reserve", True),
    ]
    assert "321 MB" in sentence(DeviceProblem(alarms[1].code, **alarms[1].params))
