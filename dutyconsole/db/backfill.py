"""Links for the rows that were written before the chain vouched for their kind.

This happens once, inside the upgrade that brings the kind: at any later time a row without a link is one that
somebody put in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from dutyconsole.db.facts import SOURCES
from dutyconsole.db.repos.chain import SqlChain
from dutyconsole.db.rows import CALL, version_values
from dutyconsole.db.tables import call_tables
from dutyconsole.db.transaction import Transaction
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.call import OVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

SINCE: dict[str, tuple[FactOf, ...]] = {"0014": (FactOf.SHIFT, FactOf.CALL, FactOf.CALL_RECORD)}
"""The revisions that brought kinds of which older stores hold rows."""
CHUNK = 500


def vouch_for_older(connection: Connection, before: str) -> None:
    """Give the rows of kinds that a store at revision `before` did not vouch for their links."""
    for revision, kinds in SINCE.items():
        if before and before < revision:
            if FactOf.CALL in kinds:
                _write_versions(connection)
            for kind in kinds:
                _link(connection, kind)


def _write_versions(connection: Connection) -> None:
    over = select(*CALL.columns).where(call_tables.call.c.state.in_(OVER)).order_by(call_tables.call.c.id)
    transaction = Transaction(connection)
    for row in connection.execute(over).all():
        transaction.add(call_tables.call_version, version_values(CALL.read(row)) | {"id": row[0]})


def _link(connection: Connection, kind: FactOf) -> None:
    source, chain = SOURCES[kind], SqlChain(Transaction(connection))
    every = connection.execute(select(*source.columns).order_by(source.id)).all()
    for rows in _parts(every):
        for row, fields in zip(rows, source.fields(connection, rows), strict=True):
            chain.append(kind, row[0], fields)


def _parts(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]
