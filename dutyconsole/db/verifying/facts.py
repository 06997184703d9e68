"""The rows that the chain vouches for: where they lie, their names, and their digests as they are now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from dutyconsole.db.rows import ACCESS, ENTRY, HANDOVER_COLUMNS, KEY, MARK, RECORDING, SLIP, read_handover
from dutyconsole.db.tables import call_tables, log_tables, trust_tables
from dutyconsole.domain.audit import FactOf, row_digest
from dutyconsole.domain.leaves import (
    access_fields,
    entry_fields,
    handover_fields,
    key_fields,
    mark_fields,
    recording_fields,
    slip_fields,
)
from dutyconsole.domain.recording import RecordingState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Column, ColumnElement, Connection, Row, Table

    from dutyconsole.domain.audit import Field


@dataclass(frozen=True)
class Source:
    """One kind of fact: its table, its columns (the id first), and the fields that are vouched for."""

    kind: FactOf
    table: Table
    columns: tuple[Column[Any], ...]
    fields: Callable[[Row[Any]], list[Field]]
    name: Column[Any]
    """The number by which people know it."""

    @property
    def id(self) -> Column[Any]:
        """The column of its id."""
        column: Column[Any] = self.table.c.id
        return column


@dataclass(frozen=True)
class Present:
    """A row as it stands now."""

    name: str
    digest: bytes | None
    """None where the row cannot be read as what it should be."""
    row: Row[Any] | None


SOURCES: dict[FactOf, Source] = {
    source.kind: source
    for source in (
        Source(
            FactOf.ENTRY,
            log_tables.entry,
            (*ENTRY.columns, log_tables.entry.c.matter),
            lambda row: entry_fields(ENTRY.read(row)),
            log_tables.entry.c.number,
        ),
        Source(
            FactOf.SLIP,
            log_tables.slip,
            SLIP.columns,
            lambda row: slip_fields(SLIP.read(row)),
            log_tables.slip.c.register_number,
        ),
        Source(
            FactOf.RECORDING,
            call_tables.recording,
            RECORDING.columns,
            lambda row: recording_fields(RECORDING.read(row)),
            call_tables.recording.c.number,
        ),
        Source(
            FactOf.HANDOVER,
            log_tables.handover,
            HANDOVER_COLUMNS,
            lambda row: handover_fields(read_handover(row)),
            log_tables.handover.c.register_number,
        ),
        Source(
            FactOf.ACCESS,
            trust_tables.access,
            ACCESS.columns,
            lambda row: access_fields(ACCESS.read(row)),
            trust_tables.access.c.number,
        ),
        Source(
            FactOf.KEY,
            trust_tables.signing_key,
            KEY.columns,
            lambda row: key_fields(KEY.read(row)),
            trust_tables.signing_key.c.id,
        ),
        Source(
            FactOf.MARK,
            call_tables.mark,
            MARK.columns,
            lambda row: mark_fields(MARK.read(row)),
            call_tables.mark.c.id,
        ),
    )
}


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
        row[0]: Present(str(row[position]), row_digest(source.kind, source.fields(row)), row) for row in rows
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
            digest = row_digest(source.kind, source.fields(row))
        except (ValueError, TypeError, AttributeError):
            found[row_id] = Present(str(name[0]), None, None)
        else:
            found[row_id] = Present(str(name[0]), digest, row)
    return found
