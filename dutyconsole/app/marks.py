"""Marking calls: bookmarks in the sound and importance, each set and withdrawn by a named person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dutyconsole.app.slips import call_changed
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.leaves import fields_of
from dutyconsole.domain.mark import (
    CallMark,
    MarkKind,
    check_reason,
    check_withdrawal,
    check_word,
    importance,
)
from dutyconsole.domain.permission import Right, require
from dutyconsole.errors import Bug, Refused

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.app.commands import AddBookmark, MarkImportant, WithdrawMark
    from dutyconsole.app.desk import Work
    from dutyconsole.domain.ids import CallId, MarkId


def add_bookmark(command: AddBookmark, work: Work) -> CallMark:
    """Mark a place in the sound; one in the future counts as now."""
    at = min(command.at or work.now, work.now)
    return _store(work, command.call_id, MarkKind.BOOKMARK, check_word(command.word), at=at)


def mark_important(command: MarkImportant, work: Work) -> CallMark:
    """Mark a call as important, once; raises `Refused("important_already")`."""
    reason = check_reason(command.reason)
    if importance(work.uow.marks.of_call(command.call_id)) is not None:
        raise Refused("important_already")
    return _store(work, command.call_id, MarkKind.IMPORTANT, reason, at=work.now)


def withdraw_mark(command: WithdrawMark, work: Work) -> CallMark:
    """Take a mark back by another one; the first stays to be read."""
    reason = check_reason(command.reason)
    mark = work.uow.marks.get(command.mark_id)
    check_withdrawal(mark, work.uow.marks.of_call(mark.call_id))
    return _store(work, mark.call_id, MarkKind.WITHDRAWAL, reason, at=work.now, withdraws=command.mark_id)


def _store(
    work: Work,
    call_id: CallId,
    kind: MarkKind,
    word: str,
    *,
    at: datetime,
    withdraws: MarkId | None = None,
) -> CallMark:
    author = work.person()
    require(author, Right.WRITE_LOG)
    if author.id is None:
        raise Bug("value_without_id")
    work.uow.calls.get(call_id)
    mark = CallMark(None, call_id, kind, at, word, author.id, author.name, work.now, withdraws)
    mark_id = work.uow.marks.add(mark)
    work.uow.chain.append(FactOf.MARK, mark_id, fields_of(FactOf.MARK, mark))
    work.tell(lambda: call_changed(work, call_id, fresh=False))
    return replace(mark, id=mark_id)
