"""What a store in memory holds, on the sample shift, and what it says of who heard what."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from dutyconsole.app.views import (
    AccessRegisterView,
    AccessRow,
    AlarmView,
    CallRow,
    DraftView,
    EvidenceCall,
    EvidenceView,
    VerifyResult,
)
from dutyconsole.domain.ids import AccessId, CallId, EntryId, KeyId
from dutyconsole.domain.signing import SigningKey
from dutyconsole.domain.vocabulary import EntryStatus
from tests.support import sample_shift as sample

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from dutyconsole.app.search import KeptQuery
    from dutyconsole.domain.access import Access
    from dutyconsole.domain.attachment import Attachment
    from dutyconsole.domain.call import Call
    from dutyconsole.domain.charge import Charge
    from dutyconsole.domain.contact import Contact
    from dutyconsole.domain.duty_calendar import DutyDay, SensitivePeriod
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.handover import Handover
    from dutyconsole.domain.mark import CallMark
    from dutyconsole.domain.outage import Outage
    from dutyconsole.domain.person import Person, Unit
    from dutyconsole.domain.reference import Reference
    from dutyconsole.domain.roster import Roster, Submission
    from dutyconsole.domain.rotation import Lines
    from dutyconsole.domain.self_test import SelfTest
    from dutyconsole.domain.sheet import Sheet
    from dutyconsole.domain.shift import Shift

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
    attachments: list[Attachment] = field(default_factory=list)
    trail: list[Charge] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    rosters: list[Roster] = field(default_factory=list)
    submissions: list[Submission] = field(default_factory=list)
    lines: Lines = field(default_factory=dict)
    own_days: list[DutyDay] = field(default_factory=list)
    sensitive: list[SensitivePeriod] = field(default_factory=list)
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
