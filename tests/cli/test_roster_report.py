"""`report roster`: the form of the days asked for, as PDF or as a workbook by the name of the file."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dutyconsole import bootstrap
from dutyconsole.app.commands import SignIn
from dutyconsole.app.roster_commands import PublishRoster
from dutyconsole.app.rosters import pattern_of
from dutyconsole.domain.roster import DayClass, LineOf
from dutyconsole.domain.rotation import Rotation, RotationRules
from dutyconsole.domain.vocabulary import Role
from dutyconsole.paths import DataFolder
from tests.reports.paper import joined, pages
from tests.support.room import PASSWORD

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Shell

FIRST, LAST = date(2026, 12, 7), date(2026, 12, 11)
DAYS = ("--from", FIRST.isoformat(), "--to", LAST.isoformat())


def publish(folder: Path) -> None:
    """Publish a week of the sample room's people."""
    with bootstrap.open_console(DataFolder(folder)) as console:
        ground = console.desk.ask(lambda queries: queries.roster_ground(FIRST, LAST)).result()
        standing = [person for person in ground.people if person.may_stand_duty and person.id]
        lines = {
            (line, DayClass.WORKDAY): tuple(p.id for p in standing if p.id and role in p.roles)
            for line, role in ((LineOf.LEADER, Role.LEADER), (LineOf.OFFICER, Role.OFFICER))
        }
        rotation = Rotation(
            pattern_of(console.settings, console.zone),
            ground.calendar(console.holidays),
            lines,
            RotationRules(timedelta(0)),
            lambda _person, _day: True,
        )
        leader = console.desk.submit(SignIn("周明远", PASSWORD)).result()
        order = PublishRoster(FIRST, LAST, rotation.fill(FIRST, LAST), "试排")
        console.desk.submit(order, leader).result()


def test_a_published_roster_is_printed_and_exported(room: Shell, tmp_path: Path) -> None:
    publish(room.folder)
    code, (row,), _ = room.run("report", "roster", *DAYS, "-o", str(tmp_path / "roster.pdf"))
    assert (code, row["duties"]) == (0, 15)
    assert "2026年12月7日至2026年12月11日" in joined("".join(pages(tmp_path / "roster.pdf")))
    assert room.run("report", "roster", *DAYS, "-o", str(tmp_path / "roster.xlsx"))[0] == 0
    assert (tmp_path / "roster.xlsx").read_bytes().startswith(b"PK")


def test_days_without_a_roster_are_refused(room: Shell, tmp_path: Path) -> None:
    assert room.run("report", "roster", *DAYS, "-o", str(tmp_path / "roster.pdf"))[0] == 3
    assert not (tmp_path / "roster.pdf").exists()
