"""Questions about the register of listening, exports and prints (F05)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.app.views import AccessRegisterView, AccessRow
from dutyconsole.db.reading.call_rows import load_calls
from dutyconsole.db.reading.people_queries import own_unit
from dutyconsole.db.reading.reader import Reader, chunks
from dutyconsole.db.rows import ACCESS, KEY, MEASURED
from dutyconsole.db.tables import call_tables, trust_tables
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.self_test import SelfTest
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from dutyconsole.domain.signing import SigningKey

_access = trust_tables.access
_end = trust_tables.access.alias("ends")


class AccessQueries(Reader):
    """Questions about the register. A row that ends a listening is shown with the one that began it."""

    def access_ids(
        self, *, since: datetime | None = None, until: datetime | None = None, limit: int = 200_000
    ) -> Sequence[int]:
        """Return the ids of the register of listening, newest first; `until` is not part of the time."""
        statement = select(_access.c.id).where(_access.c.closes.is_(None))
        if since is not None:
            statement = statement.where(_access.c.at >= since)
        if until is not None:
            statement = statement.where(_access.c.at < until)
        with self._snapshot() as connection:
            return list(connection.scalars(statement.order_by(_access.c.id.desc()).limit(limit)))

    def access_rows(self, ids: Sequence[int]) -> Sequence[AccessRow]:
        """Return the rows of these ids, in this order, each with the end of its listening."""
        with self._snapshot() as connection:
            return [row for part in chunks(ids) for row in self._rows(connection, part)]

    def access_register(self, since: datetime, until: datetime) -> AccessRegisterView:
        """Return what the printed register shows; raises `Refused` where no unit is set up."""
        with self._snapshot() as connection:
            unit = own_unit(connection)
        if unit is None:
            raise Refused("no_open_shift")
        rows = self.access_rows(self.access_ids(since=since, until=until)[::-1])
        return AccessRegisterView(unit, since, until, tuple(rows), "", self._rules.now(), "")

    def self_tests(self, limit: int = 50) -> Sequence[SelfTest]:
        """Return the self-tests of the lines, newest first."""
        table = call_tables.self_test
        about = (table.c.id, table.c.line, table.c.at, table.c.person, table.c.file)
        newest = select(*MEASURED.columns, *about).order_by(table.c.id.desc()).limit(limit)
        with self._snapshot() as connection:
            rows = connection.execute(newest).all()
        return [
            SelfTest(row.id, LineId(row.line), row.at, row.person, row.file, MEASURED.read(row))
            for row in rows
        ]

    def signing_keys(self) -> Sequence[SigningKey]:
        """Return the public keys of the room, oldest first."""
        with self._snapshot() as connection:
            rows = connection.execute(select(*KEY.columns).order_by(trust_tables.signing_key.c.id))
            return [KEY.read(row) for row in rows]

    def _rows(self, connection: Connection, ids: Sequence[int]) -> list[AccessRow]:
        statement = (
            select(*ACCESS.columns, _end.c.to_ms.label("ended"))
            .outerjoin(_end, _end.c.closes == _access.c.id)
            .where(_access.c.id.in_(ids))
        )
        found = {row.id: (ACCESS.read(row), row.ended) for row in connection.execute(statement)}
        about = sorted({access.call_id for access, _ in found.values() if access.call_id})
        calls = {row.call.id: row for row in load_calls(connection, about, self._rules.key_of)}
        rows = []
        for access, ended in (found[row_id] for row_id in ids if row_id in found):
            rows.append(AccessRow(access, calls.get(access.call_id) if access.call_id else None, ended))
        return rows
