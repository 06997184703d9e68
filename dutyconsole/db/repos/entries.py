"""The lines of the log and the phone slips: added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.db.repos.ids import next_id
from dutyconsole.db.rows import ENTRY, SLIP
from dutyconsole.db.search.index import SearchIndex
from dutyconsole.db.tables import log_tables
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.ids import EntryId, SlipId
from dutyconsole.domain.vocabulary import SearchIn
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import ColumnElement

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.slip import PhoneSlip


class SqlEntries:
    """The lines of the log. There is no update and no delete."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction
        self._index = SearchIndex(transaction, SearchIn.ENTRY)

    def add(self, entry: Entry, *, once: str = "") -> EntryId:
        """Store a new line; raises `Refused("entry_unknown")` where it follows or strikes none."""
        entry_id = next_id(self._sql, log_tables.entry, FactOf.ENTRY)
        stored = ENTRY.values(entry) | {
            "id": entry_id,
            "matter": self._matter(entry.follows) if entry.follows and not entry.strikes else entry_id,
            "once": once or None,
        }
        if entry.strikes is not None:
            self._matter(entry.strikes)
        self._sql.add(log_tables.entry, stored)
        self._index.add(entry_id, entry)
        return EntryId(entry_id)

    def written_once(self, once: str) -> Entry | None:
        """Return the line that was written with this key, or None."""
        return self._one(log_tables.entry.c.once == once) if once else None

    def get(self, entry_id: EntryId) -> Entry:
        """Return the line; raises `Refused("entry_unknown")`."""
        entry = self._one(log_tables.entry.c.id == entry_id)
        if entry is None:
            raise Refused("entry_unknown", number=entry_id)
        return entry

    def by_number(self, number: int) -> Entry:
        """Return the line; raises `Refused("entry_unknown")`."""
        entry = self._one(log_tables.entry.c.number == number)
        if entry is None:
            raise Refused("entry_unknown", number=number)
        return entry

    def striking(self, entry_id: EntryId) -> Entry | None:
        """Return the line that strikes this one out, or None."""
        return self._one(log_tables.entry.c.strikes == entry_id)

    def _one(self, condition: ColumnElement[bool]) -> Entry | None:
        row = self._sql.row(select(*ENTRY.columns).where(condition))
        return None if row is None else ENTRY.read(row)

    def _matter(self, entry_id: EntryId) -> Any:
        matter = self._sql.value(select(log_tables.entry.c.matter).where(log_tables.entry.c.id == entry_id))
        if matter is None:
            raise Refused("entry_unknown", number=entry_id)
        return matter


class SqlSlips:
    """The phone slips. There is no update and no delete."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction
        self._index = SearchIndex(transaction, SearchIn.SLIP)

    def add(self, slip: PhoneSlip) -> SlipId:
        """Store a new slip."""
        slip_id = next_id(self._sql, log_tables.slip, FactOf.SLIP)
        self._sql.add(log_tables.slip, SLIP.values(slip) | {"id": slip_id})
        self._index.add(slip_id, slip)
        return SlipId(slip_id)
