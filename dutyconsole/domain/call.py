"""A telephone call and what may happen to it.

The recorder lives by this table while the call runs; the desk keeps the same value in its store.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from dutyconsole.domain.transitions import Transitions
from dutyconsole.domain.vocabulary import Unanswered

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.domain.ids import CallId, LineId
    from dutyconsole.domain.vocabulary import DisagreementAbout


class Direction(Enum):
    """Who rang whom."""

    INCOMING = "in"
    OUTGOING = "out"


class CallState(Enum):
    """Where a call stands."""

    RINGING = "ringing"
    DIALLING = "dialling"
    RING_BACK = "ringback"
    """It rings at the other side."""
    BUSY = "busy"
    """The exchange gives the busy or the congestion tone, the receiver is still up."""
    ANSWERED = "answered"
    HELD = "held"
    ENDED = "ended"
    MISSED = "missed"


class CallSignal(Enum):
    """What moves a call on."""

    DIAL = "dial"
    RING_BACK = "ring_back"
    BUSY = "busy"
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
        (CallState.DIALLING, CallSignal.DIAL): CallState.DIALLING,
        (CallState.DIALLING, CallSignal.RING_BACK): CallState.RING_BACK,
        (CallState.DIALLING, CallSignal.BUSY): CallState.BUSY,
        (CallState.DIALLING, CallSignal.ANSWER): CallState.ANSWERED,
        (CallState.DIALLING, CallSignal.HANG_UP): CallState.ENDED,
        (CallState.RING_BACK, CallSignal.DIAL): CallState.DIALLING,
        (CallState.RING_BACK, CallSignal.RING_BACK): CallState.RING_BACK,
        (CallState.RING_BACK, CallSignal.BUSY): CallState.BUSY,
        (CallState.RING_BACK, CallSignal.ANSWER): CallState.ANSWERED,
        (CallState.RING_BACK, CallSignal.HANG_UP): CallState.ENDED,
        (CallState.BUSY, CallSignal.DIAL): CallState.DIALLING,
        (CallState.BUSY, CallSignal.RING_BACK): CallState.RING_BACK,
        (CallState.BUSY, CallSignal.BUSY): CallState.BUSY,
        (CallState.BUSY, CallSignal.ANSWER): CallState.ANSWERED,
        (CallState.BUSY, CallSignal.HANG_UP): CallState.ENDED,
        (CallState.ANSWERED, CallSignal.HOLD): CallState.HELD,
        (CallState.HELD, CallSignal.RESUME): CallState.ANSWERED,
        (CallState.ANSWERED, CallSignal.HANG_UP): CallState.ENDED,
        (CallState.HELD, CallSignal.HANG_UP): CallState.ENDED,
    },
)

PLACING = frozenset({CallState.DIALLING, CallState.RING_BACK, CallState.BUSY})
"""An outgoing call that nobody has answered yet."""
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
class Disagreement:
    """Two sources said different things of one call: `one` and `other` are what each said, or empty."""

    about: DisagreementAbout
    one: str = ""
    other: str = ""


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
    result: Unanswered | None = None
    """Why an outgoing call was not answered, where its tones told."""
    disagreements: tuple[Disagreement, ...] = ()

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
    def is_self_test(self) -> bool:
        """Say whether the handset was lifted for a test of the line only: nobody was called."""
        return self.result is Unanswered.SELF_TEST

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
class CallVersion:
    """A call as it was when it ended, or as it was known after something more was learnt of it.

    Whether somebody has written of it is not part of it: the line or the slip itself says that.
    """

    id: int | None
    call_id: CallId
    call: Call


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
