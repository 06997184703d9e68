"""What is due soon, or too late: which banners there must be at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dutyconsole.app.commands import RaiseAlarm
from dutyconsole.domain.sheet import clocks
from dutyconsole.domain.sheet_fields import WarningLevel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from dutyconsole.app.matter_views import MatterRow
    from dutyconsole.app.ports import Queries
    from dutyconsole.app.views import SheetRow
    from dutyconsole.settings.log import Log

QUOTED = 40
"""Characters of a line that a banner repeats."""


@dataclass(frozen=True)
class Waiting:
    """What waits, read in one go."""

    matters: tuple[MatterRow, ...]
    sheets: tuple[SheetRow, ...]


def look(queries: Queries) -> Waiting:
    """Read what waits; runs on a query thread."""
    return Waiting(tuple(queries.open_matters()), tuple(queries.open_sheets()))


def reminders(waiting: Waiting, now: datetime, rules: Log) -> dict[str, RaiseAlarm]:
    """Return the banners by their keys: each key once while what it is about waits."""
    soon = timedelta(minutes=rules.due_soon_min)
    found = [*_of_matters(waiting.matters, now, soon), *_of_sheets(waiting.sheets, now, rules)]
    return {alarm.key: alarm for alarm in found}


def _of_matters(matters: Iterable[MatterRow], now: datetime, soon: timedelta) -> Iterator[RaiseAlarm]:
    for matter in matters:
        held, first = matter.holding, matter.first
        if held.due_at is None or held.due_at - now > soon:
            continue
        late = held.is_overdue(now)
        yield RaiseAlarm(
            f"{'late' if late else 'soon'}:matter:{first.id}:{held.due_at.isoformat()}",
            "matter_overdue" if late else "matter_due_soon",
            {"number": matter.row.entry.number, "owner": held.owner, "text": first.text[:QUOTED]},
            grave=late,
        )


def _of_sheets(sheets: Iterable[SheetRow], now: datetime, rules: Log) -> Iterator[RaiseAlarm]:
    for sheet in sheets:
        values = sheet.values
        for clock in clocks(sheet.sheet.form, values, rules.warning_limits):
            if clock.done_at is None and clock.is_overdue(now):
                yield RaiseAlarm(
                    f"late:sheet:{sheet.sheet.id}:{clock.field.term.value}",
                    "warning_overdue",
                    {
                        "number": sheet.row.entry.number,
                        "warning": values["category"] + WarningLevel.coded(values["level"]).short,
                        "what": clock.field.term,
                    },
                )
