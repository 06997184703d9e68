"""The structured part of a line: a form with fields of its own, kept beside the line's words.

Two forms have one: the register of warnings (F29) and the register of visitors (F18). What is not known yet
when the line is written (when the leader was told, when the visitor left) comes later as a supplement: a line
that follows, with the fields that were open. Nothing is written over, so the first values stay.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dutyconsole.domain.sheet_fields import FIELDS, Form, IdKind, SheetField, WarningStage
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from dutyconsole.domain.ids import EntryId, SheetId

Values = dict[str, str]
"""What stands in the fields, by their names; an empty field is left out."""

MAX_WORDS = 2_000
"""Characters of one field."""


@dataclass(frozen=True)
class Sheet:
    """The structured part as saved. Times in it are ISO 8601 with their offset, to the minute."""

    id: SheetId | None
    entry_id: EntryId
    form: Form
    register_number: str | None
    """Such as 预警〔2026〕0012; a supplement has none of its own."""
    supplements: SheetId | None
    """The sheet whose open fields this one fills."""
    filled: str
    """The fields as `packed` writes them."""

    @property
    def fields(self) -> Values:
        """What stands in the fields."""
        return unpacked(self.filled)


@dataclass(frozen=True)
class Clock:
    """One thing that is due after a sheet was begun."""

    field: SheetField
    due_at: datetime
    done_at: datetime | None

    def is_overdue(self, now: datetime) -> bool:
        """Say whether it came too late, or has not come although it is too late."""
        return (self.done_at or now) > self.due_at

    @property
    def minutes(self) -> int | None:
        """How many whole minutes before the limit (negative: after it) it was done; None while it is open."""
        return None if self.done_at is None else int((self.due_at - self.done_at).total_seconds() // 60)


def packed(form: Form, values: Mapping[str, str]) -> str:
    """Return the filled fields as JSON, in the order of the form: what the chain vouches for.

    Empty fields are left out, so that a field added to the form later changes no older digest.
    """
    pairs = [[name, values[name].strip()] for name in FIELDS[form] if values.get(name, "").strip()]
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Values:
    """Read the fields back; raises `ValueError` for what was never written so."""
    return {str(name): str(value) for name, value in json.loads(text)}


def required(form: Form, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the fields that this sheet must have before its matter is done, in the order of the form."""
    wanted = {name for name, field in FIELDS[form].items() if field.must}
    if form is Form.WARNING:
        wanted |= _for_warning(values)
    else:
        wanted |= _for_visit(values)
    return tuple(name for name in FIELDS[form] if name in wanted)


def _for_warning(values: Mapping[str, str]) -> set[str]:
    stage = values.get("stage", "")
    if stage == WarningStage.LIFTED.value:
        return {"first"}
    return {"valid_from", "valid_until"} | ({"first"} if stage == WarningStage.CHANGED.value else set())


def _for_visit(values: Mapping[str, str]) -> set[str]:
    wanted = set()
    if values.get("enters") == "yes":
        wanted |= {"approver", "escort"}
    if values.get("id_kind", "") not in ("", IdKind.NONE.value):
        wanted.add("id_number")
    return wanted


