"""What a store in memory says of warnings, visitors, files, links and whose matter it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dutyconsole.app.matter_views import EntryAbout, MatterRow, RefRow
from dutyconsole.app.views import (
    EntryRow,
    SheetRegisterView,
    SheetRow,
)
from dutyconsole.domain.charge import holding
from dutyconsole.domain.ids import CallId
from dutyconsole.domain.reference import RefTo, standing
from dutyconsole.domain.sheet import is_done, merged
from dutyconsole.domain.sheet_fields import Form
from tests.support import sample_shift as sample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.reference import Reference

from tests.support.fake_held import OPEN, FakeProofs, Held


class FakeSheets(FakeProofs):
    """What `Held` says of warnings and visitors."""

    def __init__(self, held: Held, *, late: timedelta = timedelta(minutes=15)) -> None:
        super().__init__(held)
        self._late = late

    def sheet(self, number: int) -> SheetRow | None:
        """Return the sheet of a line."""
        entry = self.held.entries[number - 1]
        wanted = next((s for s in self.held.sheets if s.entry_id == entry.id), None)
        first = wanted.supplements or wanted.id if wanted else None
        return next((row for row in self._sheets() if row.sheet.id == first), None)

    def open_sheets(self) -> Sequence[SheetRow]:
        """Return the sheets of which something is open."""
        return [r for r in self._sheets() if r.row.struck_by is None and not is_done(r.sheet.form, r.values)]

    def warnings(self, limit: int = 20) -> Sequence[SheetRow]:
        """Return the warnings."""
        return [row for row in self._sheets() if row.sheet.form is Form.WARNING][::-1][:limit]

    def sheet_register(self, form: Form, since: datetime, until: datetime) -> SheetRegisterView:
        """Return a register."""
        assert self.held.unit is not None
        rows = tuple(row for row in self._sheets() if row.sheet.form is form)
        return SheetRegisterView(self.held.unit, form, since, until, rows, "", sample.NOW, "")

    def _sheets(self) -> list[SheetRow]:
        lines, sheets = {row.entry.id: row for row in self._rows()}, self.held.sheets
        made = []
        for first in (sheet for sheet in sheets if sheet.supplements is None):
            later = [s for s in sheets if s.supplements == first.id and lines[s.entry_id].struck_by is None]
            brought = tuple(lines[sheet.entry_id] for sheet in later)
            made.append(SheetRow(lines[first.entry_id], first, merged([first, *later]), brought))
        return made

    def _rows(self) -> list[EntryRow]:
        strikes = {e.strikes: e for e in self.held.entries if e.strikes}
        followed = {e.follows for e in self.held.entries if e.follows and e.status not in OPEN}
        return [
            EntryRow(
                e,
                None if e.id is None else strikes.get(e.id),
                e.status in OPEN and e.id not in followed and e.id not in strikes,
                e.is_late(self._late),
            )
            for e in self.held.entries
        ]


class FakeMatters(FakeSheets):
    """What `Held` says of files, links and whose matter it is."""

    def about(self, number: int) -> EntryAbout | None:
        """Return what belongs to a line."""
        rows = self._rows()
        if not 0 < number <= len(rows):
            return None
        row = rows[number - 1]
        first = self._first(row.entry)
        matter = [r for r in rows if r.entry.strikes is None and self._first(r.entry) == first]
        trail = tuple(step for step in self.held.trail if step.entry_id == first.id)
        here = [each for each in standing(self.held.references) if each.entry_id == row.entry.id]
        there = [
            each
            for each in standing(self.held.references)
            if (each.to, each.target) == (RefTo.ENTRY, row.entry.id)
        ]
        return EntryAbout(
            row,
            self.sheet(number),
            tuple(file for file in self.held.attachments if file.entry_id == row.entry.id),
            tuple(self._ref(each, each.target) for each in here),
            tuple(self._ref(each, each.entry_id) for each in there),
            tuple(matter),
            holding(first, trail),
            trail,
            any(line.open for line in matter),
        )

    def open_matters(self) -> Sequence[MatterRow]:
        """Return what waits."""
        found = []
        for row in self._rows():
            if row.open:
                first = self._first(row.entry)
                trail = [step for step in self.held.trail if step.entry_id == first.id]
                found.append(MatterRow(row, first, holding(first, trail)))
        return sorted(found, key=lambda each: (each.holding.due_at or NEVER, each.first.event_at))

    def lines_about(self, to: RefTo, target: int) -> Sequence[EntryRow]:
        """Return the lines that lead to something."""
        made = {e.entry_id for e in standing(self.held.references) if (e.to, e.target) == (to, target)}
        return [row for row in self._rows() if row.entry.id in made]

    def attached_files(self) -> frozenset[str]:
        """Return the files that lines speak of."""
        return frozenset(file.file for file in self.held.attachments)

    def _first(self, entry: Entry) -> Entry:
        while entry.follows:
            entry = self.held.entries[entry.follows - 1]
        return entry

    def _ref(self, reference: Reference, other: int) -> RefRow:
        if reference.to is RefTo.ENTRY:
            return RefRow(reference, self.held.entries[other - 1])
        call = self.held.call(CallId(other))
        return RefRow(reference, call=None if call is None else self._call_row(call))


NEVER = datetime.max.replace(tzinfo=UTC)
