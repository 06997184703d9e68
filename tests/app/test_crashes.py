"""The desk tells of a crash: a banner that stays until somebody has seen it, once for each trace."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dutyconsole.app.commands import AcknowledgeAlarm
from dutyconsole.app.crashes import CrashNews
from dutyconsole.app.views import EntryFilter
from dutyconsole.errors import DeviceProblem
from dutyconsole.messages import sentence

if TYPE_CHECKING:
    import pytest

    from tests.support.room import Room


def test_each_trace_is_told_once(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    logs = room.folder.logs
    news = CrashNews(logs, post=room.desk.post, zone=ZoneInfo("Asia/Shanghai"))
    news.tell()
    assert room.alarms.standing() == ()
    (logs / "recorder-20261123-003005.crash").write_text("Fatal Python error: Segmentation fault")
    with caplog.at_level(logging.ERROR, logger="dutyconsole.crash"):
        news.tell()
        news.tell()
    (alarm,) = room.alarms.standing()
    assert (alarm.code, alarm.count, alarm.grave) == ("recorder_crashed", 1, False)
    words = sentence(DeviceProblem(alarm.code, **alarm.params))
    assert "2026-11-23 08:30:05" in words
    assert "recorder-20261123-003005.crash" in words
    room.order(AcknowledgeAlarm(alarm.key))
    assert room.alarms.standing() == ()
    (row,) = room.queries.find(EntryFilter()).rows
    assert words in row.entry.text
    again = CrashNews(logs, post=room.desk.post, zone=ZoneInfo("Asia/Shanghai"))
    again.tell()
    assert room.alarms.standing() == ()
