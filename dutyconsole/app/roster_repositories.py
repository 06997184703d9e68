"""What the roster needs of the store, as protocols."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dutyconsole.app.roster_views import RosterGround
    from dutyconsole.domain.duty_calendar import DutyDay, SensitivePeriod
    from dutyconsole.domain.ids import RosterId, SubmissionId
    from dutyconsole.domain.roster import Roster, Submission
    from dutyconsole.domain.rotation import Lines


class Rosters(Protocol):
    """The published rosters (added, never changed), the rotation, and the calendar of the room."""

    def add(self, roster: Roster) -> RosterId:
        """Store a published roster."""
        ...

    def get(self, roster_id: RosterId) -> Roster:
        """Return the roster; raises `Refused("roster_unknown")`."""
        ...

    def submit(self, submission: Submission) -> SubmissionId:
        """Store that a roster was handed in."""
        ...

    def set_rotation(self, lines: Lines) -> None:
        """Replace the order in which people stand."""
        ...

    def set_days(self, days: Iterable[DutyDay]) -> None:
        """Say what these days are."""
        ...

    def unset_day(self, day: date) -> None:
        """Have a day be again what the notice or the weekday says."""
        ...

    def add_period(self, period: SensitivePeriod) -> int:
        """Store a sensitive period; returns its id."""
        ...

    def remove_period(self, period_id: int) -> None:
        """Forget a sensitive period; raises `Refused("period_unknown")`."""
        ...


class RosterUnit(Protocol):
    """The part of a unit of work that is about rosters."""

    @property
    def rosters(self) -> Rosters: ...  # noqa: D102


class RosterQueries(Protocol):
    """The questions about rosters."""

    def roster_ground(self, first: date, last: date) -> RosterGround:
        """Return all that a roster of these days is made, checked and shown from; raises `Refused`."""
        ...
