"""Call records of Siemens HiPath 3000 and Hicom 100/150 E exchanges (central call detail recording).

Compressed output, columns without blanks between them: date and time of the call's end (8, 8), trunk (3),
extension (6), ringing `MM:SS` (5), duration `HH:MM:SS` (8), number (25), pulses (11), information (2), then
project code, MSN and route. The Hicom 100 E has a trunk of 2, an extension of 5 and a number of 20 columns.
Long output: the same with a blank between the columns and the amount in place of the pulses. Information: odd
is incoming, even and 9 outgoing, 0 a call that is only ringing; plus 50 through DISA.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hardware.caller_id.events import LineEvent, Smdr
from hardware.caller_id.fields import read_date, read_time
from hardware.caller_id.text import LineFormat
from hardware.smdr.durations import read_duration

if TYPE_CHECKING:
    from datetime import datetime

_DATE = r"(?P<date>\d\d[./]\d\d[./]\d\d)"
_CLOCK = r"(?P<clock>\d\d:\d\d:\d\d)"
_RING = r"(?P<ring>\d\d:\d\d| {5})"
_LENGTH = r"(?P<length>\d\d:\d\d:\d\d| {8})"
_COMPRESSED = tuple(
    re.compile(
        rf"{_DATE}{_CLOCK}(?P<trunk>[ \d]{{{trunk}}})(?P<extension>[ \d*#]{{{extension}}}){_RING}{_LENGTH}"
        rf"(?P<number>[\d*#? ]{{{number}}})[ \d.,]{{11}}(?P<kind>[ \d]\d)(?: *[\d ]*)?"
    )
    for trunk, extension, number in ((3, 6, 25), (2, 5, 20))
)
_LONG = re.compile(
    rf"{_DATE} {_CLOCK} (?P<trunk>[ \d]{{3}}) (?P<extension>[ \d*#]{{6}}) {_RING} {_LENGTH} "
    r"(?P<number>[\d*#?]*) +(?:[\d.,]+ +)?(?P<kind>\d{1,2})"
)
_LOOSE = re.compile(
    rf"{_DATE} +{_CLOCK} +(?P<trunk>\d{{1,3}}) +(?P<extension>[\d*#]{{1,6}}) +(?P<ring>(?:\d\d:\d\d(?= ))?) *"
    r"(?P<length>(?:\d\d:\d\d:\d\d)?) +(?:(?P<number>[\d*#?]+) +)?(?:[\d.,]+ +)?(?P<kind>\d{1,2})"
)
"""The long output where its blanks were run together on the way."""
_THROUGH_DISA = 50
_RINGING = 0
_INCOMING = frozenset({_RINGING, 1, 3, 5, 7})
_KINDS = frozenset(range(10))


class HiPathFormat(LineFormat):
    """Reads one record."""

    def read(self, line: bytes, raw: bytes, at: datetime) -> list[LineEvent] | None:
        """Return the record, or None where the line is none of these exchanges."""
        text = line.decode("latin-1")
        for form in (*_COMPRESSED, _LONG, _LOOSE):
            found = form.fullmatch(text)
            if found is not None and (kind := int(found["kind"]) % _THROUGH_DISA) in _KINDS:
                return [_record(found, kind, raw, at)]
        return None


def _record(found: re.Match[str], kind: int, raw: bytes, at: datetime) -> Smdr:
    came_in = kind in _INCOMING
    number = (found["number"] or "").strip()
    length = found["length"].strip()
    duration = read_duration(length) if length else None
    if came_in and kind != _RINGING and found["ring"].strip() and not length:
        duration = 0  # it rang, and blanks stand in the place of a conversation
    return Smdr(
        at,
        raw,
        "in" if came_in else "out",
        number if number and "?" not in number else None,
        extension=found["extension"].strip() or None,
        line=found["trunk"].strip() or None,
        duration_s=duration,
        answered=None if duration is None else duration > 0,
        date=_date(found["date"]),
        time=read_time(found["clock"]),
    )


def _date(text: str) -> str | None:
    """Return `MMDD`; the month stands first where the parts are divided by strokes (United States)."""
    first, second = text[:2], text[3:5]
    return read_date(first + second if text[2] == "/" else second + first)
