"""A telephone call and what may happen to it.

The recorder lives by this table while the call runs; the desk keeps the same value in its store.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from dutyconsole.domain.transitions import Transitions

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.domain.ids import CallId, LineId


class Direction(Enum):
    """Who rang whom."""

    INCOMING = "in"
    OUTGOING = "out"


class CallState(Enum):
    """Where a call stands."""

    RINGING = "ringing"
    DIALLING = "dialling"
    ANSWERED = "answered"
    HELD = "held"
    ENDED = "ended"
    MISSED = "missed"


class CallSignal(Enum):
    """What moves a call on."""

    ANSWER = "answer"
    HOLD = "hold"
    RESUME = "resume"
    HANG_UP = "hang_up"
    RING_STOPPED = "ring_stopped"


class Presentation(Enum):
    """What the exchange said of the caller's number."""

    OK = "ok"
    PRIVATE = "private"
    UNAVAILABLE = "unavailable"
    UNKNOWN = "unknown"


CALL_TABLE = Transitions(
    "call",
    {
        (CallState.RINGING, CallSignal.ANSWER): CallState.ANSWERED,
        (CallState.RINGING, CallSignal.RING_STOPPED): CallState.MISSED,
        (CallState.RINGING, CallSignal.HANG_UP): CallState.MISSED,
        (CallState.DIALLING, CallSignal.ANSWER): CallState.ANSWERED,
        (CallState.DIALLING, CallSignal.HANG_UP): CallState.ENDED,
        (CallState.ANSWERED, CallSignal.HOLD): CallState.HELD,
        (CallState.HELD, CallSignal.RESUME): CallState.ANSWERED,
        (CallState.ANSWERED, CallSignal.HANG_UP): CallState.ENDED,
        (CallState.HELD, CallSignal.HANG_UP): CallState.ENDED,
    },
)

OVER = frozenset({CallState.ENDED, CallState.MISSED})


@dataclass(frozen=True)
class CallerId:
    """What one caller-ID report said; `raw` keeps the bytes that it was read from."""

    number: str | None
    name: str | None = None
    presentation: Presentation = Presentation.OK
    date: str | None = None
    """`MMDD` as sent, or None."""
    time: str | None = None
    """`HHMM` as sent, or None."""
    method: str = "modem"
    checksum: str | None = None
    raw: bytes = b""


@dataclass(frozen=True)
class Call:
    """One call of one line. `key` is the recorder's own number for it, unique on its line."""

    id: CallId | None
    line: LineId
    key: int
    direction: Direction
    state: CallState
    started_at: datetime
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    rings: int = 0
    number: str | None = None
    name: str | None = None
    presentation: Presentation = Presentation.UNKNOWN
    answered_by: str | None = None
    """What told us that it was answered: `control_line` or `speech`."""
    handled: bool = False
    """True once somebody has written a slip or a line for it."""
    unrecorded_reason: str | None = None
    returned_by: CallId | None = None
    """For a missed call: the answered call of the same number that came after it."""

    def apply(self, signal: CallSignal, at: datetime) -> Call:
        """Return the call after `signal`; raises `IllegalTransition`."""
        state = CALL_TABLE.next(self.state, signal)
        changed = replace(self, state=state)
        if state is CallState.ANSWERED and self.answered_at is None:
            changed = replace(changed, answered_at=at)
        if state in OVER:
            changed = replace(changed, ended_at=at)
        return changed

    @property
    def is_over(self) -> bool:
        """Say whether nothing more can happen to it."""
        return self.state in OVER

    @property
    def talk_seconds(self) -> float:
        """Seconds between answer and end; 0 for a call never answered or still running."""
        if self.answered_at is None or self.ended_at is None:
            return 0.0
        return max(0.0, (self.ended_at - self.answered_at).total_seconds())

    @property
    def answer_seconds(self) -> float | None:
        """Seconds from the first ring to the answer, or None."""
        return None if self.answered_at is None else (self.answered_at - self.started_at).total_seconds()


@dataclass(frozen=True)
class AnswerLimit:
    """How soon a call must be taken: so many rings, so many seconds from the first ring."""

    rings: int = 3
    seconds: float = 10.0

    def is_exceeded(self, call: Call) -> bool:
        """Say whether an incoming call was taken too late; one never taken is missed, not late."""
        waited = call.answer_seconds
        if call.direction is not Direction.INCOMING or waited is None:
            return False
        return waited > self.seconds or call.rings > self.rings
