"""The register of listening, exports and prints (F05)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Instant = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Bring the store to this revision."""
    op.create_table(
        "access",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("call_id", Id),
        sa.Column("recording_id", Id),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("destination", sa.Text(), nullable=False),
        sa.Column("from_ms", sa.BigInteger()),
        sa.Column("to_ms", sa.BigInteger()),
        sa.Column("closes", Id),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_access_call_id")),
        sa.ForeignKeyConstraint(["closes"], ["access.id"], name=op.f("fk_access_closes")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_access_person_id")),
        sa.ForeignKeyConstraint(["recording_id"], ["recording.id"], name=op.f("fk_access_recording_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access")),
        sa.UniqueConstraint("closes", name=op.f("uq_access_closes")),
        sa.UniqueConstraint("number", name=op.f("uq_access_number")),
    )
    op.create_index(op.f("ix_access_at"), "access", ["at"])
    op.create_index(op.f("ix_access_call_id"), "access", ["call_id"])


def downgrade() -> None:
    """Take it back, in tests only."""
    op.drop_table("access")
