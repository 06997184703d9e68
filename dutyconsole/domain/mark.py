"""Marks that a person sets on a call: a place in its sound, or that the whole of it is important.

A mark is never changed and never deleted; it is withdrawn by another mark that says who, when and why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import Term
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from dutyconsole.domain.ids import CallId, MarkId, PersonId

MOST_WORDS = 200
"""Characters that a bookmark's word or a reason may have."""


class MarkKind(Term):
    """What a mark says."""

    BOOKMARK = "bookmark", "书签", "Bookmark"
    IMPORTANT = "important", "标为重要", "Marked as important"
    WITHDRAWAL = "withdrawal", "撤销标记", "Mark withdrawn"


@dataclass(frozen=True)
class CallMark:
    """One mark on a call; a bookmark may have no word, the other kinds carry their reason in it."""

    id: MarkId | None
    call_id: CallId
    kind: MarkKind
    at: datetime
    """The instant that it is about: its place in the sound is found by it, whatever file that lies in."""
    word: str
    author_id: PersonId
    author: str
    recorded_at: datetime
    withdraws: MarkId | None = None


def standing(marks: Iterable[CallMark]) -> tuple[CallMark, ...]:
    """Return the bookmarks and importance that were not withdrawn, in the order of their instants."""
    marks = tuple(marks)
    gone = {mark.withdraws for mark in marks}
    kept = [mark for mark in marks if mark.kind is not MarkKind.WITHDRAWAL and mark.id not in gone]
    return tuple(sorted(kept, key=lambda mark: mark.at))


def bookmarks(marks: Iterable[CallMark]) -> tuple[CallMark, ...]:
    """Return the standing bookmarks in the order of their instants."""
    return tuple(mark for mark in standing(marks) if mark.kind is MarkKind.BOOKMARK)


def importance(marks: Iterable[CallMark]) -> CallMark | None:
    """Return the mark by which a call counts as important, or None."""
    return next((mark for mark in standing(marks) if mark.kind is MarkKind.IMPORTANT), None)


def check_word(word: str) -> str:
    """Return a bookmark's word in one line; raises `Refused("mark_too_long")`."""
    word = " ".join(word.split())
    if len(word) > MOST_WORDS:
        raise Refused("mark_too_long", length=len(word), limit=MOST_WORDS)
    return word


def check_reason(reason: str) -> str:
    """Return a reason in one line; raises `Refused` where there is none or it is too long."""
    reason = check_word(reason)
    if not reason:
        raise Refused("mark_needs_reason")
    return reason


def check_withdrawal(mark: CallMark, marks: Iterable[CallMark]) -> None:
    """Raise `Refused` where a mark does not stand any more or was never one to be withdrawn."""
    if mark not in standing(marks):
        raise Refused("mark_withdrawn_already")
