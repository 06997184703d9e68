"""The self-tests of the lines."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the store to this revision."""
    op.create_table(
        "self_test",
        sa.Column("id", Id, nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("level_dbfs", sa.Float(), nullable=False),
        sa.Column("noise_dbfs", sa.Float(), nullable=False),
        sa.Column("hum_share", sa.Float(), nullable=False),
        sa.Column("clipped_share", sa.Float(), nullable=False),
        sa.Column("has_tone", sa.Boolean(), nullable=False),
        sa.Column("is_dead", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["line"], ["line.id"], name=op.f("fk_self_test_line")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_self_test")),
    )
    op.create_index(op.f("ix_self_test_at"), "self_test", ["at"])


def downgrade() -> None:
    """Take it back, in tests only."""
    op.drop_table("self_test")
