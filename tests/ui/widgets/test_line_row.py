"""Few lines are shown in full; of many, each has its shape, and what is remarkable has its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from dutyconsole.app.events import RecorderSeen
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.status import DeviceReport, Health
from dutyconsole.settings.line import Line
from tests.support.fake_console import recorder_status
from ui.text import Words
from ui.widgets.line_row import LineRow
from ui.widgets.line_state import Room

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dutyconsole.domain.status import LineStatus


def row_of(qtbot: QtBot, *statuses: LineStatus) -> LineRow:
    """Return a row that shows these lines, numbered from 1."""
    numbered = tuple(replace(each, line=LineId(str(n))) for n, each in enumerate(statuses, start=1))
    lines = [Line(id=each.line, name=f"线路{each.line}") for each in numbered]
    row = LineRow(lines, Words("zh_CN", ZoneInfo("Asia/Shanghai")), alarm_silence_s=5.0)
    qtbot.addWidget(row)
    row.show_status(RecorderSeen(replace(recorder_status(), lines=numbered)))
    return row


def said(row: LineRow) -> list[str]:
    """Return what each line says aloud."""
    return [shown.told for shown in row._lines.values()]


IDLE = recorder_status().lines[0]
TALKS = recorder_status("answered").lines[0]
DEAF = recorder_status(fault="sound_lost").lines[0]


@pytest.mark.parametrize(
    ("count", "room"), [(1, "FULL"), (2, "FULL"), (3, "SHORT"), (4, "SHORT"), (16, "CHIP")]
)
def test_many_lines_have_less_room(count: int, room: str) -> None:
    assert Room.for_lines(count).name == room


@pytest.mark.parametrize("count", [2, 4, 16])
def test_every_line_says_how_it_is(qtbot: QtBot, count: int) -> None:
    row = row_of(qtbot, TALKS, *[IDLE] * (count - 2), DEAF)
    told = said(row)
    assert told[0].startswith("线路1 通话中 00:03:12 ● 录音中")
    assert told[1:-1] == [f"线路{n} 空闲" for n in range(2, count)]
    assert told[-1] == f"线路{count} 未在录音"


def test_of_many_lines_the_deaf_are_named_first(qtbot: QtBot) -> None:
    row = row_of(qtbot, TALKS, *[IDLE] * 14, DEAF)
    assert row._remarkable.whole().startswith("线路16 未在录音 · 线路1 通话中")
    row = row_of(qtbot, *[IDLE] * 16)
    assert row._remarkable.whole() == "各线路空闲"


def test_sound_that_comes_but_is_bad_is_no_idle_line(qtbot: QtBot) -> None:
    moved = replace(IDLE, devices=(DeviceReport("sound", Health.FAULT, "sound_other_card"),))
    row = row_of(qtbot, moved)
    assert said(row) == ["线路1 声音异常"]


def test_without_a_recorder_every_line_is_deaf(qtbot: QtBot) -> None:
    row = row_of(qtbot, *[IDLE] * 5)
    row.show_status(None)
    assert said(row) == [f"线路{n} 未在录音" for n in range(1, 6)]
