"""Ids of the rows that are written once: ours, and growing in the order of recording."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from dutyconsole.db.tables import trust_tables

if TYPE_CHECKING:
    from sqlalchemy import Select, Table

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.audit import FactOf


def next_id(transaction: Transaction, table: Table, kind: FactOf) -> int:
    """Return the next free id of a table, above every id that a row or a link has ever had.

    The links count too: where somebody has cut off the last rows, writing must still go on.
    """
    last_row, last_link = tuple(transaction.rows(_last_ids(table, kind))[0])
    return 1 + int(max(last_row, last_link))


@cache
def _last_ids(table: Table, kind: FactOf) -> Select[int, int]:
    link = trust_tables.chain_link
    last_row = select(func.coalesce(func.max(table.c.id), 0)).scalar_subquery()
    last_link = select(func.coalesce(func.max(link.c.ref), 0)).where(link.c.kind == kind).scalar_subquery()
    return select(last_row, last_link)
