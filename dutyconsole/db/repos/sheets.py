"""The structured parts of lines: added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from dutyconsole.db.repos.ids import next_id
from dutyconsole.db.rows import SHEET
from dutyconsole.db.search.index import SearchIndex
from dutyconsole.db.tables import log_tables
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.ids import SheetId
from dutyconsole.domain.vocabulary import SearchIn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.ids import EntryId
    from dutyconsole.domain.sheet import Sheet

_sheet = log_tables.sheet
_strike = log_tables.entry.alias("strike")


class SqlSheets:
    """The structured parts of lines."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction
        self._index = SearchIndex(transaction, SearchIn.ENTRY)

    def add(self, sheet: Sheet) -> SheetId:
        """Store a new one; its line is found by what stands in it from then on."""
        sheet_id = next_id(self._sql, _sheet, FactOf.SHEET)
        self._sql.add(_sheet, SHEET.values(sheet) | {"id": sheet_id})
        self._index.renew(sheet.entry_id)
        return SheetId(sheet_id)

    def of_entry(self, entry_id: EntryId) -> Sheet | None:
        """Return the one of a line, or None."""
        row = self._sql.row(select(*SHEET.columns).where(_sheet.c.entry_id == entry_id))
        return None if row is None else SHEET.read(row)

    def by_register_number(self, number: str) -> Sheet | None:
        """Return the one with that number of its register, or None."""
        row = self._sql.row(select(*SHEET.columns).where(_sheet.c.register_number == number))
        return None if row is None else SHEET.read(row)

    def whole(self, sheet: Sheet) -> Sequence[Sheet]:
        """Return the sheet that was begun and its supplements in order, without those struck out."""
        first = sheet.supplements or sheet.id
        struck = select(_strike.c.id).where(_strike.c.strikes == _sheet.c.entry_id).exists()
        found = (
            select(*SHEET.columns)
            .where(or_(_sheet.c.id == first, _sheet.c.supplements == first), ~struck)
            .order_by(_sheet.c.id)
        )
        return [SHEET.read(row) for row in self._sql.rows(found)]
