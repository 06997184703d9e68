"""Call records of Avaya IP Office: comma-separated, one record a leg; one call id, one call.

Fields (IP Office Manager, appendix SMDR): start, connected time, ring time (s), caller, direction, called
number, dialled number, account, is-internal, call id, continuation, party 1 device and name, party 2 device
and name, hold time, park time … Continuation 1 says that more records of the call follow. A device is `E`
and the extension, `T` and the trunk, or `V` and a channel of the voicemail. The exchange sends NULs to try
the connection; they stand before a record.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hardware.caller_id.events import LineEvent, Smdr, SmdrLeg
from hardware.caller_id.fields import decode, read_date, read_time
from hardware.caller_id.text import LineFormat
from hardware.smdr.durations import read_duration

if TYPE_CHECKING:
    from datetime import datetime

OPEN_CALLS = 256
"""Calls whose last record is awaited; above that the oldest is told as far as it is known."""

_BEGINS = re.compile(rb"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d,\d\d:\d\d:\d\d,\d+,")
_FEWEST_FIELDS = 16
_INTERNAL = frozenset({"1", "I"})


@dataclass(frozen=True)
class _Leg:
    at: datetime
    raw: bytes
    began: str
    connected_s: int
    caller: str
    way: str
    called: str
    is_internal: bool
    call: str
    goes_on: bool
    parties: tuple[tuple[str, str], tuple[str, str]]


class AvayaFormat(LineFormat):
    """Puts the records of a call together and tells it when its last record has come."""

    def __init__(self) -> None:
        self._open: dict[str, list[_Leg]] = {}

    def read(self, line: bytes, raw: bytes, at: datetime) -> list[LineEvent] | None:
        """Return the call that the record ends, the record itself while more follow, None if it is none."""
        leg = _leg(line, raw, at)
        if leg is None:
            return None
        legs = self._open.setdefault(leg.call, [])
        legs.append(leg)
        if not leg.goes_on:
            return [_record(self._open.pop(leg.call))]
        told: list[LineEvent] = [SmdrLeg(at, raw)]
        if len(self._open) > OPEN_CALLS:
            told.append(_record(self._open.pop(next(iter(self._open)))))
        return told

    def left(self) -> list[LineEvent]:
        """Return the calls whose last record has not come, as far as they are known."""
        left: list[LineEvent] = [_record(legs) for legs in self._open.values()]
        self._open.clear()
        return left


def _leg(line: bytes, raw: bytes, at: datetime) -> _Leg | None:
    if not _BEGINS.match(line):
        return None
    fields = [field.strip() for field in next(csv.reader([decode(line)]))]
    if len(fields) < _FEWEST_FIELDS or fields[4] not in {"I", "O"} or fields[10] not in {"0", "1"}:
        return None
    connected = read_duration(fields[1])
    if connected is None:
        return None
    return _Leg(
        at=at,
        raw=raw,
        began=fields[0],
        connected_s=connected,
        caller=fields[3],
        way=fields[4],
        called=fields[5],
        is_internal=fields[8] in _INTERNAL,
        call=fields[9],
        goes_on=fields[10] == "1",
        parties=((fields[11], fields[12]), (fields[13], fields[14])),
    )


def _record(legs: list[_Leg]) -> Smdr:
    first = legs[0]
    direction = "internal" if first.is_internal else {"I": "in", "O": "out"}[first.way]
    number = first.caller if direction == "in" else first.called
    duration = sum(leg.connected_s for leg in legs)
    return Smdr(
        legs[-1].at,
        b"\n".join(leg.raw for leg in legs),
        direction,
        number or None,
        extension=_last(legs, "E", direction),
        line=_trunk(legs),
        duration_s=duration,
        answered=duration > 0,
        date=read_date(first.began[5:10]),
        time=read_time(first.began[11:16]),
    )


def _last(legs: list[_Leg], kind: str, direction: str) -> str | None:
    """Return our extension: of an internal call the one that rang up, else the last that had the call."""
    for leg in legs[:1] if direction == "internal" else reversed(legs):
        for device, _ in leg.parties:
            if device.startswith(kind):
                return device[1:] or None
    return None


def _trunk(legs: list[_Leg]) -> str | None:
    for leg in legs:
        for device, name in leg.parties:
            if device.startswith("T"):
                return name or device
    return None
