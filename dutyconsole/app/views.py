"""Frozen read models: all that the window, the papers and the command line ever see of stored data."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from dutyconsole.domain.call import AnswerLimit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from dutyconsole.domain.access import Access
    from dutyconsole.domain.audit import Break, Link, Seal
    from dutyconsole.domain.call import Call
    from dutyconsole.domain.call_record import CallRecord
    from dutyconsole.domain.contact import Contact
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.handover import Handover
    from dutyconsole.domain.ids import CallId, EntryId, LineId, PersonId
    from dutyconsole.domain.mark import CallMark
    from dutyconsole.domain.outage import Outage
    from dutyconsole.domain.person import Unit
    from dutyconsole.domain.query import NumberSpan
    from dutyconsole.domain.recording import Recording
    from dutyconsole.domain.sheet import Sheet, Values
    from dutyconsole.domain.sheet_fields import Form
    from dutyconsole.domain.shift import Shift
    from dutyconsole.domain.signing import SigningKey
    from dutyconsole.domain.slip import PhoneSlip, SlipDraft
    from dutyconsole.domain.vocabulary import EntryStatus
    from dutyconsole.errors import DutyError


@dataclass(frozen=True)
class EntryRow:
    """A line of the log with what was added to it since."""

    entry: Entry
    struck_by: Entry | None = None
    """The line that strikes it out, with author, time and reason."""
    open: bool = False
    """True for the one line by which a matter waits: its newest that is not struck, pending or in hand."""
    late: bool = False
    """Written long after the event (补记)."""


@dataclass(frozen=True)
class CallRow:
    """A call in a list."""

    call: Call
    contact: Contact | None
    recordings: tuple[Recording, ...] = ()
    entry_number: int | None = None
    """The log line that was written of it."""
    line_name: str = ""
    """The telephone line, as it was called last."""
    marks: tuple[CallMark, ...] = ()
    """Bookmarks, importance, and what was withdrawn of them, in the order in which they were set."""
    returned_at: datetime | None = None
    """For a missed call: when its caller was reached after all."""
    records: tuple[CallRecord, ...] = ()
    """What the exchange wrote of it."""


@dataclass(frozen=True)
class CallCard:
    """Everything that the card beside the page shows of one call."""

    row: CallRow
    draft: SlipDraft | None
    earlier: tuple[CallRow, ...]
    """The last three calls with the same number, newest first."""


@dataclass(frozen=True)
class AccessRow:
    """A row of the register of listening, with the call that it was about and how far it went."""

    access: Access
    call: CallRow | None
    """None for a paper that holds many calls."""
    to_ms: int | None
    """How far somebody listened, in milliseconds; None where that was never said."""


@dataclass(frozen=True)
class AccessRegisterView:
    """Everything that the printed register of listening (F05) shows."""

    unit: Unit
    since: datetime
    until: datetime
    rows: tuple[AccessRow, ...]
    """In order."""
    printed_by: str
    printed_at: datetime
    zone: str


@dataclass(frozen=True)
class SheetRow:
    """A line with its structured part, and what supplements have brought since."""

    row: EntryRow
    sheet: Sheet
    values: Values
    """All fields as they stand now; what was struck out does not count."""
    later: tuple[EntryRow, ...] = ()
    """The lines that supplement it, in order."""

    @property
    def register_number(self) -> str:
        """The number in its register."""
        return self.sheet.register_number or ""


@dataclass(frozen=True)
class SheetRegisterView:
    """Everything that a printed register of warnings (F29) or visitors (F18) shows."""

    unit: Unit
    form: Form
    since: datetime
    until: datetime
    rows: tuple[SheetRow, ...]
    """In order."""
    printed_by: str
    printed_at: datetime
    zone: str
    limits: Mapping[str, int] = field(default_factory=dict)
    """Minutes after reception, by the field that ends the clock."""


@dataclass(frozen=True)
class EvidenceCall:
    """A call with all that was written of it, for an evidence package."""

    row: CallRow
    slips: tuple[PhoneSlip, ...]
    entries: tuple[Entry, ...]
    """Its lines of the log, with their strikes and with what follows them."""


@dataclass(frozen=True)
class EvidenceFact:
    """One row that the chain vouches for, field by field as it enters the digest."""

    link: Link
    call_id: CallId
    fields: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class EvidenceStretch:
    """The links from the first fact wanted up to the seal that closes them off."""

    links: tuple[Link, ...]
    seal: Seal


@dataclass(frozen=True)
class EvidenceView:
    """Everything that an evidence package holds, beside the sound itself."""

    unit: Unit
    calls: tuple[EvidenceCall, ...]
    facts: tuple[EvidenceFact, ...]
    stretches: tuple[EvidenceStretch, ...]
    exports: tuple[Access, ...] = ()
    """The rows of the register that stand for this very export."""
    made_at: datetime | None = None
    zone: str = ""
    fingerprint: str = ""


@dataclass(frozen=True)
class EvidenceMade:
    """A package that is on the disk, and what in it is not as it should be."""

    path: Path
    warnings: tuple[DutyError, ...]


@dataclass(frozen=True)
class ShiftCard:
    """The shift that is on."""

    unit: Unit
    shift: Shift
    due_arrival: datetime
    entries: int
    calls: int
    unhandled_calls: int
    open_items: int


class HandoverNumbers(NamedTuple):
    """What the summary of a shift counts."""

    calls_in: int
    calls_out: int
    calls_missed: int
    """They are among the calls in."""
    recordings: int
    late_answers: int = 0
    """Calls in that were taken later than the limit."""
    outages: tuple[Outage, ...] = ()
    """What did not work for a while and was over while the shift had the room."""


@dataclass(frozen=True)
class ShiftRecordView:
    """Everything that the printed shift record (F01) shows."""

    unit: Unit
    shift: Shift
    rows: tuple[EntryRow, ...]
    """All lines of the shift in order, struck ones among them."""
    calls: tuple[CallRow, ...]
    slips: tuple[PhoneSlip, ...]
    handover: Handover | None
    """The one that ended the shift; None while it is on."""
    took_over: Handover | None
    """The one that began it."""
    seal: Seal | None
    printed_by: str
    printed_at: datetime
    zone: str
    answer: AnswerLimit = field(default_factory=AnswerLimit)
    """How soon a call must be taken."""
    key: SigningKey | None = None
    """The key that signs what leaves the room now."""
    outages: tuple[Outage, ...] = ()
    """What did not work for a while, also what was too short for a line of the log."""
    sheets: tuple[SheetRow, ...] = ()
    """The warnings and visitors of the shift."""
    sheet_limits: Mapping[str, int] = field(default_factory=dict)
    """Minutes after a warning's reception, by the field that ends the clock."""


