"""The repositories that the use cases write through, as protocols: small, one for each aggregate.

They take and give domain values; nothing of SQL crosses this line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dutyconsole.domain.access import Access
    from dutyconsole.domain.audit import FactOf, Field, Link, Seal
    from dutyconsole.domain.call import Call
    from dutyconsole.domain.call_record import CallRecord
    from dutyconsole.domain.contact import Contact
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.handover import Handover
    from dutyconsole.domain.ids import (
        AccessId,
        CallId,
        ContactId,
        EntryId,
        HandoverId,
        KeyId,
        LineId,
        MarkId,
        PersonId,
        RecordingId,
        SheetId,
        ShiftId,
        SlipId,
        UnitId,
    )
    from dutyconsole.domain.mark import CallMark
    from dutyconsole.domain.outage import Outage
    from dutyconsole.domain.person import Person, Unit
    from dutyconsole.domain.recording import Recording
    from dutyconsole.domain.self_test import SelfTest
    from dutyconsole.domain.sheet import Sheet
    from dutyconsole.domain.shift import Shift
    from dutyconsole.domain.signing import SigningKey
    from dutyconsole.domain.slip import PhoneSlip
    from dutyconsole.domain.vocabulary import OutageOf


class Units(Protocol):
    """The units known to the room."""

    def add(self, unit: Unit) -> UnitId:
        """Store a new unit."""
        ...

    def own(self) -> Unit | None:
        """Return the unit whose room this is, or None in an empty store."""
        ...


class People(Protocol):
    """The people and their password hashes."""

    def add(self, person: Person, *, password_hash: str) -> PersonId:
        """Store a new person; raises `Refused("name_taken")`."""
        ...

    def get(self, person_id: PersonId) -> Person:
        """Return the person; raises `Refused("person_unknown")`."""
        ...

    def all(self) -> Sequence[Person]:
        """Return everybody, active or not; the program itself is nobody."""
        ...

    def system(self) -> Person:
        """Return the program itself, as the author of what no person wrote."""
        ...

    def sign_in_failed(self, person_id: PersonId, at: datetime) -> None:
        """Count a wrong password."""
        ...

    def sign_in_succeeded(self, person_id: PersonId, at: datetime, *, password_hash: str | None) -> None:
        """Forget the failures; keep a renewed hash where one is given."""
        ...


class Shifts(Protocol):
    """The shifts."""

    def add(self, shift: Shift) -> ShiftId:
        """Store a new shift."""
        ...

    def get(self, shift_id: ShiftId) -> Shift:
        """Return the shift; raises `Refused("shift_unknown")`."""
        ...

    def open(self) -> Shift | None:
        """Return the shift that is on, or None."""
        ...

    def close(self, shift_id: ShiftId, *, handed_over_at: datetime) -> None:
        """Close it."""
        ...


class Contacts(Protocol):
    """The directory."""

    def add(self, contact: Contact, *, keys: Sequence[str]) -> ContactId:
        """Store a line with the comparable forms of its numbers."""
        ...

    def by_key(self, key: str) -> Sequence[Contact]:
        """Return the lines with that number (`dutyconsole.domain.phone.match_key`)."""
        ...


class Calls(Protocol):
    """The calls."""

    def add(self, call: Call) -> CallId:
        """Store a new call."""
        ...

    def get(self, call_id: CallId) -> Call:
        """Return the call; raises `Refused("call_unknown")`."""
        ...

    def by_key(self, line: LineId, key: int) -> Call | None:
        """Return the call that the recorder numbered so, or None."""
        ...

    def update(self, call: Call) -> None:
        """Store the call's new state."""
        ...

    def missed_of(self, number: str, *, before: datetime) -> Sequence[Call]:
        """Return the missed calls of a number, however written, of which nothing was done yet."""
        ...

    def without_record(self, line: LineId, *, since: datetime, until: datetime) -> Sequence[Call]:
        """Return the calls of a line that began then and have no record of the exchange yet."""
        ...

    def add_record(self, record: CallRecord) -> None:
        """Store a record of the exchange."""
        ...

    def last_record(self, raw: str) -> datetime | None:
        """Return when the same words came last, or None."""
        ...


class Recordings(Protocol):
    """The recordings."""

    def add(self, recording: Recording) -> RecordingId:
        """Store a new recording."""
        ...

    def by_key(self, line: LineId, key: int) -> Recording | None:
        """Return the recording that the recorder numbered so, or None."""
        ...

    def of_call(self, call_id: CallId) -> Sequence[Recording]:
        """Return the recordings of a call in order."""
        ...

    def update(self, recording: Recording) -> None:
        """Store its end."""
        ...


