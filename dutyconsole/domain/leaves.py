"""Which fields of each fact the chain vouches for, in their fixed order: the one definition of the leaves.

A name is the attribute of the domain's value, with dots into a part of it. The order is part of the format:
nothing in `FIELDS` is ever moved, renamed or taken away, or old rows would no longer fit their links.

A field that comes later goes into `LATER`: it enters as its name and its value, and only where it holds
something, so that rows written before it keep their digests. Its column must allow NULL (or be blank text).

A new kind of fact takes four places: its member in `audit.FactOf`, its fields here, its table as a `Source`
in `dutyconsole.db.facts` (guards, verification and evidence packages follow from that), and in the use case
`work.uow.chain.append(FactOf.X, row_id, fields_of(FactOf.X, value))` in the transaction that stores the row.
"""

from __future__ import annotations

import json
from dataclasses import fields
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from dutyconsole.domain.audit import FactOf

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.domain.audit import Field

FIELDS: dict[FactOf, tuple[str, ...]] = {
    FactOf.ENTRY: (
        "number",
        "shift_id",
        "duty_date",
        "kind",
        "event_at",
        "recorded_at",
        "author_id",
        "author",
        "text",
        "source",
        "handling",
        "status",
        "call_id",
        "recording_id",
        "slip_id",
        "strikes",
        "follows",
    ),
    FactOf.SHIFT: (
        "duty_date",
        "name",
        "starts_at",
        "ends_at",
        "taken_over_at",
        "crew",
    ),
    FactOf.CALL: (
        "call_id",
        "call.line",
        "call.key",
        "call.direction",
        "call.state",
        "call.started_at",
        "call.answered_at",
        "call.ended_at",
        "call.rings",
        "call.number",
        "call.name",
        "call.presentation",
        "call.answered_by",
        "call.unrecorded_reason",
        "call.returned_by",
        "call.result",
        "call.disagreements",
    ),
    FactOf.CALL_RECORD: (
        "call_id",
        "line",
        "key",
        "at",
        "direction",
        "number",
        "extension",
        "trunk",
        "duration_s",
        "answered",
        "date",
        "time",
        "raw",
    ),
    FactOf.SLIP: (
        "register_number",
        "call_id",
        "recording_id",
        "shift_id",
        "outgoing",
        "started_at",
        "taken_by",
        "taken_by_name",
        "recorded_at",
        "fields.number",
        "fields.caller_unit",
        "fields.caller_name",
        "fields.caller_title",
        "fields.callback",
        "fields.nature",
        "fields.urgency",
        "fields.content",
        "fields.told",
        "fields.read_back",
        "fields.proposal",
        "fields.handling",
        "fields.unrecorded_reason",
    ),
    FactOf.RECORDING: (
        "number",
        "call_id",
        "line",
        "key",
        "file",
        "started_at",
        "rate",
        "frames",
        "sha256",
    ),
    FactOf.HANDOVER: (
        "register_number",
        "from_shift",
        "to_shift",
        "due_at",
        "arrived_at",
        "briefing",
        "left_over",
        "summary",
        "open_items",
        "unhandled_calls",
        "outgoing.person_id",
        "outgoing.name",
        "outgoing.at",
        "incoming.person_id",
        "incoming.name",
        "incoming.at",
    ),
    FactOf.ACCESS: (
        "number",
        "act",
        "at",
        "person_id",
        "person",
        "call_id",
        "recording_id",
        "subject",
        "reason",
        "approved_by",
        "destination",
        "from_ms",
        "to_ms",
        "closes",
    ),
    FactOf.KEY: ("public", "made_at", "made_by"),
    FactOf.MARK: (
        "call_id",
        "kind",
        "at",
        "word",
        "author_id",
        "author",
        "recorded_at",
        "withdraws",
    ),
    FactOf.ATTACHMENT: (
        "entry_id",
        "name",
        "file",
        "size",
        "sha256",
        "secrecy",
        "author_id",
        "author",
        "added_at",
    ),
    FactOf.CHARGE: (
        "entry_id",
        "act",
        "person_id",
        "person",
        "due_at",
        "word",
        "author_id",
        "author",
        "at",
    ),
    FactOf.REFERENCE: ("entry_id", "to", "target", "word", "author_id", "author", "at", "withdraws"),
    FactOf.SHEET: ("entry_id", "form", "register_number", "supplements", "filled"),
    FactOf.ROSTER: ("number", "first", "last", "published_at", "author_id", "author", "plan", "note"),
    FactOf.SUBMISSION: (
        "roster_id",
        "sent_at",
        "recipient",
        "method",
        "accepted_by",
        "author_id",
        "author",
    ),
}
"""The fields of each kind in its first format."""

LATER: dict[FactOf, tuple[str, ...]] = {}
"""The fields of each kind that came after its first rows were written."""


def fields_of(kind: FactOf, value: Any) -> list[Field]:
    """Return the canonical fields of a fact."""
    return [field for _, field in named_fields(kind, value)]


def named_fields(kind: FactOf, value: Any) -> list[tuple[str, Field]]:
    """Return the canonical fields of a fact, each with its name; the name of a later field is a field too."""
    found = [(name, _plain(get(value))) for name, get in _getters(kind)]
    for path in LATER.get(kind, ()):
        later = _plain(attrgetter(path)(value))
        if later not in (None, ""):
            name = last_part(path)
            found += [("later", name), (name, later)]
    return found


def last_part(path: str) -> str:
    """Return how a field is called, without the part that it lies in."""
    return path.rpartition(".")[2]


@cache
def _getters(kind: FactOf) -> list[tuple[str, Callable[[Any], Any]]]:
    return [(last_part(path), attrgetter(path)) for path in FIELDS[kind]]


def _plain(value: Any) -> Field:
    """Return a value as one canonical field: codes for enums, 0 or 1 for truth, JSON for parts in a row."""
    if isinstance(value, Enum):
        code: Field = value.value
        return code
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, tuple):
        return json.dumps([_part(part) for part in value], ensure_ascii=False) if value else ""
    field: Field = value
    return field


def _part(part: Any) -> list[Field]:
    return [_plain(getattr(part, field.name)) for field in fields(part)]
