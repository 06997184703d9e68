"""Which fields of each fact the chain vouches for, in their fixed order.

The order is part of the format: a new field goes to the end, under a new domain tag in `audit`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.domain.audit import FactOf

if TYPE_CHECKING:
    from dutyconsole.domain.access import Access
    from dutyconsole.domain.audit import Field
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.handover import Handover
    from dutyconsole.domain.mark import CallMark
    from dutyconsole.domain.recording import Recording
    from dutyconsole.domain.signing import SigningKey
    from dutyconsole.domain.slip import PhoneSlip


SLIP_WORDS = (
    "number",
    "caller_unit",
    "caller_name",
    "caller_title",
    "callback",
    "nature",
    "urgency",
    "content",
    "told",
    "read_back",
    "proposal",
    "handling",
    "unrecorded_reason",
)
"""The fields of `SlipDraft` in the first format; one added later must not change the digests of old slips."""


NAMES: dict[FactOf, tuple[str, ...]] = {
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
        *SLIP_WORDS,
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
}
"""The names of the fields, in their order, of the facts that an evidence package holds."""


def entry_fields(entry: Entry) -> list[Field]:
    """Return the canonical fields of a log line: all of them."""
    return [
        entry.number,
        entry.shift_id,
        entry.duty_date,
        entry.kind.value,
        entry.event_at,
        entry.recorded_at,
        entry.author_id,
        entry.author,
        entry.text,
        entry.source,
        entry.handling,
        entry.status.value,
        entry.call_id,
        entry.recording_id,
        entry.slip_id,
        entry.strikes,
        entry.follows,
    ]


def slip_fields(slip: PhoneSlip) -> list[Field]:
    """Return the canonical fields of a phone slip: what the line and the clock know, then what was typed."""
    return [
        slip.register_number,
        slip.call_id,
        slip.recording_id,
        slip.shift_id,
        int(slip.outgoing),
        slip.started_at,
        slip.taken_by,
        slip.taken_by_name,
        slip.recorded_at,
        *(getattr(slip.fields, name) for name in SLIP_WORDS),
    ]


def recording_fields(recording: Recording) -> list[Field]:
    """Return the canonical fields of a finished recording: above all the digest of its sound."""
    return [
        recording.number,
        recording.call_id,
        recording.line,
        recording.key,
        recording.file,
        recording.started_at,
        recording.rate,
        recording.frames,
        recording.sha256,
    ]


def handover_fields(handover: Handover) -> list[Field]:
    """Return the canonical fields of a handover."""
    return [
        handover.register_number,
        handover.from_shift,
        handover.to_shift,
        handover.due_at,
        handover.arrived_at,
        handover.briefing,
        handover.left_over,
        handover.summary,
        handover.open_items,
        handover.unhandled_calls,
        handover.outgoing.person_id,
        handover.outgoing.name,
        handover.outgoing.at,
        handover.incoming.person_id,
        handover.incoming.name,
        handover.incoming.at,
    ]


def access_fields(access: Access) -> list[Field]:
    """Return the canonical fields of a row of the register of listening: all of them."""
    return [
        access.number,
        access.act.value,
        access.at,
        access.person_id,
        access.person,
        access.call_id,
        access.recording_id,
        access.subject,
        access.reason,
        access.approved_by,
        access.destination,
        access.from_ms,
        access.to_ms,
        access.closes,
    ]


def mark_fields(mark: CallMark) -> list[Field]:
    """Return the canonical fields of a mark on a call: all of them."""
    return [
        mark.call_id,
        mark.kind.value,
        mark.at,
        mark.word,
        mark.author_id,
        mark.author,
        mark.recorded_at,
        mark.withdraws,
    ]


def key_fields(key: SigningKey) -> list[Field]:
    """Return the canonical fields of a public key of the room."""
    return [key.public, key.made_at, key.made_by]
