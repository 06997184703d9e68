"""A search that knows neither the index nor the kept texts: every line is looked at as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.db.engine import open_reader, parse_url
from dutyconsole.db.tables import log_tables
from dutyconsole.domain.search_text import comparable, document

if TYPE_CHECKING:
    from collections.abc import Sequence

    Search = tuple[str, ...]


def newest_by_scan(url: str, searches: Sequence[Search], count: int) -> dict[Search, list[int]]:
    """Return the newest ids of each search by looking at every line."""
    wanted = {search: [comparable(term) for term in search] for search in searches}
    right: dict[Search, list[int]] = {search: [] for search in searches}
    entry = log_tables.entry
    every = select(entry.c.id, entry.c.text, entry.c.source, entry.c.handling).order_by(entry.c.id.desc())
    engine = open_reader(parse_url(url))
    with engine.connect() as connection:
        rows = connection.execution_options(stream_results=True, yield_per=5000).execute(every)
        for row in rows:
            line = document(row.text, row.source, row.handling)
            for search, terms in list(wanted.items()):
                if all(term in line for term in terms):
                    right[search].append(row.id)
                    if len(right[search]) == count:
                        del wanted[search]
    engine.dispose()
    return right
