"""Marks on calls: bookmarks, importance, and their withdrawal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Instant = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Bring the store to this revision."""
    op.create_table(
        "mark",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("call_id", Id, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("author_id", Id, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("recorded_at", Instant, nullable=False),
        sa.Column("withdraws", Id, nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_mark_call_id")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_mark_author_id")),
        sa.ForeignKeyConstraint(["withdraws"], ["mark.id"], name=op.f("fk_mark_withdraws")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mark")),
        sa.UniqueConstraint("withdraws", name=op.f("uq_mark_withdraws")),
    )
    op.create_index(op.f("ix_mark_call_id"), "mark", ["call_id"], unique=False)


def downgrade() -> None:
    """Take it back, in tests only."""
    op.drop_table("mark")
