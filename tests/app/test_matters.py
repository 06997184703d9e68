"""Files, links, due times, and whose matter it is, on a real store."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from dutyconsole.app.commands import (
    AddEntry,
    AnswerOffer,
    Attach,
    HandOver,
    OfferMatter,
    Refer,
    SetDue,
    StrikeEntry,
    WithdrawOffer,
    WithdrawReference,
)
from dutyconsole.app.views import EntryFilter
from dutyconsole.attachment_shelf import Shelf
from dutyconsole.domain.attachment import NewFile, Secrecy
from dutyconsole.domain.audit import Break
from dutyconsole.domain.charge import ChargeAct
from dutyconsole.domain.reference import RefTo
from dutyconsole.domain.shift import CrewMember
from dutyconsole.domain.vocabulary import CrewPost, EntryStatus
from dutyconsole.errors import NotAllowed, Refused
from tests.support.room import PASSWORD

if TYPE_CHECKING:
    from pathlib import Path

    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.ids import PersonId
    from tests.support.room import Room

PNG = b"\x89PNG\r\n\x1a\n" + b"picture"


def stored(room: Room, tmp_path: Path, secrecy: Secrecy = Secrecy.INTERNAL) -> NewFile:
    """Put a picture away."""
    path = tmp_path / "现场.png"
    path.write_bytes(PNG)
    shelf = Shelf(room.folder)
    return NewFile(shelf.put(path, most_bytes=1000, kinds=frozenset({"png"})), secrecy)


def who(room: Room, name: str) -> PersonId:
    """Return somebody's id."""
    found = room.person(name).id
    assert found is not None
    return found


def pending(room: Room, text: str = "G327善后情况待续报。") -> Entry:
    """Write a line that waits."""
    entry: Entry = room.order(AddEntry(text, status=EntryStatus.PENDING))
    return entry


def test_a_file_belongs_to_its_line_and_a_change_is_found(room: Room, tmp_path: Path) -> None:
    new = stored(room, tmp_path)
    number = room.order(AddEntry("附现场照片。", files=(new,), once="a")).number
    room.order(AddEntry("附现场照片。", files=(new,), once="a"))
    assert room.order(Attach(number, (new,))) == ()
    about = room.queries.about(number)
    assert [(file.name, file.secrecy, file.author) for file in about.attachments] == [
        ("现场.png", Secrecy.INTERNAL, "李晓东")
    ]
    assert room.queries.attached_files() == {new.stored.file}
    whole = room.queries.verify(room.folder.root)
    assert (whole.findings, whole.files) == ((), 1)
    path = room.folder.root / new.stored.file
    path.write_bytes(PNG[:-1] + b"!")
    changed = room.queries.verify(room.folder.root).findings
    assert [(found.kind, found.place) for found in changed] == [(Break.FILE, new.stored.file)]
    path.unlink()
    assert room.queries.verify(room.folder.root).findings[0].detail == "is not there"


def test_a_secret_file_is_refused_and_no_line_is_written(room: Room, tmp_path: Path) -> None:
    for level in (Secrecy.SECRET, Secrecy.CONFIDENTIAL, Secrecy.TOP_SECRET):
        with pytest.raises(Refused, match="secrecy_refused"):
            room.order(AddEntry("附件一份。", files=(stored(room, tmp_path, level),)))
    assert room.queries.find(EntryFilter(clauses=(("附件一份",),))).rows == ()
    assert room.queries.attached_files() == frozenset()


def test_nothing_is_added_to_a_struck_line(room: Room, tmp_path: Path) -> None:
    number = room.order(AddEntry("误记。")).number
    room.order(StrikeEntry(number, "误记"))
    with pytest.raises(Refused, match="entry_is_struck"):
        room.order(Attach(number, (stored(room, tmp_path),)))
    with pytest.raises(Refused, match="entry_is_struck"):
        room.order(Refer(number + 1, str(number)))


