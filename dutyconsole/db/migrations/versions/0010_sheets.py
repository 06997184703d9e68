"""The structured part of a line: the registers of warnings and of visitors."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the store to this revision."""
    op.create_table(
        "sheet",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("entry_id", Id, nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("register_number", sa.Text(), nullable=True),
        sa.Column("supplements", Id, nullable=True),
        sa.Column("filled", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_sheet_entry_id")),
        sa.ForeignKeyConstraint(["supplements"], ["sheet.id"], name=op.f("fk_sheet_supplements")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_sheet_entry_id")),
        sa.UniqueConstraint("register_number", name=op.f("uq_sheet_register_number")),
    )
    op.create_index(op.f("ix_sheet_supplements"), "sheet", ["supplements"], unique=False)


def downgrade() -> None:
    """Take it back, in tests only."""
    op.drop_table("sheet")
