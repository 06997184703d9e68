"""Marks on calls: what stands, what was withdrawn, and where a mark lies in the sound."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dutyconsole.domain.ids import MarkId
from dutyconsole.domain.mark import (
    MOST_WORDS,
    MarkKind,
    bookmarks,
    check_reason,
    check_withdrawal,
    check_word,
    importance,
    standing,
)
from dutyconsole.domain.recording import RecordingState, instant_of, place_of
from dutyconsole.errors import Refused
from tests.support import make

FIRST = make.mark("地点", id=MarkId(1))
EARLIER = make.mark("", id=MarkId(2), at=FIRST.at - timedelta(seconds=9))
IMPORTANT = make.mark("涉事件", id=MarkId(3), kind=MarkKind.IMPORTANT)
TAKEN_BACK = make.mark("按错", id=MarkId(4), kind=MarkKind.WITHDRAWAL, withdraws=MarkId(3))


def test_bookmarks_stand_in_the_order_of_their_instants() -> None:
    assert bookmarks((FIRST, EARLIER, IMPORTANT)) == (EARLIER, FIRST)


def test_what_was_withdrawn_does_not_stand_and_may_come_again() -> None:
    assert importance((FIRST, IMPORTANT)) == IMPORTANT
    assert importance((IMPORTANT, TAKEN_BACK)) is None
    again = replace(IMPORTANT, id=MarkId(5))
    assert importance((IMPORTANT, TAKEN_BACK, again)) == again
    assert standing((IMPORTANT, TAKEN_BACK)) == ()


def test_a_withdrawal_is_not_withdrawn_and_nothing_twice() -> None:
    check_withdrawal(IMPORTANT, (IMPORTANT,))
    for mark, marks in ((IMPORTANT, (IMPORTANT, TAKEN_BACK)), (TAKEN_BACK, (IMPORTANT, TAKEN_BACK))):
        with pytest.raises(Refused, match="mark_withdrawn_already"):
            check_withdrawal(mark, marks)


def test_words_are_one_line_and_reasons_are_needed() -> None:
    assert check_word("  三人\n受伤 ") == "三人 受伤"
    assert check_word("") == ""
    with pytest.raises(Refused, match="mark_too_long"):
        check_word("字" * (MOST_WORDS + 1))
    with pytest.raises(Refused, match="mark_needs_reason"):
        check_reason(" \n ")


def test_an_instant_has_its_place_over_several_files() -> None:
    first = make.recording(1, frames=80_000, preroll_s=5.0)  # ten seconds, five of them before the call
    then = first.started_at + timedelta(seconds=5)
    second = make.recording(2, frames=40_000, preroll_s=0.0, started_at=then)
    running = replace(second, frames=0, state=RecordingState.RUNNING)

    def place(seconds: float, *recordings: object) -> float:
        return place_of(recordings, first.started_at + timedelta(seconds=seconds))  # type: ignore[arg-type]

    assert place(-5, first, second) == 0.0
    assert place(-60, first, second) == 0.0
    assert place(2, first, second) == 7.0
    assert place(6.5, first, second) == 11.5
    assert place(60, first, second) == 15.0
    assert place(60, first, running) == 65.0
    for seconds in (0.0, 7.0, 10.0, 14.9):
        instant = instant_of((first, second), seconds)
        assert instant is not None
        assert place_of((first, second), instant) == seconds
    assert instant_of((), 3.0) is None
    late = replace(second, started_at=first.started_at + timedelta(seconds=20))
    assert place(12, first, late) == 10.0
    assert place(1) == 0.0
