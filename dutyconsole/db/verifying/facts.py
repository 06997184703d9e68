"""The rows that the chain vouches for, as they are now: their names and their digests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from dutyconsole.db.tables import call_tables, trust_tables
from dutyconsole.domain.audit import FactOf, row_digest
from dutyconsole.domain.recording import RecordingState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Row

    from dutyconsole.db.facts import Source


@dataclass(frozen=True)
class Present:
    """A row as it stands now."""

    name: str
    digest: bytes | None
    """None where the row cannot be read as what it should be."""
    row: Row[Any] | None


def present(connection: Connection, source: Source, ids: Sequence[int]) -> dict[int, Present]:
    """Return the rows of these ids with their digests; a row that is gone is left out."""
    statement = select(*source.columns).where(source.id.in_(ids))
    try:
        rows = connection.execute(statement).all()
    except ValueError:
        # Some stored value is none that we write: look at each row alone, so that the bad one is named.
        return _present_one_by_one(connection, source, ids)
    position = source.columns.index(source.name)
    return {
        row[0]: Present(str(row[position]), row_digest(source.kind, fields), row)
        for row, fields in zip(rows, source.fields(connection, rows), strict=True)
    }


def without_link(connection: Connection, source: Source) -> Iterator[tuple[int, str]]:
    """Yield id and name of the finished rows that nothing vouches for."""
    link = trust_tables.chain_link
    linked = exists().where(link.c.kind == source.kind, link.c.ref == source.id).correlate(source.table)
    statement = select(source.id, source.name).where(~linked, *_finished(source)).order_by(source.id)
    for row in connection.execute(statement):
        yield row[0], str(row[1])


def _finished(source: Source) -> tuple[ColumnElement[bool], ...]:
    """Return the condition that a row should have a link: a recording gets its own when it ends."""
    if source.kind is FactOf.RECORDING:
        return (call_tables.recording.c.state != RecordingState.RUNNING,)
    return ()


def _present_one_by_one(connection: Connection, source: Source, ids: Sequence[int]) -> dict[int, Present]:
    found: dict[int, Present] = {}
    for row_id in ids:
        name = connection.execute(select(source.name).where(source.id == row_id)).first()
        if name is None:
            continue
        try:
            row = connection.execute(select(*source.columns).where(source.id == row_id)).one()
            digest = row_digest(source.kind, source.fields(connection, [row])[0])
        except (ValueError, TypeError, AttributeError):
            found[row_id] = Present(str(name[0]), None, None)
        else:
            found[row_id] = Present(str(name[0]), digest, row)
    return found
