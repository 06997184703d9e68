"""A store with a great many lines, for measuring: they are put in past the chain, so it verifies nothing.

Only searching, showing and adding are measured with it. A real store grows line by line, each with its link.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, text

from dutyconsole.db.engine import open_engines, parse_url
from dutyconsole.db.search.index import add_texts
from dutyconsole.db.search.kinds import KINDS
from dutyconsole.db.tables import log_tables
from dutyconsole.db.tables.search_tables import TEXTS
from dutyconsole.db.transaction import Transaction
from dutyconsole.domain.search_text import document
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus, SearchIn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sqlalchemy import Connection

BATCH = 20_000
BEGUN = datetime(2006, 1, 1, tzinfo=UTC)
KINDS_OF_LINES = tuple(EntryKind)


def fill(url: str, lines: Iterable[tuple[str, str]], count: int) -> None:
    """Put `count` lines, given as (text, source), into a store that has none, with their index."""
    engines = open_engines(parse_url(url))
    try:
        with engines.write.connect() as connection:
            _before(connection)
            connection.commit()
            for batch in _batches(lines, count):
                with connection.begin():
                    _put(connection, batch)
            _after(connection, count)
            connection.commit()
    finally:
        engines.close()


def _batches(lines: Iterable[tuple[str, str]], count: int) -> Iterator[list[dict[str, Any]]]:
    step = timedelta(days=365 * 20) / count
    batch: list[dict[str, Any]] = []
    for number, (words, source) in enumerate(lines, 1):
        at = BEGUN + step * number
        batch.append(
            {
                "id": number,
                "number": number,
                "shift_id": 1,
                "duty_date": at.date(),
                "kind": KINDS_OF_LINES[number % len(KINDS_OF_LINES)],
                "event_at": at,
                "recorded_at": at,
                "author_id": 1,
                "author": "李晓东",
                "text": words,
                "source": source,
                "handling": "",
                "status": EntryStatus.DONE,
                "matter": number,
            }
        )
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _put(connection: Connection, batch: list[dict[str, Any]]) -> None:
    connection.execute(insert(log_tables.entry), batch)
    made = ((row["id"], document(row["text"], row["source"], row["handling"])) for row in batch)
    add_texts(Transaction(connection), KINDS[SearchIn.ENTRY], made)


def _before(connection: Connection) -> None:
    """PostgreSQL: row by row into GIN takes hours for a million rows, all at once minutes."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP INDEX search_entry_gram"))


def _after(connection: Connection, count: int) -> None:
    counter = log_tables.counter
    connection.execute(delete(counter).where(counter.c.register == "entry"))
    connection.execute(insert(counter).values(register="entry", value=count))
    if connection.dialect.name == "postgresql":
        name = TEXTS[SearchIn.ENTRY].name
        connection.execute(text("SET LOCAL maintenance_work_mem = '512MB'"))
        connection.execute(
            text(
                f"CREATE INDEX search_entry_gram ON {name}"
                " USING gin (duty_grams(text)) WITH (fastupdate = off)"
            )
        )
        connection.execute(text("ANALYZE"))
