"""The roster, the rotation by which it is made, and the calendar that it follows."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, Table, Text

from dutyconsole.db.tables.base import metadata
from dutyconsole.db.types import EnumText, Id, UtcDateTime
from dutyconsole.domain.roster import DayClass, LineOf
from dutyconsole.domain.vocabulary import DayKind, DaySource

roster = Table(
    "roster",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False, unique=True),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False, index=True),
    Column("published_at", UtcDateTime, nullable=False),
    Column("author_id", Id, ForeignKey("person.id"), nullable=False),
    Column("author", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("note", Text, nullable=False),
)

submission = Table(
    "submission",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("roster_id", Id, ForeignKey("roster.id"), nullable=False),
    Column("sent_at", UtcDateTime, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("accepted_by", Text, nullable=False),
    Column("author_id", Id, ForeignKey("person.id"), nullable=False),
    Column("author", Text, nullable=False),
)

rotation = Table(
    "rotation",
    metadata,
    Column("line", EnumText(LineOf), primary_key=True),
    Column("day_class", EnumText(DayClass), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("person_id", Id, ForeignKey("person.id"), nullable=False),
)

calendar_day = Table(
    "calendar_day",
    metadata,
    Column("day", Date, primary_key=True),
    Column("kind", EnumText(DayKind), nullable=False),
    Column("name", Text, nullable=False),
    Column("statutory", Boolean, nullable=False),
    Column("source", EnumText(DaySource), nullable=False),
)

sensitive_period = Table(
    "sensitive_period",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("note", Text, nullable=False),
)
