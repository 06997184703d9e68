"""What is kept for searching: comparable texts, how far they are made, and what each person looked for.

The texts are derived from the records and can be made anew at any time; no link of the chain covers them.
Beside each of these tables stands an index that SQLAlchemy does not describe: see
`dutyconsole.db.search.kinds`.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from dutyconsole.db.tables.base import metadata
from dutyconsole.db.types import EnumText, Id, UtcDateTime
from dutyconsole.domain.vocabulary import SearchIn


def _texts(of: SearchIn) -> Table:
    """Return the table of one kind: `id` is that of the record, `text` its document in comparable form."""
    return Table(
        f"search_{of.value}",
        metadata,
        Column("id", Id, primary_key=True, autoincrement=False),
        Column("text", Text, nullable=False),
    )


TEXTS = {of: _texts(of) for of in SearchIn}

state = Table(
    "search_state",
    metadata,
    Column("of", EnumText(SearchIn), primary_key=True),
    # By which rules the texts were made (`dutyconsole.domain.search_text.VERSION`).
    Column("version", Integer, nullable=False),
    # Records with an id below this one have no text yet.
    Column("below", BigInteger, nullable=False),
)

kept_query = Table(
    "kept_query",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", Id, ForeignKey("person.id"), nullable=False),
    # Empty for one of the last queries, else what the person called it.
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("person_id", "name", "text"),
)
