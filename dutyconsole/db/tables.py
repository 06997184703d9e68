"""The tables, as SQLAlchemy Core sees them. Column names are the field names of the domain's values.

What is written once (`entry`, `slip`, `mark`, `handover`, `access`, `chain_link`, `seal`) is guarded by the
triggers of `dutyconsole.db.triggers`; their ids are given by us and grow in the order of recording.

The chain has a table of its own instead of columns on the rows it vouches for: the link of a row needs the
row's id, so it comes after the row, and a row of the log is never updated. One order for all kinds of fact
also shows a slip or a recording taken out between two lines. `chain_link (kind, ref)` is unique and is the
join from a row to its link.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from dutyconsole.db.types import (
    NAMES,
    DisagreementsText,
    EnumText,
    Id,
    RolesText,
    SlipText,
    UtcDateTime,
)
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.call import CallState, Direction, Presentation
from dutyconsole.domain.mark import MarkKind
from dutyconsole.domain.recording import EndReason, RecordingState
from dutyconsole.domain.shift import ShiftState
from dutyconsole.domain.vocabulary import (
    AccessAct,
    Category,
    CrewPost,
    EntryKind,
    EntryStatus,
    OutageOf,
    Unanswered,
)

metadata = MetaData(naming_convention=NAMES)

unit = Table(
    "unit",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("duty_phone", Text, nullable=False),
    Column("fax", Text, nullable=False),
    Column("own", Boolean, nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("unit_id", Id, ForeignKey("unit.id")),
    Column("title", Text, nullable=False),
    Column("mobile", Text, nullable=False),
    Column("category", EnumText(Category), nullable=False),
    Column("roles", RolesText, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("last_failure_at", UtcDateTime),
    Column("last_sign_in_at", UtcDateTime),
)

shift = Table(
    "shift",
    metadata,
    Column("id", Id, primary_key=True),
    Column("duty_date", Date, nullable=False),
    Column("name", Text, nullable=False),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("state", EnumText(ShiftState), nullable=False),
    Column("taken_over_at", UtcDateTime),
    Column("handed_over_at", UtcDateTime),
    Index(None, "state"),
)

crew = Table(
    "crew",
    metadata,
    Column("shift_id", Id, ForeignKey("shift.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("person_id", Id, ForeignKey("person.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("post", EnumText(CrewPost), nullable=False),
    Column("title", Text, nullable=False),
    Column("mobile", Text, nullable=False),
    UniqueConstraint("shift_id", "person_id"),
)

contact = Table(
    "contact",
    metadata,
    Column("id", Id, primary_key=True),
    Column("unit", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("duty_phone", Text, nullable=False),
    Column("office_phone", Text, nullable=False),
    Column("mobile", Text, nullable=False),
    Column("fax", Text, nullable=False),
    Column("group", Text, nullable=False),
)

contact_number = Table(
    "contact_number",
    metadata,
    Column("contact_id", Id, ForeignKey("contact.id"), primary_key=True),
    Column("key", Text, primary_key=True),
    Index(None, "key"),
)

# A row for each telephone line that the room has ever known: one that was taken out of the settings keeps its
# name on its old calls.
line = Table(
    "line",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("number", Text, nullable=False),
    # Number of the last fact taken in from its journal, 0 for none.
    Column("last_fact", BigInteger, nullable=False),
)

call = Table(
    "call",
    metadata,
    Column("id", Id, primary_key=True),
    Column("line", Text, ForeignKey("line.id"), nullable=False),
    Column("key", BigInteger, nullable=False),
    Column("direction", EnumText(Direction), nullable=False),
    Column("state", EnumText(CallState), nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("answered_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("rings", Integer, nullable=False),
    Column("number", Text),
    Column("name", Text),
    Column("presentation", EnumText(Presentation), nullable=False),
    Column("answered_by", Text),
    Column("handled", Boolean, nullable=False),
    Column("unrecorded_reason", Text),
    Column("returned_by", Id, ForeignKey("call.id"), index=True),
    Column("result", EnumText(Unanswered)),
    Column("disagreements", DisagreementsText, nullable=False, server_default=""),
    # The comparable form of `number`, so that earlier calls are found however the exchange wrote it.
    Column("number_key", Text, nullable=False),
    UniqueConstraint("line", "key"),
    Index(None, "started_at"),
    Index(None, "number_key"),
    Index(None, "handled", "state"),
)

call_record = Table(
    "call_record",
    metadata,
    Column("id", Id, primary_key=True),
    Column("line", Text, ForeignKey("line.id"), nullable=False),
    Column("key", BigInteger, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("call_id", Id, ForeignKey("call.id"), index=True),
    Column("direction", Text),
    Column("number", Text),
    Column("extension", Text),
    Column("trunk", Text),
    Column("duration_s", Integer),
    Column("answered", Boolean),
    Column("date", Text),
    Column("time", Text),
    Column("raw", Text, nullable=False, index=True),
)

recording = Table(
    "recording",
    metadata,
    Column("id", Id, primary_key=True),
    Column("call_id", Id, ForeignKey("call.id"), index=True),
    Column("line", Text, ForeignKey("line.id"), nullable=False),
    Column("key", BigInteger, nullable=False),
    Column("number", Text, nullable=False, unique=True),
    Column("file", Text, nullable=False),
    Column("state", EnumText(RecordingState), nullable=False),
    Column("started_at", UtcDateTime, nullable=False, index=True),
    Column("rate", Integer, nullable=False),
    Column("preroll_s", Float, nullable=False),
    Column("frames", BigInteger, nullable=False),
    Column("sha256", Text),
    Column("end_reason", EnumText(EndReason)),
    UniqueConstraint("line", "key"),
)

outage = Table(
    "outage",
    metadata,
    Column("id", Id, primary_key=True),
    Column("line", Text, ForeignKey("line.id"), nullable=False),
    Column("key", BigInteger, nullable=False),
    Column("of", EnumText(OutageOf), nullable=False),
    Column("began_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime, nullable=False, index=True),
    Column("seconds", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("logged", Boolean, nullable=False),
    UniqueConstraint("line", "key"),
)

slip = Table(
    "slip",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("register_number", Text, nullable=False, unique=True),
    Column("call_id", Id, ForeignKey("call.id"), index=True),
    Column("recording_id", Id, ForeignKey("recording.id")),
    Column("shift_id", Id, ForeignKey("shift.id"), nullable=False, index=True),
    Column("outgoing", Boolean, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("taken_by", Id, ForeignKey("person.id"), nullable=False),
    Column("taken_by_name", Text, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("fields", SlipText, nullable=False),
)

entry = Table(
    "entry",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False, unique=True),
    Column("shift_id", Id, ForeignKey("shift.id"), nullable=False, index=True),
    Column("duty_date", Date, nullable=False),
    Column("kind", EnumText(EntryKind), nullable=False),
    Column("event_at", UtcDateTime, nullable=False, index=True),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("author_id", Id, ForeignKey("person.id"), nullable=False),
    Column("author", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("handling", Text, nullable=False),
    Column("status", EnumText(EntryStatus), nullable=False),
    Column("call_id", Id, ForeignKey("call.id"), index=True),
    Column("recording_id", Id, ForeignKey("recording.id")),
    Column("slip_id", Id, ForeignKey("slip.id")),
    Column("strikes", Id, ForeignKey("entry.id"), unique=True),
    Column("follows", Id, ForeignKey("entry.id")),
    # Id of the matter's first line: known from `follows`, kept so that its newest line is found at once.
    Column("matter", Id, nullable=False, index=True),
    # The key of the form that wrote it; nothing where there was none.
    Column("once", Text, unique=True),
    Index(None, "status"),
)

mark = Table(
    "mark",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("call_id", Id, ForeignKey("call.id"), nullable=False, index=True),
    Column("kind", EnumText(MarkKind), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("word", Text, nullable=False),
    Column("author_id", Id, ForeignKey("person.id"), nullable=False),
    Column("author", Text, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("withdraws", Id, ForeignKey("mark.id"), unique=True),
)

draft = Table(
    "draft",
    metadata,
    Column("key", Text, primary_key=True),
    Column("owner_id", Id, ForeignKey("person.id")),
    Column("text", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

# The public keys with which the room signs what leaves it; the private ones lie in the data folder.
signing_key = Table(
    "signing_key",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("public", LargeBinary, nullable=False, unique=True),
    Column("made_at", UtcDateTime, nullable=False),
    Column("made_by", Text, nullable=False),
)

# What the self-tests of the lines have found; the sound of each is a file.
self_test = Table(
    "self_test",
    metadata,
    Column("id", Id, primary_key=True),
    Column("line", Text, ForeignKey("line.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("person", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("level_dbfs", Float, nullable=False),
    Column("noise_dbfs", Float, nullable=False),
    Column("hum_share", Float, nullable=False),
    Column("clipped_share", Float, nullable=False),
    Column("has_tone", Boolean, nullable=False),
    Column("is_dead", Boolean, nullable=False),
)

chain_link = Table(
    "chain_link",
    metadata,
    Column("seq", Id, primary_key=True, autoincrement=False),
    Column("kind", EnumText(FactOf), nullable=False),
    Column("ref", BigInteger, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("kind", "ref"),
)

seal = Table(
    "seal",
    metadata,
    Column("number", Id, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("count", BigInteger, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("reason", Text, nullable=False),
)

handover = Table(
    "handover",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("register_number", Text, nullable=False, unique=True),
    Column("from_shift", Id, ForeignKey("shift.id"), nullable=False, unique=True),
    Column("to_shift", Id, ForeignKey("shift.id"), nullable=False, unique=True),
    Column("due_at", UtcDateTime, nullable=False),
    Column("arrived_at", UtcDateTime, nullable=False),
    Column("briefing", Text, nullable=False),
    Column("left_over", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("open_items", Integer, nullable=False),
    Column("unhandled_calls", Integer, nullable=False),
    Column("outgoing_id", Id, ForeignKey("person.id"), nullable=False),
    Column("outgoing_name", Text, nullable=False),
    Column("outgoing_at", UtcDateTime, nullable=False),
    Column("incoming_id", Id, ForeignKey("person.id"), nullable=False),
    Column("incoming_name", Text, nullable=False),
    Column("incoming_at", UtcDateTime, nullable=False),
    # The seal is made over the handover's own link, so it comes after it in the same transaction.
    Column(
        "seal_number",
        Id,
        ForeignKey("seal.number", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
)

# The register of listening, exports and prints (F05).
access = Table(
    "access",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False, unique=True),
    Column("act", EnumText(AccessAct), nullable=False),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("person_id", Id, ForeignKey("person.id"), nullable=False),
    Column("person", Text, nullable=False),
    Column("call_id", Id, ForeignKey("call.id"), index=True),
    Column("recording_id", Id, ForeignKey("recording.id")),
    Column("subject", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("approved_by", Text, nullable=False),
    Column("destination", Text, nullable=False),
    Column("from_ms", BigInteger),
    Column("to_ms", BigInteger),
    Column("closes", Id, ForeignKey("access.id"), unique=True),
)

counter = Table(
    "counter",
    metadata,
    Column("register", Text, primary_key=True),
    Column("value", BigInteger, nullable=False),
)
