"""A missed call knows the call by which its caller was reached after all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the store to this revision."""
    # A reference in a batch would rebuild the table; SQLite takes one with the column itself.
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "ALTER TABLE call ADD COLUMN returned_by INTEGER"
            " CONSTRAINT fk_call_returned_by REFERENCES call (id)"
        )
    else:
        op.add_column("call", sa.Column("returned_by", Id))
        op.create_foreign_key(op.f("fk_call_returned_by"), "call", "call", ["returned_by"], ["id"])
    op.create_index(op.f("ix_call_returned_by"), "call", ["returned_by"])


def downgrade() -> None:
    """Take it back, in tests only."""
    op.drop_index(op.f("ix_call_returned_by"), "call")
    with op.batch_alter_table("call") as batch:
        batch.drop_column("returned_by")
