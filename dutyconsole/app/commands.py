"""Everything that a person, or a device on its own, can order: frozen, imperative, one class each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import AccessAct, EntryKind, EntryStatus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from dutyconsole.domain.attachment import NewFile
    from dutyconsole.domain.contact import Contact
    from dutyconsole.domain.dialling import DialAct
    from dutyconsole.domain.facts import Fact
    from dutyconsole.domain.ids import (
        AccessId,
        CallId,
        EntryId,
        LineId,
        MarkId,
        PersonId,
        RecordingId,
        ReferenceId,
    )
    from dutyconsole.domain.person import Person, Unit
    from dutyconsole.domain.self_test import Measured
    from dutyconsole.domain.sheet_fields import Form
    from dutyconsole.domain.shift import CrewMember
    from dutyconsole.domain.slip import SlipDraft
    from dutyconsole.settings.line import Line


@dataclass(frozen=True)
class SignIn:
    """Prove who sits at the desk; gives `Person`, raises `NotAllowed`."""

    name: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class AddPerson:
    """Make an account; gives `Person`."""

    person: Person
    password: str = field(repr=False)


@dataclass(frozen=True)
class SetUp:
    """Fill an empty store: the unit, its people with their passwords, the directory, the first shift."""

    unit: Unit
    people: tuple[AddPerson, ...]
    contacts: tuple[Contact, ...]
    crew: tuple[tuple[str, str], ...]
    """(name, code of `CrewPost`) of the first shift."""


@dataclass(frozen=True)
class AddEntry:
    """Write a line of the log; gives `Entry`.

    `once` is a key made by the form when it opens: the same key twice writes one line.
    """

    text: str
    kind: EntryKind = EntryKind.OTHER
    event_at: datetime | None = None
    source: str = ""
    handling: str = ""
    status: EntryStatus = EntryStatus.DONE
    call_id: CallId | None = None
    follows: EntryId | None = None
    once: str = ""
    files: tuple[NewFile, ...] = ()
    due_at: datetime | None = None
    """Until when the matter must be done, where it waits."""


@dataclass(frozen=True)
class AddSheet:
    """Write a line with its structured part (a warning, a visitor); gives `Entry`.

    `values` are the fields as typed, by their names; `note` is what else there is to say.
    """

    form: Form
    values: Mapping[str, str]
    note: str = ""
    once: str = ""
    files: tuple[NewFile, ...] = ()


@dataclass(frozen=True)
class SupplementSheet:
    """Bring what was still open of a sheet, by a line that follows it; gives `Entry`."""

    number: int
    """Of the line that began it, or of any that supplements it."""
    values: Mapping[str, str]
    note: str = ""
    once: str = ""
    files: tuple[NewFile, ...] = ()


@dataclass(frozen=True)
class Attach:
    """Add files to a line that is written already; gives the new `Attachment`s."""

    number: int
    files: tuple[NewFile, ...]


@dataclass(frozen=True)
class SetDue:
    """Say until when an open matter must be done, or with None that there is no such time; gives `Charge`.

    `number` is that of any line of the matter, here and below.
    """

    number: int
    due_at: datetime | None
    word: str = ""


@dataclass(frozen=True)
class OfferMatter:
    """Offer an open matter to somebody else, who must accept it; gives `Charge`."""

    number: int
    to: PersonId
    word: str = ""


@dataclass(frozen=True)
class AnswerOffer:
    """Accept a matter that was offered, or decline it with the reason; gives `Charge`."""

    number: int
    accepts: bool
    word: str = ""


@dataclass(frozen=True)
class WithdrawOffer:
    """Take back an offer that nobody has answered yet; gives `Charge`."""

    number: int
    word: str = ""


@dataclass(frozen=True)
class Refer:
    """Link a line to what has the number `to`: a line, a call, a recording; gives `Reference`."""

    number: int
    to: str
    word: str = ""


@dataclass(frozen=True)
class WithdrawReference:
    """Take a link back, with the reason; gives the withdrawing `Reference`."""

    reference_id: ReferenceId
    reason: str


@dataclass(frozen=True)
class StrikeEntry:
    """Strike a line out, with the reason and perhaps the line that replaces it; gives both new `Entry`s."""

    number: int
    reason: str
    replacement: AddEntry | AddSheet | None = None


@dataclass(frozen=True)
class KeepDraft:
    """Keep what is being typed. A blank text forgets the draft."""

    key: str
    """Such as `slip:call:17` or `entry:new`."""
    text: str


@dataclass(frozen=True)
class KeepQuery:
    """Remember what one looked for; with a name, keep it as a filter. Each person has their own."""

    text: str
    name: str = ""


@dataclass(frozen=True)
class ForgetQuery:
    """Forget a search of one's own."""

    query_id: int


