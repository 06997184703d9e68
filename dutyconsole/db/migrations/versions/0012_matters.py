"""What belongs to the lines of the log: files, links, and whose matter it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Instant = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Bring the store to this revision."""
    _attachments()
    _charges()
    _references()


def _attachments() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("entry_id", Id, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("secrecy", sa.Text(), nullable=False),
        sa.Column("author_id", Id, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("added_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_attachment_entry_id")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_attachment_author_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_entry_id"), "attachment", ["entry_id"], unique=False)
    op.create_index(op.f("ix_attachment_sha256"), "attachment", ["sha256"], unique=False)


def _charges() -> None:
    op.create_table(
        "charge",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("entry_id", Id, nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("person_id", Id, nullable=True),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("due_at", Instant, nullable=True),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("author_id", Id, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_charge_entry_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_charge_person_id")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_charge_author_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charge")),
    )
    op.create_index(op.f("ix_charge_entry_id"), "charge", ["entry_id"], unique=False)


def _references() -> None:
    op.create_table(
        "reference",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("entry_id", Id, nullable=False),
        sa.Column("to", sa.Text(), nullable=False),
        sa.Column("target", Id, nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("author_id", Id, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("withdraws", Id, nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_reference_entry_id")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_reference_author_id")),
        sa.ForeignKeyConstraint(["withdraws"], ["reference.id"], name=op.f("fk_reference_withdraws")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference")),
        sa.UniqueConstraint("withdraws", name=op.f("uq_reference_withdraws")),
    )
    op.create_index(op.f("ix_reference_entry_id"), "reference", ["entry_id"], unique=False)
    op.create_index(op.f("ix_reference_to_target"), "reference", ["to", "target"], unique=False)


def downgrade() -> None:
    """Take it back, in tests only."""
    for table in ("reference", "charge", "attachment"):
        op.drop_table(table)
