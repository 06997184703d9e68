"""What belongs to the lines of the log: files, links, and whose matter it is."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text

from dutyconsole.db.tables.base import metadata
from dutyconsole.db.types import EnumText, Id, UtcDateTime
from dutyconsole.domain.attachment import Secrecy
from dutyconsole.domain.charge import ChargeAct
from dutyconsole.domain.reference import RefTo

attachment = Table(
    "attachment",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("entry_id", Id, ForeignKey("entry.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    Column("secrecy", EnumText(Secrecy), nullable=False),
    Column("author_id", Id, ForeignKey("person.id"), nullable=False),
    Column("author", Text, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
)

charge = Table(
    "charge",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("entry_id", Id, ForeignKey("entry.id"), nullable=False, index=True),
    Column("act", EnumText(ChargeAct), nullable=False),
    Column("person_id", Id, ForeignKey("person.id")),
    Column("person", Text, nullable=False),
    Column("due_at", UtcDateTime),
    Column("word", Text, nullable=False),
    Column("author_id", Id, ForeignKey("person.id"), nullable=False),
    Column("author", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

reference = Table(
    "reference",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("entry_id", Id, ForeignKey("entry.id"), nullable=False, index=True),
    Column("to", EnumText(RefTo), nullable=False),
    Column("target", Id, nullable=False),
    Column("word", Text, nullable=False),
    Column("author_id", Id, ForeignKey("person.id"), nullable=False),
    Column("author", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("withdraws", Id, ForeignKey("reference.id"), unique=True),
    Index(None, "to", "target"),
)
