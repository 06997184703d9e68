"""The chain of hashes and its seals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.db.rows import LINK, SEAL
from dutyconsole.db.tables import trust_tables
from dutyconsole.domain.audit import next_link, row_digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.audit import FactOf, Field, Link, Seal

_LAST_LINK = select(*LINK.columns).order_by(trust_tables.chain_link.c.seq.desc()).limit(1)
_LAST_SEAL = select(*SEAL.columns).order_by(trust_tables.seal.c.number.desc()).limit(1)


class SqlChain:
    """The chain; only one transaction writes at a time, so the head read here stays the head."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction

    def append(self, kind: FactOf, ref: int, fields: Sequence[Field]) -> Link:
        """Add the link of a row just stored."""
        link = next_link(self.head(), kind, ref, row_digest(kind, fields))
        self._sql.add(trust_tables.chain_link, LINK.values(link))
        return link

    def head(self) -> Link | None:
        """Return the last link, or None."""
        row = self._sql.row(_LAST_LINK)
        return None if row is None else LINK.read(row)

    def last_seal(self) -> Seal | None:
        """Return the newest seal, or None."""
        row = self._sql.row(_LAST_SEAL)
        return None if row is None else SEAL.read(row)

    def add_seal(self, seal: Seal) -> None:
        """Store a seal."""
        self._sql.add(trust_tables.seal, SEAL.values(seal))