class Entries(Protocol):
    """The lines of the log. There is no update and no delete."""

    def add(self, entry: Entry, *, once: str = "") -> EntryId:
        """Store a new line."""
        ...

    def written_once(self, once: str) -> Entry | None:
        """Return the line that was written with this key, or None."""
        ...

    def get(self, entry_id: EntryId) -> Entry:
        """Return the line; raises `Refused("entry_unknown")`."""
        ...

    def by_number(self, number: int) -> Entry:
        """Return the line; raises `Refused("entry_unknown")`."""
        ...

    def striking(self, entry_id: EntryId) -> Entry | None:
        """Return the line that strikes this one out, or None."""
        ...


class Slips(Protocol):
    """The phone slips. There is no update and no delete."""

    def add(self, slip: PhoneSlip) -> SlipId:
        """Store a new slip."""
        ...


class Sheets(Protocol):
    """The structured parts of lines. There is no update and no delete."""

    def add(self, sheet: Sheet) -> SheetId:
        """Store a new one."""
        ...

    def of_entry(self, entry_id: EntryId) -> Sheet | None:
        """Return the one of a line, or None."""
        ...

    def by_register_number(self, number: str) -> Sheet | None:
        """Return the one with that number of its register, or None."""
        ...

    def whole(self, sheet: Sheet) -> Sequence[Sheet]:
        """Return the sheet that was begun and its supplements in order, without those struck out."""
        ...


class Marks(Protocol):
    """The marks on calls. There is no update and no delete."""

    def add(self, mark: CallMark) -> MarkId:
        """Store a new mark."""
        ...

    def get(self, mark_id: MarkId) -> CallMark:
        """Return the mark; raises `Refused("mark_unknown")`."""
        ...

    def of_call(self, call_id: CallId) -> Sequence[CallMark]:
        """Return the marks of a call in the order in which they were set."""
        ...


class Drafts(Protocol):
    """What is being typed."""

    def keep(self, key: str, owner: PersonId | None, text: str, at: datetime) -> None:
        """Store or replace a draft."""
        ...

    def forget(self, key: str) -> None:
        """Remove a draft whose form was saved; one that is not there is fine."""
        ...


class KeptQueries(Protocol):
    """What each person looked for."""

    def keep(self, person: PersonId, name: str, text: str, at: datetime, *, last: int) -> None:
        """Store a search; of those without a name only the `last` ones stay, of each name one."""
        ...

    def forget(self, person: PersonId, query_id: int) -> None:
        """Remove a search of this person."""
        ...


class Numbers(Protocol):
    """Gap-free numbers."""

    def next(self, register: str) -> int:
        """Return the next number of a register, such as `entry` or `slip/2026`."""
        ...


class Chain(Protocol):
    """The chain of hashes over the facts, and its seals."""

    def append(self, kind: FactOf, ref: int, fields: Sequence[Field]) -> Link:
        """Add the link of a row just stored."""
        ...

    def head(self) -> Link | None:
        """Return the last link, or None."""
        ...

    def last_seal(self) -> Seal | None:
        """Return the newest seal, or None."""
        ...

    def add_seal(self, seal: Seal) -> None:
        """Store a seal."""
        ...


class Handovers(Protocol):
    """The handovers. There is no update and no delete."""

    def add(self, handover: Handover, *, seal_number: int) -> HandoverId:
        """Store a sealed handover."""
        ...


class Accesses(Protocol):
    """The register of listening, exports and prints. There is no update and no delete."""

    def add(self, access: Access) -> AccessId:
        """Store a new row."""
        ...

    def get(self, access_id: AccessId) -> Access:
        """Return the row; raises `Refused("access_unknown")`."""
        ...

    def closing(self, access_id: AccessId) -> Access | None:
        """Return the row that ends this listening, or None."""
        ...


class Keys(Protocol):
    """The public keys of the room. There is no update and no delete."""

    def add(self, key: SigningKey) -> KeyId:
        """Store a new key."""
        ...

    def all(self) -> Sequence[SigningKey]:
        """Return every key, oldest first."""
        ...


class SelfTests(Protocol):
    """The self-tests of the lines. There is no update and no delete."""

    def add(self, test: SelfTest) -> int:
        """Store a result."""
        ...


class Lines(Protocol):
    """The telephone lines that the room has known, and how far the journal of each has been taken in."""

    def know(self, line: LineId, *, name: str, number: str) -> None:
        """Store a new line or what it is called now; touches nothing where that is known already."""
        ...

    def name(self, line: LineId) -> str:
        """Return what the line is called now; its id for a line that is not known."""
        ...

    def last_fact(self, line: LineId) -> int | None:
        """Return the number of the last fact taken in, 0 for none; None for a line that is not known."""
        ...

    def set_last_fact(self, line: LineId, number: int) -> None:
        """Remember it, in the same transaction as what the fact changed; raises `Bug` for an unknown line."""
        ...

    def add_outage(self, outage: Outage) -> None:
        """Store a stretch that is over."""
        ...

    def outages_logged(self, line: LineId, of: OutageOf, *, since: datetime) -> int:
        """Return how many of these ended since then and have a line in the log."""
        ...
