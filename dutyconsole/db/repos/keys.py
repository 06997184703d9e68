"""The public keys of the room: added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.db.repos.ids import next_id
from dutyconsole.db.rows import KEY
from dutyconsole.db.tables import trust_tables
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.ids import KeyId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.signing import SigningKey


class SqlKeys:
    """The public keys. There is no update and no delete."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction

    def add(self, key: SigningKey) -> KeyId:
        """Store a new key."""
        key_id = next_id(self._sql, trust_tables.signing_key, FactOf.KEY)
        self._sql.add(trust_tables.signing_key, KEY.values(key) | {"id": key_id})
        return KeyId(key_id)

    def all(self) -> Sequence[SigningKey]:
        """Return every key, oldest first."""
        return [
            KEY.read(row)
            for row in self._sql.rows(select(*KEY.columns).order_by(trust_tables.signing_key.c.id))
        ]
