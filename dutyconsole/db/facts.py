"""Every kind of fact that the chain vouches for: where its rows lie and how they are guarded.

Guards (`dutyconsole.db.triggers`), verification and evidence packages follow from this list. A new kind of
fact is one `Source` here, beside its member in `FactOf` and its fields in `dutyconsole.domain.leaves`. Its
table is written once: it gets an id of ours (`Column("id", Id, primary_key=True, autoincrement=False)`, given
by `repos.ids.next_id`), and no UPDATE or DELETE. Only a row that must change until it is final is `Frozen`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from dutyconsole.db.rows import (
    ACCESS,
    ATTACHMENT,
    CHARGE,
    CREW,
    ENTRY,
    HANDOVER_COLUMNS,
    KEY,
    MARK,
    RECORD,
    RECORDING,
    REFERENCE,
    ROSTER,
    SHEET,
    SHIFT_COLUMNS,
    SLIP,
    SUBMISSION,
    VERSION_COLUMNS,
    Flat,
    read_handover,
    read_shift,
    read_version,
)
from dutyconsole.db.tables import call_tables, log_tables, people_tables, trust_tables
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.leaves import fields_of, named_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Column, Connection, Row, Table

    from dutyconsole.domain.audit import Field
    from dutyconsole.domain.shift import CrewMember, Shift

    Reader = Callable[[Connection, Sequence[Row[Any]]], list[Any]]


@dataclass(frozen=True)
class Frozen:
    """Rows that may change until the chain vouches for them, and do not from then on."""

    table: Table
    kind: FactOf
    ref: str = "id"
    """The column that the link names."""
    free: tuple[str, ...] = ()
    """Columns that may go on changing: no part of what is vouched for."""


@dataclass(frozen=True)
class Source:
    """One kind of fact: its table, its columns (the id first), how its rows are read, and its name."""

    kind: FactOf
    table: Table
    columns: tuple[Column[Any], ...]
    read: Reader
    name: Column[Any]
    """The number by which people know it."""
    frozen: tuple[Frozen, ...] = ()
    """How it is guarded where it is not written once."""

    @property
    def id(self) -> Column[Any]:
        """The column of its id."""
        column: Column[Any] = self.table.c.id
        return column

    def fields(self, connection: Connection, rows: Sequence[Row[Any]]) -> list[list[Field]]:
        """Return the canonical fields of each row."""
        return [fields_of(self.kind, value) for value in self.read(connection, rows)]

    def named_fields(self, connection: Connection, row: Row[Any]) -> list[tuple[str, Field]]:
        """Return the canonical fields of a row with their names."""
        (value,) = self.read(connection, [row])
        return named_fields(self.kind, value)


def _each(read: Callable[[Row[Any]], Any]) -> Reader:
    """Return a reader of rows that hold all that there is of a fact."""

    def read_all(_connection: Connection, rows: Sequence[Row[Any]]) -> list[Any]:
        return [read(row) for row in rows]

    return read_all


def _flat(kind: FactOf, flat: Flat[Any], name: str) -> Source:
    table = flat.columns[0].table
    return Source(kind, table, flat.columns, _each(flat.read), table.c[name])


def _shifts(connection: Connection, rows: Sequence[Row[Any]]) -> list[Shift]:
    """Read shifts with the crews that took them over."""
    table = people_tables.crew
    wanted = table.c.shift_id.in_([row[0] for row in rows])
    members: dict[int, list[CrewMember]] = defaultdict(list)
    order = (table.c.shift_id, table.c.position)
    for row in connection.execute(select(*CREW.columns, table.c.shift_id).where(wanted).order_by(*order)):
        members[row[-1]].append(CREW.read(row))
    return [read_shift(row, tuple(members[row[0]])) for row in rows]


SOURCES: dict[FactOf, Source] = {
    source.kind: source
    for source in (
        Source(
            FactOf.ENTRY,
            log_tables.entry,
            # What verification looks at beside the fields: to which matter the line is put.
            (*ENTRY.columns, log_tables.entry.c.matter),
            _each(ENTRY.read),
            log_tables.entry.c.number,
        ),
        Source(
            FactOf.SHIFT,
            people_tables.shift,
            SHIFT_COLUMNS,
            _shifts,
            people_tables.shift.c.id,
            frozen=(
                # How it ended is in its handover.
                Frozen(people_tables.shift, FactOf.SHIFT, free=("state", "handed_over_at")),
                Frozen(people_tables.crew, FactOf.SHIFT, ref="shift_id"),
            ),
        ),
        Source(
            FactOf.CALL,
            call_tables.call_version,
            VERSION_COLUMNS,
            _each(read_version),
            call_tables.call_version.c.call_id,
        ),
        _flat(FactOf.CALL_RECORD, RECORD, "id"),
        _flat(FactOf.SLIP, SLIP, "register_number"),
        Source(
            FactOf.RECORDING,
            call_tables.recording,
            RECORDING.columns,
            _each(RECORDING.read),
            call_tables.recording.c.number,
            frozen=(Frozen(call_tables.recording, FactOf.RECORDING),),
        ),
        Source(
            FactOf.HANDOVER,
            log_tables.handover,
            HANDOVER_COLUMNS,
            _each(read_handover),
            log_tables.handover.c.register_number,
        ),
        _flat(FactOf.ACCESS, ACCESS, "number"),
        _flat(FactOf.KEY, KEY, "id"),
        _flat(FactOf.MARK, MARK, "id"),
        _flat(FactOf.SHEET, SHEET, "id"),
        _flat(FactOf.ATTACHMENT, ATTACHMENT, "id"),
        _flat(FactOf.CHARGE, CHARGE, "id"),
        _flat(FactOf.REFERENCE, REFERENCE, "id"),
        _flat(FactOf.ROSTER, ROSTER, "number"),
        _flat(FactOf.SUBMISSION, SUBMISSION, "id"),
    )
}

WRITTEN_ONCE: tuple[Table, ...] = (
    *(source.table for source in SOURCES.values() if not source.frozen),
    trust_tables.chain_link,
    trust_tables.seal,
)
"""The tables whose rows never change."""

FROZEN_BY_CHAIN: tuple[Frozen, ...] = tuple(frozen for source in SOURCES.values() for frozen in source.frozen)
"""The tables whose rows may change until the chain vouches for them."""
