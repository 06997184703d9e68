"""The rosters, the rotation, and what the room has set in its calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from dutyconsole.db.repos.ids import next_id
from dutyconsole.db.rows import DUTY_DAY, PERIOD, ROSTER, SUBMISSION
from dutyconsole.db.tables import roster_tables
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.ids import RosterId, SubmissionId
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.duty_calendar import DutyDay, SensitivePeriod
    from dutyconsole.domain.roster import Roster, Submission
    from dutyconsole.domain.rotation import Lines


class SqlRosters:
    """The published rosters (added, never changed), the rotation, and the calendar of the room."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction

    def add(self, roster: Roster) -> RosterId:
        """Store a published roster."""
        table = roster_tables.roster
        roster_id = next_id(self._sql, table, FactOf.ROSTER)
        self._sql.add(table, ROSTER.values(roster) | {"id": roster_id})
        return RosterId(roster_id)

    def get(self, roster_id: RosterId) -> Roster:
        """Return the roster; raises `Refused("roster_unknown")`."""
        table = roster_tables.roster
        row = self._sql.row(select(*ROSTER.columns).where(table.c.id == roster_id))
        if row is None:
            raise Refused("roster_unknown")
        return ROSTER.read(row)

    def submit(self, submission: Submission) -> SubmissionId:
        """Store that a roster was handed in."""
        table = roster_tables.submission
        submission_id = next_id(self._sql, table, FactOf.SUBMISSION)
        self._sql.add(table, SUBMISSION.values(submission) | {"id": submission_id})
        return SubmissionId(submission_id)

    def set_rotation(self, lines: Lines) -> None:
        """Replace the order in which people stand."""
        table = roster_tables.rotation
        self._sql.change(table, delete(table))
        for (line, day_class), people in lines.items():
            for position, person in enumerate(people):
                key = {"line": line, "day_class": day_class, "position": position}
                self._sql.add(table, key | {"person_id": person})

    def set_days(self, days: Iterable[DutyDay]) -> None:
        """Say what these days are; a day set anew goes before the earlier one."""
        table = roster_tables.calendar_day
        for day in days:
            self._sql.change(table, delete(table).where(table.c.day == day.day))
            self._sql.add(table, DUTY_DAY.values(day))

    def unset_day(self, day: date) -> None:
        """Have a day be again what the notice or the weekday says."""
        table = roster_tables.calendar_day
        self._sql.change(table, delete(table).where(table.c.day == day))

    def add_period(self, period: SensitivePeriod) -> int:
        """Store a sensitive period."""
        return self._sql.add(roster_tables.sensitive_period, PERIOD.values(period))

    def remove_period(self, period_id: int) -> None:
        """Forget a sensitive period; raises `Refused("period_unknown")`."""
        table = roster_tables.sensitive_period
        if not self._sql.change(table, delete(table).where(table.c.id == period_id)):
            raise Refused("period_unknown")
