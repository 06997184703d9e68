"""Dialling as the desk sees it: who may, which digits, and what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dutyconsole.app.commands import Dial, EndDialling
from dutyconsole.app.dialling import Dialling
from dutyconsole.app.events import DialTold
from dutyconsole.domain.dialling import DialAct, DialOutcome, DialRequest
from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.ids import CallId, LineId
from dutyconsole.errors import BadInput, NotAllowed, Refused
from dutyconsole.messages import SENTENCES
from dutyconsole.settings.line import Line, SerialSource
from dutyconsole.settings.root import Settings

if TYPE_CHECKING:
    from tests.support.room import Room

LINE = LineId("1")


def with_modem(room: Room, outside_prefix: str = "") -> list[DialRequest]:
    """Put a modem on line 1; returns what the recorder is asked."""
    asked: list[DialRequest] = []
    room.dial.recorder = asked.append
    settings = Settings(lines=(Line(serial=SerialSource(port="COM3"), outside_prefix=outside_prefix),))
    dialling = Dialling(settings, room.dial)
    room.desk.handle(Dial, dialling.dial)
    room.desk.handle(EndDialling, dialling.end)
    return asked


def test_a_number_goes_to_the_recorder_as_it_is_dialled(room: Room) -> None:
    asked = with_modem(room, outside_prefix="9,")
    request = room.order(Dial(LINE, "+86 138-0000-0001"))
    assert asked == [request]
    assert (request.line, request.act, request.number) == (LINE, DialAct.DIAL, "9,13800000001")
    assert request.party == "13800000001"
    room.order(EndDialling(LINE, DialAct.LET_GO, request.ticket))
    assert asked[-1] == DialRequest(LINE, DialAct.LET_GO, request.ticket)


def test_without_modem_or_number_it_is_refused_with_a_sentence(room: Room) -> None:
    with pytest.raises(Refused) as refused:
        room.order(Dial(LINE, "110"))
    assert refused.value.code == "dial_not_possible"
    with_modem(room)
    with pytest.raises(BadInput) as wrong:
        room.order(Dial(LINE, "市应急局"))
    assert {refused.value.code, wrong.value.code} <= set(SENTENCES)


def test_only_the_desk_dials(room: Room) -> None:
    asked = with_modem(room)
    with pytest.raises(NotAllowed):
        room.order(Dial(LINE, "110"), by="系统管理员")
    assert asked == []


def test_without_a_recorder_the_officer_is_told(room: Room) -> None:
    with_modem(room)
    room.dial.recorder = None
    request = room.order(Dial(LINE, "110"))
    told = [event.outcome for event in room.news if isinstance(event, DialTold)]
    assert told == [DialOutcome(request.ticket, "recorder_not_running")]
    assert told[0].code in SENTENCES


def test_the_call_has_the_number_that_was_dialled(room: Room) -> None:
    key = room.fact(FactKind.CALL_STARTED, direction="out").number
    room.fact(FactKind.DIALLED, call=key, digits="", number="13800000001")
    row = room.queries.call_card(CallId(int(room.queries.call_ids()[0]))).row
    assert row.call.number == "13800000001"
    assert row.contact.unit == "东河镇人民政府"
