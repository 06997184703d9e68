"""A store in memory: the read side and the handlers of the desk's commands, on the sample shift."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from dutyconsole.app.views import (
    AccessRegisterView,
    AccessRow,
    AlarmView,
    CallCard,
    CallRow,
    DraftView,
    EntryFilter,
    EntryRow,
    EvidenceCall,
    EvidenceView,
    Found,
    HandoverNumbers,
    PersonRow,
    SheetRegisterView,
    SheetRow,
    ShiftCard,
    ShiftRecordView,
    VerifyResult,
)
from dutyconsole.domain.ids import AccessId, CallId, EntryId, KeyId
from dutyconsole.domain.search_text import comparable, document
from dutyconsole.domain.sheet import is_done, merged
from dutyconsole.domain.sheet_fields import Form
from dutyconsole.domain.shift import Shift, due_arrival
from dutyconsole.domain.signing import SigningKey
from dutyconsole.domain.slip import SlipDraft
from dutyconsole.domain.vocabulary import EntryStatus
from tests.support import sample_shift as sample
from tests.support.fake_search import FakeSearch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from dutyconsole.app.search import KeptQuery
    from dutyconsole.domain.access import Access
    from dutyconsole.domain.call import Call
    from dutyconsole.domain.contact import Contact
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.handover import Handover
    from dutyconsole.domain.ids import ShiftId
    from dutyconsole.domain.mark import CallMark
    from dutyconsole.domain.outage import Outage
    from dutyconsole.domain.person import Person, Unit
    from dutyconsole.domain.self_test import SelfTest
    from dutyconsole.domain.sheet import Sheet

_NAMES = tuple(person.name for person in sample.PEOPLE)
OPEN = (EntryStatus.PENDING, EntryStatus.IN_HAND)


@dataclass
class Held:
    """What the store holds; a test changes it freely."""

    unit: Unit | None = sample.UNIT
    shift: Shift | None = sample.THE_SHIFT
    people: list[Person] = field(default_factory=lambda: list(sample.PEOPLE))
    contacts: list[Contact] = field(default_factory=lambda: list(sample.CONTACTS))
    calls: list[Call] = field(default_factory=lambda: list(sample.CALLS))
    entries: list[Entry] = field(default_factory=lambda: list(sample.ENTRIES))
    drafts: dict[str, DraftView] = field(default_factory=dict)
    outages: list[Outage] = field(default_factory=list)
    alarms: list[AlarmView] = field(default_factory=list)
    accesses: list[Access] = field(default_factory=list)
    self_tests: list[SelfTest] = field(default_factory=list)
    handovers: list[Handover] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    passwords: dict[str, str] = field(
        default_factory=lambda: {p.name: sample.PASSWORD for p in sample.PEOPLE}
    )
    marks: list[CallMark] = field(default_factory=list)
    kept_queries: list[KeptQuery] = field(default_factory=list)
    search_made: float = 1.0
    once: dict[str, Entry] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    orders: list[Any] = field(default_factory=list)
    """Every command that was carried out, in order."""

    def clear(self) -> None:
        """Hold a shift in which nothing has happened yet."""
        self.calls.clear()
        self.entries.clear()

    def call(self, call_id: CallId) -> Call | None:
        """Return the call of that id, or None."""
        return next((c for c in self.calls if c.id == call_id), None)

    def add_entry(self, entry: Entry) -> Entry:
        """Give a line its number and keep it."""
        number = len(self.entries) + 1
        kept = replace(entry, id=EntryId(number), number=number)
        self.entries.append(kept)
        self.touched.add("entry")
        return kept


class FakeProofs:
    """What `Held` says of who heard what."""

    def __init__(self, held: Held) -> None:
        self.held = held

    def access_ids(
        self,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 200_000,
    ) -> Sequence[int]:
        """Return ids of the register of listening, newest first."""
        found = [
            a.id
            for a in self.held.accesses[::-1]
            if a.id and not a.closes and (since is None or a.at >= since) and (until is None or a.at < until)
        ]
        return found[:limit]

    def access_rows(self, ids: Sequence[int]) -> Sequence[AccessRow]:
        """Return rows in that order."""
        ends = {a.closes: a.to_ms for a in self.held.accesses if a.closes}
        found = {a.id: a for a in self.held.accesses if a.id}
        shown = [found[AccessId(number)] for number in ids]
        return [AccessRow(a, self._call_of(a), ends.get(a.id) if a.id else None) for a in shown]

    def access_register(self, since: datetime, until: datetime) -> AccessRegisterView:
        """Return the register of a time."""
        assert self.held.unit is not None
        rows = self.access_rows(self.access_ids(since=since, until=until)[::-1])
        return AccessRegisterView(self.held.unit, since, until, tuple(rows), "", sample.NOW, "")

    def evidence(self, call_ids: Sequence[CallId]) -> EvidenceView:
        """Return the calls without anything written of them."""
        assert self.held.unit is not None
        rows = [self._call_row(call) for call in self.held.calls if call.id in call_ids]
        return EvidenceView(self.held.unit, tuple(EvidenceCall(row, (), ()) for row in rows), (), ())

    def self_tests(self, limit: int = 50) -> Sequence[SelfTest]:
        """Return the self-tests, newest first."""
        return self.held.self_tests[::-1][:limit]

    def signing_keys(self) -> Sequence[SigningKey]:
        """Return the room's one key."""
        return [SigningKey(KeyId(1), bytes(range(32)), sample.NOW, "")]

    def verify(self, recordings: Path | None) -> VerifyResult:  # noqa: ARG002  nothing to check
        """Find nothing wrong."""
        return VerifyResult(len(self.held.entries), 1, 0, ())

    def _call_of(self, access: Access) -> CallRow | None:
        call = self.held.call(access.call_id) if access.call_id else None
        return None if call is None else self._call_row(call)

    def _call_row(self, call: Call) -> CallRow:
        number = next((e.number for e in self.held.entries if e.call_id == call.id), None)
        marks = tuple(mark for mark in self.held.marks if mark.call_id == call.id)
        return replace(sample.call_row(call, number), marks=marks)


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


class FakeQueries(FakeSheets, FakeSearch):
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
