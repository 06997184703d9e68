"""The duty log and its papers."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
)

from dutyconsole.db.tables.base import metadata
from dutyconsole.db.types import (
    EnumText,
    Id,
    SlipText,
    UtcDateTime,
)
from dutyconsole.domain.sheet_fields import Form
from dutyconsole.domain.vocabulary import (
    EntryKind,
    EntryStatus,
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

sheet = Table(
    "sheet",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("entry_id", Id, ForeignKey("entry.id"), nullable=False, unique=True),
    Column("form", EnumText(Form), nullable=False),
    Column("register_number", Text, unique=True),
    Column("supplements", Id, ForeignKey("sheet.id"), index=True),
    Column("filled", Text, nullable=False),
)

draft = Table(
    "draft",
    metadata,
    Column("key", Text, primary_key=True),
    Column("owner_id", Id, ForeignKey("person.id")),
    Column("text", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
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

counter = Table(
    "counter",
    metadata,
    Column("register", Text, primary_key=True),
    Column("value", BigInteger, nullable=False),
)
