"""The chain, its seals, the key, and the register of listening."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from dutyconsole.db.tables.base import metadata
from dutyconsole.db.types import (
    EnumText,
    Id,
    UtcDateTime,
)
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.vocabulary import (
    AccessAct,
)

signing_key = Table(
    "signing_key",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("public", LargeBinary, nullable=False, unique=True),
    Column("made_at", UtcDateTime, nullable=False),
    Column("made_by", Text, nullable=False),
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
