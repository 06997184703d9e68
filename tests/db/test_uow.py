"""A unit of work is kept whole or not at all, and counts without gaps whoever writes beside it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from dutyconsole.domain.call import CallState
from dutyconsole.domain.ids import CallId, EntryId, LineId, PersonId, ShiftId
from dutyconsole.domain.recording import EndReason, RecordingState
from dutyconsole.domain.shift import ShiftState
from dutyconsole.domain.vocabulary import Category, Role
from dutyconsole.errors import Bug, DutyError, Refused
from tests.db.desk import add_entry, add_recording, add_seal, add_slip, open_store, raw
from tests.support import make

if TYPE_CHECKING:
    from pathlib import Path

    from dutyconsole.db.store import SqlStore
    from dutyconsole.domain.entry import Entry


def texts(store: SqlStore) -> list[str]:
    """Return the texts of the log, oldest first."""
    with store.uow() as uow:
        return [uow.entries.by_number(number).text for number in range(1, 1 + count(store))]


def count(store: SqlStore) -> int:
    """Return how many lines the log has."""
    card = store.queries.shift_card()
    return card.entries if card else 0


def test_commit_keeps(store: SqlStore) -> None:
    with store.uow() as uow:
        add_entry(uow, make.entry("一"))
        assert uow.touched() == {"counter", "entry", "chain_link"}
        uow.commit()
    assert texts(store) == ["一"]


def test_leaving_without_commit_keeps_nothing(store: SqlStore) -> None:
    with store.uow() as uow:
        add_entry(uow)
    with suppress(ZeroDivisionError), store.uow() as uow:
        add_entry(uow)
        raise ZeroDivisionError
    assert count(store) == 0


def test_rolled_back_number_is_given_again(store: SqlStore) -> None:
    with store.uow() as uow:
        assert uow.numbers.next("slip/2026") == 1
        uow.commit()
    with store.uow() as uow:
        assert uow.numbers.next("slip/2026") == 2
    with store.uow() as uow:
        assert uow.numbers.next("slip/2026") == 2
        assert uow.numbers.next("slip/2027") == 1


def test_eight_writers_count_without_gap_or_repeat(store: SqlStore, place: Path | str) -> None:
    """Each with a store of its own, as seats have; every third transaction is given up half way."""

    def write(writer: int) -> list[int]:
        numbers = []
        own = open_store(place)
        for turn in range(9):
            with own.uow() as uow:
                number = add_entry(uow, make.entry(f"{writer}-{turn}")).number
                if turn % 3:
                    uow.commit()
                    numbers.append(number)
        own.close()
        return numbers

    with ThreadPoolExecutor(8) as pool:
        numbers = [number for part in pool.map(write, range(8)) for number in part]
    assert sorted(numbers) == list(range(1, 49))
    result = store.queries.verify(None)
    assert (result.links, result.findings) == (49, ()), "with that of the shift"


def test_after_a_failed_statement_nothing_can_be_committed(store: SqlStore) -> None:
    with store.uow() as uow:
        with pytest.raises(Bug):
            uow.entries.add(make.entry(recorded_at=datetime(2026, 11, 23)))  # noqa: DTZ001
        with pytest.raises(Bug, match="store_bug"):
            uow.commit()
    assert count(store) == 0


def test_a_row_that_breaks_a_rule_of_the_tables_is_our_fault(store: SqlStore) -> None:
    with store.uow() as uow, pytest.raises(DutyError) as caught:
        uow.entries.add(make.entry(number=1, shift_id=ShiftId(99)))
    assert isinstance(caught.value, Bug)


def test_a_key_writes_once(store: SqlStore) -> None:
    with store.uow() as uow:
        written = add_entry(uow, once="form-1")
        assert uow.entries.written_once("form-1") == written
        assert uow.entries.written_once("form-2") is None
        assert uow.entries.written_once("") is None


def test_values_come_back_as_they_were(store: SqlStore) -> None:
    with store.uow() as uow:
        call = make.call()
        call = replace(call, id=uow.calls.add(call))
        recording = add_recording(uow, make.recording(call_id=call.id))
        slip = add_slip(uow, make.slip(call_id=call.id, recording_id=recording.id))
        entry = add_entry(uow, make.entry(call_id=call.id, recording_id=recording.id, slip_id=slip.id))
        uow.commit()
    with store.uow() as uow:
        assert call.id is not None
        assert uow.calls.get(call.id) == uow.calls.by_key(make.LINE, call.key) == call
        assert uow.recordings.of_call(call.id) == [recording]
        assert uow.recordings.by_key(make.LINE, recording.key) == recording
        assert uow.entries.get(entry.id or EntryId(0)) == uow.entries.by_number(1) == entry
    assert store.queries.shift_record(ShiftId(1)).slips == (slip,)


def test_a_strike_is_found_from_the_line_it_strikes(store: SqlStore) -> None:
    with store.uow() as uow:
        wrong = add_entry(uow)
        strike = add_entry(uow, make.entry("写错", strikes=wrong.id))
        assert uow.entries.striking(wrong.id or EntryId(0)) == strike
        assert uow.entries.striking(strike.id or EntryId(0)) is None


@pytest.mark.parametrize("changes", [{"follows": EntryId(9)}, {"strikes": EntryId(9)}])
def test_nothing_follows_or_strikes_a_line_that_is_not_there(
    store: SqlStore, changes: dict[str, Any]
) -> None:
    with store.uow() as uow, pytest.raises(Refused, match="entry_unknown"):
        uow.entries.add(make.entry(number=1, **changes))


def test_people(store: SqlStore) -> None:
    roles = frozenset({Role.OFFICER, Role.ADMIN})
    with store.uow() as uow:
        given = make.person("周明远", category=Category.INSTITUTION, roles=roles)
        given = replace(given, id=uow.people.add(given, password_hash="one"))
        assert given.id is not None
        with pytest.raises(Refused, match="name_taken"):
            uow.people.add(make.person("周明远"), password_hash="two")
        uow.people.sign_in_failed(given.id, make.AT)
        uow.people.sign_in_failed(given.id, make.AT)
        assert uow.people.get(given.id) == given
        assert [person.name for person in uow.people.all()] == ["李晓东", "王静", "周明远"]
        uow.commit()
    assert store.queries.credentials("周明远") == (given, "one", 2, make.AT)
    with store.uow() as uow:
        uow.people.sign_in_succeeded(given.id, make.AT, password_hash="renewed")
        uow.commit()
    assert store.queries.credentials("周明远") == (given, "renewed", 0, None)
    assert store.queries.credentials("无此人") is None


def test_a_shift_closes_and_the_next_is_on(store: SqlStore) -> None:
    end = make.AT + timedelta(hours=24)
    with store.uow() as uow:
        first = uow.shifts.open()
        assert first == make.shift(id=1)
        uow.shifts.close(ShiftId(1), handed_over_at=end)
        assert uow.shifts.open() is None
        following = make.shift(starts_at=end, ends_at=end + timedelta(hours=24), taken_over_at=end)
        second = uow.shifts.add(following)
        uow.commit()
    with store.uow() as uow:
        assert uow.shifts.get(ShiftId(1)).state is ShiftState.CLOSED
        assert uow.shifts.get(ShiftId(1)).handed_over_at == end
        assert uow.shifts.open() == replace(following, id=second)


def test_a_handover_needs_its_seal(store: SqlStore) -> None:
    with store.uow() as uow:
        uow.shifts.add(make.shift())
        uow.handovers.add(make.handover(), seal_number=1)
        with pytest.raises(Bug):
            uow.commit()


def test_a_call_and_its_recording_change_until_they_are_done(store: SqlStore) -> None:
    with store.uow() as uow:
        call = make.call(state=CallState.ANSWERED, ended_at=None)
        call = replace(call, id=uow.calls.add(call))
        running = make.recording(call_id=call.id, state=RecordingState.RUNNING, sha256=None, end_reason=None)
        running = replace(running, id=uow.recordings.add(running))
        ended = replace(call, state=CallState.ENDED, ended_at=make.AT, handled=True)
        uow.calls.update(ended)
        kept = replace(running, state=RecordingState.KEPT, sha256="11" * 32, end_reason=EndReason.SILENCE)
        uow.recordings.update(kept)
        assert uow.calls.get(call.id or CallId(0)) == ended
        assert uow.recordings.by_key(make.LINE, kept.key) == kept


def test_what_is_unknown_is_said(store: SqlStore) -> None:
    with store.uow() as uow:
        with pytest.raises(Refused, match="call_unknown"):
            uow.calls.get(CallId(9))
        with pytest.raises(Refused, match="call_unknown"):
            uow.calls.update(make.call(id=9))
        with pytest.raises(Refused, match="recording_unknown"):
            uow.recordings.update(make.recording(id=9))
        with pytest.raises(Refused, match="person_unknown"):
            uow.people.get(PersonId(9))
        with pytest.raises(Refused, match="shift_unknown"):
            uow.shifts.get(ShiftId(9))
        with pytest.raises(Refused, match="entry_unknown"):
            uow.entries.by_number(9)


def test_contacts_are_found_by_any_writing_of_a_number(store: SqlStore) -> None:
    contact = make.contact(mobile="13800000001")
    with store.uow() as uow:
        contact = replace(contact, id=uow.contacts.add(contact, keys=contact.match_keys("0530")))
        assert uow.contacts.by_key("05302100001") == [contact]
        assert uow.contacts.by_key("13800000001") == [contact]
        assert uow.contacts.by_key("1") == []


def test_drafts_are_kept_and_replaced(store: SqlStore) -> None:
    with store.uow() as uow:
        uow.drafts.keep("entry:new", None, "一", make.AT)
        uow.drafts.keep("entry:new", PersonId(1), "二", make.AT)
        uow.commit()
    draft = store.queries.draft("entry:new")
    assert draft is not None
    assert draft.text == "二"
    with store.uow() as uow:
        uow.drafts.forget("entry:new")
        assert uow.touched() == {"draft"}
        uow.commit()
    with store.uow() as uow:
        uow.drafts.forget("entry:new")
        assert uow.touched() == frozenset()
    assert store.queries.drafts() == []


def test_a_line_is_written_only_where_something_is_new(store: SqlStore) -> None:
    with store.uow() as uow:
        uow.lines.know(make.LINE, name="值班电话", number="0530-2000001")
        assert uow.touched() == frozenset()
        uow.lines.know(make.LINE, name="值班电话", number="0530-2000002")
        assert uow.touched() == {"line"}
    with store.uow() as uow:
        uow.lines.know(make.LINE, name="总机", number="0530-2000001")
        assert uow.touched() == {"line"}


def test_a_renamed_line_goes_on_where_its_journal_was(store: SqlStore) -> None:
    with store.uow() as uow:
        assert uow.lines.last_fact(make.LINE) == 0
        uow.lines.set_last_fact(make.LINE, 3)
        uow.lines.set_last_fact(make.LINE, 4)
        uow.lines.know(make.LINE, name="总机", number="")
        assert uow.lines.last_fact(make.LINE) == 4
        uow.commit()
    assert store.queries.last_taken(make.LINE) == 4


def test_nothing_is_kept_of_a_line_that_is_not_known(store: SqlStore) -> None:
    stranger = LineId("9")
    with store.uow() as uow:
        assert uow.lines.last_fact(stranger) is None
        with pytest.raises(Bug, match="line_not_known"):
            uow.lines.set_last_fact(stranger, 1)
    with store.uow() as uow, pytest.raises(Bug, match="store_bug"):
        uow.calls.add(make.call(line=stranger))
    with store.uow() as uow, pytest.raises(Bug, match="store_bug"):
        uow.recordings.add(make.recording(line=stranger))


def test_writing_goes_on_after_somebody_has_cut_off_rows(store: SqlStore, place: Path | str) -> None:
    with store.uow() as uow:
        for _ in range(3):
            add_entry(uow)
        add_seal(uow)
        uow.commit()
    with closing(raw(place)) as connection:
        connection.drop_guards()
        connection.execute("DELETE FROM entry WHERE id = 3")
    with store.uow() as uow:
        written: Entry = add_entry(uow)
        uow.commit()
    assert written.number == 4
