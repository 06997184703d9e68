"""How the domain's values and the rows of the tables become each other."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from dutyconsole.db.tables import (
    call_tables,
    log_tables,
    matter_tables,
    people_tables,
    roster_tables,
    trust_tables,
)
from dutyconsole.domain.access import Access
from dutyconsole.domain.attachment import Attachment
from dutyconsole.domain.audit import Link, Seal
from dutyconsole.domain.call import Call, CallVersion
from dutyconsole.domain.call_record import CallRecord
from dutyconsole.domain.charge import Charge
from dutyconsole.domain.contact import Contact
from dutyconsole.domain.duty_calendar import DutyDay, SensitivePeriod
from dutyconsole.domain.entry import Entry
from dutyconsole.domain.handover import Handover, Signature
from dutyconsole.domain.mark import CallMark
from dutyconsole.domain.outage import Outage
from dutyconsole.domain.person import Person, Unit
from dutyconsole.domain.recording import Recording
from dutyconsole.domain.reference import Reference
from dutyconsole.domain.roster import Roster, Submission
from dutyconsole.domain.self_test import Measured
from dutyconsole.domain.sheet import Sheet
from dutyconsole.domain.shift import CrewMember, Shift
from dutyconsole.domain.signing import SigningKey
from dutyconsole.domain.slip import PhoneSlip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Column, Table

Value = TypeVar("Value")


class Flat(Generic[Value]):
    """A value whose fields are columns of the same names, in the order of the fields."""

    def __init__(self, kind: type[Value], table: Table) -> None:
        self._kind = kind
        self._names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
        self.columns: tuple[Column[Any], ...] = tuple(table.c[name] for name in self._names)

    def read(self, row: Sequence[Any]) -> Value:
        """Return the value of a row that begins with `columns`; what follows them is left alone."""
        return self._kind(*row[: len(self._names)])

    def values(self, value: Value) -> dict[str, Any]:
        """Return what to store; an id that is not given yet is left to the database."""
        stored = {name: getattr(value, name) for name in self._names}
        if stored.get("id", 0) is None:
            del stored["id"]
        return stored


UNIT = Flat(Unit, people_tables.unit)
PERSON = Flat(Person, people_tables.person)
CREW = Flat(CrewMember, people_tables.crew)
CONTACT = Flat(Contact, people_tables.contact)
CALL = Flat(Call, call_tables.call)
RECORD = Flat(CallRecord, call_tables.call_record)
RECORDING = Flat(Recording, call_tables.recording)
OUTAGE = Flat(Outage, call_tables.outage)
ENTRY = Flat(Entry, log_tables.entry)
SLIP = Flat(PhoneSlip, log_tables.slip)
SHEET = Flat(Sheet, log_tables.sheet)
ATTACHMENT = Flat(Attachment, matter_tables.attachment)
CHARGE = Flat(Charge, matter_tables.charge)
REFERENCE = Flat(Reference, matter_tables.reference)
ACCESS = Flat(Access, trust_tables.access)
MARK = Flat(CallMark, call_tables.mark)
KEY = Flat(SigningKey, trust_tables.signing_key)
LINK = Flat(Link, trust_tables.chain_link)
SEAL = Flat(Seal, trust_tables.seal)
ROSTER = Flat(Roster, roster_tables.roster)
SUBMISSION = Flat(Submission, roster_tables.submission)
DUTY_DAY = Flat(DutyDay, roster_tables.calendar_day)
PERIOD = Flat(SensitivePeriod, roster_tables.sensitive_period)

MEASURED = Flat(Measured, call_tables.self_test)

VOUCHED = tuple(
    field.name for field in fields(Call) if field.name in call_tables.call_version.c and field.name != "id"
)
"""The fields of a call that its versions keep."""
VERSION_COLUMNS = tuple(call_tables.call_version.c[name] for name in ("id", "call_id", *VOUCHED))

SHIFT_COLUMNS = tuple(
    people_tables.shift.c[field.name] for field in fields(Shift) if field.name in people_tables.shift.c
)
HANDOVER_COLUMNS = tuple(column for column in log_tables.handover.c if column.name != "seal_number")


def version_values(call: Call) -> dict[str, Any]:
    """Return what to store of a call that is over beside the version's own id."""
    return {"call_id": call.id} | {name: getattr(call, name) for name in VOUCHED}


def read_version(row: Sequence[Any]) -> CallVersion:
    """Return the version of a row of `VERSION_COLUMNS`."""
    call = Call(row[1], **dict(zip(VOUCHED, row[2:], strict=True)))
    return CallVersion(row[0], row[1], call)


def shift_values(shift: Shift) -> dict[str, Any]:
    """Return what to store of a shift beside its crew."""
    names = [column.name for column in SHIFT_COLUMNS if column.name != "id"]
    return {name: getattr(shift, name) for name in names}


def read_shift(row: Sequence[Any], crew: tuple[CrewMember, ...]) -> Shift:
    """Return the shift of a row of `SHIFT_COLUMNS`."""
    stored = dict(zip((column.name for column in SHIFT_COLUMNS), row, strict=False))
    return Shift(**stored, crew=crew)


def handover_values(handover: Handover) -> dict[str, Any]:
    """Return what to store of a handover: the two signatures lie flat."""
    plain = ("register_number", "from_shift", "to_shift", "due_at", "arrived_at", "briefing", "left_over")
    stored = {name: getattr(handover, name) for name in (*plain, "summary", "open_items", "unhandled_calls")}
    for side in ("outgoing", "incoming"):
        signature: Signature = getattr(handover, side)
        stored |= {
            f"{side}_id": signature.person_id,
            f"{side}_name": signature.name,
            f"{side}_at": signature.at,
        }
    return stored


def read_handover(row: Sequence[Any]) -> Handover:
    """Return the handover of a row of `HANDOVER_COLUMNS`."""
    stored: dict[str, Any] = dict(zip((column.name for column in HANDOVER_COLUMNS), row, strict=False))
    for side in ("outgoing", "incoming"):
        stored[side] = Signature(*(stored.pop(f"{side}_{part}") for part in ("id", "name", "at")))
    return Handover(**stored)
