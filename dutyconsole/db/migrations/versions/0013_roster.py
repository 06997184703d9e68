"""The roster with its rotation and calendar, and what is known of people for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the store to this revision."""
    op.add_column("person", sa.Column("full_time", sa.Boolean(), nullable=False, server_default=sa.true()))
    for name in ("active_from", "active_to", "trained_on"):
        op.add_column("person", sa.Column(name, sa.Date()))
    _rosters()
    op.create_table(
        "rotation",
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("day_class", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", _BIG, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_rotation_person_id_person"),
        sa.PrimaryKeyConstraint("line", "day_class", "position", name="pk_rotation"),
    )
    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("statutory", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_calendar_day"),
    )
    op.create_table(
        "sensitive_period",
        sa.Column("id", _BIG, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sensitive_period"),
    )


def _rosters() -> None:
    op.create_table(
        "roster",
        sa.Column("id", _BIG, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author_id", _BIG, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_roster_author_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_roster"),
        sa.UniqueConstraint("number", name="uq_roster_number"),
    )
    op.create_index("ix_roster_last", "roster", ["last"])
    op.create_table(
        "submission",
        sa.Column("id", _BIG, nullable=False),
        sa.Column("roster_id", _BIG, nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("accepted_by", sa.Text(), nullable=False),
        sa.Column("author_id", _BIG, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["roster_id"], ["roster.id"], name="fk_submission_roster_id_roster"),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_submission_author_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_submission"),
    )


def downgrade() -> None:
    """Take it back, in tests only."""
    for name in ("sensitive_period", "calendar_day", "rotation", "submission", "roster"):
        op.drop_table(name)
    for name in ("trained_on", "active_to", "active_from", "full_time"):
        op.drop_column("person", name)
