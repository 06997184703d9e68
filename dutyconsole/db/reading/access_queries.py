"""Questions about the register of listening, exports and prints (F05)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.app.views import AccessRow
from dutyconsole.db import tables
from dutyconsole.db.reading.call_rows import load_calls
from dutyconsole.db.reading.reader import Reader
from dutyconsole.db.rows import ACCESS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_access = tables.access


class AccessQueries(Reader):
    """Questions about the register."""

    def accesses(
        self, *, since: datetime | None = None, until: datetime | None = None, limit: int = 10_000
    ) -> Sequence[AccessRow]:
        """Return the register, newest first; `until` is not part of the time.

        A row that ends a listening is shown with the one that began it, not as a row of its own.
        """
        ends = tables.access.alias("ends")
        statement = (
            select(*ACCESS.columns, ends.c.to_ms.label("ended"))
            .outerjoin(ends, ends.c.closes == _access.c.id)
            .where(_access.c.closes.is_(None))
            .order_by(_access.c.id.desc())
            .limit(limit)
        )
        if since is not None:
            statement = statement.where(_access.c.at >= since)
        if until is not None:
            statement = statement.where(_access.c.at < until)
        with self._snapshot() as connection:
            found = [(ACCESS.read(row), row.ended) for row in connection.execute(statement)]
            ids = sorted({access.call_id for access, _ in found if access.call_id})
            calls = {row.call.id: row for row in load_calls(connection, ids, self._rules.key_of)}
        return [
            AccessRow(access, calls.get(access.call_id) if access.call_id else None, to_ms)
            for access, to_ms in found
        ]
