"""Telephone lines that are renamed, taken out of the settings, or never stood in them."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from dutyconsole import bootstrap
from dutyconsole.app.commands import KnowLines, TakeInFact
from dutyconsole.domain.changes import Changed
from dutyconsole.domain.facts import Fact, FactKind
from dutyconsole.domain.ids import CallId, LineId
from dutyconsole.settings.line import Line
from dutyconsole.settings_file import save_settings

if TYPE_CHECKING:
    import pytest

    from dutyconsole.app.console import Console
    from tests.support.room import Room

STRANGER = LineId("9")


def know(room: Room, *lines: Line) -> None:
    room.desk.submit(KnowLines(lines)).result()


def names(room: Room) -> list[str]:
    """Return the names of the lines of all calls, newest call first."""
    return [row.line_name for row in room.queries.call_rows(room.queries.call_ids())]


def test_a_call_shows_the_name_that_its_line_has_now(room: Room) -> None:
    call_id = room.call()
    assert room.queries.call_card(CallId(call_id)).row.line_name == "线路1"
    know(room, Line(name="总机"))
    assert room.queries.call_card(CallId(call_id)).row.line_name == "总机"


def test_a_line_that_is_gone_is_still_named_on_its_old_calls(room: Room) -> None:
    room.call()
    know(room, Line(id="2", name="新线"))
    room.call()
    assert names(room) == ["线路1", "线路1"]


def test_what_is_known_already_is_no_news(room: Room) -> None:
    room.news.clear()
    know(room, *room.settings.lines)
    assert room.news == []
    know(room, Line(name="总机"))
    assert room.news == [Changed(frozenset({"line"}))]


def test_a_fact_of_a_line_that_nobody_named_is_taken_in(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    fact = Fact(STRANGER, 1, room.clock.now(), FactKind.CALL_STARTED, {"direction": "in"})
    with caplog.at_level(logging.WARNING):
        room.desk.submit(TakeInFact(fact)).result()
    assert names(room) == ["9"]
    assert room.queries.last_taken(STRANGER) == 1
    know(room, Line(id=STRANGER, name="传真"))
    assert names(room) == ["传真"]
    assert room.queries.last_taken(STRANGER) == 1, "its journal goes on where it was"


def test_a_line_with_a_blank_name_goes_by_its_id(room: Room) -> None:
    room.call()
    know(room, Line(name=" "))
    assert names(room) == ["1"]


def shown(console: Console) -> list[str]:
    """Return the names of the lines of all calls, once the desk has done what was ordered before."""
    console.desk.submit(KnowLines(())).result()
    rows = console.desk.ask(lambda queries: queries.call_rows(queries.call_ids())).result()
    return [row.line_name for row in rows]


def test_the_program_learns_its_lines_at_the_start_and_from_new_settings(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(bootstrap.ENV_QUIET, "1")
    room.call()
    first = replace(room.settings.lines[0], name="甲")
    save_settings(room.folder.config, replace(room.settings, lines=(first,)))
    with bootstrap.open_console(room.folder, database=room.database) as console:
        assert shown(console) == ["甲"]
        console.apply_settings(replace(room.settings, lines=(replace(first, name="乙"),)))
        assert shown(console) == ["乙"]
        console.apply_settings(replace(room.settings, lines=(Line(id="2"),)))
        assert shown(console) == ["乙"]