@dataclass(frozen=True)
class AlarmView:
    """An alarm, and what its banner says."""

    key: str
    code: str
    params: dict[str, object]
    since: datetime
    count: int
    grave: bool
    line: LineId | None = None
    acknowledged_by: str = ""
    cleared: bool = False
    quiet: bool = False
    """It sounds and is counted, but has no banner yet: it may mend itself."""


@dataclass(frozen=True)
class EntryFilter:
    """What to look for: independent of SQL and of widgets; times are of the event.

    What a person writes is a `dutyconsole.domain.query.Query`; `dutyconsole.app.search.resolve` makes this
    of it.
    """

    clauses: tuple[tuple[str, ...], ...] = ()
    """All must hold; one holds where one of its words is found in what was written."""
    without: tuple[str, ...] = ()
    unit: str = ""
    """Found in the source."""
    kinds: tuple[str, ...] = ()
    """Codes of `EntryKind`."""
    statuses: tuple[EntryStatus, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    shift_id: int | None = None
    number: int | None = None
    numbers: tuple[NumberSpan, ...] = ()
    author: str = ""
    open_only: bool = False
    show_struck: bool = True
    limit: int = 50

    @property
    def is_everything(self) -> bool:
        """Say whether no line is left out."""
        return replace(self, limit=0) == EntryFilter(limit=0)

    @property
    def is_of_lines(self) -> bool:
        """Say whether only lines of the log can answer it."""
        return bool(
            self.kinds
            or self.statuses
            or self.numbers
            or self.number is not None
            or self.shift_id is not None
            or self.open_only
        )


@dataclass(frozen=True)
class PersonRow:
    """Somebody in a list of people."""

    id: PersonId
    name: str
    title: str
    roles: tuple[str, ...]
    may_stand_duty: bool
    active: bool = True


@dataclass(frozen=True)
class Finding:
    """The first bad place that verification met."""

    kind: Break
    place: str
    """What it is, such as `entry 17` or a file's name."""
    detail: str = ""


@dataclass(frozen=True)
class VerifyResult:
    """What verification has seen: how much, and what was wrong (empty when all holds)."""

    links: int
    seals: int
    files: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Found:
    """A search result: the newest hits and whether there are more."""

    rows: tuple[EntryRow, ...]
    more: bool = False


@dataclass(frozen=True)
class DraftView:
    """A kept draft."""

    key: str
    text: str
    at: datetime
    call_id: CallId | None = None
    entry_id: EntryId | None = None
