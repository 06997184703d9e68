"""Handing over: two people, two passwords, one act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dutyconsole.app.commands import AddEntry, HandOver, SignIn
from dutyconsole.app.room_file import read_room
from dutyconsole.app.set_up import make_crew
from dutyconsole.cli.setup import sample_text
from dutyconsole.domain.shift import ShiftState
from dutyconsole.domain.vocabulary import CrewPost, EntryKind
from dutyconsole.errors import NotAllowed, Refused
from tests.support.room import PASSWORD, Room

if TYPE_CHECKING:
    from dutyconsole.domain.ids import PersonId


def ids(room: Room, name: str) -> PersonId:
    found: PersonId = next(row.id for row in room.queries.people() if row.name == name)
    return found


def order(room: Room) -> HandOver:
    people = [room.person(name) for name in ("孙国平", "陈立", "赵敏")]
    return HandOver(
        outgoing=ids(room, "李晓东"),
        outgoing_password=PASSWORD,
        incoming=ids(room, "陈立"),
        incoming_password=PASSWORD,
        arrived_at=room.clock.now(),
        briefing="无",
        summary="一切正常",
        left_over="",
        next_crew=make_crew((("孙国平", "leader"), ("陈立", "main"), ("赵敏", "second")), people),
    )


def test_a_handover_closes_opens_and_seals(room: Room) -> None:
    room.order(AddEntry("一切正常"))
    room.later(hours=24)
    handover = room.order(order(room))
    old, new = room.queries.shift_record(handover.from_shift), room.queries.shift_card()
    assert handover.register_number == "交〔2026〕0001"
    assert (old.shift.state, new.shift.duty_date) == (ShiftState.CLOSED, date(2026, 11, 24))
    assert [row.entry.kind for row in old.rows] == [EntryKind.OTHER, EntryKind.HANDOVER]
    assert new.shift.of(CrewPost.MAIN)[0].name == "陈立"
    assert old.handover == handover
    assert old.seal is not None
    assert old.seal.count == 6, "key, two shifts, two lines and the handover itself"
    result = room.queries.verify(None)
    assert (result.links, result.seals, result.findings) == (6, 1, ())


def test_what_comes_after_belongs_to_the_next_shift(room: Room) -> None:
    room.later(hours=24)
    handover = room.order(order(room))
    assert room.order(AddEntry("新班第一条"), by="陈立").shift_id == handover.to_shift


@pytest.mark.parametrize("wrong", ["outgoing_password", "incoming_password"])
def test_a_wrong_password_changes_nothing_but_the_count(room: Room, wrong: str) -> None:
    command = order(room)
    if wrong == "outgoing_password":
        command = replace(command, outgoing_password="falsch")
    else:
        command = replace(command, incoming_password="falsch")
    with pytest.raises(NotAllowed):
        room.order(command)
    assert room.queries.shift_card().shift.handed_over_at is None
    assert room.queries.verify(None).links == 2, "the room's key and its shift"
    name = "李晓东" if wrong == "outgoing_password" else "陈立"
    assert room.queries.credentials(name)[2] == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"briefing": " "}, "handover_needs_briefing"),
        ({"summary": ""}, "handover_needs_summary"),
        ({"next_crew": ()}, "shift_needs_leader"),
    ],
)
def test_an_unfinished_handover_is_refused(room: Room, change: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        room.order(replace(order(room), **change))  # type: ignore[arg-type]
    assert refusal.value.code == code
    assert room.queries.shift_card().shift.handed_over_at is None


def test_nobody_hands_over_to_themselves_or_from_outside(room: Room) -> None:
    command = order(room)
    for change, code in (
        ({"incoming": command.outgoing}, "handover_same_person"),
        ({"outgoing": ids(room, "赵敏")}, "handover_not_on_shift"),
        ({"incoming": ids(room, "王静")}, "incoming_not_in_crew"),
    ):
        with pytest.raises(Refused) as refusal:
            room.order(replace(command, **change))  # type: ignore[arg-type]
        assert refusal.value.code == code


def test_five_wrong_passwords_pause_signing_in(room: Room) -> None:
    for _ in range(5):
        with pytest.raises(NotAllowed) as refusal:
            room.desk.submit(SignIn("王静", "falsch")).result()
        assert refusal.value.code == "password_wrong"
    with pytest.raises(NotAllowed) as refusal:
        room.person("王静")
    assert refusal.value.code == "signing_in_paused"
    room.later(minutes=11)
    assert room.person("王静").name == "王静"


def test_an_unknown_name_is_told_nothing(room: Room) -> None:
    with pytest.raises(NotAllowed) as refusal:
        room.desk.submit(SignIn("无此人", PASSWORD)).result()
    assert refusal.value.code == "password_wrong"


def test_a_room_is_set_up_once(room: Room) -> None:
    with pytest.raises(Refused) as refusal:
        room.desk.submit(read_room(sample_text()).set_up).result()
    assert refusal.value.code == "already_set_up"
