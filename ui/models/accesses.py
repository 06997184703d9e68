"""The table of the register of listening."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ui.models.columns import Column
from ui.models.snapshot import SnapshotModel
from ui.text import noop

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from dutyconsole.app.ports import Queries
    from dutyconsole.app.views import AccessRow
    from ui.seat import Seat

EVER = 0
"""Value of `days` for everything."""


class _Cells:
    """Writes the cells in the words of one seat."""

    def __init__(self, seat: Seat) -> None:
        self._words = seat.words

    def number(self, row: AccessRow) -> str:
        return str(row.access.number)

    def time(self, row: AccessRow) -> str:
        return self._words.stamp(row.access.at)

    def act(self, row: AccessRow) -> str:
        return self._words.term(row.access.act)

    def person(self, row: AccessRow) -> str:
        return row.access.person

    def subject(self, row: AccessRow) -> str:
        return row.access.subject

    def party(self, row: AccessRow) -> str:
        if row.call is None:
            return ""
        return row.call.contact.unit if row.call.contact else self._words.number(row.call.call)

    def part(self, row: AccessRow) -> str:
        if row.access.from_ms is None:
            return ""
        end = "…" if row.to_ms is None else self._words.length(row.to_ms / 1000)
        return f"{self._words.length(row.access.from_ms / 1000)}–{end}"

    def reason(self, row: AccessRow) -> str:
        return row.access.reason

    def approved(self, row: AccessRow) -> str:
        return " / ".join(filter(None, (row.access.approved_by, row.access.destination)))


def columns(seat: Seat) -> tuple[Column[AccessRow], ...]:
    """Return the columns of the register."""
    cells = _Cells(seat)
    return (
        Column(noop("Accesses", "序号"), cells.number, width=52, right=True),
        Column(noop("Accesses", "时间"), cells.time, width=144),
        Column(noop("Accesses", "方式"), cells.act, width=72 if seat.words.chinese else 88),
        Column(noop("Accesses", "调听人"), cells.person, width=76),
        Column(noop("Accesses", "录音编号"), cells.subject, width=140),
        Column(noop("Accesses", "对方"), cells.party, width=150),
        Column(noop("Accesses", "起止"), cells.part, width=88),
        Column(noop("Accesses", "事由"), cells.reason),
        Column(noop("Accesses", "批准人 / 去向"), cells.approved, width=150),
    )


class AccessesModel(SnapshotModel["AccessRow"]):
    """The register, newest first."""

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(
            seat,
            parent,
            columns=columns(seat),
            ids=self._wanted,
            rows=lambda queries, ids: queries.access_rows(ids),
        )
        self._clock = seat.console.clock
        self.days = 30

    def since(self, now: datetime) -> datetime | None:
        """Return from when on the register is shown; None for all of it."""
        return None if self.days == EVER else now - timedelta(days=self.days)

    def _wanted(self, queries: Queries) -> Sequence[int]:
        return queries.access_ids(since=self.since(self._clock.now()))
