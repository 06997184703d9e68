"""The Whozz Calling boxes of CallerID.com: reports, call ends, hook details, and replays of their memory.

Layouts (manuals of the 2, 4 and 8 line units): `01 I S 0000 G A0 09/26 01:28 AM 770-263-7111   NAME` live,
`0248 02 09/26 13:28 I E 0276 G A3 800-555-1212 NAME` from memory, `$01 09/26 02:30 PM 8002404637 I NAME` in
the limited format, `01 R     11/07 07:43:52` for rings (R) and the hook (F off, N on, H flash).
The memory holds the ends of the last 248 calls.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from dutyconsole.domain.call import CallerId, Presentation
from hardware.caller_id.boxes import read_half_day, read_short_date, read_tci
from hardware.caller_id.events import CallerIdReport, LineEvent, OffHook, OnHook, Ring, Smdr
from hardware.caller_id.fields import decode, read_name, read_number, read_time
from hardware.caller_id.text import LineFormat

if TYPE_CHECKING:
    from datetime import datetime

KEPT = 1000
"""Ended calls that are remembered: four times the memory of the box."""

_LIVE = re.compile(
    rb"\$?(\d\d) ([IO]) ([SE]) (\d{4}) ([GB]) [A-Za-z]\d +(\d\d/\d\d) +(\d\d:\d\d) +([AP]M) ?(.*)"
)
_MEMORY = re.compile(
    rb"\d{4} (\d\d) (\d\d/\d\d) (\d\d:\d\d) ([IO]) E (\d{4}) ([GB]) [A-Za-z]\d ?(\S*(?: \S+)?) *(.*)"
)
_LIMITED = re.compile(rb"\$(\d\d) +(\d\d/\d\d) +(\d\d:\d\d) +([AP]M) +(\S+(?: \S+)*?) +([IO])(?: +(\S.*))?")
_DETAIL = re.compile(rb"\$?(\d\d) ([RFNH]) +\d\d/\d\d +\d\d:\d\d:\d\d")
_NUMBER_WIDTH = 14
_Key: TypeAlias = tuple[bytes, bytes, str | None, str | None, str, int]


class WhozzFormat(LineFormat):
    """Reads the lines of these boxes, and remembers the calls that have ended."""

    def __init__(self) -> None:
        self._ended: dict[_Key, None] = {}

    def read(self, line: bytes, raw: bytes, at: datetime) -> list[LineEvent] | None:
        """Return what the line tells, nothing for a call that was told before, None if not of these boxes."""
        if found := _DETAIL.fullmatch(line):
            return _detail(found[2], found[1].decode("ascii"), at)
        if found := _LIVE.fullmatch(line):
            return self._live(found, raw, at)
        if found := _MEMORY.fullmatch(line):
            return self._memory(found, raw, at)
        if found := _LIMITED.fullmatch(line):
            return _limited(found, raw, at)
        return read_tci(line, raw, at)

    def _live(self, found: re.Match[bytes], raw: bytes, at: datetime) -> list[LineEvent] | None:
        line, way, stage, length, check, day, clock, half, rest = found.groups()
        if rest[_NUMBER_WIDTH : _NUMBER_WIDTH + 1] not in {b"", b" "}:
            return None
        number, name = rest[:_NUMBER_WIDTH], rest[_NUMBER_WIDTH:]
        date, time = read_short_date(day), read_half_day(clock, half)
        if way == b"I" and stage == b"S":
            caller = _caller(number, name, date, time, good=check == b"G", raw=raw)
            return [CallerIdReport(at, caller, line.decode("ascii"))]
        if stage == b"S":
            out = Smdr(at, raw, "out", _good(number), line=line.decode("ascii"), date=date, time=time)
            return [out]
        self._remember((line, way, date, time, decode(number).strip(), int(length)))
        ended = _ended(at, raw, line, way, number=number, length=int(length), good=check == b"G")
        return [replace(ended, date=date, time=time)]

    def _memory(self, found: re.Match[bytes], raw: bytes, at: datetime) -> list[LineEvent] | None:
        line, day, clock, way, length, check, number, _ = found.groups()
        date, time = read_short_date(day), read_time(clock.decode("ascii"))
        if read_number(decode(number))[1] is Presentation.UNKNOWN:
            number = number.split(b" ", 1)[0]
        if not self._remember((line, way, date, time, decode(number).strip(), int(length))):
            return []
        ended = _ended(at, raw, line, way, number=number, length=int(length), good=check == b"G")
        return [replace(ended, date=date, time=time)]

    def _remember(self, key: _Key) -> bool:
        """Return whether the call is new."""
        if key in self._ended:
            return False
        self._ended[key] = None
        if len(self._ended) > KEPT:
            del self._ended[next(iter(self._ended))]
        return True


def _detail(letter: bytes, line: str, at: datetime) -> list[LineEvent]:
    kinds: dict[bytes, LineEvent] = {b"R": Ring(at, line), b"F": OffHook(at, line), b"N": OnHook(at, line)}
    return [kinds[letter]] if letter in kinds else []


def _limited(found: re.Match[bytes], raw: bytes, at: datetime) -> list[LineEvent]:
    line, day, clock, half, number, way, name = found.groups()
    date, time = read_short_date(day), read_half_day(clock, half)
    if way == b"O":
        return [Smdr(at, raw, "out", _good(number), line=line.decode("ascii"), date=date, time=time)]
    caller = _caller(number, name or b"", date, time, good=None, raw=raw)
    return [CallerIdReport(at, caller, line.decode("ascii"))]


def _caller(
    number: bytes, name: bytes, date: str | None, time: str | None, *, good: bool | None, raw: bytes
) -> CallerId:
    if good is False:
        return CallerId(None, presentation=Presentation.UNKNOWN, method="box", checksum="bad", raw=raw)
    digits, presentation = read_number(decode(number))
    checksum = "ok" if good else None
    return CallerId(
        digits,
        name=read_name(name),
        presentation=presentation,
        date=date,
        time=time,
        method="box",
        checksum=checksum,
        raw=raw,
    )


def _ended(
    at: datetime, raw: bytes, line: bytes, way: bytes, *, number: bytes, length: int, good: bool
) -> Smdr:
    """Return the record of a call that is over; who was rung may not have answered, however long it took."""
    is_in = way == b"I"
    return Smdr(
        at,
        raw,
        "in" if is_in else "out",
        _good(number) if good or not is_in else None,
        line=line.decode("ascii"),
        duration_s=length,
        answered=length > 0 if is_in else None,
    )


def _good(number: bytes) -> str | None:
    return read_number(decode(number))[0]
