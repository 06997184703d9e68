"""Keeps the texts and their index current, in the transaction that stores the record."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, text

from dutyconsole.db.search.kinds import KINDS
from dutyconsole.domain.search_text import document, grams

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Executable, TextClause

    from dutyconsole.db.search.kinds import Searched
    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.vocabulary import SearchIn


class SearchIndex:
    """The texts of one kind, as a transaction writes them."""

    def __init__(self, transaction: Transaction, of: SearchIn) -> None:
        self._sql = transaction
        self._kind = KINDS[of]

    def add(self, record_id: int, record: Any) -> None:
        """Make a new record findable; it is one that has all its words in itself and never changes."""
        add_texts(self._sql, self._kind, [(record_id, document(*self._kind.fields(record)))])

    def renew(self, record_id: int) -> None:
        """Make a record findable by what is stored of it now; one that is gone is found no more."""
        new = self._kind.documents(self._sql.rows, [record_id]).get(record_id)
        table = self._kind.texts
        old = self._sql.value(select(table.c.text).where(table.c.id == record_id))
        if old == new:
            return
        if old is not None:
            self._sql.derive(delete(table).where(table.c.id == record_id))
            if self._sql.is_sqlite:
                self._sql.derive(_forget(self._kind.gram), [_row(record_id, old)])
        if new is not None:
            add_texts(self._sql, self._kind, [(record_id, new)])


def add_texts(sql: Transaction, kind: Searched, texts: Iterable[tuple[int, str]]) -> None:
    """Store texts that are not there yet, by id, with their tokens."""
    rows = list(texts)
    sql.derive(_insert(kind), [{"id": record_id, "text": text_} for record_id, text_ in rows])
    if sql.is_sqlite:
        sql.derive(_remember(kind.gram), [_row(record_id, text_) for record_id, text_ in rows])


def forget_all(sql: Transaction, kind: Searched) -> None:
    """Take out every text of a kind."""
    sql.derive(delete(kind.texts))
    if sql.is_sqlite:
        # Nothing tells FTS5 the old tokens, and a table without content needs none for this.
        name = kind.gram
        sql.derive(text(f"INSERT INTO {name} ({name}) VALUES ('delete-all')"))  # noqa: S608


def _row(record_id: int, text_: str) -> dict[str, Any]:
    return {"id": record_id, "tokens": " ".join(grams(text_))}


# S608: the names put into these statements are our own.
@cache
def _remember(gram: str) -> TextClause:
    return text(f"INSERT INTO {gram} (rowid, t) VALUES (:id, :tokens)")  # noqa: S608


@cache
def _forget(gram: str) -> TextClause:
    return text(f"INSERT INTO {gram} ({gram}, rowid, t) VALUES ('delete', :id, :tokens)")  # noqa: S608


@cache
def _insert(kind: Searched) -> Executable:
    return insert(kind.texts)
