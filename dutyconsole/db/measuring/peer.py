"""The same search by hand: one statement to the bare driver, by somebody who knows the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dutyconsole.db.engine import parse_url
from dutyconsole.domain.search_text import comparable, narrowing

if TYPE_CHECKING:
    from collections.abc import Sequence

_LITE = (
    "SELECT e.* FROM search_entry_gram g JOIN search_entry t ON t.id = g.rowid JOIN entry e ON e.id = g.rowid"
    " WHERE search_entry_gram MATCH ? AND {likes} ORDER BY g.rowid DESC LIMIT ?"
)
_SERVER = (
    "SELECT e.* FROM search_entry t JOIN entry e ON e.id = t.id"
    " WHERE duty_grams(t.text) @> %s::text[] AND {likes} ORDER BY t.id + 0 DESC LIMIT %s"
)


class Peer:
    """A connection of the bare driver: `sqlcipher3` or `psycopg`."""

    def __init__(self, url: str) -> None:
        place = parse_url(url)
        self._lite = place.get_backend_name() == "sqlite"
        self._connection: Any
        if self._lite:
            from sqlcipher3 import dbapi2  # noqa: PLC0415  one of the two is enough

            self._connection = dbapi2.connect(
                str(place.database), isolation_level=None, check_same_thread=False
            )
        else:
            import psycopg  # noqa: PLC0415

            self._connection = psycopg.connect(
                host=str(place.query["host"]),
                user=place.username,
                dbname=place.database,
                prepare_threshold=None,
            )

    def __enter__(self) -> Peer:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def find(self, words: Sequence[str], limit: int) -> list[Any]:
        """Return the newest rows that hold all words."""
        tokens = [token for word in words for token in narrowing(word)]
        patterns = [f"%{comparable(word)}%" for word in words]
        sign = "?" if self._lite else "%s"
        statement = (_LITE if self._lite else _SERVER).format(
            likes=" AND ".join(f"t.text LIKE {sign}" for _ in patterns)
        )
        match: Any = " AND ".join(f'"{token}"' for token in tokens) if self._lite else tokens
        return list(self._connection.execute(statement, (match, *patterns, limit)).fetchall())
