"""Questions about the registers of warnings and visitors."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.app.views import SheetRegisterView, SheetRow
from dutyconsole.db.reading.entry_rows import is_open, load_entries
from dutyconsole.db.reading.people_queries import own_unit
from dutyconsole.db.reading.reader import Reader, chunks
from dutyconsole.db.rows import SHEET
from dutyconsole.db.tables import log_tables
from dutyconsole.domain.sheet import merged
from dutyconsole.domain.sheet_fields import Form
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta
    from typing import Any

    from sqlalchemy import Connection, Select

    from dutyconsole.domain.sheet import Sheet

_sheet = log_tables.sheet
_entry = log_tables.entry


class SheetQueries(Reader):
    """Questions about the sheets. Those of lines struck out stand in the registers, marked as such."""

    def sheet(self, number: int) -> SheetRow | None:
        """Return the sheet that the line of that number began or supplements, or None."""
        own = select(_sheet.c.id, _sheet.c.supplements).join(_entry, _entry.c.id == _sheet.c.entry_id)
        with self._snapshot() as connection:
            row = connection.execute(own.where(_entry.c.number == number)).first()
            if row is None:
                return None
            first = select(_sheet.c.id).where(_sheet.c.id == (row.supplements or row.id))
            return load_sheets(connection, first, self._rules.late_after)[0]

    def open_sheets(self) -> Sequence[SheetRow]:
        """Return the sheets of which something is still to come, oldest first."""
        waiting = select(_entry.c.matter).where(is_open())
        of_waiting = (
            select(_sheet.c.id)
            .join(_entry, _entry.c.id == _sheet.c.entry_id)
            .where(_entry.c.matter.in_(waiting), _sheet.c.supplements.is_(None))
        )
        with self._snapshot() as connection:
            rows = load_sheets(connection, of_waiting, self._rules.late_after)
        return [row for row in rows if row.row.struck_by is None]

    def warnings(self, limit: int = 20) -> Sequence[SheetRow]:
        """Return the newest warnings, newest first."""
        newest = select(_sheet.c.id).where(_sheet.c.form == Form.WARNING, _sheet.c.supplements.is_(None))
        with self._snapshot() as connection:
            rows = load_sheets(
                connection, newest.order_by(_sheet.c.id.desc()).limit(limit), self._rules.late_after
            )
        return [row for row in rows[::-1] if row.row.struck_by is None]

    def sheet_register(self, form: Form, since: datetime, until: datetime) -> SheetRegisterView:
        """Return what the printed register shows; raises `Refused` where no unit is set up."""
        wanted = (
            select(_sheet.c.id)
            .join(_entry, _entry.c.id == _sheet.c.entry_id)
            .where(_sheet.c.form == form, _sheet.c.supplements.is_(None))
            .where(_entry.c.event_at >= since, _entry.c.event_at < until)
        )
        with self._snapshot() as connection:
            unit = own_unit(connection)
            if unit is None:
                raise Refused("no_open_shift")
            rows = load_sheets(connection, wanted, self._rules.late_after)
        return SheetRegisterView(unit, form, since, until, tuple(rows), "", self._rules.now(), "")


def load_sheets(connection: Connection, wanted: Select[Any], late_after: timedelta) -> list[SheetRow]:
    """Return the sheets of these ids with their supplements, in the order of recording."""
    ids = sorted(connection.scalars(wanted))
    parts: dict[int, list[Sheet]] = defaultdict(list)
    for part in chunks(ids):
        statement = select(*SHEET.columns).where(_sheet.c.id.in_(part) | _sheet.c.supplements.in_(part))
        for row in connection.execute(statement.order_by(_sheet.c.id)):
            sheet: Sheet = SHEET.read(row)
            parts[sheet.supplements or sheet.id or 0].append(sheet)
    lines = [sheet.entry_id for sheets in parts.values() for sheet in sheets]
    rows = {row.entry.id: row for row in load_entries(connection, lines, late_after)}
    found = []
    for sheets in (parts[sheet_id] for sheet_id in ids):
        first, *later = sheets
        standing = [sheet for sheet in later if rows[sheet.entry_id].struck_by is None]
        brought = tuple(rows[sheet.entry_id] for sheet in later)
        found.append(SheetRow(rows[first.entry_id], first, merged([first, *standing]), brought))
    return found
