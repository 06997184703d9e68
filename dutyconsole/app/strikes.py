"""Striking lines out: the line stays, its strike says why, and perhaps a new line takes its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dutyconsole.app.commands import AddSheet
from dutyconsole.app.entries import add_entry, write
from dutyconsole.domain.entry import check_strike
from dutyconsole.domain.permission import Right, require
from dutyconsole.errors import Bug

if TYPE_CHECKING:
    from dutyconsole.app.commands import StrikeEntry
    from dutyconsole.app.desk import Work
    from dutyconsole.app.sheets import Sheets
    from dutyconsole.domain.entry import Entry


@dataclass(frozen=True)
class Strikes:
    """Strikes lines out; a line with a structured part is replaced by one with its own."""

    sheets: Sheets

    def strike(self, command: StrikeEntry, work: Work) -> tuple[Entry, Entry | None]:
        """Strike a line out and write the one that replaces it, in one act."""
        author = work.person()
        require(author, Right.WRITE_LOG)
        struck = work.uow.entries.by_number(command.number)
        if struck.id is None:
            raise Bug("value_without_id")
        earlier = work.uow.entries.striking(struck.id)
        reason = check_strike(struck, struck_by=earlier.id if earlier else None, reason=command.reason)
        strike = write(work, author=author, kind=struck.kind, text=reason, strikes=struck.id)
        return strike, self._replace(command, struck, work)

    def _replace(self, command: StrikeEntry, struck: Entry, work: Work) -> Entry | None:
        new = command.replacement
        if new is None:
            return None
        if isinstance(new, AddSheet):
            return self.sheets.add(new, work)
        return add_entry(replace(new, call_id=new.call_id or struck.call_id), work)
