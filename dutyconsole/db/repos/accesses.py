"""The register of listening, exports and prints: added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.db.repos.ids import next_id
from dutyconsole.db.rows import ACCESS
from dutyconsole.db.tables import trust_tables
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.ids import AccessId
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.access import Access


class SqlAccesses:
    """The register (F05). There is no update and no delete."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction

    def add(self, access: Access) -> AccessId:
        """Store a new row."""
        access_id = next_id(self._sql, trust_tables.access, FactOf.ACCESS)
        self._sql.add(trust_tables.access, ACCESS.values(access) | {"id": access_id})
        return AccessId(access_id)

    def get(self, access_id: AccessId) -> Access:
        """Return the row; raises `Refused("access_unknown")`."""
        access = self._one(trust_tables.access.c.id == access_id)
        if access is None:
            raise Refused("access_unknown", id=access_id)
        return access

    def closing(self, access_id: AccessId) -> Access | None:
        """Return the row that ends this listening, or None."""
        return self._one(trust_tables.access.c.closes == access_id)

    def _one(self, condition: ColumnElement[bool]) -> Access | None:
        row = self._sql.row(select(*ACCESS.columns).where(condition))
        return None if row is None else ACCESS.read(row)
