"""Why an outgoing call was not answered, and what the sources of a call said differently."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the store to this revision."""
    op.add_column("call", sa.Column("result", sa.Text()))
    op.add_column("call", sa.Column("disagreements", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Take it back, in tests only."""
    op.drop_column("call", "disagreements")
    op.drop_column("call", "result")
