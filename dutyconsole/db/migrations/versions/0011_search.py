"""Searching: comparable texts of all records with their indexes, and what each person looked for.

The texts of what is stored already are made after the upgrade, with progress: a million lines take minutes.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

KINDS = ("entry", "slip", "call", "contact")

# Single characters, pairs of neighbours, and three ASCII characters in a row, as the program cuts them; those
# across punctuation are too many, which costs a little room and finds nothing wrong.
GRAMS = """
CREATE FUNCTION duty_grams(t text) RETURNS text[] IMMUTABLE STRICT PARALLEL SAFE COST 10000 LANGUAGE plpgsql
AS $$ DECLARE
  letters text[] := string_to_array(t, NULL);
  found text[] := letters;
  one text; two text; three text;
BEGIN
  FOREACH three IN ARRAY letters LOOP
    IF two IS NOT NULL THEN
      found := array_append(found, two || three);
      IF one IS NOT NULL AND octet_length(one || two || three) = 3 THEN
        found := array_append(found, one || two || three);
      END IF;
    END IF;
    one := two;
    two := three;
  END LOOP;
  RETURN found;
END $$
"""


def upgrade() -> None:
    """Bring the store to this revision."""
    server = op.get_bind().dialect.name == "postgresql"
    if server:
        op.execute(GRAMS)
    for kind in KINDS:
        op.create_table(
            f"search_{kind}",
            sa.Column("id", Id, autoincrement=False, nullable=False),
            sa.Column("text", sa.Text(), nullable=False),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_search_{kind}")),
        )
        if server:
            op.execute(
                f"CREATE INDEX search_{kind}_gram ON search_{kind}"
                " USING gin (duty_grams(text)) WITH (fastupdate = off)"
            )
        else:
            op.execute(
                f"CREATE VIRTUAL TABLE search_{kind}_gram"
                " USING fts5(t, content='', columnsize=0, detail=none, tokenize='ascii')"
            )
    op.create_table(
        "search_state",
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("below", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("of", name=op.f("pk_search_state")),
    )
    op.create_table(
        "kept_query",
        sa.Column("id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_kept_query_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_query")),
        sa.UniqueConstraint("person_id", "name", "text", name=op.f("uq_kept_query_person_id_name_text")),
    )


def downgrade() -> None:
    """Take it back, in tests only."""
    op.drop_table("kept_query")
    op.drop_table("search_state")
    server = op.get_bind().dialect.name == "postgresql"
    for kind in KINDS:
        if not server:
            op.execute(f"DROP TABLE search_{kind}_gram")
        op.drop_table(f"search_{kind}")
    if server:
        op.execute("DROP FUNCTION duty_grams(text)")
