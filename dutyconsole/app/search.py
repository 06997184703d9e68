"""Searching everything: from what a person wrote to what the store is asked, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.app.views import EntryFilter
from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.query_parse import parse_query
from dutyconsole.domain.query_time import Calendar, NamedTime, begin_of, end_of
from dutyconsole.domain.vocabulary import SearchIn
from dutyconsole.errors import BadInput, Bug

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from dutyconsole.app.commands import ForgetQuery, KeepQuery
    from dutyconsole.app.desk import Work
    from dutyconsole.app.ports import Queries
    from dutyconsole.app.views import EntryRow
    from dutyconsole.domain.ids import CallId
    from dutyconsole.domain.query import Query
    from dutyconsole.domain.shift import Shift

LAST_KEPT = 20
"""Searches of a person that are remembered without a name."""
MOST_NAME = 40
"""Characters of a filter's name."""


@dataclass(frozen=True)
class Hit:
    """A record that a search found."""

    of: SearchIn
    id: int
    """In its own table."""
    title: str
    """What it is called: the number of a line or of a slip, a telephone number, a unit."""
    text: str
    """What was written, as it was written."""
    source: str = ""
    """From whom it came."""
    rest: str = ""
    at: datetime | None = None
    entry: EntryRow | None = None
    """The line itself, where it is one."""
    call_id: CallId | None = None
    """The call that it leads to."""


@dataclass(frozen=True)
class Hits:
    """What a search found everywhere: the newest first."""

    rows: tuple[Hit, ...]
    counts: tuple[tuple[SearchIn, int], ...]
    """How many there are of each kind, counted up to `COUNTED` + 1."""
    made: float = 1.0
    """How much of the search index is made, 0 to 1: with less, older records may be missing."""


COUNTED = 1000
"""Hits are counted so far: counting all hits of a frequent word costs a hundred times as much."""


@dataclass(frozen=True)
class KeptQuery:
    """A search that a person made, or gave a name to."""

    id: int
    name: str
    """Empty for one of the last searches."""
    text: str


def ask_calendar(queries: Queries, now: datetime, zone: tzinfo) -> Calendar:
    """Return what relative times are reckoned by at this moment."""
    shifts = queries.shifts(2)
    on = shifts[0] if shifts and shifts[0].handed_over_at is None else None
    last = next((shift for shift in shifts if shift is not on), None)
    return Calendar(now, zone, _time_of(on), _time_of(last))


def read_query(text: str, now: datetime, zone: tzinfo) -> Query:
    """Return what a person's words ask for; raises `BadInput` with the place."""
    return parse_query(text, now.astimezone(zone).replace(tzinfo=None))


def resolve(query: Query, calendar: Calendar, *, limit: int = 50) -> EntryFilter:
    """Return what the store is asked; raises `BadInput` for a shift that there never was."""
    since = until = None
    if query.since is not None:
        since = begin_of(query.since, calendar)
    if query.until is not None:
        until = end_of(query.until, calendar)
    for when, at in ((query.since, since), (query.until, until)):
        # Only the end of the shift that is on is open.
        if when is NamedTime.LAST_SHIFT and at is None:
            raise BadInput("query_no_such_shift")
    return EntryFilter(
        clauses=query.clauses,
        without=query.without,
        unit=query.unit,
        kinds=tuple(kind.value for kind in query.kinds),
        statuses=query.statuses,
        since=since,
        until=until,
        numbers=query.numbers,
        author=query.owner,
        open_only=query.open_only,
        show_struck=query.show_struck,
        limit=limit,
    )


def places(query: Query, wanted: EntryFilter) -> tuple[SearchIn, ...]:
    """Return where to look: everywhere that can answer."""
    chosen = query.where or tuple(SearchIn)
    if wanted.is_of_lines:
        return tuple(place for place in chosen if place is SearchIn.ENTRY)
    timed = wanted.since is not None or wanted.until is not None
    silent = {SearchIn.CONTACT} if timed else set()
    # Nobody writes a call or a line of the directory as an author.
    silent |= {SearchIn.CONTACT, SearchIn.CALL} if wanted.author else set()
    return tuple(place for place in chosen if place not in silent)


def keep_query(command: KeepQuery, work: Work) -> None:
    """Remember a search, or keep it under a name; the same name again replaces it."""
    person = work.person()
    require(person, Right.READ_LOG)
    if person.id is None:
        raise Bug("value_without_id")
    text, name = " ".join(command.text.split()), " ".join(command.name.split())[:MOST_NAME]
    if text:
        work.uow.kept_queries.keep(person.id, name, text, work.now, last=LAST_KEPT)


def forget_query(command: ForgetQuery, work: Work) -> None:
    """Forget a search of one's own; one that is gone already is fine."""
    person = work.person()
    if person.id is not None:
        work.uow.kept_queries.forget(person.id, command.query_id)


def _time_of(shift: Shift | None) -> tuple[datetime, datetime | None] | None:
    return None if shift is None else (shift.taken_over_at or shift.starts_at, shift.handed_over_at)
