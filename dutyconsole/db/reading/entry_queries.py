"""Questions about the log."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dutyconsole.app.views import EntryFilter, EntryRow, Found
from dutyconsole.db.reading.entry_rows import all_ids, find_ids, load_entries
from dutyconsole.db.reading.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence


class EntryQueries(Reader):
    """Questions about the log."""

    def entry_ids(self, wanted: EntryFilter) -> Sequence[int]:
        """Return the ids that match, newest first, at most `wanted.limit`; a range where all do."""
        with self._snapshot() as connection:
            if wanted.is_everything:
                return all_ids(connection, wanted.limit)
            return find_ids(connection, wanted, wanted.limit)

    def entry_rows(self, ids: Sequence[int]) -> Sequence[EntryRow]:
        """Return the rows of these ids, in this order."""
        with self._snapshot() as connection:
            return load_entries(connection, ids, self._rules.late_after)

    def find(self, wanted: EntryFilter) -> Found:
        """Return the newest rows that match, and whether there are more."""
        with self._snapshot() as connection:
            ids = find_ids(connection, wanted, wanted.limit + 1)
            rows = load_entries(connection, ids[: wanted.limit], self._rules.late_after)
        return Found(tuple(rows), more=len(ids) > wanted.limit)

    def entry(self, number: int) -> EntryRow | None:
        """Return the line of that number, or None."""
        found = self.find(replace(EntryFilter(), number=number, limit=1))
        return found.rows[0] if found.rows else None