@dataclass(frozen=True)
class SaveSlip:
    """Save a phone slip and its log line; gives `Entry`. The call counts as handled from then on."""

    call_id: CallId
    draft: SlipDraft
    once: str = ""


@dataclass(frozen=True)
class MarkCallHandled:
    """Say what became of a missed or forgotten call without a slip; writes a log line; gives `Entry`."""

    call_id: CallId
    note: str


@dataclass(frozen=True)
class RegisterAccess:
    """Register that a call is listened to, taken away or printed, before that happens; gives `Access`.

    Without `recording_id` it is about the whole call; without `call_id` about the paper named by `subject`.
    Raises `Refused("access_needs_reason")` where a reason must be given. Positions in milliseconds.
    """

    act: AccessAct
    call_id: CallId | None = None
    recording_id: RecordingId | None = None
    reason: str = ""
    approved_by: str = ""
    destination: str = ""
    subject: str = ""
    from_ms: int | None = None


@dataclass(frozen=True)
class ExportCalls:
    """Register that calls leave the room as evidence, and seal the chain; gives the `Access` rows.

    The package itself is made afterwards (`dutyconsole.app.evidence`), from what is sealed then.
    """

    call_ids: tuple[CallId, ...]
    reason: str
    approved_by: str = ""
    destination: str = ""


@dataclass(frozen=True)
class EndListening:
    """Register how far somebody listened; gives `Access`. The same one ended again changes nothing."""

    access_id: AccessId
    to_ms: int


@dataclass(frozen=True)
class AddBookmark:
    """Mark a place in a call's sound by its instant, now where none is given; gives `CallMark`."""

    call_id: CallId
    word: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class MarkImportant:
    """Mark a call as important, so that its recordings are kept; gives `CallMark`."""

    call_id: CallId
    reason: str


@dataclass(frozen=True)
class WithdrawMark:
    """Take back a bookmark or the importance of a call, by a mark that says why; gives that `CallMark`."""

    mark_id: MarkId
    reason: str


@dataclass(frozen=True)
class KnowKey:
    """See to it that the room has its signing key; gives what is wrong with it, or None."""


@dataclass(frozen=True)
class RenewKey:
    """Make a new signing key, where the old one is lost or known to others; gives `SigningKey`."""


@dataclass(frozen=True)
class Dial:
    """Have the modem of a line dial; gives the `DialRequest`. What becomes of it is told by `DialTold`."""

    line: LineId
    number: str


@dataclass(frozen=True)
class EndDialling:
    """Have a modem that dialled leave the line to the telephone, or hang up; gives the `DialRequest`."""

    line: LineId
    act: DialAct
    ticket: str


@dataclass(frozen=True)
class KeepSelfTest:
    """Keep the result of a line's self-test; gives `SelfTest`."""

    line: LineId
    measured: Measured
    file: str


@dataclass(frozen=True)
class KnowLines:
    """Learn what the telephone lines are called now. One that is not among them any more stays known."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class TakeInFact:
    """Take in one fact of the recorder's journal; taking it in again changes nothing."""

    fact: Fact


@dataclass(frozen=True)
class HandOver:
    """Close the shift and open the next, in one transaction; gives `Handover`."""

    outgoing: PersonId
    outgoing_password: str = field(repr=False)
    incoming: PersonId
    incoming_password: str = field(repr=False)
    arrived_at: datetime
    briefing: str
    summary: str
    left_over: str
    next_crew: tuple[CrewMember, ...]


@dataclass(frozen=True)
class RaiseAlarm:
    """A part of the house is not well. The same key again only counts up."""

    key: str
    code: str
    params: dict[str, object] = field(default_factory=dict)
    line: LineId | None = None
    grave: bool = True
    quiet: bool = False
    """It may mend itself soon, and then the log has a line of it: no banner yet."""


@dataclass(frozen=True)
class InsistOnAlarm:
    """A quiet alarm did not mend itself in time: from now on its banner stands."""

    key: str


@dataclass(frozen=True)
class ClearAlarm:
    """The part is well again."""

    key: str


@dataclass(frozen=True)
class AcknowledgeAlarm:
    """A named person has seen it; writes a log line. The banner goes when the fault goes."""

    key: str


@dataclass(frozen=True)
class AddContact:
    """Add a line to the directory; gives `Contact`."""

    contact: Contact
