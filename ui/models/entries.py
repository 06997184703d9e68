"""The log as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import EntryStatus
from ui.models.columns import Column
from ui.models.snapshot import SnapshotModel
from ui.text import noop, said

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from dutyconsole.app.ports import Queries
    from dutyconsole.app.views import EntryRow
    from ui.seat import Seat
    from ui.text import Words

LATE = noop("EntryMarks", "补记")
STRUCK = noop("EntryMarks", "已划")
STRIKES = noop("EntryMarks", "划改")
FOLLOWS = noop("EntryMarks", "续记")
STATUS_ROLES = {
    EntryStatus.PENDING: "warn",
    EntryStatus.IN_HAND: "warn",
    EntryStatus.DONE: "good",
}


def marks(row: EntryRow) -> tuple[str, ...]:
    """Return the words for what is unusual about a line."""
    entry = row.entry
    told = (
        (row.struck_by is not None, STRUCK),
        (entry.strikes is not None, STRIKES),
        (entry.follows is not None, FOLLOWS),
        (row.late, LATE),
    )
    return tuple(said(word) for holds, word in told if holds)


def status_role(row: EntryRow) -> str:
    """Return the colour of a line's status: what waits is amber until its matter is done."""
    role = STATUS_ROLES.get(row.entry.status, "text_second")
    return "text_second" if role == "warn" and not row.open else role


def mark_role(row: EntryRow) -> str:
    """Return the colour of those words."""
    return "text_second" if row.struck_by or row.entry.strikes or row.entry.follows else "warn"


def is_struck(row: EntryRow) -> bool:
    """Say whether the line is struck out."""
    return row.struck_by is not None


def dim(row: EntryRow) -> str:
    """Return the colour of what stands beside the text."""
    return "text_disabled" if is_struck(row) else "text_second"


def plain(row: EntryRow) -> str:
    """Return the colour of the text."""
    return "text_disabled" if is_struck(row) else ""


def first_columns(
    words: Words, time: Callable[[datetime], str], *, number_width: int, time_width: int
) -> tuple[Column[EntryRow], ...]:
    """Return the columns that every list of lines begins with; `time` says how its times are written."""
    kind_width = 92 if words.chinese else 128
    return (
        Column(
            noop("EntryColumns", "编号"), lambda r: f"{r.entry.number}", number_width, right=True, role=dim
        ),
        Column(noop("EntryColumns", "时间"), lambda r: time(r.entry.event_at), time_width, role=dim),
        Column(noop("EntryColumns", "类别"), lambda r: words.term(r.entry.kind), kind_width, role=plain),
        Column(noop("EntryColumns", "内容摘要"), lambda r: r.entry.text, role=plain, struck=is_struck),
    )


def entry_columns(words: Words) -> tuple[Column[EntryRow], ...]:
    """Return the columns of the log."""
    return (
        *first_columns(words, words.moment, number_width=64, time_width=100),
        Column(noop("EntryColumns", "来源"), lambda r: r.entry.source, 180, role=dim, struck=is_struck),
        Column(noop("EntryColumns", "处理情况"), lambda r: r.entry.handling, 200, role=dim),
        Column(noop("EntryColumns", "办理状态"), lambda r: words.term(r.entry.status), 84, role=status_role),
        Column(noop("EntryColumns", "记录人"), lambda r: r.entry.author, 88, role=dim),
        Column(noop("EntryColumns", "标记"), lambda r: " ".join(marks(r)), 84, role=mark_role),
    )


class EntriesModel(SnapshotModel["EntryRow"]):
    """The lines that match a filter, newest first."""

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(seat, parent, columns=entry_columns(seat.words), ids=_none, rows=_rows, id_of=_id_of)


def _none(queries: Queries) -> list[int]:  # noqa: ARG001  before the first filter
    return []


def _id_of(row: EntryRow) -> int | None:
    return row.entry.id


def _rows(queries: Queries, ids: object) -> list[EntryRow]:
    return list(queries.entry_rows(ids))  # type: ignore[arg-type]