def test_the_first_receiver_owns_and_a_transfer_waits_for_acceptance(room: Room) -> None:
    number, wang = pending(room).number, who(room, "王静")
    assert room.queries.about(number).holding.owner == "李晓东"
    with pytest.raises(Refused, match="matter_not_yours"):
        room.order(OfferMatter(number, wang), by="王静")
    room.order(OfferMatter(number, wang, "由你跟进"))
    waits = room.queries.open_matters()[0].holding
    assert (waits.owner, waits.offered) == ("李晓东", "王静")
    with pytest.raises(Refused, match="matter_not_offered"):
        room.order(AnswerOffer(number, accepts=True), by="李晓东")
    with pytest.raises(Refused, match="mark_needs_reason"):
        room.order(AnswerOffer(number, accepts=False), by="王静")
    room.order(AnswerOffer(number, accepts=False, word="在处理另一起"), by="王静")
    room.order(OfferMatter(number, wang))
    room.order(WithdrawOffer(number))
    with pytest.raises(Refused, match="matter_no_offer"):
        room.order(WithdrawOffer(number))
    room.order(OfferMatter(number, wang))
    room.order(AnswerOffer(number, accepts=True), by="王静")
    about = room.queries.about(number)
    assert about.holding.owner == "王静"
    acts = [step.act for step in about.trail]
    assert acts == [
        ChargeAct.OFFERED,
        ChargeAct.DECLINED,
        ChargeAct.OFFERED,
        ChargeAct.WITHDRAWN,
        ChargeAct.OFFERED,
        ChargeAct.ACCEPTED,
    ]
    assert room.queries.verify(None).findings == ()


def test_who_may_not_write_cannot_be_given_a_matter(room: Room) -> None:
    number = pending(room).number
    with pytest.raises(NotAllowed):
        room.order(OfferMatter(number, who(room, "系统管理员")))
    with pytest.raises(Refused, match="matter_to_oneself"):
        room.order(OfferMatter(number, who(room, "李晓东")))


def test_what_waits_is_in_order_of_its_due_time(room: Room) -> None:
    now = room.clock.now()
    late = room.order(AddEntry("晚。", status=EntryStatus.PENDING, due_at=now + timedelta(hours=3)))
    plain = pending(room, "无时限。")
    soon = room.order(AddEntry("早。", status=EntryStatus.PENDING, due_at=now + timedelta(hours=1)))
    order = [row.row.entry.number for row in room.queries.open_matters()]
    assert order == [soon.number, late.number, plain.number]
    room.order(SetDue(plain.number, now + timedelta(minutes=5)))
    assert room.queries.open_matters()[0].first.number == plain.number
    room.later(minutes=6)
    assert room.queries.open_matters()[0].holding.is_overdue(room.clock.now())
    with pytest.raises(Refused, match="due_in_past"):
        room.order(SetDue(plain.number, now))
    room.order(SetDue(plain.number, None, "不再限时"))
    assert room.queries.open_matters()[-1].first.number == plain.number


def test_a_closed_matter_waits_no_more(room: Room) -> None:
    first = pending(room)
    done = room.order(AddEntry("已续报。", status=EntryStatus.DONE, follows=first.id))
    assert room.queries.open_matters() == []
    with pytest.raises(Refused, match="matter_not_open"):
        room.order(SetDue(first.number, room.clock.now() + timedelta(hours=1)))
    assert [row.entry.number for row in room.queries.about(done.number).matter] == [
        first.number,
        done.number,
    ]


def hand_over(room: Room) -> None:
    """Let the next crew take over."""
    chen, zhao, sun = (room.person(name) for name in ("陈立", "赵敏", "孙国平"))
    crew = tuple(
        CrewMember(person.id, person.name, post)
        for person, post in ((sun, CrewPost.LEADER), (chen, CrewPost.MAIN), (zhao, CrewPost.SECOND))
        if person.id is not None
    )
    order = HandOver(
        outgoing=who(room, "李晓东"),
        outgoing_password=PASSWORD,
        incoming=who(room, "陈立"),
        incoming_password=PASSWORD,
        arrived_at=room.clock.now(),
        briefing="无",
        summary="一切正常。",
        left_over="无",
        next_crew=crew,
    )
    room.desk.submit(order).result()


