"""Calls as the chain vouches for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the store to this revision."""
    op.create_table(
        "call_version",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("call_id", Id, nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rings", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("presentation", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=True),
        sa.Column("unrecorded_reason", sa.Text(), nullable=True),
        sa.Column("returned_by", Id, nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("disagreements", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_call_version_call_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_version")),
    )
    op.create_index(op.f("ix_call_version_call_id"), "call_version", ["call_id"])


def downgrade() -> None:
    """Take it back, in tests only."""
    op.drop_table("call_version")
