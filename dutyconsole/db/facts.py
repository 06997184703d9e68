"""Every kind of fact that the chain vouches for: where its rows lie and how they are guarded.

Guards (`dutyconsole.db.triggers`), verification and evidence packages follow from this list. A new kind of
fact is one `Source` here, beside its member in `FactOf` and its fields in `dutyconsole.domain.leaves`. Its
table is written once: it gets an id of ours (`Column("id", Id, primary_key=True, autoincrement=False)`, given
by `repos.ids.next_id`), and no UPDATE or DELETE. Only a row that must change until it is final is
`frozen_late`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dutyconsole.db.rows import (
    ACCESS,
    ATTACHMENT,
    CHARGE,
    ENTRY,
    HANDOVER_COLUMNS,
    KEY,
    MARK,
    RECORDING,
    REFERENCE,
    ROSTER,
    SHEET,
    SLIP,
    SUBMISSION,
    Flat,
    read_handover,
)
from dutyconsole.db.tables import log_tables, trust_tables
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.leaves import fields_of, named_fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Column, Row, Table

    from dutyconsole.domain.audit import Field


@dataclass(frozen=True)
class Source:
    """One kind of fact: its table, its columns (the id first), how a row is read, and its name."""

    kind: FactOf
    table: Table
    columns: tuple[Column[Any], ...]
    read: Callable[[Row[Any]], Any]
    name: Column[Any]
    """The number by which people know it."""
    frozen_late: bool = False
    """True where a row may change until its link is there; otherwise it never changes at all."""

    @property
    def id(self) -> Column[Any]:
        """The column of its id."""
        column: Column[Any] = self.table.c.id
        return column

    def fields(self, row: Row[Any]) -> list[Field]:
        """Return the canonical fields of a row."""
        return fields_of(self.kind, self.read(row))

    def named_fields(self, row: Row[Any]) -> list[tuple[str, Field]]:
        """Return the canonical fields of a row with their names."""
        return named_fields(self.kind, self.read(row))


def _flat(kind: FactOf, flat: Flat[Any], name: str, *, frozen_late: bool = False) -> Source:
    table = flat.columns[0].table
    return Source(kind, table, flat.columns, flat.read, table.c[name], frozen_late)


SOURCES: dict[FactOf, Source] = {
    source.kind: source
    for source in (
        Source(
            FactOf.ENTRY,
            log_tables.entry,
            # What verification looks at beside the fields: to which matter the line is put.
            (*ENTRY.columns, log_tables.entry.c.matter),
            ENTRY.read,
            log_tables.entry.c.number,
        ),
        _flat(FactOf.SLIP, SLIP, "register_number"),
        _flat(FactOf.RECORDING, RECORDING, "number", frozen_late=True),
        Source(
            FactOf.HANDOVER,
            log_tables.handover,
            HANDOVER_COLUMNS,
            read_handover,
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
    *(source.table for source in SOURCES.values() if not source.frozen_late),
    trust_tables.chain_link,
    trust_tables.seal,
)
"""The tables whose rows never change."""

FROZEN_BY_CHAIN: tuple[tuple[Table, FactOf], ...] = tuple(
    (source.table, source.kind) for source in SOURCES.values() if source.frozen_late
)
"""The tables whose rows may change until the chain vouches for them."""
