"""Rosters on the real store: published as versions, checked, handed in, and vouched for by the chain."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from dutyconsole import bootstrap
from dutyconsole.app import roster_commands as order
from dutyconsole.app.rosters import pattern_of
from dutyconsole.app.views import EntryFilter
from dutyconsole.domain.duty_calendar import DutyDay, SensitivePeriod
from dutyconsole.domain.ids import RosterId
from dutyconsole.domain.roster import DayClass, LineOf, Place, Plan, decode, exchanged, stand_in
from dutyconsole.domain.rotation import Lines, Rotation, RotationRules
from dutyconsole.domain.vocabulary import CrewPost, DayKind, DaySource, Role
from dutyconsole.errors import NotAllowed, Refused
from dutyconsole.holidays.table import PublishedHolidays

if TYPE_CHECKING:
    from dutyconsole.app.roster_views import RosterGround
    from dutyconsole.domain.roster import Roster
    from tests.support.room import Room

FIRST, LAST = date(2026, 11, 2), date(2026, 11, 6)
LEADER = "周明远"
WHY = "人员有限，经带班领导同意"


def last_line(room: Room) -> str:
    """Return the text of the newest line of the log."""
    return str(room.queries.find(EntryFilter(limit=1)).rows[0].entry.text)


def ground(room: Room) -> RosterGround:
    found: RosterGround = room.queries.roster_ground(FIRST, LAST)
    return found


def planned(room: Room) -> Plan:
    """Return a week of the sample room's people."""
    people = ground(room).people
    leaders = tuple(p.id for p in people if p.id and p.may_stand_duty and Role.LEADER in p.roles)
    officers = tuple(p.id for p in people if p.id and p.may_stand_duty and Role.OFFICER in p.roles)
    lines: Lines = {
        (LineOf.LEADER, DayClass.WORKDAY): leaders,
        (LineOf.OFFICER, DayClass.WORKDAY): officers,
    }
    settings = room.settings
    rules = RotationRules(timedelta(0))
    calendar = ground(room).calendar(PublishedHolidays())
    pattern = pattern_of(settings, ZoneInfo(settings.room.zone))
    return Rotation(pattern, calendar, lines, rules, lambda _person, _day: True).fill(FIRST, LAST)


def publish(room: Room, plan: Plan, note: str = WHY) -> Roster:
    made: Roster = room.order(order.PublishRoster(FIRST, LAST, plan, note), LEADER)
    return made


def test_a_published_roster_says_who_is_due(room: Room) -> None:
    plan = planned(room)
    roster = publish(room, plan)
    assert roster.number == 1
    assert ground(room).plan(FIRST, LAST) == plan
    assert set(decode(roster.plan).names.values()) <= {person.name for person in ground(room).people}


def test_a_newer_version_goes_before_and_the_older_one_stays(room: Room) -> None:
    plan = planned(room)
    publish(room, plan)
    mains = [Place(day, 0, CrewPost.MAIN) for day in (FIRST, date(2026, 11, 3))]
    changed = exchanged(plan, *mains)
    assert changed != plan
    publish(room, changed)
    assert [roster.number for roster in ground(room).rosters] == [1, 2]
    assert ground(room).plan(FIRST, LAST) == changed
    assert decode(ground(room).rosters[0].plan).plan == plan


def test_a_line_of_the_log_tells_of_it_and_the_chain_vouches_for_it(room: Room) -> None:
    publish(room, planned(room))
    assert "发布值班表 V1" in last_line(room)
    assert bootstrap.verify_store(room.folder, database=room.database).findings == ()


def test_a_gap_cannot_be_published(room: Room) -> None:
    plan = {place: due for place, due in planned(room).items() if place.day != date(2026, 11, 4)}
    with pytest.raises(Refused, match="roster_faulty") as caught:
        publish(room, plan)
    assert caught.value.params["day"] == "2026-11-04"
    assert ground(room).rosters == ()


def test_warnings_need_a_reason(room: Room) -> None:
    plan = planned(room)
    tired = plan[Place(FIRST, 0, CrewPost.MAIN)].person_id
    again = stand_in(plan, Place(date(2026, 11, 3), 0, CrewPost.MAIN), tired)
    with pytest.raises(Refused, match="roster_needs_reason"):
        publish(room, again, note=" ")
    assert publish(room, again).note == WHY


def test_an_officer_makes_no_roster(room: Room) -> None:
    command = order.PublishRoster(FIRST, LAST, planned(room), WHY)
    with pytest.raises(NotAllowed):
        room.order(command, "李晓东")


def test_the_handing_in_is_noted_and_told(room: Room) -> None:
    roster = publish(room, planned(room))
    room.order(order.NoteSubmission(RosterId(roster.id or 0), "市政府值班室", "传真", "张强"), LEADER)
    assert [each.recipient for each in ground(room).submissions] == ["市政府值班室"]
    assert "已报送市政府值班室（传真）" in last_line(room)
    assert bootstrap.verify_store(room.folder, database=room.database).findings == ()
    with pytest.raises(Refused, match="submission_incomplete"):
        room.order(order.NoteSubmission(RosterId(roster.id or 0), "", "传真"), LEADER)


def test_days_and_periods_of_the_room_are_kept(room: Room) -> None:
    new_year = DutyDay(date(2027, 1, 2), DayKind.HOLIDAY, "元旦", source=DaySource.IMPORTED)
    room.order(order.SetDays((new_year,)), LEADER)
    room.order(order.SetDays((DutyDay(new_year.day, DayKind.RESTDAY, source=DaySource.EDITED),)), LEADER)
    congress = SensitivePeriod(None, "两会", date(2026, 11, 3), date(2026, 11, 4))
    kept = room.order(order.AddSensitivePeriod(congress), LEADER)
    calendar = ground(room).calendar(PublishedHolidays())
    assert calendar.day(new_year.day).kind is DayKind.RESTDAY
    assert calendar.sensitive_on(date(2026, 11, 3)) == kept
    room.order(order.RemoveSensitivePeriod(kept.id), LEADER)
    room.order(order.UnsetDay(new_year.day), LEADER)
    assert ground(room).own_days == ()
    assert ground(room).sensitive == ()


def test_the_order_of_people_is_kept(room: Room) -> None:
    people = tuple(person.id for person in ground(room).people if person.id)
    lines: Lines = {(LineOf.OFFICER, DayClass.HOLIDAY): people[::-1]}
    room.order(order.SetRotation(lines), LEADER)
    assert ground(room).lines == lines
