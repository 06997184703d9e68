"""Call records of any exchange, read by a regular expression of the settings.

Its named groups are taken: `number`, `extension`, `line`, `direction`, `duration`, `answered`, `date`
(`MMDD`, with a year before it or not) and `time`; all may be missing. The whole line must match.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dutyconsole.errors import BadInput
from hardware.caller_id.events import LineEvent, Smdr
from hardware.caller_id.fields import decode, read_date, read_time
from hardware.caller_id.text import LineFormat
from hardware.smdr.durations import read_duration

if TYPE_CHECKING:
    from datetime import datetime

_WAYS = {"I": "in", "O": "out", "E": "out", "<": "in", ">": "out", "入": "in", "出": "out"}
_INTERNAL = frozenset({"INT", "INTERNAL", "内", "内部", "内线"})
_NOT_ANSWERED = frozenset({"0", "N", "NO", "NA", "F", "FALSE", "MISSED", "LOST", "未接", "否"})


class PatternFormat(LineFormat):
    """Reads the lines that the expression describes; raises `BadInput` for one that cannot be used."""

    def __init__(self, pattern: str) -> None:
        if not pattern:
            raise BadInput("pattern_missing")
        try:
            self._pattern = re.compile(pattern)
        except re.error as error:
            raise BadInput("pattern_invalid", why=str(error)) from error

    def read(self, line: bytes, raw: bytes, at: datetime) -> list[LineEvent] | None:
        """Return the record in the line, or None where the expression does not match all of it."""
        found = self._pattern.fullmatch(decode(line))
        if found is None:
            return None
        told = {name: value.strip() for name, value in found.groupdict("").items()}
        duration = read_duration(told.get("duration", ""))
        return [
            Smdr(
                at,
                raw,
                _direction(told.get("direction", "")),
                told.get("number") or None,
                extension=told.get("extension") or None,
                line=told.get("line") or None,
                duration_s=duration,
                answered=_answered(told.get("answered"), duration),
                date=read_date(told.get("date", "")),
                time=read_time(told.get("time", "")),
            )
        ]


def _direction(word: str) -> str | None:
    if word.upper() in _INTERNAL:
        return "internal"
    return _WAYS.get(word.upper()[:1])


def _answered(word: str | None, duration: int | None) -> bool | None:
    if word:
        return word.upper() not in _NOT_ANSWERED
    return None if duration is None else duration > 0
