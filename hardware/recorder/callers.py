"""Who is calling, by all that was told of one call: the same report from two sources is one report.

A number that a checksum vouches for goes before one of the serial port without a checksum, and that before
digits that were only heard. A report with a wrong checksum has no number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from dutyconsole.domain.call import Presentation

if TYPE_CHECKING:
    from dutyconsole.domain.call import CallerId

SERIAL, SOUND = "serial", "sound"
LEAST_COMMON = 7
"""Digits at the end that make two numbers the same: one source leaves the area code off."""


class Verdict(Enum):
    """What a report is to the call that stands."""

    NEW = auto()
    REPEAT = auto()
    WORSE = auto()
    """It has another number than a better source told."""
    BETTER = auto()
    """It has another number than a worse source told."""


@dataclass(frozen=True)
class _Report:
    caller: CallerId
    source: str


class Callers:
    """The reports of one call."""

    def __init__(self) -> None:
        self._told: list[_Report] = []

    @property
    def best(self) -> CallerId | None:
        """The report whose number counts, or None where none has a number."""
        numbered = [report for report in self._told if report.caller.number is not None]
        return max(numbered, key=_rank).caller if numbered else None

    def is_another(self, caller: CallerId) -> bool:
        """Say whether this report has a number, and the earlier ones another."""
        best = self.best
        return best is not None and caller.number is not None and not is_same(caller.number, best.number)

    def take(self, caller: CallerId, source: str) -> Verdict:
        """Take a report in and say what it is."""
        report = _Report(caller, source)
        verdict = self._judge(report)
        if verdict is not Verdict.REPEAT:
            self._told.append(report)
        return verdict

    def _judge(self, report: _Report) -> Verdict:
        caller = report.caller
        others = [one for one in self._told if one.source != report.source and one.caller.number is not None]
        if caller.number is not None and others and not is_same(caller.number, others[-1].caller.number):
            return Verdict.BETTER if _rank(report) > max(map(_rank, others)) else Verdict.WORSE
        return Verdict.NEW if self._tells_more(caller) else Verdict.REPEAT

    def _tells_more(self, caller: CallerId) -> bool:
        """Say whether this report has a number or a name that the earlier ones had not."""
        return not any(
            (caller.number is None or is_same(caller.number, earlier.number))
            and caller.name in {None, earlier.name}
            for earlier in (report.caller for report in self._told)
        )


def believed(caller: CallerId) -> CallerId:
    """Return the report with nothing in it that a wrong checksum makes doubtful."""
    if caller.checksum != "bad":
        return caller
    return replace(caller, number=None, name=None, presentation=Presentation.UNKNOWN)


def is_same(one: str, other: str | None) -> bool:
    """Say whether two numbers are one, perhaps with and without the area code."""
    if other is None:
        return False
    short, long = sorted((_digits(one), _digits(other)), key=len)
    return short == long or (len(short) >= LEAST_COMMON and long.endswith(short))


def _digits(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit()) or number


def _rank(report: _Report) -> int:
    if report.caller.checksum == "ok":
        return 2
    return 1 if report.source == SERIAL else 0
