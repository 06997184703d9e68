"""The roster on paper (F13) and as a workbook: every day, who is due, whose turn it was, the version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from openpyxl import load_workbook

from dutyconsole.app.roster_views import RosterView
from dutyconsole.domain.duty_calendar import DutyCalendar, SensitivePeriod
from dutyconsole.domain.ids import PersonId, RosterId
from dutyconsole.domain.roster import DayClass, LineOf, Pattern, Place, Roster, exchanged
from dutyconsole.domain.rotation import Rotation, RotationRules
from dutyconsole.domain.vocabulary import CrewPost
from dutyconsole.holidays.table import PublishedHolidays
from dutyconsole.reports.maker import PdfReports
from tests.reports.paper import joined, pages
from tests.support import make
from tests.support import sample_shift as sample

if TYPE_CHECKING:
    from pathlib import Path

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
ZONE = "Asia/Shanghai"


def view(**changes: object) -> RosterView:
    """Return October 2026 with two who have exchanged."""
    pattern = Pattern(time(8, 30), 24.0, ("24小时班",), ZoneInfo(ZONE))
    party = SensitivePeriod(1, "重大活动", date(2026, 10, 20), date(2026, 10, 22))
    calendar = DutyCalendar(PublishedHolidays(), sensitive=(party,))
    people = {person.id: person for person in sample.PEOPLE if person.id is not None}
    lines = {
        (LineOf.LEADER, DayClass.WORKDAY): (PersonId(1), PersonId(6)),
        (LineOf.OFFICER, DayClass.WORKDAY): tuple(PersonId(n) for n in (2, 3, 4, 5)),
    }
    rules = RotationRules(timedelta(0))
    plan = Rotation(pattern, calendar, lines, rules, lambda _person, _day: True).fill(FIRST, LAST)
    plan = exchanged(plan, *(Place(date(2026, 10, day), 0, CrewPost.MAIN) for day in (1, 2)))
    author = PersonId(1)
    version = Roster(RosterId(3), 3, FIRST, LAST, make.AT, author, "周明远", "[]", "国庆假期加强力量")
    made = RosterView(
        make.unit(), FIRST, LAST, plan, people, calendar, pattern, version, "周明远", make.AT, ZONE
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_the_form_says_who_is_due_on_every_day(tmp_path: Path) -> None:
    made = PdfReports().roster(view(), tmp_path / "roster.pdf")
    text = joined("".join(pages(made)))
    for words in ("值班表", "2026年10月1日至2026年10月31日", "国庆节", "重大活动", "调休上班", "V3"):
        assert words in text
    for words in ("10月31日", "周明远", "13900000011", "（调）", "填报单位（章）", "国庆假期加强力量"):
        assert words in text


def test_a_draft_says_that_it_is_one(tmp_path: Path) -> None:
    made = PdfReports().roster(view(version=None), tmp_path / "roster.pdf")
    assert "草稿，未发布" in joined("".join(pages(made)))


def test_the_workbook_has_a_row_a_day_and_no_formula(tmp_path: Path) -> None:
    whole = view()
    people = dict(whole.people)
    people[PersonId(2)] = replace(people[PersonId(2)], name="=HYPERLINK(1)")
    made = PdfReports().roster_workbook(view(people=people), tmp_path / "roster.xlsx")
    sheet = load_workbook(made).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[2][:5] == ("日期", "星期", "性质", "班次", "带班领导")
    assert [row[0] for row in rows[3:34]] == [f"2026-10-{day:02d}" for day in range(1, 32)]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
