"""What the desk's commands on marks do, told shortly: kept in `Held`, and told as the real ones are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.app import commands as order
from dutyconsole.app.slips import call_changed
from dutyconsole.domain.ids import MarkId
from dutyconsole.domain.mark import CallMark, MarkKind, check_reason, check_word

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.app.desk import Work
    from dutyconsole.domain.ids import CallId
    from tests.support.fake_store import Held


class MarkHandlers:
    """One method for each command."""

    def __init__(self, held: Held) -> None:
        self._held = held

    def table(self) -> dict[type, object]:
        """Return who carries out what."""
        return {
            order.AddBookmark: self.add,
            order.MarkImportant: self.mark_important,
            order.WithdrawMark: self.withdraw,
        }

    def add(self, command: order.AddBookmark, work: Work) -> CallMark:
        """Keep a bookmark."""
        at = command.at or work.now
        return self._keep(work, command.call_id, MarkKind.BOOKMARK, check_word(command.word), at=at)

    def mark_important(self, command: order.MarkImportant, work: Work) -> CallMark:
        """Keep that a call is important."""
        word = check_reason(command.reason)
        return self._keep(work, command.call_id, MarkKind.IMPORTANT, word, at=work.now)

    def withdraw(self, command: order.WithdrawMark, work: Work) -> CallMark:
        """Keep that a mark does not count any more."""
        mark = next(mark for mark in self._held.marks if mark.id == command.mark_id)
        word = check_reason(command.reason)
        kind = MarkKind.WITHDRAWAL
        return self._keep(work, mark.call_id, kind, word, at=work.now, withdraws=mark.id)

    def _keep(
        self,
        work: Work,
        call_id: CallId,
        kind: MarkKind,
        word: str,
        *,
        at: datetime,
        withdraws: MarkId | None = None,
    ) -> CallMark:
        who = work.person()
        assert who.id is not None
        number = MarkId(len(self._held.marks) + 1)
        mark = CallMark(number, call_id, kind, at, word, who.id, who.name, work.now, withdraws)
        self._held.marks.append(mark)
        self._held.touched.add("mark")
        work.tell(lambda: call_changed(work, call_id, fresh=False))
        return mark
