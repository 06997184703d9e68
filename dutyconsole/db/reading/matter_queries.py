"""Questions about files, links, and whose matter it is."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.app.matter_views import EntryAbout, MatterRow, RefRow
from dutyconsole.db.reading.call_rows import load_calls
from dutyconsole.db.reading.entry_rows import is_open, is_strike, load_entries
from dutyconsole.db.reading.reader import Reader, chunks
from dutyconsole.db.reading.sheet_queries import load_sheets
from dutyconsole.db.rows import ATTACHMENT, CHARGE, ENTRY, REFERENCE
from dutyconsole.db.tables import call_tables, log_tables, matter_tables
from dutyconsole.domain.charge import holding
from dutyconsole.domain.reference import RefTo, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from dutyconsole.app.views import CallRow, EntryRow, SheetRow
    from dutyconsole.domain.charge import Charge
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.reference import Reference

_entry = log_tables.entry
_attachment = matter_tables.attachment
_charge = matter_tables.charge
_reference = matter_tables.reference
_recording = call_tables.recording
NEVER = datetime.max.replace(tzinfo=UTC)


class MatterQueries(Reader):
    """Questions about files, links and trails."""

    def about(self, number: int) -> EntryAbout | None:
        """Return what belongs to the line of that number, or None where there is no such line."""
        with self._snapshot() as connection:
            key = connection.execute(
                select(_entry.c.id, _entry.c.matter).where(_entry.c.number == number)
            ).first()
            return None if key is None else self._about(connection, key.id, key.matter)

    def open_matters(self) -> Sequence[MatterRow]:
        """Return the matters that wait: by their due time, then those without one by their age."""
        waiting = select(_entry.c.id, _entry.c.matter).where(is_open())
        with self._snapshot() as connection:
            firsts = {row.id: row.matter for row in connection.execute(waiting)}
            rows = load_entries(connection, list(firsts), self._rules.late_after)
            begun, trails = _entries(connection, firsts.values()), _trails(connection, firsts.values())
        found = [
            MatterRow(row, begun[matter], holding(begun[matter], trails[matter]))
            for row in rows
            if row.entry.id is not None
            for matter in (firsts[row.entry.id],)
        ]
        return sorted(found, key=lambda each: (each.holding.due_at or NEVER, each.first.event_at))

    def lines_about(self, to: RefTo, target: int) -> Sequence[EntryRow]:
        """Return the lines from which a link leads to something, in order."""
        with self._snapshot() as connection:
            made = _referring(connection, to, target)
            lines = sorted({each.entry_id for each in made})
            return load_entries(connection, lines, self._rules.late_after)

    def attached_files(self) -> frozenset[str]:
        """Return the files of which lines speak, as the rows name them."""
        with self._snapshot() as connection:
            return frozenset(connection.scalars(select(_attachment.c.file).distinct()))

    def _about(self, connection: Connection, entry_id: int, matter: int) -> EntryAbout:
        of_matter = select(_entry.c.id).where(_entry.c.matter == matter, ~is_strike()).order_by(_entry.c.id)
        lines = load_entries(connection, list(connection.scalars(of_matter)), self._rules.late_after)
        row = load_entries(connection, [entry_id], self._rules.late_after)[0]
        files = select(*ATTACHMENT.columns).where(_attachment.c.entry_id == entry_id)
        attachments = [ATTACHMENT.read(f) for f in connection.execute(files.order_by(_attachment.c.id))]
        begun, trail = _entries(connection, [matter])[matter], _trails(connection, [matter])[matter]
        made = select(*REFERENCE.columns).where(_reference.c.entry_id == entry_id).order_by(_reference.c.id)
        here = standing(REFERENCE.read(found) for found in connection.execute(made))
        return EntryAbout(
            row=row,
            sheet=self._sheet(connection, entry_id),
            attachments=tuple(attachments),
            references=tuple(self._leading(connection, here)),
            referring=tuple(_from(connection, _referring(connection, RefTo.ENTRY, entry_id))),
            matter=tuple(lines),
            holding=holding(begun, trail),
            trail=tuple(trail),
            is_open=any(line.open for line in lines),
        )

    def _sheet(self, connection: Connection, entry_id: int) -> SheetRow | None:
        table = log_tables.sheet
        row = connection.execute(
            select(table.c.id, table.c.supplements).where(table.c.entry_id == entry_id)
        ).first()
        if row is None:
            return None
        first = select(table.c.id).where(table.c.id == (row.supplements or row.id))
        return load_sheets(connection, first, self._rules.late_after)[0]

    def _leading(self, connection: Connection, here: Sequence[Reference]) -> list[RefRow]:
        """Return links with what they lead to."""
        lines = _entries(connection, [each.target for each in here if each.to is RefTo.ENTRY])
        recordings = {
            row.id: row
            for row in connection.execute(
                select(_recording.c.id, _recording.c.number, _recording.c.call_id).where(
                    _recording.c.id.in_([each.target for each in here if each.to is RefTo.RECORDING])
                )
            )
        }
        wanted = {each.target for each in here if each.to is RefTo.CALL}
        wanted |= {row.call_id for row in recordings.values() if row.call_id is not None}
        loaded = load_calls(connection, sorted(wanted), self._rules.key_of)
        calls: dict[int | None, CallRow] = {row.call.id: row for row in loaded}
        found = []
        for each in here:
            recording = recordings.get(each.target) if each.to is RefTo.RECORDING else None
            call_id = recording.call_id if recording is not None else each.target
            entry = lines.get(each.target) if each.to is RefTo.ENTRY else None
            call = calls.get(call_id) if each.to is not RefTo.ENTRY else None
            found.append(RefRow(each, entry, call, recording.number if recording is not None else ""))
        return found


def _entries(connection: Connection, ids: Iterable[int]) -> dict[int, Entry]:
    found: dict[int, Entry] = {}
    for part in chunks(sorted(set(ids))):
        for row in connection.execute(select(*ENTRY.columns).where(_entry.c.id.in_(part))):
            found[row.id] = ENTRY.read(row)
    return found


def _trails(connection: Connection, firsts: Iterable[int]) -> dict[int, list[Charge]]:
    found: dict[int, list[Charge]] = defaultdict(list)
    for part in chunks(sorted(set(firsts))):
        steps = select(*CHARGE.columns).where(_charge.c.entry_id.in_(part)).order_by(_charge.c.id)
        for row in connection.execute(steps):
            found[row.entry_id].append(CHARGE.read(row))
    return found


def _referring(connection: Connection, to: RefTo, target: int) -> tuple[Reference, ...]:
    """Return the standing links that lead to something."""
    gone = _reference.alias("gone")
    taken_back = select(gone.c.id).where(gone.c.withdraws == _reference.c.id).exists()
    leading = (
        select(*REFERENCE.columns)
        .where(_reference.c.to == to, _reference.c.target == target)
        .where(_reference.c.withdraws.is_(None), ~taken_back)
        .order_by(_reference.c.id)
    )
    return tuple(REFERENCE.read(row) for row in connection.execute(leading))


def _from(connection: Connection, links: Sequence[Reference]) -> list[RefRow]:
    """Return links with the lines at which they were made."""
    lines = _entries(connection, [each.entry_id for each in links])
    return [RefRow(each, lines.get(each.entry_id)) for each in links]
