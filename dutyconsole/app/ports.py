"""What the use cases need of the world, as protocols; adapters fit themselves to these."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from dutyconsole.app.log_ports import LogQueries, LogWork
from dutyconsole.app.roster_repositories import RosterQueries, RosterUnit

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from dutyconsole.app import repositories as repo
    from dutyconsole.app.roster_views import RosterView
    from dutyconsole.app.search import Hits, KeptQuery
    from dutyconsole.app.views import (
        AccessRegisterView,
        AccessRow,
        CallCard,
        CallRow,
        DraftView,
        EntryFilter,
        EntryRow,
        EvidenceMade,
        EvidenceView,
        Found,
        HandoverNumbers,
        PersonRow,
        SheetRegisterView,
        ShiftCard,
        ShiftRecordView,
        VerifyResult,
    )
    from dutyconsole.domain.contact import Contact
    from dutyconsole.domain.ids import CallId, PersonId, ShiftId
    from dutyconsole.domain.person import Person
    from dutyconsole.domain.self_test import SelfTest
    from dutyconsole.domain.shift import Shift
    from dutyconsole.domain.signing import SigningKey
    from dutyconsole.domain.vocabulary import SearchIn

Publish = Callable[[object], object]
"""Tells everybody who listens; called after the commit, on the desk's thread."""


class OwnPart(Protocol):
    """What each person has for themselves in a unit of work."""

    @property
    def drafts(self) -> repo.Drafts: ...  # noqa: D102
    @property
    def kept_queries(self) -> repo.KeptQueries: ...  # noqa: D102


class UnitOfWork(OwnPart, LogWork, RosterUnit, Protocol):
    """One transaction: nothing is kept unless `commit` is called."""

    @property
    def units(self) -> repo.Units: ...  # noqa: D102
    @property
    def people(self) -> repo.People: ...  # noqa: D102
    @property
    def shifts(self) -> repo.Shifts: ...  # noqa: D102
    @property
    def contacts(self) -> repo.Contacts: ...  # noqa: D102
    @property
    def calls(self) -> repo.Calls: ...  # noqa: D102
    @property
    def recordings(self) -> repo.Recordings: ...  # noqa: D102
    @property
    def entries(self) -> repo.Entries: ...  # noqa: D102
    @property
    def slips(self) -> repo.Slips: ...  # noqa: D102
    @property
    def marks(self) -> repo.Marks: ...  # noqa: D102
    @property
    def numbers(self) -> repo.Numbers: ...  # noqa: D102
    @property
    def chain(self) -> repo.Chain: ...  # noqa: D102
    @property
    def handovers(self) -> repo.Handovers: ...  # noqa: D102
    @property
    def accesses(self) -> repo.Accesses: ...  # noqa: D102
    @property
    def keys(self) -> repo.Keys: ...  # noqa: D102
    @property
    def self_tests(self) -> repo.SelfTests: ...  # noqa: D102
    @property
    def lines(self) -> repo.Lines: ...  # noqa: D102

    def touched(self) -> frozenset[str]:
        """Return the names of the tables that were written to."""
        ...

    def commit(self) -> None:
        """Make it lasting: on the disk when this returns. Raises `StoreProblem`."""
        ...

    def __enter__(self) -> UnitOfWork: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


UnitOfWorkFactory = Callable[[], UnitOfWork]
"""Makes one unit of work for one command; it is never shared."""


class ProofQueries(Protocol):
    """The questions about who heard what, and whether everything is still what was written."""

    def access_ids(
        self, *, since: datetime | None = None, until: datetime | None = None, limit: int = 200_000
    ) -> Sequence[int]:
        """Return the ids of the register of listening, newest first; `until` is not part of the time."""
        ...

    def access_rows(self, ids: Sequence[int]) -> Sequence[AccessRow]:
        """Return the rows of these ids, in this order, each with the end of its listening."""
        ...

    def access_register(self, since: datetime, until: datetime) -> AccessRegisterView:
        """Return what the printed register shows; who prints, when and the zone are left to the caller."""
        ...

    def evidence(self, call_ids: Sequence[CallId]) -> EvidenceView:
        """Return what an evidence package of these calls holds; raises `Refused` where one is unknown."""
        ...

    def self_tests(self, limit: int = 50) -> Sequence[SelfTest]:
        """Return the self-tests of the lines, newest first."""
        ...

    def signing_keys(self) -> Sequence[SigningKey]:
        """Return the public keys of the room, oldest first."""
        ...

    def verify(self, recordings: Path | None) -> VerifyResult:
        """Check the chain, the seals and, where the data folder is given, every recording's file."""
        ...


class SearchQueries(Protocol):
    """The questions of somebody who looks for something."""

    def hits(self, wanted: EntryFilter, places: Sequence[SearchIn]) -> Hits:
        """Return the newest records of these kinds that match, at most `wanted.limit` of each kind."""
        ...

    def kept_queries(self, person: PersonId) -> Sequence[KeptQuery]:
        """Return the filters of a person by name, then their last searches, newest first."""
        ...

    def search_made(self) -> float:
        """Return how much of the search index is made, 0 to 1."""
        ...