def missing(form: Form, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the required fields that are still empty."""
    return tuple(name for name in required(form, values) if not values.get(name, "").strip())


def lacking(form: Form, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the fields without which it cannot be written at all: what comes later may still be empty."""
    return tuple(name for name in missing(form, values) if not FIELDS[form][name].later)


def check_complete(form: Form, values: Mapping[str, str]) -> None:
    """Raise `Refused` naming the fields without which the line cannot be written."""
    if names := lacking(form, values):
        raise Refused("sheet_incomplete", fields=tuple(FIELDS[form][name].term for name in names))


def check_times(form: Form, values: Mapping[str, str], now: datetime) -> None:
    """Raise `Refused` where times contradict each other or lie ahead; values as `settled` gives them."""
    times = {name: datetime.fromisoformat(values[name]) for name in _moments(form) if values.get(name)}
    for name, at in times.items():
        if not FIELDS[form][name].ahead and at > now:
            raise Refused("sheet_time_ahead", field=FIELDS[form][name].term)
    for earlier, later in _ORDER[form]:
        if earlier in times and later in times and times[later] < times[earlier]:
            raise Refused("sheet_times_swapped", one=FIELDS[form][earlier].term, two=FIELDS[form][later].term)


_ORDER: dict[Form, tuple[tuple[str, str], ...]] = {
    Form.WARNING: (
        ("issued_at", "received_at"),
        ("valid_from", "valid_until"),
        ("received_at", "told_at"),
        ("received_at", "forwarded_at"),
    ),
    Form.VISIT: (("entered_at", "left_at"),),
}


def settled(form: Form, values: Mapping[str, str], *, now: datetime, zone: ZoneInfo) -> Values:
    """Return what was typed as it is kept: times with their offset, numbers of papers masked, blanks gone.

    Raises `Refused` for a time that cannot be read, a choice that is none, or far too many words.
    """
    kept = {name: values[name].strip() for name in FIELDS[form] if values.get(name, "").strip()}
    for name in _moments(form):
        if name in kept:
            kept[name] = _moment(FIELDS[form][name], kept[name], now=now, zone=zone)
    for name, text in kept.items():
        _check_value(FIELDS[form][name], text)
    if "id_number" in kept:
        kept["id_number"] = masked(kept["id_number"])
    return kept


def _moment(field: SheetField, text: str, *, now: datetime, zone: ZoneInfo) -> str:
    at = read_moment(text, now=now, zone=zone)
    if at is None:
        raise Refused("sheet_time_unreadable", field=field.term, text=text)
    return at.isoformat(timespec="minutes")


def _check_value(field: SheetField, text: str) -> None:
    if len(text) > MAX_WORDS:
        raise Refused("sheet_field_too_long", field=field.term, length=len(text), limit=MAX_WORDS)
    if field.codes and text not in field.codes:
        raise Refused("sheet_choice_unknown", field=field.term, text=text)


def _moments(form: Form) -> tuple[str, ...]:
    return tuple(name for name, field in FIELDS[form].items() if field.is_moment)


def read_moment(text: str, *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Read a time as an officer types it: `10:10`, `1010`, `25 10:10`, `11-25 10:10`, or whole; None if not.

    What is left out is today's, by the room's clock; full-width signs are read too.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_PLAIN).strip()
    local = now.astimezone(zone)
    try:
        given = datetime.fromisoformat(plain)
    except ValueError:
        given = None
    if given is not None and len(plain) > len("2026-11-23"):
        return given if given.tzinfo else given.replace(tzinfo=zone)
    return _short_moment(plain.split(), local)


_PLAIN = str.maketrans("年月日时点", "-- ::")


def _short_moment(parts: list[str], local: datetime) -> datetime | None:
    if not 1 <= len(parts) <= 2:
        return None
    clock = _clock(parts[-1])
    day = _day(parts[0], local) if len(parts) == 2 else (local.year, local.month, local.day)
    if clock is None or day is None:
        return None
    try:
        return datetime(*day, *clock, tzinfo=local.tzinfo)
    except ValueError:
        return None


def _clock(text: str) -> tuple[int, int] | None:
    hour, colon, minute = text.strip("分").partition(":")
    if not colon:
        hour, minute = (text[:-2], text[-2:]) if len(text) in (3, 4) else ("", "")
    if not hour.isdecimal() or not (minute or "0").isdecimal():
        return None
    return int(hour), int(minute or 0)


def _day(text: str, local: datetime) -> tuple[int, int, int] | None:
    numbers = text.replace("/", "-").replace(".", "-").strip("-").split("-")
    if not 1 <= len(numbers) <= 3 or not all(number.isdecimal() for number in numbers):
        return None
    today = [local.year, local.month, local.day]
    year, month, day = [*today[: 3 - len(numbers)], *(int(number) for number in numbers)]
    return year, month, day


def masked(number: str) -> str:
    """Return a paper's number of which only the first three and the last four signs can be read.

    Less than that would be needed (个人信息保护法 第十九条), and a line of the log can never be taken back:
    so the whole number is not kept anywhere. What is masked already stays as it is.
    """
    plain = "".join(number.split())
    if "*" in plain:
        return plain
    shown = min(7, len(plain) // 2)
    head = shown * 3 // 7
    tail = shown - head
    return plain[:head] + "*" * (len(plain) - shown) + (plain[-tail:] if tail else "")


def merged(sheets: Iterable[Sheet]) -> Values:
    """Return the fields of a sheet and its supplements, in order of writing: a later word stands."""
    values: Values = {}
    for sheet in sheets:
        values |= sheet.fields
    return values


def open_fields(form: Form, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the fields that may be filled by a supplement: those that come later and are not told yet."""
    return tuple(name for name, field in FIELDS[form].items() if field.later and not values.get(name))


def is_done(form: Form, values: Mapping[str, str]) -> bool:
    """Say whether nothing that is required is open any more."""
    return not missing(form, values)


def clocks(form: Form, values: Mapping[str, str], limits: Mapping[str, int]) -> Sequence[Clock]:
    """Return what is due; `limits` are minutes after reception, by the field that ends the clock."""
    begun = values.get("received_at", "")
    if form is not Form.WARNING or not begun:
        return ()
    start = datetime.fromisoformat(begun)
    return [
        Clock(
            FIELDS[form][name],
            start + timedelta(minutes=minutes),
            datetime.fromisoformat(values[name]) if values.get(name) else None,
        )
        for name, minutes in limits.items()
    ]
