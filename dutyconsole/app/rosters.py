"""Making rosters: checked, published as the next version, handed in; and the calendar that they follow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

from dutyconsole.app import entries, roster_commands
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.duty_calendar import check_period
from dutyconsole.domain.leaves import fields_of
from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.roster import NAMES_APART, Pattern, Roster, Submission, encode
from dutyconsole.domain.roster_check import RosterCheck, RosterRules
from dutyconsole.domain.vocabulary import EntryKind
from dutyconsole.errors import Bug, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from dutyconsole.app.desk import Desk, Work
    from dutyconsole.app.roster_commands import (
        AddSensitivePeriod,
        NoteSubmission,
        PublishRoster,
        RemoveSensitivePeriod,
        SetDays,
        SetRotation,
        UnsetDay,
    )
    from dutyconsole.domain.duty_calendar import HolidayTable, SensitivePeriod
    from dutyconsole.domain.roster_check import RosterFinding
    from dutyconsole.settings.root import Settings

REGISTER = "roster"
REST_LOOKS_BACK = timedelta(days=15)


def pattern_of(settings: Settings, zone: ZoneInfo) -> Pattern:
    """Return how a day is cut into shifts, by the settings."""
    return Pattern(
        time.fromisoformat(settings.shift.start),
        settings.shift.hours,
        tuple(filter(None, (name.strip() for name in settings.shift.name.split(NAMES_APART)))) or ("",),
        zone,
        settings.roster.seconds,
        settings.roster.standbys,
    )


def rules_of(settings: Settings) -> RosterRules:
    """Return the limits that a roster is held to, by the settings."""
    roster = settings.roster
    return RosterRules(
        roster.least_officers,
        roster.least_on_holidays,
        roster.least_when_sensitive,
        timedelta(hours=roster.rest_hours),
        timedelta(days=roster.trained_days),
    )


@dataclass(frozen=True)
class Rosters:
    """Publishes rosters and keeps the calendar."""

    settings: Settings
    zone: ZoneInfo
    table: HolidayTable

    def attend(self, desk: Desk) -> None:
        """Carry out, from now on, what is ordered about the roster."""
        desk.handle(roster_commands.PublishRoster, self.publish)
        desk.handle(roster_commands.NoteSubmission, self.note_submission)
        desk.handle(roster_commands.SetRotation, self.set_rotation)
        desk.handle(roster_commands.SetDays, self.set_days)
        desk.handle(roster_commands.UnsetDay, self.unset_day)
        desk.handle(roster_commands.AddSensitivePeriod, self.add_period)
        desk.handle(roster_commands.RemoveSensitivePeriod, self.remove_period)

    def publish(self, command: PublishRoster, work: Work) -> Roster:
        """Publish the next version; raises `Refused` as `PublishRoster` says."""
        author = work.person()
        require(author, Right.MANAGE_ROSTER)
        if author.id is None:
            raise Bug("value_without_id")
        if command.last < command.first:
            raise Refused(
                "period_ends_before", first=command.first.isoformat(), last=command.last.isoformat()
            )
        _refuse_faults(self._faults(command, work), command.note)
        names = {person.id: person.name for person in work.uow.people.all() if person.id is not None}
        roster = Roster(
            id=None,
            number=work.uow.numbers.next(REGISTER),
            first=command.first,
            last=command.last,
            published_at=work.now,
            author_id=author.id,
            author=author.name,
            plan=encode(command.plan, names),
            note=command.note.strip(),
        )
        roster = replace(roster, id=work.uow.rosters.add(roster))
        if roster.id is not None:
            work.uow.chain.append(FactOf.ROSTER, roster.id, fields_of(FactOf.ROSTER, roster))
        self._log(f"发布值班表 V{roster.number}（{_span(roster)}）。{roster.note}", work)
        work.uow.drafts.forget(draft_key(command.first.isoformat()[:7]))
        return roster

    def note_submission(self, command: NoteSubmission, work: Work) -> Submission:
        """Note that a roster was handed in; raises `Refused`."""
        author = work.person()
        require(author, Right.MANAGE_ROSTER)
        if author.id is None:
            raise Bug("value_without_id")
        if not command.recipient.strip() or not command.method.strip():
            raise Refused("submission_incomplete")
        roster = work.uow.rosters.get(command.roster_id)
        submission = Submission(
            id=None,
            roster_id=command.roster_id,
            sent_at=work.now,
            recipient=command.recipient.strip(),
            method=command.method.strip(),
            accepted_by=command.accepted_by.strip(),
            author_id=author.id,
            author=author.name,
        )
        submission = replace(submission, id=work.uow.rosters.submit(submission))
        if submission.id is not None:
            work.uow.chain.append(FactOf.SUBMISSION, submission.id, fields_of(FactOf.SUBMISSION, submission))
        where = f"{submission.recipient}（{submission.method}）"
        self._log(f"值班表 V{roster.number}（{_span(roster)}）已报送{where}。", work)
        return submission

    def set_rotation(self, command: SetRotation, work: Work) -> None:
        """Say in what order people stand; raises `Refused("person_unknown")`."""
        require(work.person(), Right.MANAGE_ROSTER)
        for people in command.lines.values():
            for person in people:
                work.uow.people.get(person)
        work.uow.rosters.set_rotation(command.lines)

    def set_days(self, command: SetDays, work: Work) -> None:
        """Say what some days are."""
        require(work.person(), Right.MANAGE_ROSTER)
        work.uow.rosters.set_days(command.days)

    def unset_day(self, command: UnsetDay, work: Work) -> None:
        """Take back what was said of a day."""
        require(work.person(), Right.MANAGE_ROSTER)
        work.uow.rosters.unset_day(command.day)

    def add_period(self, command: AddSensitivePeriod, work: Work) -> SensitivePeriod:
        """Enter a sensitive period; raises `Refused`."""
        require(work.person(), Right.MANAGE_ROSTER)
        period = command.period
        period = replace(period, name=check_period(period.name, period.first, period.last))
        return replace(period, id=work.uow.rosters.add_period(period))

    def remove_period(self, command: RemoveSensitivePeriod, work: Work) -> None:
        """Take a sensitive period out; raises `Refused("period_unknown")`."""
        require(work.person(), Right.MANAGE_ROSTER)
        work.uow.rosters.remove_period(command.period_id)

    def _faults(self, command: PublishRoster, work: Work) -> Sequence[RosterFinding]:
        ground = work.queries.roster_ground(command.first, command.last)
        before = ground.plan(command.first - REST_LOOKS_BACK, command.first - timedelta(days=1))
        check = RosterCheck(
            pattern_of(self.settings, self.zone),
            ground.calendar(self.table),
            rules_of(self.settings),
            ground.by_id(),
        )
        return check.look(command.plan, command.first, command.last, before)

    def _log(self, text: str, work: Work) -> None:
        """Write a line where a shift is on; before the first one there is no log yet."""
        if work.uow.shifts.open() is not None:
            entries.write(work, author=work.person(), kind=EntryKind.OTHER, text=text)


def draft_key(month: str) -> str:
    """Return the key under which the draft of a month (`2026-12`) is kept."""
    return f"roster:{month}"


def _refuse_faults(faults: Sequence[RosterFinding], note: str) -> None:
    for fault in faults:
        if fault.blocks:
            raise Refused(
                "roster_faulty", day=fault.day.isoformat(), fault=fault.fault, article=fault.article
            )
    if faults and not note.strip():
        raise Refused("roster_needs_reason", count=len(faults))


def _span(roster: Roster) -> str:
    first, last = roster.first, roster.last
    return f"{first.year}年{first.month}月{first.day}日至{last.month}月{last.day}日"
