"""The lines, their calls, and what was recorded of them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from dutyconsole.db.tables.base import metadata
from dutyconsole.db.types import (
    DisagreementsText,
    EnumText,
    Id,
    UtcDateTime,
)
from dutyconsole.domain.call import CallState, Direction, Presentation
from dutyconsole.domain.mark import MarkKind
from dutyconsole.domain.recording import EndReason, RecordingState
from dutyconsole.domain.vocabulary import (
    OutageOf,
    Unanswered,
)

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

call_version = Table(
    "call_version",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("call_id", Id, ForeignKey("call.id"), nullable=False, index=True),
    Column("line", Text, nullable=False),
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
    Column("unrecorded_reason", Text),
    Column("returned_by", Id),
    Column("result", EnumText(Unanswered)),
    Column("disagreements", DisagreementsText, nullable=False),
)
"""What the chain vouches for of a call: one row when it has ended, one more each time that more is known.

The columns are those of `call`, where the newest of them stands once more: there it is looked for.
"""

call_record = Table(
    "call_record",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
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
