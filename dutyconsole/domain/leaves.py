"""Which fields of each fact the chain vouches for, in their fixed order.

The order is part of the format: a new field goes to the end, under a new domain tag in `audit`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dutyconsole.domain.audit import Field
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.handover import Handover
    from dutyconsole.domain.recording import Recording
    from dutyconsole.domain.slip import PhoneSlip


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
    """Return the canonical fields of a phone slip; what was typed goes in as JSON with sorted keys."""
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
        json.dumps(asdict(slip.fields), ensure_ascii=False, sort_keys=True, separators=(",", ":")),
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
