"""What the use cases do with the store, in a few lines: open it, fill it, write with number and link."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from sqlcipher3 import dbapi2 as sqlite

from dutyconsole.db.store import SqlStore
from dutyconsole.domain.audit import FactOf, make_seal
from dutyconsole.domain.ids import PersonId, RosterId, ShiftId
from dutyconsole.domain.leaves import fields_of
from dutyconsole.domain.phone import match_key
from dutyconsole.domain.roster import Roster, Submission
from dutyconsole.domain.signing import SigningKey
from hardware.audio.stored import stored_digest
from tests.support import make
from tests.support.postgres import administrator

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dutyconsole.db.uow import SqlUnitOfWork
    from dutyconsole.domain.access import Access
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.handover import Handover
    from dutyconsole.domain.ids import EntryId
    from dutyconsole.domain.mark import CallMark
    from dutyconsole.domain.recording import Recording
    from dutyconsole.domain.sheet import Sheet
    from dutyconsole.domain.slip import PhoneSlip

AREA = "0530"
FIRST = ShiftId(1)


class StillClock:
    """It is always the same moment."""

    def now(self) -> datetime:
        """Return that moment."""
        return make.AT

    def monotonic(self) -> float:
        """Return that moment's seconds."""
        return 0.0


def key_of(number: str) -> str:
    """Return the comparable form of a number in the sample room."""
    return match_key(number, AREA)


def open_store(place: Path | str, *, busy_ms: int = 5000) -> SqlStore:
    """Open the store in that file, or at that URL, as the program does."""
    return SqlStore(
        url_of(place),
        late_after=timedelta(minutes=15),
        early_min=10,
        key_of=key_of,
        backups=place.parent / "backups" if isinstance(place, Path) else None,
        clock=StillClock(),
        digest_of=stored_digest,
        busy_ms=busy_ms,
    )


def url_of(place: Path | str) -> str:
    """Return the address of a store in a file, or the address itself."""
    return f"sqlite:///{place}" if isinstance(place, Path) else place


def fill(store: SqlStore) -> None:
    """Put a unit, two people, a line and an open shift into an empty store."""
    with store.uow() as uow:
        uow.units.add(make.unit())
        uow.people.add(make.person(), password_hash="hash")
        uow.people.add(make.person("王静"), password_hash="hash")
        uow.lines.know(make.LINE, name="值班电话", number="0530-2000001")
        uow.shifts.add(make.shift())
        uow.commit()


def add_entry(uow: SqlUnitOfWork, entry: Entry | None = None, *, once: str = "") -> Entry:
    """Write a line with its number and its link, as the use cases do."""
    numbered = replace(entry or make.entry(), number=uow.numbers.next("entry"))
    written = replace(numbered, id=uow.entries.add(numbered, once=once))
    uow.chain.append(FactOf.ENTRY, written.id or 0, fields_of(FactOf.ENTRY, written))
    return written


def add_recording(uow: SqlUnitOfWork, recording: Recording | None = None) -> Recording:
    """Store a finished recording with its link."""
    given = recording or make.recording()
    written = replace(given, id=uow.recordings.add(given))
    uow.chain.append(FactOf.RECORDING, written.id or 0, fields_of(FactOf.RECORDING, written))
    return written


def add_slip(uow: SqlUnitOfWork, slip: PhoneSlip | None = None) -> PhoneSlip:
    """Store a slip with its link."""
    given = slip or make.slip()
    written = replace(given, id=uow.slips.add(given))
    uow.chain.append(FactOf.SLIP, written.id or 0, fields_of(FactOf.SLIP, written))
    return written


def add_access(uow: SqlUnitOfWork, access: Access | None = None) -> Access:
    """Store a row of the register of listening with its number and its link."""
    given = replace(access or make.access(), number=uow.numbers.next("access"))
    written = replace(given, id=uow.accesses.add(given))
    uow.chain.append(FactOf.ACCESS, written.id or 0, fields_of(FactOf.ACCESS, written))
    return written


def add_mark(uow: SqlUnitOfWork, mark: CallMark | None = None) -> CallMark:
    """Store a mark on a call with its link."""
    given = mark or make.mark()
    written = replace(given, id=uow.marks.add(given))
    uow.chain.append(FactOf.MARK, written.id or 0, fields_of(FactOf.MARK, written))
    return written


