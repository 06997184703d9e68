"""Bookmarks and importance, ordered as the window orders them, kept by the real store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dutyconsole.app.commands import AddBookmark, MarkImportant, WithdrawMark
from dutyconsole.app.events import CallChanged
from dutyconsole.domain.ids import CallId, MarkId
from dutyconsole.domain.mark import MarkKind, bookmarks, importance
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from dutyconsole.domain.mark import CallMark
    from tests.support.room import Room


def marks(room: Room, call_id: CallId) -> tuple[CallMark, ...]:
    kept: tuple[CallMark, ...] = room.queries.call_card(call_id).row.marks
    return kept


def test_a_bookmark_keeps_its_instant_its_word_and_its_author(room: Room) -> None:
    call_id = CallId(room.call())
    pressed = room.clock.now()
    room.later(seconds=8)
    room.news.clear()
    made = room.order(AddBookmark(call_id, " 伤亡 数字 ", at=pressed))
    assert marks(room, call_id) == (made,)
    assert (made.at, made.word, made.author, made.kind) == (pressed, "伤亡 数字", "李晓东", MarkKind.BOOKMARK)
    assert made.recorded_at == room.clock.now()
    (told,) = [event for event in room.news if isinstance(event, CallChanged)]
    assert told.card.row.marks == (made,)
    assert not told.fresh


def test_a_bookmark_of_the_future_is_one_of_now(room: Room) -> None:
    call_id = CallId(room.call())
    later = room.clock.now()
    room.clock.advance(-5)
    assert room.order(AddBookmark(call_id, at=later)).at == room.clock.now()


def test_importance_comes_and_goes_with_who_and_why(room: Room) -> None:
    call_id = CallId(room.call())
    made = room.order(MarkImportant(call_id, "涉事件"))
    with pytest.raises(Refused, match="important_already"):
        room.order(MarkImportant(call_id, "又一次"))
    gone = room.order(WithdrawMark(made.id, "误标"), by="王静")
    assert (gone.author, gone.word, gone.withdraws) == ("王静", "误标", made.id)
    assert importance(marks(room, call_id)) is None
    again = room.order(MarkImportant(call_id, "仍有关"))
    assert marks(room, call_id) == (made, gone, again)
    assert room.queries.verify(None).findings == ()


def test_what_makes_no_sense_is_refused(room: Room) -> None:
    call_id = CallId(room.call())
    made = room.order(AddBookmark(call_id))
    room.order(WithdrawMark(made.id, "按错"))
    assert bookmarks(marks(room, call_id)) == ()
    for command, code in (
        (AddBookmark(CallId(99)), "call_unknown"),
        (MarkImportant(call_id, " "), "mark_needs_reason"),
        (WithdrawMark(made.id, "再来"), "mark_withdrawn_already"),
        (WithdrawMark(MarkId(99), "没有"), "mark_unknown"),
    ):
        with pytest.raises(Refused, match=code):
            room.order(command)


def test_other_calls_of_the_unit_are_found_by_any_of_its_numbers(room: Room) -> None:
    first, stranger, landline = room.call("13800000001"), room.call("05309999999"), room.call("05302010001")
    now = room.call("13800000001")
    contact = room.queries.call_card(CallId(first)).row.contact
    assert contact.unit == room.queries.call_card(CallId(landline)).row.contact.unit
    found = room.queries.related_calls(CallId(now))
    assert [row.call.id for row in found] == [landline, first]
    assert room.queries.related_calls(CallId(stranger)) == []
