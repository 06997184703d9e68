"""The register of listening: who heard what, when and why, written before it is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dutyconsole.app.commands import EndListening, RegisterAccess
from dutyconsole.domain.ids import CallId
from dutyconsole.domain.vocabulary import AccessAct
from dutyconsole.errors import NotAllowed, Refused

if TYPE_CHECKING:
    from dutyconsole.app.views import AccessRow
    from tests.support.room import Room


def listen(room: Room, call_id: CallId, reason: str = "") -> RegisterAccess:
    recording = room.queries.call_card(call_id).row.recordings[0]
    return RegisterAccess(AccessAct.LISTENED, call_id, recording.id, reason, from_ms=1500)


def register(room: Room) -> list[AccessRow]:
    return list(room.queries.access_rows(room.queries.access_ids()))


def test_the_crew_listens_to_its_own_calls_without_a_reason(room: Room) -> None:
    call_id = CallId(room.call())
    begun = room.order(listen(room, call_id))
    room.later(minutes=1)
    ended = room.order(EndListening(begun.id, 9000))
    assert room.order(EndListening(begun.id, 60_000)) == ended
    (row,) = register(room)
    assert (row.access, row.to_ms) == (begun, 9000)
    assert (row.access.person, row.access.subject) == ("李晓东", "LY20261123-0001")
    assert row.call is not None
    assert row.call.call.id == call_id
    assert room.queries.verify(None).findings == ()


def test_somebody_else_and_whoever_takes_sound_away_gives_a_reason(room: Room) -> None:
    call_id = CallId(room.call())
    for actor, command in (
        ("赵敏", listen(room, call_id)),
        ("李晓东", RegisterAccess(AccessAct.EXPORTED, call_id)),
        ("李晓东", RegisterAccess(AccessAct.PRINTED, subject="调听登记", reason="  ")),
    ):
        with pytest.raises(Refused) as refusal:
            room.order(command, actor)
        assert refusal.value.code == "access_needs_reason"
    assert register(room) == []
    kept = room.order(listen(room, call_id, " 复核 来电内容 "), "赵敏")
    assert (kept.number, kept.reason) == (1, "复核 来电内容")


def test_who_may_not_listen_is_refused_and_nobody_ends_another_s_listening(room: Room) -> None:
    call_id = CallId(room.call())
    with pytest.raises(NotAllowed):
        room.order(listen(room, call_id, "想听"), "系统管理员")
    begun = room.order(listen(room, call_id))
    with pytest.raises(Refused) as refusal:
        room.order(EndListening(begun.id, 10), "赵敏")
    assert refusal.value.code == "access_unknown"
