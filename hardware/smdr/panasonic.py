"""Call records of Panasonic exchanges (KX-TA, KX-TD, KX-TDA, KX-TDE, KX-NS).

Columns (feature guides, "SMDR"): date, time, extension, trunk (CO), dialled number, ring `M'SS`, duration
`HH:MM'SS`, account or cost, condition code. Incoming calls have `<I>` and what is known of the caller in the
place of the number, `<D>…<I>…` with the direct number before it, or in the KX-TA `< incoming >`. Read by the
marks and not by the columns, whose widths differ between models and settings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hardware.caller_id.boxes import read_half_day
from hardware.caller_id.events import LineEvent, Smdr
from hardware.caller_id.fields import read_date, read_time
from hardware.caller_id.text import LineFormat
from hardware.smdr.durations import read_duration

if TYPE_CHECKING:
    from datetime import datetime

_LINE = re.compile(
    r"(?:(?P<day>\d\d/\d\d)/\d\d|\*\*/\*\*/\*\*) +\*?(?:(?P<clock>\d?\d:\d\d) ?(?P<half>[AP]M)?|\*\*:\*+) +"
    r"(?P<extension>[0-9A-Z*#-]{1,7}) +(?:(?P<line>\d{2,4}) +)?(?P<rest>\S.*)"
)
_RING_OR_DURATION = re.compile(r"(?:^| )(?:\d\d:\d\d'\d\d|\d{1,2}'\d\d|\*{1,2}'\*\*)(?= |$)")
_DURATION = re.compile(r"(?:^| )(\d\d:\d\d'\d\d)(?= |$)")
_CODE = re.compile(r"(?:^| )(TR|FW|RM|NA|RC|AN|D0|RG|TM)$")
_INCOMING = re.compile(r"(?:<D>.*?)?<I>(.*)|< ?(?:[A-Z]+ )?incoming ?>(.*)")
_INTERNAL = re.compile(r"EXT ?(\d+)")
_NUMBER = re.compile(r"[0-9*#]+")
_AT_FRONT = re.compile(r"(\+?[0-9*#]{3,})(?: .*)?")
_BEHIND_A_NAME = re.compile(r"[^0-9<>]+?([0-9]{5,})")
_HEADING = re.compile(r"Date +Time +Ext\.? +CO +Dial.*|-{10,}")


class PanasonicFormat(LineFormat):
    """Reads one printed line."""

    def read(self, line: bytes, raw: bytes, at: datetime) -> list[LineEvent] | None:
        """Return the record, nothing for a heading, None where it is no line of these exchanges."""
        text = line.decode("latin-1")
        if _HEADING.fullmatch(text):
            return []
        found = _LINE.fullmatch(text)
        return None if found is None else _record(found, raw, at)


def _record(found: re.Match[str], raw: bytes, at: datetime) -> list[LineEvent] | None:
    rest = found["rest"]
    measured = _RING_OR_DURATION.search(rest)
    code = _CODE.search(rest)
    ends = [match.start() for match in (measured, code) if match]
    dialled = rest[: min(ends)].strip() if ends else rest.strip()
    party = _party(dialled)
    if party is None or (found["line"] is None and party[0] != "internal"):
        return None
    if not ends and party[0] != "in":
        return None
    length = _DURATION.search(rest)
    duration = read_duration(length[1]) if length else None
    return [
        Smdr(
            at,
            raw,
            party[0],
            party[1],
            extension=found["extension"],
            line=found["line"],
            duration_s=duration,
            answered=_answered(code[1] if code else "", duration),
            date=_date(found["day"]),
            time=_time(found["clock"], found["half"]),
        )
    ]


def _party(dialled: str) -> tuple[str, str | None] | None:
    """Return direction and number from the column of the number, None where that is no call."""
    if incoming := _INCOMING.fullmatch(dialled):
        return "in", _caller((incoming[1] or incoming[2] or "").strip())
    if internal := _INTERNAL.fullmatch(dialled):
        return "internal", internal[1]
    first = dialled.split(" ", maxsplit=1)[0]
    if not re.match(r"[0-9*#]", first):
        return None
    return "out", _dialled(first)


def _caller(text: str) -> str | None:
    """Return the number of `number`, `number NAME` or `NAMEnumber`."""
    found = _AT_FRONT.fullmatch(text) or _BEHIND_A_NAME.fullmatch(text)
    return found[1] if found else None


def _dialled(text: str) -> str | None:
    """Return the digits; pauses (P) are none, what follows `-` was dialled after a transfer.

    Digits hidden by the exchange (`.`, `X`) make the number unknown: half of it would look whole.
    """
    digits = text.split("-", maxsplit=1)[0].replace("P", "").replace("=", "")
    return digits if _NUMBER.fullmatch(digits) else None


def _date(day: str | None) -> str | None:
    """Return `MMDD`, or None where day and month might as well be the other way round: a setting decides."""
    if day is None:
        return None
    as_it_stands, turned = read_date(day), read_date(day[3:] + day[:2])
    return as_it_stands if turned is None or turned == as_it_stands else None if as_it_stands else turned


def _time(clock: str | None, half: str | None) -> str | None:
    if clock is None:
        return None
    if half is None:
        return read_time(clock.rjust(5, "0"))
    return read_half_day(clock.encode("ascii"), half.encode("ascii"))


def _answered(code: str, duration: int | None) -> bool | None:
    if code == "NA":
        return False
    if code == "AN":
        return True
    return None if duration is None else duration > 0
