"""Frozen read models of what belongs to a line: files, links, and whose matter it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dutyconsole.app.views import CallRow, EntryRow, SheetRow
    from dutyconsole.domain.attachment import Attachment
    from dutyconsole.domain.charge import Charge, Holding
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.reference import Reference


@dataclass(frozen=True)
class RefRow:
    """A link as one side sees it: at the line where it was made, or at the line that it leads to."""

    reference: Reference
    entry: Entry | None = None
    """The other line, where it is one."""
    call: CallRow | None = None
    """The call, or the one to which the recording belongs."""
    recording_number: str = ""


@dataclass(frozen=True)
class EntryAbout:
    """Everything that belongs to a line beside its own words."""

    row: EntryRow
    sheet: SheetRow | None
    attachments: tuple[Attachment, ...]
    references: tuple[RefRow, ...]
    """Links that were made here."""
    referring: tuple[RefRow, ...]
    """Links that were made elsewhere and lead here."""
    matter: tuple[EntryRow, ...]
    """The lines of the same matter in order, without strikes; this one is among them."""
    holding: Holding
    trail: tuple[Charge, ...]
    is_open: bool
    """True while the matter waits."""


@dataclass(frozen=True)
class MatterRow:
    """A matter that waits."""

    row: EntryRow
    """The line by which it waits."""
    first: Entry
    holding: Holding
