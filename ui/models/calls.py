"""The table of calls: its columns, and what the filter bar asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dutyconsole.domain.call import CallState, Direction
from dutyconsole.domain.mark import bookmarks, importance
from dutyconsole.domain.recording import RecordingState
from ui.models.columns import Column
from ui.models.snapshot import SnapshotModel
from ui.text import DIRECTIONS, noop, said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from dutyconsole.app.ports import Queries
    from dutyconsole.app.views import CallRow
    from dutyconsole.domain.call import Call
    from dutyconsole.domain.recording import Recording
    from ui.seat import Seat

CHUNK = 500
THIS_SHIFT = 0
EVER = -1
"""Values of `CallFilter.days` beside a number of days."""

RECORDING_STATES = {
    RecordingState.RUNNING: noop("Recording", "录音中"),
    RecordingState.KEPT: noop("Recording", "已存"),
    RecordingState.INTERRUPTED: noop("Recording", "中断，已保全"),
}
PICTURES = {Direction.INCOMING: "phone_in", Direction.OUTGOING: "phone_out"}


@dataclass(frozen=True)
class CallFilter:
    """What to show: words found anywhere in a call's line, states (none means all), and how far back."""

    words: tuple[str, ...] = ()
    states: frozenset[CallState] = frozenset()
    open_only: bool = False
    """Only calls of which nothing was written."""
    days: int = THIS_SHIFT

    def fits(self, row: CallRow) -> bool:
        """Say whether a call is wanted, time aside."""
        if self.states and row.call.state not in self.states:
            return False
        if self.open_only and (row.call.handled or not row.call.is_over):
            return False
        text = searched_text(row)
        return all(word.casefold() in text for word in self.words)

    def ids(
        self, queries: Queries, now: datetime, still_wanted: Callable[[], bool] = lambda: True
    ) -> Sequence[int]:
        """Return the ids of the calls that are wanted, newest first; runs on a query thread.

        A search through years of calls ends early once `still_wanted` says no: another one waits behind it.
        """
        ids = queries.call_ids(since=self._since(queries, now))
        if not (self.words or self.states or self.open_only):
            return ids
        found: list[int] = []
        for start in range(0, len(ids), CHUNK):
            if not still_wanted():
                break
            part = ids[start : start + CHUNK]
            rows = queries.call_rows(part)
            found += [row_id for row_id, row in zip(part, rows, strict=True) if self.fits(row)]
        return found

    def _since(self, queries: Queries, now: datetime) -> datetime | None:
        if self.days == EVER:
            return None
        if self.days != THIS_SHIFT:
            return now - timedelta(days=self.days)
        card = queries.shift_card()
        return card.shift.taken_over_at or card.shift.starts_at if card else None


def searched_text(row: CallRow) -> str:
    """Return everything by which a person may look for a call, in small letters."""
    contact = row.contact
    parts = [row.call.number or "", row.call.name or ""]
    if contact is not None:
        parts += [contact.unit, contact.person, contact.title, *contact.numbers]
    parts += [recording.number for recording in row.recordings]
    plain = "".join((row.call.number or "").split()).replace("-", "")
    return " ".join([*parts, plain]).casefold()


def recording_of(row: CallRow) -> Recording | None:
    """Return the recording to listen to: the longest, where a call has several."""
    return max(row.recordings, key=lambda each: each.frames, default=None)


def party(row: CallRow) -> str:
    """Return unit and person, or the name that the exchange sent."""
    if row.contact is None:
        return row.call.name or ""
    return f"{row.contact.unit} {row.contact.person}".strip()


def state_role(call: Call) -> str:
    """Return the colour of a state: live in the accent, missed in amber."""
    if not call.is_over:
        return "accent"
    return "warn" if call.state is CallState.MISSED and not call.handled else ""


