"""Who there is, who is on duty, and whom one rings."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from dutyconsole.db.tables.base import metadata
from dutyconsole.db.types import (
    EnumText,
    Id,
    RolesText,
    UtcDateTime,
)
from dutyconsole.domain.shift import ShiftState
from dutyconsole.domain.vocabulary import (
    Category,
    CrewPost,
)

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
    Column("full_time", Boolean, nullable=False),
    Column("active_from", Date),
    Column("active_to", Date),
    Column("trained_on", Date),
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