def test_what_is_open_goes_to_who_takes_over_and_stays_open(room: Room) -> None:
    due = room.clock.now() + timedelta(hours=30)
    first = room.order(AddEntry("25日前续报。", status=EntryStatus.PENDING, due_at=due))
    room.order(OfferMatter(first.number, who(room, "王静")))
    room.later(hours=24)
    hand_over(room)
    waits = room.queries.open_matters()[0]
    assert (waits.holding.owner, waits.holding.offered, waits.holding.due_at) == ("陈立", "", due)
    last = room.queries.about(first.number).trail[-1]
    assert (last.act, last.author, last.person) == (ChargeAct.HANDED_OVER, "李晓东", "陈立")
    done = room.order(AddEntry("已续报。", follows=first.id), by="陈立")
    assert done.author == "陈立"
    assert room.queries.open_matters() == []


def test_a_late_line_of_the_last_shift_stands_on_the_sheet_of_who_writes_it(room: Room) -> None:
    """A sealed sheet takes no more lines: the event keeps its time, the line its own duty date and owner."""
    before = room.queries.shift_card().shift
    room.later(hours=24)
    hand_over(room)
    now = room.clock.now()
    event = now - timedelta(minutes=40)
    late = room.order(AddEntry("交班前来电未记。", event_at=event, status=EntryStatus.PENDING), by="陈立")
    shift = room.queries.shift_card().shift
    assert (late.shift_id, late.duty_date) == (shift.id, shift.duty_date)
    assert late.duty_date == before.duty_date + timedelta(days=1)
    assert (late.event_at, late.recorded_at) == (event, now)
    row = room.queries.entry(late.number)
    assert row.late
    assert room.queries.open_matters()[0].holding.owner == "陈立"
    assert late.number not in [r.entry.number for r in room.queries.shift_record(before.id).rows]
    assert late.number in [r.entry.number for r in room.queries.shift_record(shift.id).rows]


def test_after_midnight_a_line_belongs_to_the_duty_day_that_began_before(room: Room) -> None:
    room.later(hours=16)
    assert room.clock.now().astimezone().date() >= room.queries.shift_card().shift.duty_date
    entry = room.order(AddEntry("凌晨巡查无异常。"))
    assert entry.duty_date == room.queries.shift_card().shift.duty_date
    assert (entry.recorded_at + timedelta(hours=8)).date() == entry.duty_date + timedelta(days=1)


def test_a_link_is_seen_from_both_sides_and_taken_back(room: Room) -> None:
    call_id = room.call()
    one, two = pending(room), pending(room, "同一路段。")
    room.order(Refer(one.number, f"第{two.number}号", "同一路段"))
    room.order(Refer(one.number, f"来电 {call_id}"))
    recording = room.queries.call_rows([call_id])[0].recordings[0]
    room.order(Refer(one.number, recording.number.lower()))
    leads = room.queries.about(one.number).references
    assert [ref.reference.to for ref in leads] == [RefTo.ENTRY, RefTo.CALL, RefTo.RECORDING]
    assert leads[0].entry.number == two.number
    assert leads[2].call.call.id == call_id
    assert leads[2].recording_number == recording.number
    assert room.queries.about(two.number).referring[0].entry.number == one.number
    assert [row.entry.number for row in room.queries.lines_about(RefTo.CALL, call_id)] == [one.number]
    for text, code in (
        (str(two.number), "reference_there"),
        (str(one.number), "reference_to_itself"),
        ("99999", "reference_target_unknown"),
        ("LY20200101-0001", "reference_target_unknown"),
        ("刘强", "reference_target_unknown"),
    ):
        with pytest.raises(Refused, match=code):
            room.order(Refer(one.number, text))
    link = leads[0].reference.id
    room.order(WithdrawReference(link, "填错"))
    with pytest.raises(Refused, match="reference_unknown"):
        room.order(WithdrawReference(link, "填错"))
    assert room.queries.about(two.number).referring == ()
    room.order(Refer(one.number, str(two.number)))
    assert room.queries.verify(None).findings == ()
