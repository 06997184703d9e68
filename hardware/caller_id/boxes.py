"""Caller-ID boxes of one line a call: NetCallerID, TCI, a Chinese board (V200), and DTMF decoder modules.

Frames:
`###DATE03301423...NMBR4075551212...NAMEWIRELESS CALL+++` (NetCallerID; fields may be empty);
`01      9/04      1:29 PM       212-555-4000           NAME` (TCI, and Whozz Calling switched to it);
`&RING:1:CID:0704121313016054035:HOOK:0*` (V200pstn: month, day, hour, minute, then the number);
`D13800000001C` (DTMF caller ID as it is on the line: a start code, the number, and `C`; no checksum).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dutyconsole.domain.call import CallerId, Presentation
from hardware.caller_id.events import CallerIdReport, LineEvent, MessageWaiting, OffHook, Ring
from hardware.caller_id.fields import decode, read_date, read_name, read_number, read_time
from hardware.caller_id.text import LineFormat

if TYPE_CHECKING:
    from datetime import datetime

_NET = re.compile(rb"###DATE(\d{8})?\.\.\.NMBR(.*?)\.\.\.NAME(.*)\+\+\+")
_LAMP = re.compile(rb"\s*-?\s*(?:MSG|MESSAGE) (ON|OFF)\s*-?\s*")
_TCI = re.compile(
    rb"(\d\d) {2,}(\d?\d/\d\d) {2,}(\d?\d:\d\d) ([AP]M) {2,}(\S(?:.*?\S)?)(?: {2,}(\S.*))?", re.IGNORECASE
)
_V200 = re.compile(rb"&RING:([01])(?::(?:CID|FSK|DTMF):([0-9A-Za-z]*))?:HOOK:([01])\*")
_DTMF = re.compile(rb"[ABD]([0-9]{3,20})C")
_STAMP = re.compile(rb"\d{8}")


class NetCallerIdFormat(LineFormat):
    """The NetCallerID box, and the lines of TCI boxes."""

    def read(self, line: bytes, raw: bytes, at: datetime) -> list[LineEvent] | None:
        """Return what the line tells, or None where it is not of these boxes."""
        if found := _NET.fullmatch(line):
            stamp, number, name = (part or b"" for part in found.groups())
            if lamp := _LAMP.fullmatch(name):
                return [MessageWaiting(at, lamp[1] == b"ON")]
            return [CallerIdReport(at, _net_caller(stamp, number, name, raw))]
        return read_tci(line, raw, at)


class V200Format(LineFormat):
    """The Chinese board whose frames begin with `&` and end with `*`."""

    def read(self, line: bytes, raw: bytes, at: datetime) -> list[LineEvent] | None:
        """Return what the frame tells, or None where it is none."""
        found = _V200.fullmatch(line)
        if found is None:
            return None
        rings, told, hook = found.groups()
        events: list[LineEvent] = [Ring(at)] if rings == b"1" else []
        if told:
            caller = _v200_caller(told, raw)
            events.append(CallerIdReport(at, caller))
        return [*events, OffHook(at)] if hook == b"1" else events


class DtmfFormat(LineFormat):
    """Modules that write down the DTMF digits of a caller ID; a line that stands alone, or behind silence."""

    def read(self, line: bytes, raw: bytes, at: datetime) -> list[LineEvent] | None:
        """Return the report in the frame, or None where it is none."""
        found = _DTMF.fullmatch(line)
        if found is None:
            return None
        number, presentation = read_number(found[1].decode("ascii"))
        caller = CallerId(number, presentation=presentation, method="box", raw=raw)
        return [CallerIdReport(at, caller)]


def read_tci(line: bytes, raw: bytes, at: datetime) -> list[LineEvent] | None:
    """Return the report in a TCI line, or None where it is none."""
    found = _TCI.fullmatch(line)
    if found is None:
        return None
    number, presentation = read_number(decode(found[5]))
    date, time = read_short_date(found[2]), read_half_day(found[3], found[4])
    if presentation is Presentation.UNKNOWN or date is None or time is None:
        return None
    name = read_name(found[6] or b"")
    caller = CallerId(
        number, name=name, presentation=presentation, date=date, time=time, method="box", raw=raw
    )
    return [CallerIdReport(at, caller, found[1].decode("ascii"))]


def read_short_date(text: bytes) -> str | None:
    """Return `MMDD` from `MM/DD` or `M/DD`; None if no such day is."""
    return read_date(text.decode("ascii").rjust(5, "0"))


def read_half_day(text: bytes, half: bytes) -> str | None:
    """Return `HHMM` from `HH:MM` and `AM` or `PM`; None if it is no time of day."""
    hour, minute = (int(part) for part in text.split(b":"))
    if not 1 <= hour <= 12 or minute > 59:
        return None
    return f"{hour % 12 + (12 if half.upper() == b'PM' else 0):02}{minute:02}"


def _net_caller(stamp: bytes, number: bytes, name: bytes, raw: bytes) -> CallerId:
    digits, presentation = read_number(decode(number))
    word = decode(name).strip(" -").upper()
    if digits is None and presentation is Presentation.UNKNOWN:
        presentation = Presentation.UNAVAILABLE if word == "UNKNOWN CALLER" else read_number(word)[1]
    return CallerId(
        digits,
        name=None if word in {"", "UNKNOWN CALLER"} else read_name(name),
        presentation=presentation if digits is None else Presentation.OK,
        date=read_date(stamp[:4].decode("ascii")),
        time=read_time(stamp[4:].decode("ascii")),
        method="box",
        raw=raw,
    )


def _v200_caller(told: bytes, raw: bytes) -> CallerId:
    stamp = told[:8] if _STAMP.match(told) else b""
    date, time = read_date(stamp[:4].decode("ascii")), read_time(stamp[4:].decode("ascii"))
    if date is None or time is None:  # without its stamp nobody knows where the number begins
        return CallerId(None, presentation=Presentation.UNKNOWN, method="box", raw=raw)
    number, presentation = read_number(told[8:].decode("ascii"))
    return CallerId(number, presentation=presentation, date=date, time=time, method="box", raw=raw)
