"""One call gives one report, however often the device repeats it between the rings.

A series begins with the first ring or report and ends when the line has been quiet for `timeout_s`. In it the
first number wins; a later report may only add what was missing. A whole report of another number, or of
another time of the exchange, is another call. A report that was told before, stamp and all, and comes again
long after and without a ring is a box replaying its memory.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from dutyconsole.domain.call import Presentation
from hardware.caller_id.events import CallerIdReport, LineEvent, OnHook, Ring, SmdrLeg, Unparsed
from hardware.caller_id.memory import ReportMemory

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from dutyconsole.domain.call import CallerId


_DAYS_BEFORE = (0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335)
"""Days before each month of a leap year: a report has no year, and 29 February must have its place."""
_MINUTES_OF_YEAR = 366 * 24 * 60


class Verdict(Enum):
    """What an event is within its series."""

    NEW = "new"
    COMPLETES = "completes"
    REPEAT = "repeat"


class RingSeries:
    """Lets the events of a port through and holds back the repeats, for each line of a box by itself."""

    def __init__(self, timeout_s: float = 6.5) -> None:
        self._timeout_s = timeout_s
        self._lines: dict[str | None, _OneLine] = {}

    def take(self, event: LineEvent) -> list[LineEvent]:
        """Return what to pass on: the event, nothing for a repeat, or a report with what was missing.

        A report that completes an earlier one is passed on again, whole.
        """
        return [told for verdict, told in self.judge(event) if verdict is not Verdict.REPEAT]

    def judge(self, event: LineEvent) -> list[tuple[Verdict, LineEvent]]:
        """Return what the event is, and the event to pass on in its place; a ring may prove an older one."""
        if not isinstance(event, (Ring, CallerIdReport, OnHook)):
            return [(Verdict.NEW, event)]
        if event.line not in self._lines:
            self._lines[event.line] = _OneLine(self._timeout_s)
        return self._lines[event.line].judge(event)


class _OneLine:
    """The series of one line."""

    def __init__(self, timeout_s: float = 6.5) -> None:
        self._timeout_s = timeout_s
        self._heard: datetime | None = None
        self._best: CallerId | None = None
        self._rang_since = False
        self._memory = ReportMemory(timeout_s)
        self._doubted: CallerIdReport | None = None

    def judge(self, event: LineEvent) -> list[tuple[Verdict, LineEvent]]:
        """Return what the event is, and the event to pass on in its place; a ring may prove an older one."""
        if isinstance(event, Ring):
            return [(Verdict.NEW, event), *self._ring(event)]
        if isinstance(event, CallerIdReport):
            self._go_on(event.at)
            self._doubted = (
                event if self._memory.has(event, in_call=self._best, rang=self._rang_since) else None
            )
            return [(Verdict.REPEAT, event) if self._doubted else self._report(event)]
        if isinstance(event, OnHook):
            self._heard = self._best = self._doubted = None
        return [(Verdict.NEW, event)]

    def _ring(self, event: Ring) -> list[tuple[Verdict, LineEvent]]:
        """Take a ring; a report that seemed to be an old one belongs to it."""
        self._go_on(event.at)
        self._memory.rings = self._rang_since = True
        doubted, self._doubted = self._doubted, None
        if doubted is None:
            return []
        self._memory.keep(doubted)
        return [self._report(doubted)]

    def _report(self, event: CallerIdReport) -> tuple[Verdict, LineEvent]:
        caller, best = event.caller, self._best
        if best is None or self._is_other_call(caller, best):
            self._best = caller
            self._rang_since = False
            return Verdict.NEW, event
        if caller.checksum == "bad" or (caller.number and best.number and caller.number != best.number):
            return Verdict.NEW, Unparsed(event.at, caller.raw)
        better = complete(best, caller)
        if better == best:
            return Verdict.REPEAT, event
        self._best = better
        return Verdict.COMPLETES, replace(event, caller=better)

    def _is_other_call(self, caller: CallerId, best: CallerId) -> bool:
        """Say whether this is another call, and not a repeat or the second number of one report."""
        if _minutes_apart(caller, best) > 1:
            return True
        if not caller.number or not best.number or caller.number == best.number:
            return False
        return self._rang_since or not _is_bare(caller)

    def _go_on(self, at: datetime) -> None:
        """Begin a new series if the line has been quiet; a clock that was set counts as quiet."""
        if self._heard is not None and abs((at - self._heard).total_seconds()) > self._timeout_s:
            self._best = self._doubted = None
            self._rang_since = False
        self._heard = at


def complete(best: CallerId, later: CallerId) -> CallerId:
    """Return `best` with what only `later` has: a number instead of none, a name, a reason."""
    if later.number and not best.number:
        return replace(later, name=later.name or best.name)
    if later.name and not best.name:
        return replace(best, name=later.name, raw=best.raw + later.raw)
    if best.number is None and best.presentation is Presentation.UNKNOWN is not later.presentation:
        return replace(best, presentation=later.presentation, raw=best.raw + later.raw)
    return best


def merged(events: Iterable[LineEvent], *, timeout_s: float = 6.5) -> list[LineEvent]:
    """Return all events of a finished stretch with exactly one report per call, the best one.

    It stands where the call's first report stood, and keeps its time.
    """
    series = RingSeries(timeout_s)
    events = (event for event in events if not isinstance(event, SmdrLeg))
    out: list[LineEvent] = []
    places: dict[str | None, int] = {}
    for event in events:
        for verdict, told in series.judge(event):
            if isinstance(told, CallerIdReport) and verdict is Verdict.COMPLETES:
                place = places[told.line]
                out[place] = replace(told, at=out[place].at)
            elif verdict is Verdict.NEW:
                if isinstance(told, CallerIdReport):
                    places[told.line] = len(out)
                out.append(told)
    return out


def _minutes_apart(one: CallerId, other: CallerId) -> int:
    """Return the minutes between two reports by their own dates, which have no year; 0 where one has none.

    A repeat carries the time of the first; a minute more is let pass for devices that put in their own.
    """
    if not (one.date and one.time and other.date and other.time):
        return 0
    apart = abs(_minute_of_year(one.date, one.time) - _minute_of_year(other.date, other.time))
    return min(apart, _MINUTES_OF_YEAR - apart)


def _minute_of_year(date: str, time: str) -> int:
    day = _DAYS_BEFORE[int(date[:2]) - 1] + int(date[2:]) - 1
    return (day * 24 + int(time[:2])) * 60 + int(time[2:])


def _is_bare(caller: CallerId) -> bool:
    return caller.name is None and caller.date is None and caller.time is None
