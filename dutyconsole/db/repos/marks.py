"""The marks on calls: added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.db.repos.ids import next_id
from dutyconsole.db.rows import MARK
from dutyconsole.db.search.index import SearchIndex
from dutyconsole.db.tables import call_tables
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.ids import MarkId
from dutyconsole.domain.vocabulary import SearchIn
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.ids import CallId
    from dutyconsole.domain.mark import CallMark

_mark = call_tables.mark


class SqlMarks:
    """The marks on calls. There is no update and no delete."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction
        self._index = SearchIndex(transaction, SearchIn.CALL)

    def add(self, mark: CallMark) -> MarkId:
        """Store a new mark; its call is found by its words from then on."""
        mark_id = next_id(self._sql, _mark, FactOf.MARK)
        self._sql.add(_mark, MARK.values(mark) | {"id": mark_id})
        self._index.renew(mark.call_id)
        return MarkId(mark_id)

    def get(self, mark_id: MarkId) -> CallMark:
        """Return the mark; raises `Refused("mark_unknown")`."""
        row = self._sql.row(select(*MARK.columns).where(_mark.c.id == mark_id))
        if row is None:
            raise Refused("mark_unknown")
        return MARK.read(row)

    def of_call(self, call_id: CallId) -> Sequence[CallMark]:
        """Return the marks of a call in the order in which they were set."""
        found = select(*MARK.columns).where(_mark.c.call_id == call_id).order_by(_mark.c.id)
        return [MARK.read(row) for row in self._sql.rows(found)]
