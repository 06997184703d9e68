"""Writing the log: numbered, once, never changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from dutyconsole.app.commands import AddEntry, KeepDraft, StrikeEntry
from dutyconsole.app.views import EntryFilter
from dutyconsole.domain.changes import Changed
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus
from dutyconsole.errors import NotAllowed, Refused

if TYPE_CHECKING:
    from tests.support.room import Room


def test_a_line_is_numbered_dated_and_chained(room: Room) -> None:
    first = room.order(AddEntry("一切正常"))
    second = room.order(AddEntry("区气象台发布寒潮蓝色预警", EntryKind.WARNING))
    assert (first.number, second.number) == (1, 2)
    assert first.duty_date == date(2026, 11, 23)
    assert first.author == "李晓东"
    result = room.queries.verify(None)
    assert (result.links, result.findings) == (4, ()), "the room's key, its shift and two lines"


def test_after_midnight_the_duty_date_stays(room: Room) -> None:
    room.later(hours=17)
    assert room.order(AddEntry("夜间巡查正常")).duty_date == date(2026, 11, 23)


def test_pressed_twice_is_written_once(room: Room) -> None:
    one = room.order(AddEntry("一切正常", once="form-1"))
    two = room.order(AddEntry("一切正常", once="form-1"))
    assert one == two
    assert len(room.queries.find(EntryFilter()).rows) == 1


def test_a_late_line_is_marked(room: Room) -> None:
    room.later(hours=2)
    event = room.clock.now() - timedelta(minutes=16)
    number = room.order(AddEntry("补记", event_at=event)).number
    assert room.queries.entry(number).late
    assert not room.queries.entry(room.order(AddEntry("即时")).number).late


def test_a_strike_keeps_both_and_replaces(room: Room) -> None:
    wrong = room.order(AddEntry("3人受伤，1人死亡"))
    strike, right = room.order(StrikeEntry(wrong.number, "误记", AddEntry("3人受伤，无人死亡")))
    row = room.queries.entry(wrong.number)
    assert row.entry.text == "3人受伤，1人死亡"
    assert row.struck_by.text == "误记"
    assert (strike.strikes, right.number) == (wrong.id, 3)
    with pytest.raises(Refused) as refusal:
        room.order(StrikeEntry(wrong.number, "再划"))
    assert refusal.value.code == "already_struck"
    with pytest.raises(Refused):
        room.order(StrikeEntry(strike.number, "划划改"))


def test_a_refused_replacement_leaves_no_strike(room: Room) -> None:
    wrong = room.order(AddEntry("误记"))
    with pytest.raises(Refused):
        room.order(StrikeEntry(wrong.number, "理由", AddEntry("  ")))
    assert room.queries.entry(wrong.number).struck_by is None
    assert room.order(AddEntry("下一条")).number == 2


def test_a_matter_is_open_until_its_newest_line_is_done(room: Room) -> None:
    head = room.order(AddEntry("事故善后", status=EntryStatus.PENDING))
    assert room.queries.entry(head.number).open
    room.order(AddEntry("已派员", status=EntryStatus.IN_HAND, follows=head.id))
    assert room.queries.shift_card().open_items == 1
    room.order(AddEntry("办结", status=EntryStatus.DONE, follows=head.id))
    assert room.queries.shift_card().open_items == 0


def test_rights_are_asked_for(room: Room) -> None:
    for name in ("系统管理员", "审计员", "郑督查"):
        with pytest.raises(NotAllowed):
            room.order(AddEntry("不应写入"), by=name)
    assert not room.queries.find(EntryFilter()).rows


def test_nothing_is_said_of_what_was_not_stored(room: Room) -> None:
    person = room.person("李晓东")
    room.news.clear()
    with pytest.raises(Refused):
        room.desk.submit(AddEntry(""), person).result()
    assert room.news == []
    room.desk.submit(AddEntry("有内容"), person, initiator="form").result()
    (change,) = room.news
    assert isinstance(change, Changed)
    assert "entry" in change.tables
    assert change.initiator == "form"


def test_a_draft_is_kept_and_forgotten_with_the_line(room: Room) -> None:
    room.order(KeepDraft("entry:new", "写到一半"))
    assert room.queries.draft("entry:new").text == "写到一半"
    room.order(AddEntry("写完了"))
    assert room.queries.draft("entry:new") is None
