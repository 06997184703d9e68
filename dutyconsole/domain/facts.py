"""What the recorder writes down: one fact, one line of JSON in the line's journal.

The journal is the truth between the two processes. Each line of the telephone has a journal of its own
(`journal/line-<id>.jsonl`), its facts are numbered 1, 2, 3 … without a gap, and each is on the disk
(fsync) before anything is done about it. The desk takes facts in by (line, number), so taking one in twice
changes nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from dutyconsole.domain.ids import LineId
from dutyconsole.errors import Damaged

if TYPE_CHECKING:
    from collections.abc import Mapping


class FactKind(Enum):
    """The kinds of fact, each with the keys that `data` holds.

    `call` and `recording` are the numbers of the facts that began them.
    """

    RECORDER_STARTED = "recorder_started"
    """version, pid"""
    RECORDER_STOPPED = "recorder_stopped"
    """reason: `asked` … a clean end"""
    CALL_STARTED = "call_started"
    """direction: `in` or `out`"""
    RING = "ring"
    """call, count: rings so far"""
    CALLER_ID = "caller_id"
    """call, number, name, presentation, date, time, method, checksum, raw_hex"""
    CALL_ANSWERED = "call_answered"
    """call, by: `control_line` or `speech`"""
    DIALLED = "dialled"
    """call, digits heard; number: all that was dialled until the call was answered (left out afterwards)"""
    TONE = "tone"
    """call, tone: `ringback`, `busy` or `congestion`, heard in an outgoing call"""
    DISAGREEMENT = "disagreement"
    """call (or none), about: code of `DisagreementAbout`; one, other: what each source said"""
    CALL_HELD = "call_held"
    """call"""
    CALL_RESUMED = "call_resumed"
    """call"""
    CALL_ENDED = "call_ended"
    """call, outcome: `ended` or `missed`; result: code of `Unanswered`, where tones or the modem told"""
    CALL_UNRECORDED = "call_unrecorded"
    """call, reason: code of the device problem"""
    RECORDING_STARTED = "recording_started"
    """call, file (below the data folder), rate (Hz), preroll_s; quality: `reduced` on the last of the disk"""
    RECORDING_ENDED = "recording_ended"
    """recording, call, frames, sha256, reason, lost_frames"""
    RECORDING_PACKED = "recording_packed"
    """recording, file (below the data folder), bytes: the same samples, stored without loss in less"""
    DEVICE_STATE = "device_state"
    """device: `serial` or `sound`; state: `ok`, `fault`, `absent`; code and params of the problem.

    Where the line is not heard: deaf_since (ISO 8601). Where a problem is over: was (its code), since
    (ISO 8601), lasted_s (by the clock that never jumps)."""
    GAP = "gap"
    """from, to (ISO 8601), seconds (by the clock that never jumps), reason: when this line was not heard"""
    CLOCK_JUMPED = "clock_jumped"
    """from, to (ISO 8601), seconds: what the wall clock would have shown, what it shows, the difference"""
    SMDR = "smdr"
    """direction, number, extension, line, duration_s, answered, raw, raw_hex: a record of the exchange"""
    SMDR_LEG = "smdr_leg"
    """raw_hex: a part of a call's record, the rest of which is still to come"""
    UNPARSED = "unparsed"
    """raw_hex: bytes that made no sense"""


@dataclass(frozen=True)
class Fact:
    """One numbered, dated line of a journal."""

    line: LineId
    number: int
    at: datetime
    kind: FactKind
    data: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the line as it is written, without the line end."""
        return json.dumps(
            {
                "n": self.number,
                "line": self.line,
                "at": self.at.isoformat(timespec="milliseconds"),
                "kind": self.kind.value,
                **({"data": dict(self.data)} if self.data else {}),
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )

    @staticmethod
    def from_json(text: str) -> Fact:
        """Read a line back; raises `Damaged` where it is not one."""
        try:
            raw = json.loads(text)
            return Fact(
                LineId(str(raw["line"])),
                int(raw["n"]),
                datetime.fromisoformat(raw["at"]),
                FactKind(raw["kind"]),
                dict(raw.get("data", {})),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise Damaged("journal_line_damaged", text=text[:200], why=str(error)) from error
