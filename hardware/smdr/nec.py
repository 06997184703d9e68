"""Call records of NEC exchanges: the printed report of the SL, SV8100 and SV9100, and the frames of the NEAX.

Report (features and specifications, SMDR), columns from 1: class 1-4, time 6-10, date 12-16 where it is
switched on, trunk up to 21, duration 23-30, station 32-41, number 43-62, account code or `NO ANSWER` 64-79.
Frames (NEAX 2400 system operations, ch. 6; the same from the NEAX 2000 and the 7400 ICS): STX, two addresses,
then from 1: `KA` outgoing, `KB` between stations, `KE` incoming; route 3-5, trunk 6-8, kind of party 9,
tenant 10-11, station 12-17, start and end of the call as month, day, hour, minute, second 18-27 and 28-37,
called number 60-83, caller's number 96-113 (incoming), years of start and end 114-117; ETX. Unanswered calls
are not sent.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from hardware.caller_id.events import LineEvent, Smdr
from hardware.caller_id.fields import read_date, read_time
from hardware.caller_id.text import LineFormat
from hardware.smdr.durations import read_duration

_IN = frozenset({"PIN", "IVIN", "IDIN"})
_OUT = frozenset({"POT", "POTA", "POTP", "POTW", "IVOT", "IVOTP", "IDOT", "SAD", "WAD", "BRD"})
_INTERNAL = frozenset({"ICM", "SDTA"})
_MOVED = frozenset({"PTRS", "ITRS"})
"""Calls that were handed on: the record does not say which way they came."""
_BLOCKED = "BRD"
_CLASS = "|".join(sorted(_IN | _OUT | _INTERNAL | _MOVED, key=len, reverse=True))
_REPORT = re.compile(rf"(?P<kind>{_CLASS}) *(?P<clock>\d\d:\d\d)(?= |$)(?: (?P<day>\d\d/\d\d)(?= |$))?.*")
_NEVER_A_CALL = re.compile(r"CLASS +TIME +.*|(?:\d\d/\d\d/\d{4} +)?PAGE +\d{3}|NEXT(?: .*)?")
_PRINTED = re.compile(
    r"(?P<line>[^ ]*) +(?:(?P<length>\d\d:\d\d:\d\d) +(?P<station>\S+)(?: +|$))?"
    r"(?P<number>[\d*#]*)(?P<rest>.*)"
)
"""A record whose blanks were run together, behind its class, time and date."""
_NUMBER = re.compile(r"[\d*#]+")
_NO_ANSWER = "NO ANSWER"

_FRAME = re.compile(rb"\x02{1,2}[ -~]{2}(?P<kind>KA|KB|KE|KH)(?P<body>[ -~]{58,130})\x03")
_FRAME_WAYS = {b"KA": "out", b"KH": "out", b"KB": "internal", b"KE": "in"}
_STATIONS = "01"
"""Kinds of party that have a station number: station and attendant."""
_CALLER = re.compile(r"\d{5,16}")


class NecFormat(LineFormat):
    """Reads one printed line or one frame."""

    def read(self, line: bytes, raw: bytes, at: datetime) -> list[LineEvent] | None:
        """Return the record, nothing for a heading, None where it is nothing of these exchanges."""
        if frame := _FRAME.fullmatch(line):
            return _framed(frame["kind"], frame["body"].decode("ascii"), raw, at)
        text = line.decode("latin-1")
        if _NEVER_A_CALL.fullmatch(text):
            return []
        found = _REPORT.fullmatch(text)
        return None if found is None else [_printed(found, text, raw, at)]


def _printed(found: re.Match[str], text: str, raw: bytes, at: datetime) -> Smdr:
    kind = found["kind"]
    line, length, station, number, rest = _columns(found, text) or _run_together(found, text)
    no_answer = _NO_ANSWER in rest or kind == _BLOCKED
    duration = 0 if no_answer else read_duration(length)
    return Smdr(
        at,
        raw,
        _way(kind),
        number if _NUMBER.fullmatch(number) else None,
        extension=station or None,
        line=line or None,
        duration_s=duration,
        answered=None if duration is None else duration > 0,
        date=read_date(found["day"] or ""),
        time=read_time(found["clock"]),
    )


def _columns(found: re.Match[str], text: str) -> tuple[str, str, str, str, str] | None:
    """Return trunk, duration, station, number and the rest by their columns; None where they do not fit."""
    length = text[22:30].strip()
    between = text[21:22] + text[30:31] + text[41:42] + text[62:63]
    if between.strip() or (length and not re.fullmatch(r"\d\d:\d\d:\d\d", length)):
        return None
    before = text[found.end("day" if found["day"] else "clock") : 21]
    return before.strip(), length, text[31:41].strip(), text[42:62].strip(), text[63:]


def _run_together(found: re.Match[str], text: str) -> tuple[str, str, str, str, str]:
    told = _PRINTED.fullmatch(text[found.end("day" if found["day"] else "clock") :].lstrip())
    if told is None:
        return "", "", "", "", ""
    return told["line"], told["length"] or "", told["station"] or "", told["number"], told["rest"]


def _way(kind: str) -> str | None:
    if kind in _INTERNAL:
        return "internal"
    return "in" if kind in _IN else "out" if kind in _OUT else None


def _framed(kind: bytes, body: str, raw: bytes, at: datetime) -> list[LineEvent] | None:
    """Read a frame; `body` begins at position 3 of the manual."""
    began, ended = _moment(body[15:25], body[111:113]), _moment(body[25:35], body[113:115])
    if began is None or ended is None:
        return None
    if ended < began:  # a call over New Year, whose years are not both told
        ended = ended.replace(year=began.year + (ended.replace(year=began.year) < began))
    way, party = _FRAME_WAYS[kind], body[9:15].strip()
    duration = int((ended - began) / timedelta(seconds=1))
    return [
        Smdr(
            at,
            raw,
            way,
            _other_party(way, body),
            extension=(party or None) if body[6] in _STATIONS else None,
            line=f"{body[0:3]}-{body[3:6]}" if way != "internal" else None,
            duration_s=duration,
            answered=duration > 0,
            date=body[15:19],
            time=body[19:23],
        )
    ]


def _other_party(way: str, body: str) -> str | None:
    if way == "in":
        caller = body[93:111].strip()
        return caller if _CALLER.fullmatch(caller) else None
    called = (body[59:65] if way == "internal" else body[57:81]).strip()
    return called if _NUMBER.fullmatch(called) else None


def _moment(stamp: str, year: str) -> datetime | None:
    """Return the moment of `MMDDHHMMSS`, in no zone that matters; 2000 stands for a year that is not told."""
    try:
        whole = datetime.strptime(f"2000{stamp}", "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        return whole.replace(year=2000 + int(year)) if year.strip().isdecimal() else whole
    except ValueError:
        return None
