"""From the recorder's facts to the saved slip."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dutyconsole.app.commands import KeepDraft, MarkCallHandled, SaveSlip, TakeInFact
from dutyconsole.app.events import CallChanged
from dutyconsole.domain.call import CallState, Disagreement
from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.ids import CallId
from dutyconsole.domain.recording import RecordingState
from dutyconsole.domain.vocabulary import DisagreementAbout, EntryKind, EntryStatus, Unanswered
from dutyconsole.errors import Refused
from dutyconsole.reports.call_register import totals
from dutyconsole.reports.wording import course
from tests.domain.test_slip import WHOLE

if TYPE_CHECKING:
    from tests.support.room import Room


def cards(room: Room) -> list[CallChanged]:
    return [event for event in room.news if isinstance(event, CallChanged)]


def test_a_ring_shows_who_calls(room: Room) -> None:
    key = room.fact(FactKind.CALL_STARTED, direction="in").number
    room.fact(FactKind.RING, call=key, count=1)
    room.fact(FactKind.CALLER_ID, call=key, number="013800000001", name=None, presentation="ok")
    event = cards(room)[-1]
    assert event.state is CallState.RINGING
    assert event.fresh
    assert event.card.row.contact is not None
    assert event.card.row.contact.unit == "东河镇人民政府"
    assert event.card.row.line_name == "线路1"


def test_a_fact_taken_in_twice_changes_nothing(room: Room) -> None:
    fact = room.fact(FactKind.CALL_STARTED, direction="in")
    room.news.clear()
    assert room.desk.submit(TakeInFact(fact)).result() is False
    assert room.news == []
    assert len(room.queries.call_ids()) == 1
    assert room.queries.last_taken("1") == fact.number


def test_facts_that_come_late_do_not_ring(room: Room) -> None:
    fact = replace(room.fact(FactKind.RECORDER_STARTED), kind=FactKind.CALL_STARTED, number=2)
    room.later(minutes=5)
    room.desk.submit(TakeInFact(fact)).result()
    assert not cards(room)[-1].fresh


def test_a_whole_call_is_kept_with_its_recording(room: Room) -> None:
    call_id = room.call(talk_s=268)
    card = room.queries.call_card(CallId(call_id))
    call, (recording,) = card.row.call, card.row.recordings
    assert (call.state, call.rings, call.talk_seconds, call.answer_seconds) == (CallState.ENDED, 1, 268, 6)
    assert (recording.number, recording.state) == ("LY20261123-0001", RecordingState.KEPT)
    assert recording.seconds == 1.0


def test_a_recording_that_was_packed_is_looked_for_anew(room: Room) -> None:
    call = room.call()
    told = len(cards(room))
    room.fact(FactKind.RECORDING_PACKED, recording=2, file="recordings/a.flac", bytes=900)
    assert [event.call_id for event in cards(room)[told:]] == [call]
    row = room.queries.call_rows([call])[0]
    assert row.recordings[0].file == "recordings/a.wav"
    assert room.queries.verify(None).findings == ()


def test_facts_of_a_call_that_never_was_lose_nothing(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        room.fact(FactKind.CALL_ANSWERED, call=99, by="speech")
        room.fact(FactKind.RECORDING_ENDED, recording=98, call=99, frames=1, sha256=None, reason="killed")
    assert room.queries.last_taken("1") == 2


def test_an_illegal_fact_is_logged_and_passed(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    call_id = room.call()
    with caplog.at_level(logging.WARNING):
        room.fact(FactKind.CALL_ANSWERED, call=1, by="speech")
    assert room.queries.call_card(CallId(call_id)).row.call.state is CallState.ENDED


def test_saving_a_slip_makes_one_linked_line(room: Room) -> None:
    call_id = CallId(room.call())
    room.order(KeepDraft(f"slip:call:{call_id}", WHOLE.to_json()))
    assert room.queries.call_card(call_id).draft == WHOLE
    entry = room.order(SaveSlip(call_id, WHOLE, once="slip-1"))
    again = room.order(SaveSlip(call_id, WHOLE, once="slip-1"))
    assert entry == again
    assert entry.kind is EntryKind.INCOMING_CALL
    assert (entry.call_id, entry.recording_id is not None, entry.slip_id is not None) == (call_id, True, True)
    assert entry.source == "东河镇人民政府 值班员 刘强 13800000001"
    card = room.queries.call_card(call_id)
    assert card.row.call.handled
    assert card.row.entry_number == entry.number
    assert card.draft is None
    record = room.queries.shift_record(entry.shift_id)
    assert [slip.register_number for slip in record.slips] == ["电记〔2026〕0001"]
    assert room.queries.verify(None).findings == ()


def test_an_incident_stays_in_hand(room: Room) -> None:
    call_id = CallId(room.call())
    incident = replace(WHOLE, nature="incident", told="已报镇长", read_back="yes")
    assert room.order(SaveSlip(call_id, incident)).status is EntryStatus.IN_HAND


def test_an_unfinished_slip_is_refused_and_the_call_waits(room: Room) -> None:
    call_id = CallId(room.call())
    with pytest.raises(Refused) as refusal:
        room.order(SaveSlip(call_id, replace(WHOLE, content="")))
    assert refusal.value.code == "slip_incomplete"
    assert [row.call.id for row in room.queries.unhandled_calls()] == [call_id]


def test_a_missed_call_waits_until_something_is_written(room: Room) -> None:
    key = room.fact(FactKind.CALL_STARTED, direction="in").number
    room.fact(FactKind.CALLER_ID, call=key, number="05306000001", name=None, presentation="ok")
    room.fact(FactKind.CALL_ENDED, 20, call=key, outcome="missed")
    (row,) = room.queries.unhandled_calls()
    assert row.call.state is CallState.MISSED
    entry = room.order(MarkCallHandled(row.call.id, "已回拨，无人接听"))
    assert not room.queries.unhandled_calls()
    assert entry.source == "市人民政府值班室 值班员 0530-6000001"


def test_earlier_calls_of_the_number_stand_on_the_card(room: Room) -> None:
    ids = [room.call() for _ in range(5)]
    card = room.queries.call_card(CallId(ids[-1]))
    assert [row.call.id for row in card.earlier] == ids[-2:-5:-1]


def missed(room: Room, number: str | None = "05306000001", *, rings: int = 4) -> CallId:
    """Let a call ring out."""
    key = room.fact(FactKind.CALL_STARTED, direction="in").number
    room.fact(FactKind.RING, call=key, count=rings)
    if number:
        room.fact(FactKind.CALLER_ID, call=key, number=number, name=None, presentation="ok")
    room.fact(FactKind.CALL_ENDED, 20, call=key, outcome="missed")
    return CallId(int(room.queries.call_ids()[0]))


def call_back(room: Room, number: str, *, answered: bool) -> CallId:
    """Ring somebody up; the number is known before or after the answer, as the exchange likes."""
    key = room.fact(FactKind.CALL_STARTED, direction="out").number
    if answered:
        room.fact(FactKind.CALL_ANSWERED, 8, call=key, by="speech")
    room.fact(FactKind.DIALLED, call=key, number=number)
    room.fact(FactKind.CALL_ENDED, 30, call=key, outcome="ended")
    return CallId(int(room.queries.call_ids()[0]))


def test_an_answered_call_back_closes_every_missed_call_of_the_number(room: Room) -> None:
    first, second, other = missed(room), missed(room, "0530 6000001"), missed(room, "05309999999")
    unknown = missed(room, None)
    call_back(room, "6000001", answered=False)
    waiting = [row.call.id for row in room.queries.unhandled_calls() if row.call.state is CallState.MISSED]
    assert waiting == [unknown, other, second, first]
    room.news.clear()
    back = call_back(room, "6000001", answered=True)
    waiting = [row.call.id for row in room.queries.unhandled_calls() if row.call.state is CallState.MISSED]
    assert waiting == [unknown, other]
    assert {first, second} <= {event.call_id for event in cards(room)}
    row = room.queries.call_card(first).row
    assert (row.call.returned_by, row.returned_at) == (
        back,
        room.queries.call_card(back).row.call.answered_at,
    )


def test_a_caller_who_rings_again_and_is_answered_needs_no_call_back(room: Room) -> None:
    waiting = missed(room, "13800000001")
    again = CallId(room.call("13800000001"))
    assert room.queries.call_card(waiting).row.call.returned_by == again
    later = missed(room, "13800000001")
    assert [row.call.id for row in room.queries.unhandled_calls()] == [later, again]


def test_late_answers_are_counted_by_rings_or_seconds(room: Room) -> None:
    room.call()
    for rings, seconds in ((4, 9), (2, 11), (3, 10)):
        key = room.fact(FactKind.CALL_STARTED, direction="in").number
        room.fact(FactKind.RING, call=key, count=rings)
        room.fact(FactKind.CALL_ANSWERED, seconds, call=key, by="control_line")
        room.fact(FactKind.CALL_ENDED, 60, call=key, outcome="ended")
    missed(room)
    shift = room.queries.shift_card().shift
    numbers = room.queries.handover_numbers(shift.id)
    assert (numbers.calls_in, numbers.calls_missed, numbers.late_answers) == (5, 1, 2)
    assert room.queries.shift_record(shift.id).answer.rings == 3


def test_an_outgoing_call_tells_how_it_goes(room: Room) -> None:
    key = room.fact(FactKind.CALL_STARTED, direction="out").number
    room.fact(FactKind.DIALLED, call=key, digits="05302100001", number="05302100001")
    call_id = CallId(int(room.queries.call_ids()[0]))
    seen = []
    for tone in ("ringback", "busy"):
        room.fact(FactKind.TONE, call=key, tone=tone)
        seen.append(room.queries.call_card(call_id).row.call)
    room.fact(FactKind.CALL_ENDED, 30, call=key, outcome="ended", result="busy")
    row = room.queries.call_card(call_id).row
    assert [call.state for call in seen] == [CallState.RING_BACK, CallState.BUSY]
    assert (row.call.state, row.call.result) == (CallState.ENDED, Unanswered.BUSY)
    assert row.call.number == "05302100001"


def test_what_the_modem_said_of_the_other_side_is_kept_with_the_call(room: Room) -> None:
    key = room.fact(FactKind.CALL_STARTED, direction="out").number
    room.fact(FactKind.CALL_ENDED, 3, call=key, outcome="ended", result="no_dialtone")
    row = room.queries.call_card(CallId(int(room.queries.call_ids()[0]))).row
    assert (row.call.state, row.call.result) == (CallState.ENDED, Unanswered.NO_DIALTONE)


def test_what_sources_say_differently_stays_with_the_call(room: Room) -> None:
    key = room.fact(FactKind.CALL_STARTED, direction="in").number
    for _ in range(2):
        room.fact(FactKind.DISAGREEMENT, call=key, about="number", one="05302100001", other="13800138000")
    room.fact(FactKind.DISAGREEMENT, about="hook_tone", one="", other="")
    card = room.queries.call_card(CallId(int(room.queries.call_ids()[0])))
    wanted = Disagreement(DisagreementAbout.NUMBER, "05302100001", "13800138000")
    assert card.row.call.disagreements == (wanted,)


def test_the_call_of_a_self_test_waits_for_nobody_and_counts_as_none(room: Room) -> None:
    key = room.fact(FactKind.CALL_STARTED, direction="out").number
    room.fact(FactKind.CALL_ENDED, 20, call=key, outcome="ended", result="self_test")
    assert room.queries.unhandled_calls() == []
    shift = room.queries.shift_card().shift
    assert room.queries.handover_numbers(shift.id).calls_out == 0
    record = room.queries.shift_record(shift.id)
    (row,) = record.calls
    assert (row.call.is_self_test, row.call.handled, row.entry_number) == (True, True, None)
    assert course(row.call) == "线路自检"
    assert "去电 0 次，线路自检 1 次" in totals(record.calls, record.answer)