class _Cells:
    """Writes the cells in the words of one seat."""

    def __init__(self, seat: Seat) -> None:
        self._words = seat.words
        self._seat = seat

    def time(self, row: CallRow) -> str:
        return self._words.moment(row.call.started_at)

    def direction(self, row: CallRow) -> str:
        return said(DIRECTIONS[row.call.direction])

    def number(self, row: CallRow) -> str:
        return self._words.number(row.call)

    def state(self, row: CallRow) -> str:
        star = " ★" if importance(row.marks) is not None else ""
        return self._words.state(row.call) + star

    def rings(self, row: CallRow) -> str:
        return str(row.call.rings or "")

    def answer(self, row: CallRow) -> str:
        seconds = row.call.answer_seconds
        if seconds is None or row.call.direction is Direction.OUTGOING:
            return ""
        # A shape beside the colour: late answers must be found by whoever sees no red.
        mark = "▲ " if self._seat.answer_limit.is_exceeded(row.call) else ""
        return f"{mark}{seconds:.0f}"

    def answer_role(self, row: CallRow) -> str:
        return "warn" if self._seat.answer_limit.is_exceeded(row.call) else ""

    def length(self, row: CallRow) -> str:
        return self._words.length(row.call.talk_seconds) if row.call.talk_seconds else ""

    def recording(self, row: CallRow) -> str:
        found = recording_of(row)
        if found is None:
            # A missed call was never answered, so there was nothing to record.
            return "" if row.call.state is CallState.MISSED else said(noop("Recording", "未录音"))
        state = "" if found.state is RecordingState.KEPT else f" {said(RECORDING_STATES[found.state])}"
        return f"{found.number}{state}"

    def recording_role(self, row: CallRow) -> str:
        found = recording_of(row)
        if found is None:
            return "" if row.call.state is CallState.MISSED else "danger"
        return {RecordingState.RUNNING: "accent", RecordingState.INTERRUPTED: "warn"}.get(found.state, "")

    def entry(self, row: CallRow) -> str:
        if row.entry_number is not None:
            return said(noop("Calls", "第 {number} 号")).format(number=row.entry_number)
        if row.returned_at is not None:
            return said(noop("Calls", "已回通"))
        if row.call.handled:
            return said(noop("Calls", "已处理"))
        return said(noop("Calls", "未登记")) if row.call.is_over else ""

    def entry_role(self, row: CallRow) -> str:
        return "warn" if row.call.is_over and not row.call.handled else "text_second"


WIDTHS = (100, 56, 148, 0, 88, 52, 64, 68, 148, 84, 56)
LINE_WIDTH = 84
WIDTHS_ENGLISH = (104, 84, 168, 0, 92, 60, 92, 80, 148, 112, 96)


def columns(seat: Seat) -> tuple[Column[CallRow], ...]:
    """Return the columns of the table of calls."""
    cells = _Cells(seat)
    made = (
        Column(noop("Calls", "时间"), cells.time),
        Column(noop("Calls", "方向"), cells.direction),
        Column(noop("Calls", "对方号码"), cells.number, picture=_picture),
        Column(noop("Calls", "单位 / 姓名"), party),
        Column(noop("Calls", "状态"), cells.state, role=lambda row: state_role(row.call)),
        Column(noop("Calls", "铃响"), cells.rings, right=True),
        Column(noop("Calls", "接听秒"), cells.answer, right=True, role=cells.answer_role),
        Column(noop("Calls", "时长"), cells.length, right=True),
        Column(noop("Calls", "录音"), cells.recording, role=cells.recording_role),
        Column(noop("Calls", "登记"), cells.entry, role=cells.entry_role),
        Column(noop("Calls", "书签"), _bookmarks, right=True),
    )
    widths = WIDTHS if seat.words.chinese else WIDTHS_ENGLISH
    sized = tuple(replace(column, width=width) for column, width in zip(made, widths, strict=True))
    # A room with one line needs no word on which it was.
    several = len(seat.console.settings.lines) > 1
    lines = (Column(noop("Calls", "线路"), _line, LINE_WIDTH),) if several else ()
    return (*sized, *lines)


def _bookmarks(row: CallRow) -> str:
    return str(len(bookmarks(row.marks)) or "")


def _line(row: CallRow) -> str:
    return row.line_name


def _picture(row: CallRow) -> str:
    return "phone_missed" if row.call.state is CallState.MISSED else PICTURES[row.call.direction]


class CallsModel(SnapshotModel["CallRow"]):
    """The calls, newest first."""

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(
            seat,
            parent,
            columns=columns(seat),
            ids=self._wanted,
            rows=lambda queries, ids: queries.call_rows(ids),
        )
        self._clock = seat.console.clock
        self._filter = CallFilter()

    def show_only(self, wanted: CallFilter) -> None:
        """Show what a filter wants."""
        self._filter = wanted
        self.look()

    def _wanted(self, queries: Queries) -> Sequence[int]:
        wanted = self._filter
        return wanted.ids(queries, self._clock.now(), lambda: self._filter is wanted)
