"""Searching in `Held`: everything is looked at as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dutyconsole.app import commands as order
from dutyconsole.app.search import Hit, Hits, KeptQuery
from dutyconsole.domain.search_text import comparable, document
from dutyconsole.domain.vocabulary import SearchIn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dutyconsole.app.desk import Work
    from dutyconsole.app.views import EntryFilter, EntryRow, Found
    from dutyconsole.domain.ids import PersonId
    from tests.support.fake_store import Held


class FakeSearch:
    """What the read side says of searching."""

    held: Held
    find: Callable[[EntryFilter], Found]

    def hits(self, wanted: EntryFilter, places: Sequence[SearchIn]) -> Hits:
        """Return what holds the words; times and other conditions are for lines only."""
        found = [hit for hit in self._all(wanted) if hit.of in places]
        counts = tuple((place, sum(hit.of is place for hit in found)) for place in places)
        return Hits(tuple(found), counts, self.held.search_made)

    def kept_queries(self, person: PersonId) -> Sequence[KeptQuery]:  # noqa: ARG002  one person
        """Return what was kept, names first; there is one person."""
        kept = self.held.kept_queries
        return [*(each for each in kept if each.name), *(each for each in kept[::-1] if not each.name)]

    def search_made(self) -> float:
        """Return how much of the index is made."""
        return self.held.search_made

    def _all(self, wanted: EntryFilter) -> list[Hit]:
        rows: list[EntryRow] = list(self.find(wanted).rows)
        hits = [
            Hit(
                SearchIn.ENTRY,
                row.entry.id or 0,
                str(row.entry.number),
                row.entry.text,
                row.entry.source,
                at=row.entry.event_at,
                entry=row,
                call_id=row.entry.call_id,
            )
            for row in rows
        ]
        calls = [
            Hit(SearchIn.CALL, c.id or 0, c.number or "", c.number or "", at=c.started_at, call_id=c.id)
            for c in self.held.calls
        ]
        people = [
            Hit(SearchIn.CONTACT, number, c.unit, c.person, c.unit, " ".join(c.numbers))
            for number, c in enumerate(self.held.contacts, 1)
        ]
        return [*hits, *(hit for hit in (*calls, *people) if _holds(hit, wanted))]


def _holds(hit: Hit, wanted: EntryFilter) -> bool:
    text = document(hit.text, hit.source, hit.rest)
    every = all(any(comparable(term) in text for term in clause) for clause in wanted.clauses)
    return every and not any(comparable(term) in text for term in wanted.without)


class SearchHandlers:
    """What orders about searches do to `Held`."""

    def __init__(self, held: Held) -> None:
        self._held = held

    def table(self) -> dict[type, Callable[[Any, Work], Any]]:
        """Return who carries out which command."""
        return {order.KeepQuery: self.keep, order.ForgetQuery: self.forget}

    def keep(self, command: order.KeepQuery, work: Work) -> None:  # noqa: ARG002  a handler's arguments
        """Keep a search, each name and each text once."""
        kept = self._held.kept_queries
        same = [k for k in kept if k.name == command.name and (command.name or k.text == command.text)]
        for each in same:
            kept.remove(each)
        number = max((each.id for each in kept), default=0) + 1
        kept.append(KeptQuery(number, command.name, command.text))
        self._held.touched.add("kept_query")

    def forget(self, command: order.ForgetQuery, work: Work) -> None:  # noqa: ARG002  see above
        """Forget a search."""
        self._held.kept_queries = [k for k in self._held.kept_queries if k.id != command.query_id]
        self._held.touched.add("kept_query")
