"""A store in memory: the read side and the handlers of the desk's commands, on the sample shift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.app.views import (
    CallCard,
    CallRow,
    DraftView,
    EntryFilter,
    EntryRow,
    Found,
    HandoverNumbers,
    PersonRow,
    ShiftCard,
    ShiftRecordView,
)
from dutyconsole.domain.ids import CallId
from dutyconsole.domain.search_text import comparable, document
from dutyconsole.domain.shift import Shift, due_arrival
from dutyconsole.domain.slip import SlipDraft
from tests.support import sample_shift as sample
from tests.support.fake_held import Held
from tests.support.fake_log import FakeMatters
from tests.support.fake_rosters import FakeRosterQueries
from tests.support.fake_search import FakeSearch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from dutyconsole.domain.contact import Contact
    from dutyconsole.domain.ids import ShiftId
    from dutyconsole.domain.person import Person


__all__ = ["FakeQueries", "Held"]


class FakeQueries(FakeMatters, FakeSearch, FakeRosterQueries):
    """The read side of `Held`."""

    def is_set_up(self) -> bool:
        """Say whether there is a unit and a shift."""
        return self.held.unit is not None and self.held.shift is not None

    def people(self) -> Sequence[PersonRow]:
        """Return everybody."""
        return [
            PersonRow(p.id, p.name, p.title, tuple(r.value for r in p.roles), p.may_stand_duty, p.active)
            for p in self.held.people
            if p.id is not None
        ]

    def credentials(self, name: str) -> tuple[Person, str, int, datetime | None] | None:
        """Return a person and the password itself."""
        found = next((p for p in self.held.people if p.name == name), None)
        return None if found is None else (found, self.held.passwords.get(name, ""), 0, None)

    def shift_card(self) -> ShiftCard | None:
        """Return the shift that is on."""
        held = self.held
        if held.unit is None or held.shift is None:
            return None
        return ShiftCard(
            held.unit,
            held.shift,
            due_arrival(held.shift, 10),
            len(held.entries),
            len(held.calls),
            len(self.unhandled_calls()),
            len(self.find(EntryFilter(open_only=True)).rows),
        )

    def shifts(self, limit: int = 50) -> Sequence[Shift]:
        """Return the one shift."""
        return [self.held.shift][:limit] if self.held.shift else []

    def entry_ids(self, wanted: EntryFilter) -> Sequence[int]:
        """Return ids of lines, newest first."""
        found = [row.entry.number for row in self._rows() if _matches(row, wanted)]
        return found[::-1][: wanted.limit]

    def entry_rows(self, ids: Sequence[int]) -> Sequence[EntryRow]:
        """Return rows in that order."""
        rows = self._rows()
        return [rows[number - 1] for number in ids]

    def find(self, wanted: EntryFilter) -> Found:
        """Return the newest rows that match."""
        return Found(tuple(self.entry_rows(self.entry_ids(wanted))))

    def entry(self, number: int) -> EntryRow | None:
        """Return one line."""
        rows = self._rows()
        return rows[number - 1] if 0 < number <= len(rows) else None

    def call_ids(self, *, since: datetime | None = None, limit: int = 200_000) -> Sequence[int]:
        """Return ids of calls, newest first."""
        found = [c.id for c in self.held.calls if c.id and (since is None or c.started_at >= since)]
        return found[::-1][:limit]

    def call_rows(self, ids: Sequence[int]) -> Sequence[CallRow]:
        """Return rows in that order."""
        found = [self.held.call(CallId(number)) for number in ids]
        return [self._call_row(c) for c in found if c is not None]

    def call_card(self, call_id: CallId) -> CallCard | None:
        """Return everything about one call."""
        call = self.held.call(call_id)
        if call is None:
            return None
        draft = self.held.drafts.get(f"slip:call:{call_id}")
        same = [c for c in self.held.calls if c.number and c.number == call.number and c.id != call_id]
        return CallCard(
            self._call_row(call),
            None if draft is None else SlipDraft.from_json(draft.text),
            tuple(self._call_row(c) for c in same[::-1][:3]),
        )

    def related_calls(self, call_id: CallId, limit: int = 50) -> Sequence[CallRow]:
        """Return the other calls of the number."""
        call = self.held.call(call_id)
        number = call.number if call else None
        same = [c for c in self.held.calls if number and c.number == number and c.id != call_id]
        return [self._call_row(c) for c in same[::-1][:limit]]

    def unhandled_calls(self) -> Sequence[CallRow]:
        """Return the calls of which nothing was written."""
        return [self._call_row(c) for c in self.held.calls[::-1] if c.is_over and not c.handled]

    def contacts(self, text: str = "", limit: int = 200) -> Sequence[Contact]:
        """Return lines of the directory."""
        return [c for c in self.held.contacts if text in f"{c.unit}{c.person}{c.numbers}"][:limit]

    def draft(self, key: str) -> DraftView | None:
        """Return a draft."""
        return self.held.drafts.get(key)

    def drafts(self) -> Sequence[DraftView]:
        """Return all drafts, newest first."""
        return sorted(self.held.drafts.values(), key=lambda d: d.at, reverse=True)

    def shift_record(self, shift_id: ShiftId) -> ShiftRecordView:  # noqa: ARG002  there is one shift
        """Return the record of the one shift."""
        assert self.held.unit is not None
        assert self.held.shift is not None
        rows, calls = tuple(self._rows()), tuple(self._call_row(c) for c in self.held.calls)
        handover = self.held.handovers[-1] if self.held.handovers else None
        return ShiftRecordView(
            self.held.unit, self.held.shift, rows, calls, (), handover, None, None, "", sample.NOW, ""
        )

    def handover_numbers(self, shift_id: ShiftId) -> HandoverNumbers:  # noqa: ARG002  one shift
        """Return what the summary counts."""
        rows = [self._call_row(c) for c in self.held.calls]
        outgoing = sum(r.call.direction.value == "out" for r in rows)
        missed = sum(r.call.state.value == "missed" for r in rows)
        recordings = sum(len(r.recordings) for r in rows)
        return HandoverNumbers(
            len(rows) - outgoing, outgoing, missed, recordings, 0, tuple(self.held.outages)
        )

    def last_taken(self, line: str) -> int:  # noqa: ARG002  no journal here
        """Return 0."""
        return 0


def _matches(row: EntryRow, wanted: EntryFilter) -> bool:
    entry = row.entry
    text = document(entry.text, entry.source, entry.handling)
    checks: tuple[Callable[[], bool], ...] = (
        lambda: all(any(comparable(term) in text for term in clause) for clause in wanted.clauses),
        lambda: not any(comparable(term) in text for term in wanted.without),
        lambda: not wanted.unit or comparable(wanted.unit) in comparable(entry.source),
        lambda: not wanted.numbers or any(s.first <= entry.number <= s.last for s in wanted.numbers),
        lambda: not wanted.statuses or entry.status in wanted.statuses,
        lambda: not wanted.kinds or entry.kind.value in wanted.kinds,
        lambda: wanted.since is None or entry.event_at >= wanted.since,
        lambda: wanted.until is None or entry.event_at < wanted.until,
        lambda: wanted.number is None or entry.number == wanted.number,
        lambda: not wanted.open_only or row.open,
        lambda: wanted.show_struck or row.struck_by is None,
        lambda: not wanted.author or entry.author == wanted.author,
    )
    return all(check() for check in checks)
