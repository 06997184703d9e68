"""What is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from dutyconsole.db.tables import log_tables

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.ids import PersonId


class SqlDrafts:
    """What is being typed."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction

    def keep(self, key: str, owner: PersonId | None, text: str, at: datetime) -> None:
        """Store or replace a draft."""
        table = log_tables.draft
        values = {"owner_id": owner, "text": text, "at": at}
        if not self._sql.change(table, update(table).where(table.c.key == key).values(values)):
            self._sql.add(table, {"key": key, **values})

    def forget(self, key: str) -> None:
        """Remove a draft whose form was saved; one that is not there is fine."""
        table = log_tables.draft
        if self._sql.row(select(table.c.key).where(table.c.key == key)) is not None:
            self._sql.change(table, delete(table).where(table.c.key == key))
