"""What each person looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from dutyconsole.db.tables.search_tables import kept_query

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.ids import PersonId


class SqlKeptQueries:
    """What each person looked for."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction

    def keep(self, person: PersonId, name: str, text: str, at: datetime, *, last: int) -> None:
        """Store a search; of those without a name only the `last` ones stay, of each name one."""
        mine = (kept_query.c.person_id == person, kept_query.c.name == name)
        replaced = mine if name else (*mine, kept_query.c.text == text)
        self._sql.change(kept_query, delete(kept_query).where(*replaced))
        self._sql.add(kept_query, {"person_id": person, "name": name, "text": text, "at": at})
        if not name:
            newest = (
                select(kept_query.c.id).where(*mine).order_by(kept_query.c.at.desc(), kept_query.c.id.desc())
            )
            old = [row[0] for row in self._sql.rows(newest.offset(last))]
            if old:
                self._sql.change(kept_query, delete(kept_query).where(kept_query.c.id.in_(old)))

    def forget(self, person: PersonId, query_id: int) -> None:
        """Remove a search of this person."""
        mine = (kept_query.c.person_id == person, kept_query.c.id == query_id)
        self._sql.change(kept_query, delete(kept_query).where(*mine))
