"""What an evidence package holds: the rows about some calls, and the part of the chain that proves them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from dutyconsole.app.views import EvidenceCall, EvidenceFact, EvidenceStretch, EvidenceView
from dutyconsole.db.facts import SOURCES
from dutyconsole.db.reading.call_rows import load_calls
from dutyconsole.db.reading.people_queries import own_unit
from dutyconsole.db.reading.reader import Reader, chunks
from dutyconsole.db.rows import ENTRY, LINK, SEAL, SLIP
from dutyconsole.db.tables import log_tables, trust_tables
from dutyconsole.domain.audit import FactOf, field_text
from dutyconsole.domain.ids import CallId
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection

    from dutyconsole.app.views import CallRow
    from dutyconsole.domain.audit import Link, Seal

_entry = log_tables.entry
_link = trust_tables.chain_link


class EvidenceQueries(Reader):
    """The question what there is of some calls."""

    def evidence(self, call_ids: Sequence[CallId]) -> EvidenceView:
        """Return everything written of these calls with its proof, of one moment.

        Facts behind the last seal are left out: who exports seals first. Raises `Refused("call_unknown")`.
        """
        with self._snapshot() as connection:
            unit = own_unit(connection)
            rows = load_calls(connection, call_ids, self._rules.key_of)
            if unit is None or len(rows) != len(set(call_ids)):
                raise Refused("call_unknown")
            calls = tuple(_call(connection, row) for row in rows)
            facts = sorted(
                (fact for call in calls for fact in _facts(connection, call)), key=lambda f: f.link.seq
            )
            stretches = tuple(_stretches(connection, [fact.link for fact in facts]))
        last = stretches[-1].seal.count if stretches else 0
        sealed = tuple(fact for fact in facts if fact.link.seq <= last)
        return EvidenceView(unit, calls, sealed, stretches)


def _call(connection: Connection, row: CallRow) -> EvidenceCall:
    slips = (
        select(*SLIP.columns).where(log_tables.slip.c.call_id == row.call.id).order_by(log_tables.slip.c.id)
    )
    own = set(connection.scalars(select(_entry.c.matter).where(_entry.c.call_id == row.call.id)))
    lines = set(
        connection.scalars(
            select(_entry.c.id).where(_entry.c.matter.in_(own) | (_entry.c.call_id == row.call.id))
        )
    )
    strikes = set(connection.scalars(select(_entry.c.id).where(_entry.c.strikes.in_(lines))))
    entries = select(*ENTRY.columns).where(_entry.c.id.in_(lines | strikes)).order_by(_entry.c.id)
    return EvidenceCall(
        row,
        tuple(SLIP.read(found) for found in connection.execute(slips)),
        tuple(ENTRY.read(found) for found in connection.execute(entries)),
    )


def _facts(connection: Connection, call: EvidenceCall) -> Iterator[EvidenceFact]:
    """Yield every row about a call that the chain vouches for."""
    call_id = CallId(call.row.call.id or 0)
    lines = [entry.id for entry in call.entries]
    for kind, source in SOURCES.items():
        about: ColumnElement[bool]
        if kind is FactOf.ENTRY:
            about = source.id.in_(lines)
        elif "entry_id" in source.table.c:
            about = source.table.c.entry_id.in_(lines)
        elif "call_id" in source.table.c:
            about = source.table.c.call_id == call_id
        else:
            continue
        rows = {row[0]: row for row in connection.execute(select(*source.columns).where(about))}
        linked = select(*LINK.columns).where(_link.c.kind == kind)
        for part in chunks(list(rows)):
            for found in connection.execute(linked.where(_link.c.ref.in_(part))):
                link = LINK.read(found)
                fields = source.named_fields(connection, rows[link.ref])
                yield EvidenceFact(link, call_id, tuple((name, field_text(field)) for name, field in fields))


def _stretches(connection: Connection, links: Sequence[Link]) -> Iterator[EvidenceStretch]:
    """Yield, for each seal that closes off one of the links, the chain from the first of them to the seal."""
    statement = select(*SEAL.columns).order_by(trust_tables.seal.c.number)
    seals: list[Seal] = [SEAL.read(row) for row in connection.execute(statement)]
    counts = [seal.count for seal in seals]
    covered = [link for link in links if counts and link.seq <= counts[-1]]
    for place, group in groupby(covered, key=lambda link: bisect_left(counts, link.seq)):
        first, seal = next(group).seq, seals[place]
        between: Any = (_link.c.seq >= first) & (_link.c.seq <= seal.count)
        rows = connection.execute(select(*LINK.columns).where(between).order_by(_link.c.seq))
        yield EvidenceStretch(tuple(LINK.read(row) for row in rows), seal)
