"""Lines of the log with what was added to them since, and the search among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, func, or_, select

from dutyconsole.app.views import EntryRow
from dutyconsole.db.reading.reader import chunks
from dutyconsole.db.rows import ENTRY
from dutyconsole.db.search.find import Wanted, find_newest
from dutyconsole.db.search.kinds import KINDS
from dutyconsole.db.tables import log_tables
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus, SearchIn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import timedelta

    from sqlalchemy import ColumnElement, Connection

    from dutyconsole.app.views import EntryFilter
    from dutyconsole.domain.entry import Entry

WAITING = (EntryStatus.PENDING, EntryStatus.IN_HAND)

_entry = log_tables.entry
_strike = log_tables.entry.alias("strike")
_later = log_tables.entry.alias("later")
_later_strike = log_tables.entry.alias("later_strike")


def is_struck() -> ColumnElement[bool]:
    """Return the condition that a line was struck out."""
    return exists().where(_strike.c.strikes == _entry.c.id).correlate(_entry)


def is_open() -> ColumnElement[bool]:
    """Return the condition that a line is the one by which a matter waits.

    It is the newest line of its matter that was not struck out, and its status is pending or in hand; so each
    open matter shows exactly one open line.
    """
    struck = exists().where(_later_strike.c.strikes == _later.c.id).correlate(_later)
    newest = (
        select(func.max(_later.c.id))
        .where(_later.c.matter == _entry.c.matter, ~struck)
        .correlate(_entry)
        .scalar_subquery()
    )
    return and_(_entry.c.status.in_(WAITING), ~is_strike(), _entry.c.id == newest)


def is_strike() -> ColumnElement[bool]:
    """Return the condition that a line strikes another one out.

    Written so that SQLite does not take the index of `strikes`, in which nearly all lines are equal: with
    that index 100,000 lines took two minutes.
    """
    return func.coalesce(_entry.c.strikes, 0) != 0


def load_entries(connection: Connection, ids: Sequence[int], late_after: timedelta) -> list[EntryRow]:
    """Return the rows of these ids in this order; an id that is not there is left out."""
    found: dict[int, EntryRow] = {}
    for part in chunks(ids):
        strikes = _strikes_of(connection, part)
        statement = select(*ENTRY.columns, is_open().label("open")).where(_entry.c.id.in_(part))
        for row in connection.execute(statement):
            entry = ENTRY.read(row)
            found[row.id] = EntryRow(
                entry, strikes.get(row.id), open=bool(row.open), late=entry.is_late(late_after)
            )
    return [found[entry_id] for entry_id in ids if entry_id in found]


def find_ids(connection: Connection, wanted: EntryFilter, limit: int) -> list[int]:
    """Return the ids that match, in the order of recording, newest first."""
    where = tuple(_conditions(wanted))
    kind = KINDS[SearchIn.ENTRY]
    return find_newest(connection, Wanted(kind, wanted.clauses, wanted.without, wanted.unit, where), limit)


def all_ids(connection: Connection, limit: int) -> range:
    """Return the ids that there may be, newest first: they are given out one after the other."""
    newest = int(connection.scalar(select(func.coalesce(func.max(_entry.c.id), 0))) or 0)
    return range(newest, max(0, newest - limit), -1)


def count_open(connection: Connection) -> int:
    """Return how many matters wait."""
    return int(connection.scalar(select(func.count()).select_from(_entry).where(is_open())) or 0)


def _strikes_of(connection: Connection, ids: Sequence[int]) -> dict[int, Entry]:
    rows = connection.execute(select(*ENTRY.columns).where(_entry.c.strikes.in_(ids)))
    return {row.strikes: ENTRY.read(row) for row in rows}


def _conditions(wanted: EntryFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.kinds:
        yield _entry.c.kind.in_([EntryKind.coded(code) for code in wanted.kinds])
    if wanted.statuses:
        yield _entry.c.status.in_(wanted.statuses)
    if wanted.since is not None:
        yield _entry.c.event_at >= wanted.since
    if wanted.until is not None:
        yield _entry.c.event_at < wanted.until
    yield from _of_one(wanted)
    if wanted.open_only:
        yield is_open()
    if not wanted.show_struck:
        yield ~is_struck()
        yield ~is_strike()


def _of_one(wanted: EntryFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.shift_id is not None:
        yield _entry.c.shift_id == wanted.shift_id
    if wanted.number is not None:
        yield _entry.c.number == wanted.number
    if wanted.numbers:
        yield or_(*(_entry.c.number.between(span.first, span.last) for span in wanted.numbers))
    if wanted.author:
        yield _entry.c.author.icontains(wanted.author, autoescape=True)