class Queries(ProofQueries, LogQueries, SearchQueries, RosterQueries, Protocol):
    """The read side: views only, safe on the query threads. Every method may raise `StoreProblem`."""

    def is_set_up(self) -> bool:
        """Say whether there is a unit and a shift."""
        ...

    def people(self) -> Sequence[PersonRow]:
        """Return everybody, by name."""
        ...

    def credentials(self, name: str) -> tuple[Person, str, int, datetime | None] | None:
        """Return (person, password hash, wrong passwords in a row, time of the last one), or None."""
        ...

    def shift_card(self) -> ShiftCard | None:
        """Return the shift that is on, or None."""
        ...

    def shifts(self, limit: int = 50) -> Sequence[Shift]:
        """Return the newest shifts first."""
        ...

    def entry_ids(self, wanted: EntryFilter) -> Sequence[int]:
        """Return the ids that match, newest first, at most `wanted.limit`.

        Where everything matches it is a `range` that takes no memory; an id in it may have no line.
        """
        ...

    def entry_rows(self, ids: Sequence[int]) -> Sequence[EntryRow]:
        """Return the rows of these ids, in this order."""
        ...

    def find(self, wanted: EntryFilter) -> Found:
        """Return the newest rows that match."""
        ...

    def entry(self, number: int) -> EntryRow | None:
        """Return the line of that number, or None."""
        ...

    def call_ids(self, *, since: datetime | None = None, limit: int = 200_000) -> Sequence[int]:
        """Return the ids of the calls, newest first."""
        ...

    def call_rows(self, ids: Sequence[int]) -> Sequence[CallRow]:
        """Return the rows of these ids, in this order."""
        ...

    def call_card(self, call_id: CallId) -> CallCard | None:
        """Return everything about one call, or None."""
        ...

    def related_calls(self, call_id: CallId, limit: int = 50) -> Sequence[CallRow]:
        """Return the other calls with the same number or with the same unit, newest first."""
        ...

    def unhandled_calls(self) -> Sequence[CallRow]:
        """Return the calls that are over and of which nothing was written, newest first."""
        ...

    def contacts(self, text: str = "", limit: int = 200) -> Sequence[Contact]:
        """Return lines of the directory with this text in them, by unit and person."""
        ...

    def draft(self, key: str) -> DraftView | None:
        """Return a kept draft, or None."""
        ...

    def drafts(self) -> Sequence[DraftView]:
        """Return all kept drafts, newest first."""
        ...

    def shift_record(self, shift_id: ShiftId) -> ShiftRecordView:
        """Return what the printed record shows; who prints, when and the zone are left to the caller."""
        ...

    def handover_numbers(self, shift_id: ShiftId) -> HandoverNumbers:
        """Return what the summary of a shift counts."""
        ...

    def last_taken(self, line: str) -> int:
        """Return the number of the last fact taken in from a line's journal."""
        ...


class ReportMaker(Protocol):
    """Makes the papers."""

    def shift_record(self, view: ShiftRecordView, target: Path) -> Path:
        """Write the shift record as a PDF, whole or not at all; raises `StoreProblem`, `Refused`."""
        ...

    def evidence_sheet(self, view: EvidenceView, target: Path) -> Path:
        """Write the sheet that lies in an evidence package; raises as above."""
        ...

    def roster(self, view: RosterView, target: Path) -> Path:
        """Write the roster (F13)."""
        ...

    def roster_workbook(self, view: RosterView, target: Path) -> Path:
        """Write the roster as an Excel workbook."""
        ...

    def access_register(self, view: AccessRegisterView, target: Path) -> Path:
        """Write the register of listening as a PDF, whole or not at all; raises as above."""
        ...

    def sheet_register(self, view: SheetRegisterView, target: Path) -> Path:
        """Write a register of warnings or visitors as a PDF, whole or not at all; raises as above."""
        ...


class EvidenceMaker(Protocol):
    """Makes evidence packages."""

    def make(
        self, view: EvidenceView, target: Path, progress: Callable[[float], object] | None = None
    ) -> EvidenceMade:
        """Write the package, whole or not at all; `progress` is told a share of 1.

        Raises `StoreProblem` where it cannot be written or not signed.
        """
        ...


class Signer(Protocol):
    """The room's signing key on this machine; raises `StoreProblem` where it cannot be read or written."""

    def public(self) -> bytes | None:
        """Return the public half (Ed25519, 32 bytes), or None where there is no key."""
        ...

    def make(self) -> bytes:
        """Make a key and return its public half; an older one is put aside, never overwritten."""
        ...

    def sign(self, data: bytes) -> tuple[bytes, bytes]:
        """Return (public key, signature)."""
        ...
