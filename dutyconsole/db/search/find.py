"""Finds the newest records that hold the words: one way on both databases, as exact as looking at each text.

The index narrows by tokens, `LIKE` on the kept text decides. SQLite's FTS5 gives its rows newest first, so a
search for a frequent word ends with its first page. GIN has no order: PostgreSQL looks at the newest texts
as they are, which finds frequent words at once, and asks the index for the rest; else it would fetch and
sort every hit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Text, and_, bindparam, column, func, or_, select, table
from sqlalchemy.dialects.postgresql import ARRAY

from dutyconsole.db.tables import call_tables, people_tables
from dutyconsole.db.tables.search_tables import TEXTS
from dutyconsole.domain.search_text import FIELDS_END, comparable, narrowing
from dutyconsole.domain.vocabulary import SearchIn

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Select

    from dutyconsole.db.search.kinds import Searched

WINDOW = 8000
"""Newest texts that PostgreSQL looks at before it asks its index: some milliseconds."""
ENOUGH = 0.4
"""Share of a page found in the window from which reading a little further is cheaper than the index."""
FURTHER = 1.5


@dataclass(frozen=True)
class Wanted:
    """What is looked for in one kind of record."""

    kind: Searched
    clauses: tuple[tuple[str, ...], ...]
    """All must hold; one holds where one of its words is found."""
    without: tuple[str, ...] = ()
    unit: str = ""
    where: tuple[ColumnElement[bool], ...] = ()
    """Further conditions on the record."""

    @property
    def has_words(self) -> bool:
        """Say whether texts must be looked at."""
        return bool(self.clauses or self.without or self.unit)


def find_newest(connection: Connection, wanted: Wanted, limit: int) -> list[int]:
    """Return the ids of the newest records that match, newest first."""
    kind = wanted.kind
    if not wanted.has_words:
        found = select(kind.rows.c.id).where(*wanted.where)
        return _ids(connection, found.order_by(kind.rows.c.id.desc()).limit(limit))
    if kind.of is SearchIn.CALL:
        found = _joined(wanted).where(*_call_conditions(connection, wanted))
        return _ids(connection, found.order_by(kind.texts.c.id.desc()).limit(limit))
    found = _joined(wanted).where(*_decided(wanted))
    groups = _token_groups(wanted)
    if not groups:
        return _ids(connection, found.order_by(kind.texts.c.id.desc()).limit(limit))
    if connection.dialect.name == "sqlite":
        gram = table(kind.gram, column("rowid"))
        found = found.join(gram, gram.c.rowid == kind.texts.c.id).where(_match(kind, groups))
        return _ids(connection, found.order_by(gram.c.rowid.desc()).limit(limit))
    return _in_two_steps(connection, kind, found, groups, limit)


def _in_two_steps(
    connection: Connection, kind: Searched, found: Select[int], groups: _Groups, limit: int
) -> list[int]:
    """Look at the newest texts as they are, then ask the index for what is older."""
    record = kind.texts.c.id
    top = int(connection.scalar(select(func.coalesce(func.max(record), 0))) or 0) + 1

    def look(above: int, below: int, count: int) -> list[int]:
        there = found.where(record < below, record >= above)
        return _ids(connection, there.order_by(record.desc()).limit(count))

    low = top - WINDOW
    ids = look(low, top, limit)
    if ids and limit * ENOUGH <= len(ids) < limit:
        further = low - int(WINDOW * (limit - len(ids)) / len(ids) * FURTHER)
        ids += look(further, low, limit - len(ids))
        low = further
    if len(ids) < limit and low > 0:
        older = found.where(record < low, _match_server(kind, groups))
        # Not by the key itself: the planner would walk it backwards, past the index.
        ids += _ids(connection, older.order_by((record + 0).desc()).limit(limit - len(ids)))
    return ids


def _ids(connection: Connection, statement: Select[int]) -> list[int]:
    return [row[0] for row in connection.execute(statement)]


def _joined(wanted: Wanted) -> Select[int]:
    """Return the ids of all texts, with their records where a condition is on these."""
    kind = wanted.kind
    found = select(kind.texts.c.id)
    if wanted.where or kind.of is SearchIn.CALL:
        found = found.join(kind.rows, kind.rows.c.id == kind.texts.c.id).where(*wanted.where)
    return found


def _decided(wanted: Wanted) -> list[ColumnElement[bool]]:
    """Return the conditions on the text that decide."""
    texts = wanted.kind.texts.c.text
    decided = [or_(*(_holds(texts, term) for term in clause)) for clause in wanted.clauses]
    decided += [~_holds(texts, term) for term in wanted.without]
    if wanted.unit:
        decided.append(_unit_holds(texts, wanted.unit))
    return decided


def _holds(texts: ColumnElement[Any], term: str) -> ColumnElement[bool]:
    return texts.like(f"%{_escaped(term)}%", escape="\\")


def _unit_holds(texts: ColumnElement[Any], unit: str) -> ColumnElement[bool]:
    """Return the condition that the middle field holds it: between the two ends of a field."""
    return texts.like(f"%{FIELDS_END}%{_escaped(unit)}%{FIELDS_END}%", escape="\\")


def _escaped(term: str) -> str:
    return comparable(term).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


_Groups = list[list[tuple[str, ...]]]
"""Tokens: all groups must hold, of a group one set, of a set every token."""


def _token_groups(wanted: Wanted) -> _Groups:
    clauses = [*wanted.clauses, *([(wanted.unit,)] if wanted.unit else [])]
    groups = [[narrowing(term) for term in clause] for clause in clauses]
    # A word of punctuation has no token: it narrows nothing.
    return [group for group in groups if all(group)]


def _match(kind: Searched, groups: _Groups) -> ColumnElement[bool]:
    """Return the condition that FTS5 answers."""
    every = " AND ".join(
        "("
        + " OR ".join("(" + " AND ".join(f'"{token}"' for token in tokens) + ")" for tokens in group)
        + ")"
        for group in groups
    )
    return _matches(kind, every)


def _matches(kind: Searched, question: str) -> ColumnElement[bool]:
    """Ask FTS5: the hidden column that is called like its table stands for the whole row."""
    return column(kind.gram).op("MATCH", is_comparison=True)(question)


def _match_server(kind: Searched, groups: _Groups) -> ColumnElement[bool]:
    """Return the condition that GIN answers. Sets that must all hold are one question to the index."""
    must = [token for group in groups if len(group) == 1 for token in group[0]]
    grams_of = func.duty_grams(kind.texts.c.text)
    conditions = [
        or_(*(grams_of.op("@>")(_array(tokens)) for tokens in group)) for group in groups if len(group) > 1
    ]
    if must:
        conditions.append(grams_of.op("@>")(_array(tuple(dict.fromkeys(must)))))
    return and_(*conditions)


def _array(tokens: tuple[str, ...]) -> ColumnElement[Any]:
    return bindparam(None, list(tokens), type_=ARRAY(Text), unique=True)


def _call_conditions(connection: Connection, wanted: Wanted) -> list[ColumnElement[bool]]:
    """Return the conditions on a call: a word may stand in its own text or in that of whose number it is.

    The directory changes, so its words are not copied into the texts of calls; it is small, and looked at
    whole.
    """
    server = connection.dialect.name == "postgresql"
    conditions = [or_(*(_call_holds(wanted.kind, term, server=server) for term in c)) for c in wanted.clauses]
    conditions += [~_call_holds(wanted.kind, term, server=server, narrow=False) for term in wanted.without]
    if wanted.unit:
        own = _unit_holds(wanted.kind.texts.c.text, wanted.unit)
        conditions.append(or_(own, _is_of(_unit_holds(TEXTS[SearchIn.CONTACT].c.text, wanted.unit))))
    return conditions


def _call_holds(kind: Searched, term: str, *, server: bool, narrow: bool = True) -> ColumnElement[bool]:
    own = _holds(kind.texts.c.text, term)
    tokens = narrowing(term) if narrow else ()
    if tokens and server:
        own = and_(_match_server(kind, [[tokens]]), own)
    elif tokens:
        gram = table(kind.gram, column("rowid"))
        match = _matches(kind, " AND ".join(f'"{token}"' for token in tokens))
        own = and_(kind.texts.c.id.in_(select(gram.c.rowid).where(match)), own)
    return or_(own, _is_of(_holds(TEXTS[SearchIn.CONTACT].c.text, term)))


def _is_of(contact: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that the number is one of such a contact."""
    texts, number = TEXTS[SearchIn.CONTACT], people_tables.contact_number
    keys = select(number.c.key).join(texts, texts.c.id == number.c.contact_id).where(contact)
    return call_tables.call.c.number_key.in_(keys)
