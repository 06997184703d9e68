"""Questions of somebody who looks for something, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.app.search import COUNTED, Hit, Hits, KeptQuery
from dutyconsole.db.reading.call_rows import load_calls
from dutyconsole.db.reading.entry_rows import find_ids, load_entries
from dutyconsole.db.reading.reader import Reader
from dutyconsole.db.rows import CONTACT, SLIP
from dutyconsole.db.search.build import share_made
from dutyconsole.db.search.find import Wanted, find_newest
from dutyconsole.db.search.kinds import KINDS
from dutyconsole.db.tables import log_tables, people_tables, search_tables
from dutyconsole.domain.phone import shown
from dutyconsole.domain.vocabulary import SearchIn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

    from dutyconsole.app.views import CallRow, EntryFilter, EntryRow
    from dutyconsole.db.search.kinds import Searched
    from dutyconsole.domain.contact import Contact
    from dutyconsole.domain.ids import PersonId
    from dutyconsole.domain.slip import PhoneSlip


class SearchQueries(Reader):
    """Questions of somebody who looks for something."""

    def hits(self, wanted: EntryFilter, places: Sequence[SearchIn]) -> Hits:
        """Return the newest records of these kinds that match, at most `wanted.limit` of each kind."""
        rows: list[Hit] = []
        counts = []
        with self._snapshot() as connection:
            for place in places:
                ids = _find(connection, place, wanted)
                counts.append((place, len(ids)))
                rows += self._loaders()[place](connection, ids[: wanted.limit])
            made = share_made(connection)
        return Hits(tuple(sorted(rows, key=_newest_first)), tuple(counts), made)

    def kept_queries(self, person: PersonId) -> Sequence[KeptQuery]:
        """Return the filters of a person by name, then their last searches, newest first."""
        table = search_tables.kept_query
        mine = select(table.c.id, table.c.name, table.c.text).where(table.c.person_id == person)
        with self._snapshot() as connection:
            found = [KeptQuery(*row) for row in connection.execute(mine.order_by(table.c.at.desc()))]
        named = sorted((each for each in found if each.name), key=_name_of)
        return [*named, *(each for each in found if not each.name)]

    def search_made(self) -> float:
        """Return how much of the search index is made, 0 to 1."""
        with self._snapshot() as connection:
            return share_made(connection)

    def _loaders(self) -> dict[SearchIn, Callable[[Connection, Sequence[int]], list[Hit]]]:
        return {
            SearchIn.ENTRY: self._entries,
            SearchIn.SLIP: _slips,
            SearchIn.CALL: self._calls,
            SearchIn.CONTACT: _contacts,
        }

    def _entries(self, connection: Connection, ids: Sequence[int]) -> list[Hit]:
        return [_entry_hit(row) for row in load_entries(connection, ids, self._rules.late_after)]

    def _calls(self, connection: Connection, ids: Sequence[int]) -> list[Hit]:
        return [_call_hit(row) for row in load_calls(connection, ids, self._rules.key_of)]


def _find(connection: Connection, place: SearchIn, wanted: EntryFilter) -> list[int]:
    if place is SearchIn.ENTRY:
        return find_ids(connection, wanted, COUNTED + 1)
    kind = KINDS[place]
    looked = Wanted(kind, wanted.clauses, wanted.without, wanted.unit, tuple(_conditions(kind, wanted)))
    return find_newest(connection, looked, COUNTED + 1)


def _conditions(kind: Searched, wanted: EntryFilter) -> Iterator[ColumnElement[bool]]:
    if kind.when is not None and wanted.since is not None:
        yield kind.when >= wanted.since
    if kind.when is not None and wanted.until is not None:
        yield kind.when < wanted.until
    if kind.owner is not None and wanted.author:
        yield kind.owner.icontains(wanted.author, autoescape=True)


def _newest_first(hit: Hit) -> tuple[bool, float]:
    """Sort by time, newest first; what has none stands at the end, as it comes."""
    return hit.at is None, -hit.at.timestamp() if hit.at else 0.0


def _name_of(kept: KeptQuery) -> str:
    return kept.name


def _entry_hit(row: EntryRow) -> Hit:
    entry = row.entry
    return Hit(
        SearchIn.ENTRY,
        entry.id or 0,
        str(entry.number),
        entry.text,
        entry.source,
        entry.handling,
        entry.event_at,
        row,
        entry.call_id,
    )


def _call_hit(row: CallRow) -> Hit:
    call, contact = row.call, row.contact
    notes = [recording.number for recording in row.recordings] + [mark.word for mark in row.marks]
    whose = f"{contact.unit} {contact.person} {contact.title}".strip() if contact else call.name or ""
    text = " ".join(filter(None, (shown(call.number), call.name, *notes)))
    at: datetime = call.started_at
    return Hit(SearchIn.CALL, call.id or 0, shown(call.number), text, whose, at=at, call_id=call.id)


def _slips(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    table = log_tables.slip
    rows = connection.execute(select(*SLIP.columns).where(table.c.id.in_(ids)).order_by(table.c.id.desc()))
    return [_slip_hit(SLIP.read(row)) for row in rows]


def _slip_hit(slip: PhoneSlip) -> Hit:
    fields = slip.fields
    text = " ".join(filter(None, (fields.content, fields.told, fields.proposal, fields.handling)))
    source = " ".join(filter(None, (fields.caller_unit, fields.caller_name, fields.caller_title)))
    rest = " ".join(dict.fromkeys(filter(None, (fields.number, fields.callback))))
    return Hit(
        SearchIn.SLIP,
        slip.id or 0,
        slip.register_number,
        text,
        source,
        rest,
        slip.started_at,
        call_id=slip.call_id,
    )


def _contacts(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    table = people_tables.contact
    rows = connection.execute(select(*CONTACT.columns).where(table.c.id.in_(ids)).order_by(table.c.id.desc()))
    return [_contact_hit(CONTACT.read(row)) for row in rows]


def _contact_hit(contact: Contact) -> Hit:
    text = f"{contact.person} {contact.title}".strip()
    rest = " ".join((*contact.numbers, contact.group)).strip()
    return Hit(SearchIn.CONTACT, contact.id or 0, contact.unit, text, contact.unit, rest)
