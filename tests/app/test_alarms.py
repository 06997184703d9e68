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
from tests.support.fake_console import FakeClock
from tests.support.room import START

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


class Watched:
    """A watch over the recorder, on a clock that goes as far as it is told, and its room."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.clock = room.clock
        self.watch = RecorderWatch(
            post=lambda command: room.desk.submit(command).result(),
            publish=lambda _: None,
            clock=self.clock,
            banner_after_s=lambda: 10.0,
        )

    def see(self, code: str, *, after_s: float = 0.1, device: str = "sound") -> list[tuple[str, bool]]:
        """Let time pass, have the recorder tell of a device; return the alarms and whether they are quiet."""
        self.clock.advance(after_s)
        self.watch.seen(status(Health.FAULT if code else Health.OK, code, device=device))
        return [(alarm.code, alarm.quiet) for alarm in self.room.alarms.standing()]


@pytest.fixture
def watched(room: Room) -> Watched:
    """Return a watch whose banners come after ten seconds."""
    return Watched(room)


def test_the_alarm_is_at_once_and_its_banner_ten_seconds_later(watched: Watched) -> None:
    assert watched.see("") == []
    assert watched.see("sound_stalled") == [("sound_stalled", True)]
    assert watched.see("sound_stalled", after_s=9.8) == [("sound_stalled", True)]
    assert watched.see("sound_stalled", after_s=0.3) == [("sound_stalled", False)]
    assert watched.see("sound_stalled", after_s=3600.0) == [("sound_stalled", False)]
    (alarm,) = watched.room.alarms.standing()
    assert alarm.count == 1
    assert watched.see("") == [("sound_stalled", False)], "until somebody has seen it"
    watched.room.order(AcknowledgeAlarm(alarm.key))
    assert watched.see("") == []


def test_what_mends_itself_in_time_leaves_no_banner(watched: Watched) -> None:
    for _ in range(3):
        assert watched.see("sound_lost") == [("sound_lost", True)]
        assert watched.see("sound_no_device", after_s=5.0) == [("sound_no_device", True)]
        assert watched.see("", after_s=4.0) == []
        assert watched.see("", after_s=60.0) == []


def test_the_banner_comes_also_where_the_fault_shows_another_face_just_then(watched: Watched) -> None:
    watched.see("sound_lost")
    assert watched.see("sound_no_device", after_s=10.0) == [("sound_no_device", False)]


def test_a_loose_plug_gets_its_banner(watched: Watched) -> None:
    seen = [watched.see(code, after_s=2.0) for code in ("sound_lost", "") * 4]
    assert seen[:6] == [[("sound_lost", True)], []] * 3
    assert seen[6:] == [[("sound_lost", False)]] * 2


def test_a_banner_that_nobody_has_seen_does_not_go_with_the_next_short_fault(watched: Watched) -> None:
    for code, after_s in (("sound_lost", 1.0), ("sound_lost", 11.0), ("", 1.0), ("sound_lost", 600.0)):
        watched.see(code, after_s=after_s)
    assert watched.see("", after_s=2.0) == [("sound_lost", False)]
    (alarm,) = watched.room.alarms.standing()
    assert (alarm.count, alarm.cleared) == (2, True)


@pytest.mark.parametrize("device", ["frames", "journal", "disk", "recorder"])
def test_what_does_not_mend_itself_has_its_banner_at_once(watched: Watched, device: str) -> None:
    assert watched.see("frames_lost", device=device) == [("frames_lost", False)]


def status(health: Health, code: str = "", disk: str = "ok", device: str = "sound") -> RecorderStatus:
    report = DeviceReport(device, health, code)
    line = LineStatus(LineId("1"), "idle", False, -60.0, -50.0, 0.1, 0.02, 0, 0, (report,))
    return RecorderStatus(1, "0", (line,), 10.0, 1, disk)


def test_a_status_speaks_only_when_something_changes() -> None:
    posted: list[object] = []
    published: list[object] = []
    watch = RecorderWatch(
        post=posted.append, publish=published.append, clock=FakeClock(START), banner_after_s=lambda: 0.0
    )
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
    watch = RecorderWatch(
        post=posted.append, publish=posted.append, clock=FakeClock(START), banner_after_s=lambda: 10.0
    )
    watch.seen(status(Health.OK, disk="red"))
    watch.seen(replace(status(Health.OK, disk="red"), free_bytes=321_000_000, on_reserve=True))
    alarms = [each for each in posted if isinstance(each, RaiseAlarm)]
    assert [(alarm.code, alarm.grave) for alarm in alarms] == [
        ("disk_nearly_full", True),
        ("disk_on_reserve", True),
    ]
    assert "321 MB" in sentence(DeviceProblem(alarms[1].code, **alarms[1].params))
