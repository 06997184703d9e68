"""`report roster`: the roster of a month or of the days given, as PDF or as a workbook."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dutyconsole.app.roster_views import RosterView
from dutyconsole.app.rosters import pattern_of
from dutyconsole.cli.output import Exit
from dutyconsole.cli.session import instant
from dutyconsole.domain.roster import in_force
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from dutyconsole.app.console import Console
    from dutyconsole.cli.session import Call

WORKBOOK = ".xlsx"


def roster_report(call: Call, target: Path, printed_by: str, console: Console) -> int:
    """Write the roster that holds for the days of `--from` and `--to`, else for this month."""
    first, last = _days(call, console)
    ground = console.desk.ask(lambda queries: queries.roster_ground(first, last)).result()
    plan = ground.plan(first, last)
    if not plan:
        raise Refused("roster_unknown")
    view = RosterView(
        unit=ground.unit,
        first=first,
        last=last,
        plan=plan,
        people=ground.by_id(),
        calendar=ground.calendar(console.holidays),
        pattern=pattern_of(console.settings, console.zone),
        version=in_force(ground.rosters, first),
        printed_by=printed_by,
        printed_at=console.clock.now(),
        zone=console.settings.room.zone,
    )
    make = console.reports.roster_workbook if target.suffix == WORKBOOK else console.reports.roster
    made = console.desk.run(lambda: make(view, target)).result()
    call.output.row({"file": str(made), "duties": len(plan)}, str(made))
    return Exit.GOOD


def _days(call: Call, console: Console) -> tuple[date, date]:
    zone = console.zone
    today = console.clock.now().astimezone(zone).date()
    first = instant(call.options.since, zone).date() if call.options.since else today.replace(day=1)
    if call.options.until:
        return first, instant(call.options.until, zone).date()
    return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
