"""Warnings and visitors in the log: written once, supplemented, struck; proved by the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dutyconsole.app.commands import AddEntry, AddSheet, StrikeEntry, SupplementSheet
from dutyconsole.app.views import EntryFilter
from dutyconsole.domain.sheet_fields import Form, VisitField
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus
from dutyconsole.errors import NotAllowed, Refused
from tests.support.make import VISIT, WARNING

if TYPE_CHECKING:
    from tests.support.room import Room


@pytest.fixture
def evening(room: Room) -> Room:
    """The room at 20:31."""
    room.later(hours=12)
    return room


def test_a_warning_waits_until_it_was_passed_on(evening: Room) -> None:
    room = evening
    written = room.order(AddSheet(Form.WARNING, WARNING, once="a"))
    assert room.order(AddSheet(Form.WARNING, WARNING, once="a")) == written
    assert (written.kind, written.status) == (EntryKind.WARNING, EntryStatus.IN_HAND)
    assert [row.register_number for row in room.queries.open_sheets()] == ["预警〔2026〕0001"]
    room.order(SupplementSheet(written.number, {"told_at": "10:14", "told_to": "周明远"}))
    brought = {"forwarded_at": "10:31", "forwarded_to": "12单位"}
    last = room.order(SupplementSheet(written.number + 1, brought, once="b"))
    assert room.order(SupplementSheet(written.number + 1, brought, once="b")) == last
    assert last.status is EntryStatus.DONE
    assert "10时14分报带班领导周明远；" in last.handling
    assert room.queries.open_sheets() == []
    row = room.queries.sheet(last.number)
    assert row.values["told_at"] == "2026-11-23T10:14+08:00"
    assert [late.entry.number for late in row.later] == [written.number + 1, last.number]
    assert room.queries.verify(None).findings == ()


def test_what_is_on_record_is_not_written_over(evening: Room) -> None:
    room = evening
    number = room.order(AddSheet(Form.VISIT, VISIT)).number
    with pytest.raises(Refused, match="sheet_field_told"):
        room.order(SupplementSheet(number, {"name": "别人", "left_at": "14:20"}))
    with pytest.raises(Refused, match="sheet_nothing_new"):
        room.order(SupplementSheet(number, {"left_at": ""}))
    room.order(SupplementSheet(number, {"left_at": "14:20"}))
    with pytest.raises(Refused, match="sheet_field_told"):
        room.order(SupplementSheet(number, {"left_at": "14:30"}))


def test_a_supplement_struck_out_opens_the_field_again(evening: Room) -> None:
    room = evening
    number = room.order(AddSheet(Form.VISIT, VISIT)).number
    wrong = room.order(SupplementSheet(number, {"left_at": "15:20"}))
    room.order(StrikeEntry(wrong.number, "时间有误"))
    assert "left_at" not in room.queries.sheet(number).values
    assert len(room.queries.open_sheets()) == 1
    room.order(SupplementSheet(number, {"left_at": "14:20"}))
    assert room.queries.sheet(number).values["left_at"].startswith("2026-11-23T14:20")


def test_a_visitor_struck_out_is_replaced_with_a_number_of_his_own(evening: Room) -> None:
    room = evening
    number = room.order(AddSheet(Form.VISIT, VISIT)).number
    new = AddSheet(Form.VISIT, VISIT | {"name": "章工", "left_at": "14:20"})
    _, replacement = room.order(StrikeEntry(number, "姓名有误", new))
    assert room.queries.sheet(replacement.number).register_number == "来访〔2026〕0002"
    assert room.queries.open_sheets() == []
    with pytest.raises(Refused, match="sheet_unknown"):
        room.order(SupplementSheet(number, {"left_at": "14:20"}))
    since, until = room.clock.now().replace(hour=0), room.clock.now()
    shown = room.queries.sheet_register(Form.VISIT, since, until).rows
    assert [row.row.struck_by is not None for row in shown] == [True, False]


def test_incomplete_forbidden_and_unknown_are_refused(evening: Room) -> None:
    room = evening
    with pytest.raises(Refused) as told:
        room.order(AddSheet(Form.VISIT, VISIT | {"approver": ""}))
    assert told.value.params["fields"] == (VisitField.APPROVER,)
    with pytest.raises(Refused, match="sheet_choice_unknown"):
        room.order(AddSheet(Form.WARNING, WARNING | {"level": "purple"}))
    with pytest.raises(Refused, match="sheet_first_unknown"):
        room.order(AddSheet(Form.WARNING, WARNING | {"stage": "changed", "first": "预警〔2026〕0099"}))
    plain = room.order(AddEntry("与市政府值班室试线，正常。"))
    with pytest.raises(Refused, match="sheet_unknown"):
        room.order(SupplementSheet(plain.number, {"left_at": "14:20"}))
    room.order(AddSheet(Form.WARNING, WARNING | {"stage": "changed", "first": "首次未收到"}))
    assert room.queries.find(EntryFilter(clauses=(("首次未收到",),))).rows


def test_who_may_not_write_the_log_registers_nobody(evening: Room) -> None:
    with pytest.raises(NotAllowed):
        evening.order(AddSheet(Form.VISIT, VISIT), by="系统管理员")


def test_the_whole_number_of_a_paper_is_nowhere(evening: Room) -> None:
    room = evening
    shown = VISIT | {"id_kind": "id_card", "id_number": "371700199001011234"}
    number = room.order(AddSheet(Form.VISIT, shown)).number
    assert room.queries.sheet(number).values["id_number"] == "371***********1234"
    with room.store.uow() as uow:
        entry = uow.entries.by_number(number)
        assert entry.id is not None
        sheet = uow.sheets.of_entry(entry.id)
    assert sheet is not None
    assert "371700199001011234" not in f"{entry}{sheet}"
    files = [path for path in room.folder.root.rglob("*") if path.is_file()]
    assert not [path for path in files if b"371700199001011234" in path.read_bytes()]
