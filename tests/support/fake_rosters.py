"""What the desk's commands on rosters do, told shortly: kept in `Held`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dutyconsole.app import roster_commands as order
from dutyconsole.app.roster_views import RosterGround
from dutyconsole.domain.ids import RosterId, SubmissionId
from dutyconsole.domain.roster import Roster, Submission, encode

if TYPE_CHECKING:
    from datetime import date

    from dutyconsole.app.desk import Work
    from tests.support.fake_held import Held


class RosterHandlers:
    """One method for each command."""

    def __init__(self, held: Held) -> None:
        self._held = held

    def table(self) -> dict[type, object]:
        """Return who carries out what."""
        return {
            order.PublishRoster: self.publish,
            order.NoteSubmission: self.note_submission,
            order.SetRotation: self.set_rotation,
            order.SetDays: self.set_days,
            order.UnsetDay: self.unset_day,
            order.AddSensitivePeriod: self.add_period,
            order.RemoveSensitivePeriod: self.remove_period,
        }

    def publish(self, command: order.PublishRoster, work: Work) -> Roster:
        """Keep the next version."""
        person, held = work.person(), self._held
        assert person.id is not None
        number = len(held.rosters) + 1
        names = {each.id: each.name for each in held.people if each.id is not None}
        plan = encode(command.plan, names)
        span = (command.first, command.last)
        roster = Roster(RosterId(number), number, *span, work.now, person.id, person.name, plan, command.note)
        held.rosters.append(roster)
        held.touched.add("roster")
        for key in [key for key in held.drafts if key.startswith("roster:")]:
            del held.drafts[key]
        return roster

    def note_submission(self, command: order.NoteSubmission, work: Work) -> Submission:
        """Keep that it was handed in."""
        person, held = work.person(), self._held
        assert person.id is not None
        told = Submission(
            SubmissionId(len(held.submissions) + 1),
            command.roster_id,
            work.now,
            command.recipient,
            command.method,
            command.accepted_by,
            person.id,
            person.name,
        )
        held.submissions.append(told)
        held.touched.add("submission")
        return told

    def set_rotation(self, command: order.SetRotation, work: Work) -> None:  # noqa: ARG002  as the others
        """Keep the order."""
        self._held.lines = dict(command.lines)
        self._held.touched.add("rotation")

    def set_days(self, command: order.SetDays, work: Work) -> None:  # noqa: ARG002  as the others
        """Keep the days."""
        kept = {each.day: each for each in (*self._held.own_days, *command.days)}
        self._held.own_days[:] = kept.values()
        self._held.touched.add("calendar_day")

    def unset_day(self, command: order.UnsetDay, work: Work) -> None:  # noqa: ARG002  as the others
        """Forget a day."""
        self._held.own_days[:] = [each for each in self._held.own_days if each.day != command.day]
        self._held.touched.add("calendar_day")

    def add_period(self, command: order.AddSensitivePeriod, work: Work) -> object:  # noqa: ARG002  as the others
        """Keep a period."""
        period = replace(command.period, id=len(self._held.sensitive) + 1)
        self._held.sensitive.append(period)
        self._held.touched.add("sensitive_period")
        return period

    def remove_period(self, command: order.RemoveSensitivePeriod, work: Work) -> None:  # noqa: ARG002  as the others
        """Forget a period."""
        self._held.sensitive[:] = [each for each in self._held.sensitive if each.id != command.period_id]
        self._held.touched.add("sensitive_period")


class FakeRosterQueries:
    """What `Held` says of rosters."""

    held: Held

    def roster_ground(self, first: date, last: date) -> RosterGround:
        """Return what a roster is made from."""
        assert self.held.unit is not None
        rosters = tuple(r for r in self.held.rosters if r.first <= last and r.last >= first)
        return RosterGround(
            self.held.unit,
            tuple(self.held.people),
            rosters,
            tuple(self.held.submissions),
            dict(self.held.lines),
            tuple(self.held.own_days),
            tuple(self.held.sensitive),
        )
