"""What is done about the signs of a line: the acts of the table, carried out on the call that stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.call import PLACING, Call, CallSignal, CallState, Direction
from dutyconsole.domain.recording import EndReason
from hardware.recorder.call_book import CallBook
from hardware.recorder.call_table import DOUBTS, TABLE, Act, Sign
from hardware.recorder.callers import SERIAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.domain.call import CallerId
    from dutyconsole.domain.vocabulary import Unanswered
    from dutyconsole.settings.line import Line
    from hardware.recorder.call_book import Note, Tape
    from hardware.recorder.evidence import Moment, Stretch

DIALLED_S = 10.0
"""Speech so soon after an exchange tone is a call of ours."""


@dataclass(frozen=True)
class Told:
    """What comes with a sign, as far as it has it."""

    by: str = "speech"
    source: str = SERIAL
    caller: CallerId | None = None
    waiting: bool = False
    """The exchange announced that caller as a second one."""
    digits: str = ""
    number: str = ""
    """What the modem is told to dial."""
    until_s: float = 0.0
    """When the last of the digits ended (seconds of the clock)."""
    tone: str = ""
    heard_tone: Stretch | None = None
    """The last exchange tone before speech that begins a call."""
    held: bool = False
    """A working control line holds the call open."""
    result: Unanswered | None = None
    """What the modem said of the other side of the call that it dialled."""


class CallActs:
    """Does what the table says; keeps the times by which the next signs are judged (seconds of the clock)."""

    def __init__(self, line: Line, *, note: Note, tape: Tape) -> None:
        self.book = CallBook(line.id, note=note, tape=tape)
        self.last_sign = 0.0
        """When something last said that the call lives."""
        self.free_since = float("-inf")
        self.armed = True
        """The line was quiet since the last call: a tone on it is a new one."""
        self.spoken: float | None = None
        """When words came into the ringing, perhaps the answer."""
        self.up_since = float("inf")
        """When the receiver was taken up for the call that stands."""
        self.dialled_s: float | None = None
        """When the last digit of an outgoing call ended, None before there was one."""
        self._line = line
        self._unfinished: tuple[Call, float] | None = None
        self._acts: dict[Act, Callable[[Moment, Told], None]] = {
            Act.IGNORE: self._ignore,
            Act.BEGIN_INCOMING: self._begin_incoming,
            Act.COUNT_RING: self._count_ring,
            Act.NEXT_INCOMING: self._next_incoming,
            Act.TAKE_CALLER: self._take_caller,
            Act.LATE_CALLER: self._late_caller,
            Act.WAITING_CALLER: self._waiting_caller,
            Act.BEGIN_OUTGOING: self._begin_outgoing,
            Act.BEGIN_SPOKEN: self._begin_spoken,
            Act.NEXT_OUTGOING: self._next_outgoing,
            Act.BEGIN_DIALLED: self._begin_dialled,
            Act.NEXT_DIALLED: self._next_dialled,
            Act.DIAL: self._dial,
            Act.NOTE_DIGITS: self._dial,
            Act.TONE: self._tone,
            Act.ANSWER: self._answer,
            Act.HOLD: self._hold,
            Act.RESUME: self._resume,
            Act.END: self._end,
            Act.END_SILENT: self._end_silent,
            Act.END_FREE: self._end_free,
            Act.MISS: self._miss,
        }

    def act(self, sign: Sign, now: Moment, told: Told | None = None) -> Act:
        """Do what the table says of this sign; returns what that was."""
        act = TABLE[self.book.state, sign]
        self._acts[act](now, told or Told())
        if sign in DOUBTS:
            self.book.doubt(now, DOUBTS[sign])
        return act

    def go_on_from(self, call: Call, until: float) -> None:
        """Take a call that a dead recorder left: off-hook or speech before `until` goes on with it."""
        self._unfinished = (call, until)

    def finish(self, now: Moment, signal: CallSignal, reason: EndReason) -> None:
        """End the call that stands."""
        self.book.finish(now, signal, reason)
        self.free_since, self.armed = now.t, False

    def _ignore(self, now: Moment, told: Told) -> None:
        pass

    def _begin(self, direction: Direction, now: Moment, *, continues: int | None = None) -> None:
        state = CallState.RINGING if direction is Direction.INCOMING else CallState.DIALLING
        self._unfinished = None
        self.spoken, self.dialled_s, self.last_sign = None, None, now.t
        self.up_since = now.t if direction is Direction.OUTGOING else float("inf")
        self.book.start(direction, state, now, continues=continues)

    def _begin_incoming(self, now: Moment, told: Told) -> None:
        self._begin(Direction.INCOMING, now)
        self._count_ring(now, told)

    def _count_ring(self, now: Moment, told: Told) -> None:  # noqa: ARG002
        self.last_sign, self.spoken = now.t, None
        self.book.count_ring(now)

    def _next_incoming(self, now: Moment, told: Told) -> None:
        self.finish(now, CallSignal.HANG_UP, EndReason.HUNG_UP)
        self._begin_incoming(now, told)

    def _take_caller(self, now: Moment, told: Told) -> None:
        if self.book.call is None:
            self._begin(Direction.INCOMING, now)
        self.last_sign = now.t
        if told.caller is not None:
            self.book.take_caller(now, told.caller, told.source)

    def _late_caller(self, now: Moment, told: Told) -> None:
        call, caller = self.book.call, told.caller
        if call is None or caller is None:
            return
        outgoing = call.direction is Direction.OUTGOING
        if outgoing or told.waiting or self.book.callers.is_another(caller):
            self._waiting_caller(now, told)
        else:
            self.book.take_caller(now, caller, told.source)

    def _waiting_caller(self, now: Moment, told: Told) -> None:
        if told.caller is not None:
            self.book.waiting_caller(now, told.caller, told.source)

    def _begin_outgoing(self, now: Moment, told: Told) -> None:
        """Begin a call that did not ring: we dial, or it is the call that a dead recorder left."""
        left = self._unfinished[0] if self._unfinished and now.t <= self._unfinished[1] else None
        direction = left.direction if left else Direction.OUTGOING
        self._begin(direction, now, continues=left.key if left else None)
        # Where speech may not tell, nothing later could say that an outgoing call was answered.
        if self._line.answer_by == "control_line" or (left and left.answered_at is not None):
            self._answer(now, told)

    def _begin_spoken(self, now: Moment, told: Told) -> None:
        """Begin a call that only the ear noticed: ours if the dial tone came before, else incoming."""
        tone = told.heard_tone
        dialled = tone is not None and now.t - tone.end < DIALLED_S and tone.start > self.free_since
        if dialled or self._unfinished:
            self._begin_outgoing(now, told)
        else:
            self._begin(Direction.INCOMING, now)
        if self.book.call is not None and self.book.call.answered_at is None:
            self._answer(now, told)

    def _begin_dialled(self, now: Moment, told: Told) -> None:
        self._begin(Direction.OUTGOING, now)
        self._dial(now, told)

    def _next_dialled(self, now: Moment, told: Told) -> None:
        self.finish(now, CallSignal.HANG_UP, EndReason.HUNG_UP)
        self._begin_dialled(now, told)

    def _next_outgoing(self, now: Moment, told: Told) -> None:
        if not told.held:
            self.finish(now, CallSignal.HANG_UP, EndReason.HUNG_UP)
            self._begin_outgoing(now, told)
        elif self.book.state in PLACING:
            self.book.dial(now, "")

    def _dial(self, now: Moment, told: Told) -> None:
        self.dialled_s = max(told.until_s, now.t)
        self.last_sign = max(self.dialled_s, self.last_sign)
        self.book.dial(now, told.digits, told.number)

    def _tone(self, now: Moment, told: Told) -> None:
        self.last_sign = now.t
        self.book.tone(now, told.tone)

    def _answer(self, now: Moment, told: Told) -> None:
        self.last_sign = max(now.t, self.last_sign)
        self.up_since = min(self.up_since, now.t)
        self.book.answer(now, told.by)

    def _hold(self, now: Moment, told: Told) -> None:  # noqa: ARG002
        self.book.hold(now, CallSignal.HOLD)

    def _resume(self, now: Moment, told: Told) -> None:  # noqa: ARG002
        self.book.hold(now, CallSignal.RESUME)

    def _end(self, now: Moment, told: Told) -> None:  # noqa: ARG002
        self.finish(now, CallSignal.HANG_UP, EndReason.HUNG_UP)

    def _end_silent(self, now: Moment, told: Told) -> None:  # noqa: ARG002
        self.finish(now, CallSignal.HANG_UP, EndReason.SILENCE)

    def _end_free(self, now: Moment, told: Told) -> None:
        if told.result is not None:
            self.book.came_to_nothing(told.result)
        if not told.held:
            self.finish(now, CallSignal.HANG_UP, EndReason.HUNG_UP)

    def _miss(self, now: Moment, told: Told) -> None:  # noqa: ARG002
        self.finish(now, CallSignal.RING_STOPPED, EndReason.RING_STOPPED)
