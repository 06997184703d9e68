"""What belongs to the lines of the log: files, links, and whose matter it is. Added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.db.repos.ids import next_id
from dutyconsole.db.rows import ATTACHMENT, CHARGE, ENTRY, REFERENCE
from dutyconsole.db.tables import call_tables, log_tables, matter_tables
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.ids import AttachmentId, ChargeId, ReferenceId
from dutyconsole.domain.reference import RefTo
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.attachment import Attachment
    from dutyconsole.domain.charge import Charge
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.ids import EntryId
    from dutyconsole.domain.reference import Reference

_attachment = matter_tables.attachment
_charge = matter_tables.charge
_reference = matter_tables.reference
_entry = log_tables.entry


class SqlMatters:
    """Files, links and trails."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction

    def attach(self, attachment: Attachment) -> AttachmentId:
        """Store a file's row."""
        row_id = next_id(self._sql, _attachment, FactOf.ATTACHMENT)
        self._sql.add(_attachment, ATTACHMENT.values(attachment) | {"id": row_id})
        return AttachmentId(row_id)

    def attachments(self, entry_id: EntryId) -> Sequence[Attachment]:
        """Return the files of a line in order."""
        found = select(*ATTACHMENT.columns).where(_attachment.c.entry_id == entry_id)
        return [ATTACHMENT.read(row) for row in self._sql.rows(found.order_by(_attachment.c.id))]

    def add_step(self, charge: Charge) -> ChargeId:
        """Store a step of a trail."""
        row_id = next_id(self._sql, _charge, FactOf.CHARGE)
        self._sql.add(_charge, CHARGE.values(charge) | {"id": row_id})
        return ChargeId(row_id)

    def trail(self, first: EntryId) -> Sequence[Charge]:
        """Return the steps of a matter in order; `first` is its first line."""
        found = select(*CHARGE.columns).where(_charge.c.entry_id == first).order_by(_charge.c.id)
        return [CHARGE.read(row) for row in self._sql.rows(found)]

    def first_of(self, entry: Entry) -> Entry:
        """Return the first line of the matter to which a line belongs."""
        matter = select(_entry.c.matter).where(_entry.c.id == entry.id).scalar_subquery()
        row = self._sql.row(select(*ENTRY.columns).where(_entry.c.id == matter))
        if row is None:
            raise Refused("entry_unknown", number=entry.number)
        first: Entry = ENTRY.read(row)
        return first

    def refer(self, reference: Reference) -> ReferenceId:
        """Store a link."""
        row_id = next_id(self._sql, _reference, FactOf.REFERENCE)
        self._sql.add(_reference, REFERENCE.values(reference) | {"id": row_id})
        return ReferenceId(row_id)

    def references(self, entry_id: EntryId) -> Sequence[Reference]:
        """Return the links made at a line, taken back or not, in order."""
        found = select(*REFERENCE.columns).where(_reference.c.entry_id == entry_id)
        return [REFERENCE.read(row) for row in self._sql.rows(found.order_by(_reference.c.id))]

    def reference(self, reference_id: ReferenceId) -> Reference:
        """Return a link; raises `Refused("reference_unknown")`."""
        row = self._sql.row(select(*REFERENCE.columns).where(_reference.c.id == reference_id))
        if row is None:
            raise Refused("reference_unknown")
        found: Reference = REFERENCE.read(row)
        return found

    def find(self, to: RefTo, number: str) -> int | None:
        """Return the id of what has that number, or None: a line's, a call's, a recording's."""
        table, column = {
            RefTo.ENTRY: (_entry, _entry.c.number),
            RefTo.CALL: (call_tables.call, call_tables.call.c.id),
            RefTo.RECORDING: (call_tables.recording, call_tables.recording.c.number),
        }[to]
        value: object = number if to is RefTo.RECORDING else int(number)
        found = self._sql.value(select(table.c.id).where(column == value))
        return None if found is None else int(found)
