"""What the screens ask: the log and its search, calls with what belongs to them, the shift, the directory."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from dutyconsole.app.views import EntryFilter
from dutyconsole.domain.call import CallState, Direction
from dutyconsole.domain.ids import CallId, PersonId, ShiftId
from dutyconsole.domain.query import NumberSpan
from dutyconsole.domain.slip import SlipDraft
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus, Role
from dutyconsole.errors import Refused
from tests.db.desk import FIRST, add_entry, add_handover, add_recording, key_of, open_store, raw
from tests.support import make

if TYPE_CHECKING:
    from pathlib import Path

    from dutyconsole.db.store import SqlStore
    from dutyconsole.domain.call import Call
    from dutyconsole.domain.entry import Entry


def write(store: SqlStore, *entries: Entry) -> list[Entry]:
    """Write lines in one transaction."""
    with store.uow() as uow:
        written = [add_entry(uow, entry) for entry in entries]
        uow.commit()
    return written


def ring(store: SqlStore, *calls: Call) -> list[Call]:
    """Store calls in one transaction."""
    with store.uow() as uow:
        stored = [replace(call, id=uow.calls.add(call)) for call in calls]
        uow.commit()
    return stored


def found(store: SqlStore, **wanted: Any) -> list[int]:
    """Return the numbers of the lines that match."""
    return [row.entry.number for row in store.queries.find(EntryFilter(**wanted)).rows]


@pytest.fixture
def log(store: SqlStore) -> SqlStore:
    """Return a store with a log to search in."""
    write(
        store,
        make.entry("G327线发生交通事故", source="东河镇 刘强", kind=EntryKind.INCIDENT, after_min=1),
        make.entry("发布暴雨蓝色预警", handling="已转各镇街", kind=EntryKind.WARNING, after_min=2),
        make.entry("进度100%_完成\\", author="王静", author_id=PersonId(2), after_min=3),
        make.entry("误记", after_min=4),
    )
    write(store, make.entry("写错", strikes=4, after_min=5))
    return store


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({}, [5, 4, 3, 2, 1]),
        ({"limit": 2}, [5, 4]),
        ({"clauses": (("事故",),)}, [1]),
        (
            {
                "clauses": (
                    ("g327",),
                    ("刘强",),
                )
            },
            [1],
        ),
        (
            {
                "clauses": (
                    ("G327",),
                    ("暴雨",),
                )
            },
            [],
        ),
        ({"clauses": (("转各",),)}, [2]),
        ({"clauses": (("100%",),)}, [3]),
        ({"clauses": (("%",),)}, [3]),
        ({"clauses": (("_",),)}, [3]),
        ({"clauses": (("\\",),)}, [3]),
        ({"clauses": (("/",),)}, []),
        ({"clauses": (("'; DROP TABLE entry; --",),)}, []),
        ({"clauses": (("事故", "暴雨"),)}, [2, 1]),
        ({"unit": "东河"}, [1]),
        ({"unit": "事故"}, []),
        ({"numbers": (NumberSpan(2, 3), NumberSpan(5, 5))}, [5, 3, 2]),
        ({"statuses": (EntryStatus.PENDING,)}, []),
        ({"without": ("事故", "误")}, [5, 3, 2]),
        ({"kinds": ("incident", "warning")}, [2, 1]),
        ({"since": make.AT + timedelta(minutes=3)}, [5, 4, 3]),
        ({"until": make.AT + timedelta(minutes=3)}, [2, 1]),
        ({"number": 3}, [3]),
        ({"number": 9}, []),
        ({"author": "王"}, [3]),
        ({"shift_id": 1}, [5, 4, 3, 2, 1]),
        ({"shift_id": 2}, []),
        ({"show_struck": False}, [3, 2, 1]),
        ({"open_only": True}, []),
    ],
)
def test_the_log_is_searched(log: SqlStore, wanted: dict[str, Any], numbers: list[int]) -> None:
    assert found(log, **wanted) == numbers
    assert [
        log.queries.entry_rows([i])[0].entry.number for i in log.queries.entry_ids(EntryFilter(**wanted))
    ] == (numbers)


def test_more_is_told(log: SqlStore) -> None:
    assert log.queries.find(EntryFilter(limit=4)).more
    assert not log.queries.find(EntryFilter(limit=5)).more


def test_a_struck_line_shows_what_struck_it(log: SqlStore) -> None:
    struck, strike = log.queries.entry(4), log.queries.entry(5)
    assert struck is not None
    assert strike is not None
    assert struck.struck_by == strike.entry
    assert strike.struck_by is None


def test_rows_come_in_the_order_asked_for(log: SqlStore) -> None:
    rows = log.queries.entry_rows([3, 1, 99, 2])
    assert [row.entry.id for row in rows] == [3, 1, 2]


def test_many_rows_come_in_parts(store: SqlStore) -> None:
    write(store, *(make.entry(str(number)) for number in range(1, 1203)))
    ids = store.queries.entry_ids(EntryFilter(limit=200_000))
    assert [row.entry.id for row in store.queries.entry_rows(ids)] == list(range(1202, 0, -1))


def test_a_late_line_is_marked(store: SqlStore) -> None:
    in_time = make.entry(recorded_at=make.AT + timedelta(minutes=35), after_min=20)
    write(store, in_time, replace(in_time, recorded_at=in_time.recorded_at + timedelta(seconds=1)))
    assert [row.late for row in store.queries.find(EntryFilter()).rows] == [True, False]


PENDING, IN_HAND, DONE = EntryStatus.PENDING, EntryStatus.IN_HAND, EntryStatus.DONE


@pytest.mark.parametrize(
    ("steps", "waiting"),
    [
        ([(PENDING, None, None)], [1]),
        ([(DONE, None, None)], []),
        ([(PENDING, None, None), (IN_HAND, 1, None)], [2]),
        ([(PENDING, None, None), (IN_HAND, 1, None), (DONE, 2, None)], []),
        ([(PENDING, None, None), (IN_HAND, 1, None), (DONE, 1, None)], []),
        ([(DONE, None, None), (PENDING, 1, None)], [2]),
        ([(PENDING, None, None), (DONE, None, 1)], []),
        ([(PENDING, None, None), (DONE, 1, None), (DONE, None, 2)], [1]),
        ([(PENDING, None, None), (PENDING, None, None), (DONE, 1, None)], [2]),
    ],
)
def test_a_matter_is_open_by_its_newest_valid_line(
    store: SqlStore, steps: list[tuple[EntryStatus, int | None, int | None]], waiting: list[int]
) -> None:
    """Each step is (status, number that it follows, number that it strikes out)."""
    for status, follows, strikes in steps:
        write(store, make.entry(status=status, follows=follows, strikes=strikes))
    assert found(store, open_only=True) == waiting
    rows = store.queries.find(EntryFilter()).rows
    assert [row.entry.number for row in rows if row.open] == waiting
    card = store.queries.shift_card()
    assert card is not None
    assert card.open_items == len(waiting)


def test_a_call_comes_with_all_that_belongs_to_it(store: SqlStore) -> None:
    contact = make.contact()
    with store.uow() as uow:
        contact = replace(contact, id=uow.contacts.add(contact, keys=contact.match_keys("0530")))
        uow.commit()
    calls = ring(store, *(make.call(key, after_min=key) for key in range(1, 6)), make.call(6, number="110"))
    last = calls[4]
    with store.uow() as uow:
        recordings = [add_recording(uow, make.recording(key, call_id=last.id)) for key in (7, 8)]
        wrong = add_entry(uow, make.entry(call_id=last.id))
        add_entry(uow, make.entry("写错", call_id=last.id, strikes=wrong.id))
        uow.drafts.keep(f"slip:call:{last.id}", None, SlipDraft(content="一半").to_json(), make.AT)
        uow.commit()
    card = store.queries.call_card(last.id or CallId(0))
    assert card is not None
    assert (card.row.call, card.row.contact, card.row.recordings) == (last, contact, tuple(recordings))
    assert card.row.entry_number is None
    assert card.draft == SlipDraft(content="一半")
    assert card.row.line_name == "值班电话"
    assert [row.call.key for row in card.earlier] == [4, 3, 2]
    assert all(row.contact == contact for row in card.earlier)
    write(store, make.entry(call_id=last.id))
    assert store.queries.call_rows([last.id or 0])[0].entry_number == 3


def test_a_number_is_the_same_however_it_is_written(store: SqlStore) -> None:
    spellings = ("2100001", "05302100001", "0530-2100001", "+86 530 2100001")
    calls = ring(store, *(make.call(key, after_min=key, number=n) for key, n in enumerate(spellings)))
    card = store.queries.call_card(calls[-1].id or CallId(0))
    assert card is not None
    assert len(card.earlier) == 3


def test_a_mobile_goes_before_a_shared_line(store: SqlStore) -> None:
    shared = make.contact(unit="共用电话", duty_phone="13800000001")
    own = make.contact(unit="本人", duty_phone="", mobile="13800000001")
    with store.uow() as uow:
        for contact in (shared, own):
            uow.contacts.add(contact, keys=contact.match_keys("0530"))
        uow.commit()
    ring(store, make.call(number="013800000001"))
    row = store.queries.call_rows(store.queries.call_ids())[0]
    assert row.contact is not None
    assert row.contact.unit == "本人"


def test_a_call_without_number_has_nobody_and_nothing_earlier(store: SqlStore) -> None:
    calls = ring(store, make.call(1, number=None), make.call(2, number=None))
    card = store.queries.call_card(calls[1].id or CallId(0))
    assert card is not None
    assert (card.row.contact, card.earlier, card.draft) == (None, (), None)
    assert store.queries.call_card(CallId(99)) is None


def test_a_call_whose_line_was_taken_out_of_the_file_is_shown_all_the_same(
    store: SqlStore, place: Path | str
) -> None:
    call = ring(store, make.call())[0]
    with closing(raw(place)) as connection:
        connection.execute("DELETE FROM line")
    (row,) = store.queries.call_rows([call.id or 0])
    assert (row.call, row.line_name) == (call, make.LINE)


@pytest.mark.parametrize("text", ["not json", "[1, 2]", '"words"'])
def test_a_draft_of_another_form_is_shown_as_it_is(store: SqlStore, text: str) -> None:
    call = ring(store, make.call())[0]
    with store.uow() as uow:
        uow.drafts.keep(f"slip:call:{call.id}", None, text, make.AT)
        uow.commit()
    card = store.queries.call_card(call.id or CallId(0))
    assert card is not None
    assert card.draft == SlipDraft(content=text)


def test_drafts_say_what_they_are_about(store: SqlStore) -> None:
    with store.uow() as uow:
        for minute, key in enumerate(("entry:new", "slip:call:17", "strike:entry:4")):
            uow.drafts.keep(key, None, key, make.AT + timedelta(minutes=minute))
        uow.commit()
    drafts = [(draft.key, draft.call_id, draft.entry_id) for draft in store.queries.drafts()]
    assert drafts == [("strike:entry:4", None, 4), ("slip:call:17", 17, None), ("entry:new", None, None)]
    assert store.queries.draft("nothing") is None


def test_unhandled_calls_are_those_that_are_over(store: SqlStore) -> None:
    ring(
        store,
        make.call(1, after_min=1),
        make.call(2, after_min=2, state=CallState.MISSED, answered_at=None),
        make.call(3, after_min=3, handled=True),
        make.call(4, after_min=4, state=CallState.ANSWERED, ended_at=None),
    )
    assert [row.call.key for row in store.queries.unhandled_calls()] == [2, 1]
    assert [row.call.key for row in store.queries.call_rows(store.queries.call_ids())] == [4, 3, 2, 1]
    assert store.queries.call_ids(since=make.AT + timedelta(minutes=3), limit=1) == [4]


@pytest.fixture
def handed_over(store: SqlStore) -> SqlStore:
    """Return a store whose first shift is over and whose second is on."""
    over = make.handover().incoming.at
    late, later = over - timedelta(seconds=1), over + timedelta(seconds=1)
    ring(
        store,
        make.call(1, direction=Direction.INCOMING),
        make.call(2, direction=Direction.OUTGOING),
        make.call(3, started_at=late, state=CallState.MISSED),
        make.call(4, started_at=later),
    )
    write(store, make.entry("白天"), make.entry("误记"), make.entry("写错", strikes=2))
    with store.uow() as uow:
        add_recording(uow, make.recording(call_id=1))
        uow.shifts.close(FIRST, handed_over_at=over)
        uow.shifts.add(
            make.shift(crew=(make.member(2, "王静"),), taken_over_at=over, ends_at=over + timedelta(1))
        )
        add_handover(uow)
        uow.commit()
    return store


def test_a_shift_has_the_calls_until_it_was_taken_over(handed_over: SqlStore) -> None:
    queries = handed_over.queries
    assert queries.handover_numbers(FIRST) == (2, 1, 1, 1, 0, ())
    assert queries.handover_numbers(ShiftId(2)) == (1, 0, 0, 0, 0, ())
    card = queries.shift_card()
    assert card is not None
    assert (card.shift.id, card.entries, card.calls, card.unhandled_calls) == (2, 0, 1, 4)
    assert card.due_arrival == card.shift.ends_at - timedelta(minutes=10)
    assert [shift.id for shift in queries.shifts()] == [2, 1]
    assert queries.shifts(1)[0].crew == (make.member(2, "王静"),)


def test_the_printed_record_holds_the_whole_shift(handed_over: SqlStore) -> None:
    record = handed_over.queries.shift_record(FIRST)
    assert [row.entry.number for row in record.rows] == [1, 2, 3]
    assert record.rows[1].struck_by == record.rows[2].entry
    assert [row.call.key for row in record.calls] == [1, 2, 3]
    assert record.handover == make.handover(id=1)
    assert record.took_over is None
    assert record.seal is not None
    assert record.seal.count == 11
    assert record.unit.name == make.unit().name
    following = handed_over.queries.shift_record(ShiftId(2))
    assert (following.handover, following.seal, following.took_over) == (None, None, make.handover(id=1))


def test_a_shift_that_is_not_there_is_refused(store: SqlStore) -> None:
    with pytest.raises(Refused, match="shift_unknown"):
        store.queries.shift_record(ShiftId(9))
    with pytest.raises(Refused, match="shift_unknown"):
        store.queries.handover_numbers(ShiftId(9))


def test_an_empty_store_answers(place: Path | str) -> None:
    store = open_store(place)
    queries = store.queries
    assert not queries.is_set_up()
    assert (queries.shift_card(), queries.entry(1)) == (None, None)
    assert (queries.people(), queries.shifts(), queries.unhandled_calls(), queries.contacts()) == (
        [],
        [],
        [],
        [],
    )
    assert queries.find(EntryFilter()).rows == ()
    assert queries.verify(None).findings == ()
    assert queries.last_taken("1") == 0
    store.close()


def test_people_are_listed_by_name(store: SqlStore) -> None:
    with store.uow() as uow:
        uow.people.add(make.person("A", roles=frozenset({Role.AUDITOR, Role.ADMIN})), password_hash="x")
        uow.commit()
    rows = store.queries.people()
    assert [row.name for row in rows] == ["A", "李晓东", "王静"]
    assert (rows[0].roles, rows[0].may_stand_duty) == (("admin", "auditor"), False)
    assert rows[1].may_stand_duty
    assert store.queries.is_set_up()


def test_the_directory_is_searched(store: SqlStore) -> None:
    with store.uow() as uow:
        for contact in (
            make.contact(),
            make.contact(unit="区气象局", person="马丽", duty_phone="0530-2100012"),
        ):
            uow.contacts.add(contact, keys=[key_of(contact.duty_phone)])
        uow.commit()
    queries = store.queries
    assert [contact.person for contact in queries.contacts("气象")] == ["马丽"]
    assert [contact.person for contact in queries.contacts("210001")] == ["马丽"]
    assert len(queries.contacts()) == 2
    assert len(queries.contacts(limit=1)) == 1
    assert queries.contacts("%") == []
