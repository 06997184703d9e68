"""What leaves the roster page: the printed form, the workbook, and by when it is due elsewhere."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dutyconsole.app.roster_views import RosterView

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from dutyconsole.domain.ids import RosterId
    from dutyconsole.domain.roster import Submission
    from dutyconsole.errors import DutyError
    from ui.roster.work import RosterWork
    from ui.seat import Seat

DUE_SHOWN = timedelta(days=30)


class RosterPaper(QObject):
    """Makes the papers beside the work and opens them."""

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(parent)
        self._seat = seat
        self._widget = parent

    def print_roster(self, work: RosterWork) -> None:
        """Make the form as a PDF."""
        view, target = self._view(work), self._target(work, "pdf")
        reports = self._seat.console.reports
        self._make(lambda: reports.roster(view, target))

    def export(self, work: RosterWork) -> None:
        """Make the workbook."""
        view, target = self._view(work), self._target(work, "xlsx")
        reports = self._seat.console.reports
        self._make(lambda: reports.roster_workbook(view, target))

    def due_sentence(self, work: RosterWork, today: date, days: int) -> str:
        """Return by when the roster of the next holiday must be handed in; empty where nothing is near."""
        ground = work.ground
        holiday = None if ground is None else work.calendar.next_holiday(today)
        if ground is None or holiday is None:
            return ""
        due = holiday.first - timedelta(days=days)
        covering = {r.id for r in ground.rosters if r.first <= holiday.first <= r.last}
        if due - today > DUE_SHOWN or _handed_in(ground.submissions, covering):
            return ""
        left = (due - today).days
        text = self.tr("{name}值班表应于 {month}月{day}日 前报送").format(
            name=holiday.name, month=due.month, day=due.day
        )
        if left < 0:
            return self.tr("{text}，已过期 {days} 天。").format(text=text, days=-left)
        return self.tr("{text}，还有 {days} 天。").format(text=text, days=left)

    def _view(self, work: RosterWork) -> RosterView:
        ground, seat = work.ground, self._seat
        if ground is None:
            raise ValueError("no month taken up")
        return RosterView(
            unit=ground.unit,
            first=work.month.first,
            last=work.month.last,
            plan=dict(work.plan),
            people=dict(work.people),
            calendar=work.calendar,
            pattern=work.pattern,
            version=None if work.is_changed else work.version,
            printed_by=seat.person.name if seat.person else "",
            printed_at=seat.now(),
            zone=seat.console.settings.room.zone,
        )

    def _target(self, work: RosterWork, ending: str) -> Path:
        stamp = self._seat.words.clock(self._seat.now()).replace(":", "")
        return self._seat.console.folder.exports / f"值班表-{work.month}-{stamp}.{ending}"

    def _make(self, make: Callable[[], Path]) -> None:
        self._seat.work(self._widget, make).success(self._seat.open_file).failure(self._failed).run()

    def _failed(self, error: DutyError) -> None:
        self._seat.say(self._seat.words.error(error), problem=True)


def _handed_in(submissions: tuple[Submission, ...], rosters: set[RosterId | None]) -> bool:
    return any(told.roster_id in rosters for told in submissions)
