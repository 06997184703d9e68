"""What is asked about lines of the log beyond their own words, as protocols."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from dutyconsole.app.matter_views import EntryAbout, MatterRow
    from dutyconsole.app.repositories import Sheets
    from dutyconsole.app.views import EntryRow, SheetRegisterView, SheetRow
    from dutyconsole.domain.attachment import Attachment, StoredFile
    from dutyconsole.domain.charge import Charge
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.ids import AttachmentId, ChargeId, EntryId, ReferenceId
    from dutyconsole.domain.reference import Reference, RefTo
    from dutyconsole.domain.sheet_fields import Form


class LogQueries(Protocol):
    """The questions about registers, files, links and whose matter it is."""

    def about(self, number: int) -> EntryAbout | None:
        """Return what belongs to the line of that number, or None where there is no such line."""
        ...

    def open_matters(self) -> Sequence[MatterRow]:
        """Return the matters that wait: by their due time, then those without one by their age."""
        ...

    def lines_about(self, to: RefTo, target: int) -> Sequence[EntryRow]:
        """Return the lines from which a link leads to something, in order."""
        ...

    def attached_files(self) -> frozenset[str]:
        """Return the files of which lines speak, as the rows name them."""
        ...

    def sheet(self, number: int) -> SheetRow | None:
        """Return the sheet that the line of that number began or supplements, or None."""
        ...

    def open_sheets(self) -> Sequence[SheetRow]:
        """Return the sheets of which something is still to come, oldest first."""
        ...

    def warnings(self, limit: int = 20) -> Sequence[SheetRow]:
        """Return the newest warnings, newest first, to name the first of one that changes."""
        ...

    def sheet_register(self, form: Form, since: datetime, until: datetime) -> SheetRegisterView:
        """Return what the printed register shows; who prints, when and the zone are left to the caller."""
        ...


class Matters(Protocol):
    """Files, links and trails of lines. There is no update and no delete."""

    def attach(self, attachment: Attachment) -> AttachmentId:
        """Store a file's row."""
        ...

    def attachments(self, entry_id: EntryId) -> Sequence[Attachment]:
        """Return the files of a line in order."""
        ...

    def add_step(self, charge: Charge) -> ChargeId:
        """Store a step of a trail."""
        ...

    def trail(self, first: EntryId) -> Sequence[Charge]:
        """Return the steps of a matter in order; `first` is its first line."""
        ...

    def first_of(self, entry: Entry) -> Entry:
        """Return the first line of the matter to which a line belongs."""
        ...

    def refer(self, reference: Reference) -> ReferenceId:
        """Store a link."""
        ...

    def references(self, entry_id: EntryId) -> Sequence[Reference]:
        """Return the links made at a line, taken back or not, in order."""
        ...

    def reference(self, reference_id: ReferenceId) -> Reference:
        """Return a link; raises `Refused("reference_unknown")`."""
        ...

    def find(self, to: RefTo, number: str) -> int | None:
        """Return the id of what has that number, or None: a line's, a call's, a recording's."""
        ...


class LogWork(Protocol):
    """What a unit of work has for the parts of lines."""

    @property
    def sheets(self) -> Sheets: ...  # noqa: D102
    @property
    def matters(self) -> Matters: ...  # noqa: D102


class AttachmentShelf(Protocol):
    """The files of attachments. Every method may wait for the disk: never on the window's thread."""

    def put(self, source: Path, *, most_bytes: int, kinds: frozenset[str]) -> StoredFile:
        """Store a copy of a file under its digest; raises `Refused`, `BadInput`, `StoreProblem`."""
        ...

    def copy_out(self, attachment: Attachment) -> Path:
        """Return a copy for another program to open; raises `Refused`, `StoreProblem`."""
        ...

    def path_of(self, attachment: Attachment) -> Path:
        """Return where its file lies; raises `StoreProblem`."""
        ...

    def files(self) -> Iterable[str]:
        """Return every file that lies here, as rows name it."""
        ...