def add_sheet(uow: SqlUnitOfWork, sheet: Sheet) -> Sheet:
    """Store the structured part of a line with its link."""
    written = replace(sheet, id=uow.sheets.add(sheet))
    uow.chain.append(FactOf.SHEET, written.id or 0, fields_of(FactOf.SHEET, written))
    return written


def add_matter(uow: SqlUnitOfWork, entry_id: EntryId, other: EntryId) -> None:
    """Store a file, a step of a trail and a link of a line, each with its link of the chain."""
    file = make.attachment(entry_id=entry_id)
    file = replace(file, id=uow.matters.attach(file))
    uow.chain.append(FactOf.ATTACHMENT, file.id or 0, fields_of(FactOf.ATTACHMENT, file))
    step = make.charge(entry_id=entry_id)
    step = replace(step, id=uow.matters.add_step(step))
    uow.chain.append(FactOf.CHARGE, step.id or 0, fields_of(FactOf.CHARGE, step))
    link = make.reference(entry_id=entry_id, target=other)
    link = replace(link, id=uow.matters.refer(link))
    uow.chain.append(FactOf.REFERENCE, link.id or 0, fields_of(FactOf.REFERENCE, link))
    back = make.reference(entry_id=entry_id, target=other, word="错", withdraws=link.id)
    back = replace(back, id=uow.matters.refer(back))
    uow.chain.append(FactOf.REFERENCE, back.id or 0, fields_of(FactOf.REFERENCE, back))


def add_roster(uow: SqlUnitOfWork) -> Roster:
    """Store a roster that was handed in, both with their links."""
    day, author = make.AT.date(), PersonId(1)
    given = Roster(None, uow.numbers.next("roster"), day, day, make.AT, author, "李晓东", "[]")
    roster = replace(given, id=uow.rosters.add(given))
    uow.chain.append(FactOf.ROSTER, roster.id or 0, fields_of(FactOf.ROSTER, roster))
    told = Submission(None, RosterId(roster.id or 0), make.AT, "市政府值班室", "传真", "", author, "李晓东")
    told = replace(told, id=uow.rosters.submit(told))
    uow.chain.append(FactOf.SUBMISSION, told.id or 0, fields_of(FactOf.SUBMISSION, told))
    return roster


def add_key(uow: SqlUnitOfWork, public: bytes = bytes(range(32))) -> SigningKey:
    """Store a public key with its link."""
    given = SigningKey(None, public, make.AT, "")
    written = replace(given, id=uow.keys.add(given))
    uow.chain.append(FactOf.KEY, written.id or 0, fields_of(FactOf.KEY, written))
    return written


def add_seal(uow: SqlUnitOfWork) -> None:
    """Seal the chain as it stands."""
    uow.chain.add_seal(make_seal(uow.chain.last_seal(), uow.chain.head(), at=make.AT, reason="handover"))


def add_handover(uow: SqlUnitOfWork, handover: Handover | None = None) -> Handover:
    """Store a handover with its link and its seal, and close its shift; the next shift must be there."""
    given = handover or make.handover()
    uow.shifts.close(given.from_shift, handed_over_at=given.incoming.at)
    last = uow.chain.last_seal()
    number = last.number + 1 if last else 1
    written = replace(given, id=uow.handovers.add(given, seal_number=number))
    uow.chain.append(FactOf.HANDOVER, written.id or 0, fields_of(FactOf.HANDOVER, written))
    add_seal(uow)
    return written


class Raw:
    """The tables past the program, as an intruder with the file, or the server's administrator, has them.

    Neither asks about foreign keys.
    """

    def __init__(self, place: Path | str) -> None:
        self.is_sqlite = isinstance(place, Path)
        self._connection: Any = (
            sqlite.connect(str(place), isolation_level=None)
            if isinstance(place, Path)
            else psycopg.connect(
                administrator(place), autocommit=True, options="-c session_replication_role=replica"
            )
        )

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """Carry out a statement with question marks for its values; returns the cursor."""
        if self.is_sqlite:
            return self._connection.execute(statement, values)
        return self._connection.execute(statement.replace("?", "%s").encode(), values or None)

    def drop_guards(self) -> None:
        """Take away every trigger of ours."""
        if self.is_sqlite:
            triggers = "SELECT name, '' FROM sqlite_master WHERE type = 'trigger'"
        else:
            triggers = "SELECT tgname, ' ON ' || tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal"
        for name, on in self.execute(triggers).fetchall():
            self.execute(f"DROP TRIGGER {name}{on}")

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()


def raw(place: Path | str) -> Raw:
    """Open the store past the program; the caller closes it."""
    return Raw(place)
