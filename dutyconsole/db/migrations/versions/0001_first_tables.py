"""The first tables: unit, people, shifts, directory, calls, recordings, the log, its chain and its seals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Instant = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Bring the store to this revision."""
    _chain_link()
    _contact()
    _counter()
    _line()
    _call()
    _seal()
    _shift()
    _unit()
    _contact_number()
    _person()
    _recording()
    _crew()
    _draft()
    _handover()
    _slip()
    _entry()


def downgrade() -> None:
    """Take it back, in tests only."""
    op.drop_table("entry")
    op.drop_table("slip")
    op.drop_table("handover")
    op.drop_table("draft")
    op.drop_table("crew")
    op.drop_table("recording")
    op.drop_table("person")
    op.drop_table("contact_number")
    op.drop_table("unit")
    op.drop_table("shift")
    op.drop_table("seal")
    op.drop_table("call")
    op.drop_table("line")
    op.drop_table("counter")
    op.drop_table("contact")
    op.drop_table("chain_link")


def _chain_link() -> None:
    op.create_table(
        "chain_link",
        sa.Column("seq", Id, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ref", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_chain_link")),
        sa.UniqueConstraint("kind", "ref", name=op.f("uq_chain_link_kind_ref")),
    )


def _contact() -> None:
    op.create_table(
        "contact",
        sa.Column("id", Id, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("duty_phone", sa.Text(), nullable=False),
        sa.Column("office_phone", sa.Text(), nullable=False),
        sa.Column("mobile", sa.Text(), nullable=False),
        sa.Column("fax", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )


def _counter() -> None:
    op.create_table(
        "counter",
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("register", name=op.f("pk_counter")),
    )


def _line() -> None:
    op.create_table(
        "line",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("last_fact", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line")),
    )


def _call() -> None:
    op.create_table(
        "call",
        sa.Column("id", Id, nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started_at", Instant, nullable=False),
        sa.Column("answered_at", Instant),
        sa.Column("ended_at", Instant),
        sa.Column("rings", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text()),
        sa.Column("name", sa.Text()),
        sa.Column("presentation", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text()),
        sa.Column("handled", sa.Boolean(), nullable=False),
        sa.Column("unrecorded_reason", sa.Text()),
        sa.Column("number_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["line"], ["line.id"], name=op.f("fk_call_line")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
        sa.UniqueConstraint("line", "key", name=op.f("uq_call_line_key")),
    )
    op.create_index(op.f("ix_call_handled_state"), "call", ["handled", "state"])
    op.create_index(op.f("ix_call_number_key"), "call", ["number_key"])
    op.create_index(op.f("ix_call_started_at"), "call", ["started_at"])


def _seal() -> None:
    op.create_table(
        "seal",
        sa.Column("number", Id, autoincrement=False, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_seal")),
    )


def _shift() -> None:
    op.create_table(
        "shift",
        sa.Column("id", Id, nullable=False),
        sa.Column("duty_date", sa.Date(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("starts_at", Instant, nullable=False),
        sa.Column("ends_at", Instant, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("taken_over_at", Instant),
        sa.Column("handed_over_at", Instant),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift")),
    )
    op.create_index(op.f("ix_shift_state"), "shift", ["state"])


def _unit() -> None:
    op.create_table(
        "unit",
        sa.Column("id", Id, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("duty_phone", sa.Text(), nullable=False),
        sa.Column("fax", sa.Text(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
    )


def _contact_number() -> None:
    op.create_table(
        "contact_number",
        sa.Column("contact_id", Id, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_contact_number_contact_id")),
        sa.PrimaryKeyConstraint("contact_id", "key", name=op.f("pk_contact_number")),
    )
    op.create_index(op.f("ix_contact_number_key"), "contact_number", ["key"])


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", Id, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit_id", Id),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("mobile", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_failure_at", Instant),
        sa.Column("last_sign_in_at", Instant),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_person_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("name", name=op.f("uq_person_name")),
    )


def _recording() -> None:
    op.create_table(
        "recording",
        sa.Column("id", Id, nullable=False),
        sa.Column("call_id", Id),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started_at", Instant, nullable=False),
        sa.Column("rate", sa.Integer(), nullable=False),
        sa.Column("preroll_s", sa.Float(), nullable=False),
        sa.Column("frames", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text()),
        sa.Column("end_reason", sa.Text()),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_recording_call_id")),
        sa.ForeignKeyConstraint(["line"], ["line.id"], name=op.f("fk_recording_line")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recording")),
        sa.UniqueConstraint("line", "key", name=op.f("uq_recording_line_key")),
        sa.UniqueConstraint("number", name=op.f("uq_recording_number")),
    )
    op.create_index(op.f("ix_recording_call_id"), "recording", ["call_id"])
    op.create_index(op.f("ix_recording_started_at"), "recording", ["started_at"])


def _crew() -> None:
    op.create_table(
        "crew",
        sa.Column("shift_id", Id, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("mobile", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_crew_person_id")),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_crew_shift_id")),
        sa.PrimaryKeyConstraint("shift_id", "position", name=op.f("pk_crew")),
        sa.UniqueConstraint("shift_id", "person_id", name=op.f("uq_crew_shift_id_person_id")),
    )


def _draft() -> None:
    op.create_table(
        "draft",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("owner_id", Id),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_draft_owner_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_draft")),
    )


def _handover() -> None:
    op.create_table(
        "handover",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("register_number", sa.Text(), nullable=False),
        sa.Column("from_shift", Id, nullable=False),
        sa.Column("to_shift", Id, nullable=False),
        sa.Column("due_at", Instant, nullable=False),
        sa.Column("arrived_at", Instant, nullable=False),
        sa.Column("briefing", sa.Text(), nullable=False),
        sa.Column("left_over", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("open_items", sa.Integer(), nullable=False),
        sa.Column("unhandled_calls", sa.Integer(), nullable=False),
        sa.Column("outgoing_id", Id, nullable=False),
        sa.Column("outgoing_name", sa.Text(), nullable=False),
        sa.Column("outgoing_at", Instant, nullable=False),
        sa.Column("incoming_id", Id, nullable=False),
        sa.Column("incoming_name", sa.Text(), nullable=False),
        sa.Column("incoming_at", Instant, nullable=False),
        sa.Column("seal_number", Id, nullable=False),
        sa.ForeignKeyConstraint(["from_shift"], ["shift.id"], name=op.f("fk_handover_from_shift")),
        sa.ForeignKeyConstraint(["incoming_id"], ["person.id"], name=op.f("fk_handover_incoming_id")),
        sa.ForeignKeyConstraint(["outgoing_id"], ["person.id"], name=op.f("fk_handover_outgoing_id")),
        sa.ForeignKeyConstraint(
            ["seal_number"],
            ["seal.number"],
            name=op.f("fk_handover_seal_number"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["to_shift"], ["shift.id"], name=op.f("fk_handover_to_shift")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
        sa.UniqueConstraint("from_shift", name=op.f("uq_handover_from_shift")),
        sa.UniqueConstraint("register_number", name=op.f("uq_handover_register_number")),
        sa.UniqueConstraint("to_shift", name=op.f("uq_handover_to_shift")),
    )


def _slip() -> None:
    op.create_table(
        "slip",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("register_number", sa.Text(), nullable=False),
        sa.Column("call_id", Id),
        sa.Column("recording_id", Id),
        sa.Column("shift_id", Id, nullable=False),
        sa.Column("outgoing", sa.Boolean(), nullable=False),
        sa.Column("started_at", Instant, nullable=False),
        sa.Column("taken_by", Id, nullable=False),
        sa.Column("taken_by_name", sa.Text(), nullable=False),
        sa.Column("recorded_at", Instant, nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_slip_call_id")),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"], name=op.f("fk_slip_recording_id")),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_slip_shift_id")),
        sa.ForeignKeyConstraint(["taken_by"], ["person.id"], name=op.f("fk_slip_taken_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slip")),
        sa.UniqueConstraint("register_number", name=op.f("uq_slip_register_number")),
    )
    op.create_index(op.f("ix_slip_call_id"), "slip", ["call_id"])
    op.create_index(op.f("ix_slip_shift_id"), "slip", ["shift_id"])


def _entry() -> None:
    op.create_table(
        "entry",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("shift_id", Id, nullable=False),
        sa.Column("duty_date", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("event_at", Instant, nullable=False),
        sa.Column("recorded_at", Instant, nullable=False),
        sa.Column("author_id", Id, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("handling", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("call_id", Id),
        sa.Column("recording_id", Id),
        sa.Column("slip_id", Id),
        sa.Column("strikes", Id),
        sa.Column("follows", Id),
        sa.Column("matter", Id, nullable=False),
        sa.Column("once", sa.Text()),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_entry_author_id")),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_entry_call_id")),
        sa.ForeignKeyConstraint(["follows"], ["entry.id"], name=op.f("fk_entry_follows")),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"], name=op.f("fk_entry_recording_id")),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_entry_shift_id")),
        sa.ForeignKeyConstraint(["slip_id"], ["slip.id"], name=op.f("fk_entry_slip_id")),
        sa.ForeignKeyConstraint(["strikes"], ["entry.id"], name=op.f("fk_entry_strikes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("number", name=op.f("uq_entry_number")),
        sa.UniqueConstraint("once", name=op.f("uq_entry_once")),
        sa.UniqueConstraint("strikes", name=op.f("uq_entry_strikes")),
    )
    op.create_index(op.f("ix_entry_call_id"), "entry", ["call_id"])
    op.create_index(op.f("ix_entry_event_at"), "entry", ["event_at"])
    op.create_index(op.f("ix_entry_matter"), "entry", ["matter"])
    op.create_index(op.f("ix_entry_shift_id"), "entry", ["shift_id"])
    op.create_index(op.f("ix_entry_status"), "entry", ["status"])
