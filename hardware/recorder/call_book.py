"""The call that stands on a line, and everything that is written down and recorded of it."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from dutyconsole.domain.call import PLACING, Call, CallSignal, CallState, Direction
from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.recording import EndReason
from dutyconsole.domain.vocabulary import DisagreementAbout, Unanswered
from hardware.caller_id.events import caller_fields
from hardware.recorder.callers import Callers, Verdict

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.domain.call import CallerId
    from dutyconsole.domain.facts import Fact
    from hardware.recorder.evidence import Moment

log = logging.getLogger("dutyconsole.recorder.call")

DIALS_S = 30.0
"""Digits are the number for so long where nothing tells when the other side answers."""
TEST_OVER_S = 60.0
"""After a self-test the handset is put down again; a call that goes on longer was made for more."""
_RESULTS = {"busy": Unanswered.BUSY, "congestion": Unanswered.CONGESTION}
_SIGNALS = {"ringback": CallSignal.RING_BACK, "busy": CallSignal.BUSY, "congestion": CallSignal.BUSY}


class Note(Protocol):
    """Writes a fact into the journal."""

    def __call__(self, kind: FactKind, data: dict[str, Any], at: datetime) -> Fact:
        """Write it and return it with its number."""
        ...


class Tape(Protocol):
    """What is told to record. `problem` is the code of what keeps it from recording, or empty."""

    @property
    def problem(self) -> str:
        """Code of the problem that sound has now; empty when it can record."""
        ...

    def begin(self, call: int, since: Moment) -> None:
        """Record from `since` on, pre-roll before it."""
        ...

    def end(self, reason: EndReason, now: Moment) -> None:
        """Close the file, if one runs."""
        ...


class CallBook:
    """Keeps the one call of a line; every change is a fact before anything is done about it."""

    def __init__(self, line: str, *, note: Note, tape: Tape) -> None:
        self.call: Call | None = None
        self.callers = Callers()
        self._waiting = Callers()
        self._line = line
        self._note = note
        self._tape = tape
        self._begin_from: Moment | None = None
        self._by_modem = False
        """The number of an outgoing call was told by the modem that dials it: digits heard add nothing."""
        self._tested = 0, 0.0
        """Number of the call in which the line was tested last, and when that was over."""
        self._doubted: set[DisagreementAbout] = set()

    @property
    def state(self) -> CallState | None:
        """Where the call stands; None on an idle line."""
        return self.call.state if self.call is not None else None

    def start(
        self, direction: Direction, state: CallState, now: Moment, *, continues: int | None = None
    ) -> Call:
        """Begin a call; its tape runs from `settle` on."""
        data: dict[str, Any] = {"direction": direction.value}
        if continues is not None:
            data["continues"] = continues
        fact = self._note(FactKind.CALL_STARTED, data, now.at)
        self.call = Call(None, LineId(self._line), fact.number, direction, state, now.at)
        self.callers, self._waiting = Callers(), Callers()
        self._doubted = set()
        self._by_modem = False
        self._begin_from = now
        return self.call

    def count_ring(self, now: Moment) -> None:
        """Count one ring more."""
        if self.call is not None:
            self.call = replace(self.call, rings=self.call.rings + 1)
            self._note(FactKind.RING, {"call": self.call.key, "count": self.call.rings}, now.at)

    def take_caller(self, now: Moment, caller: CallerId, source: str) -> None:
        """Take who is calling; two sources with different numbers are a disagreement."""
        if self.call is None:
            return
        before = self.callers.best
        verdict = self.callers.take(caller, source)
        if verdict is Verdict.REPEAT:
            return
        if verdict is not Verdict.WORSE:
            self.call = replace(
                self.call,
                number=caller.number or self.call.number,
                name=caller.name or self.call.name,
                presentation=caller.presentation,
            )
            self._note(FactKind.CALLER_ID, {"call": self.call.key, **caller_fields(caller)}, now.at)
        if verdict is not Verdict.NEW and before is not None:
            kept, other = (before, caller) if verdict is Verdict.WORSE else (caller, before)
            raw = {"raw_hex": caller.raw.hex(), "method": caller.method}
            self.doubt(now, DisagreementAbout.NUMBER, (kept.number or "", other.number or ""), **raw)

    def waiting_caller(self, now: Moment, caller: CallerId, source: str) -> None:
        """Note somebody else who rang while the line was in use: a missed call of its own."""
        if self._waiting.take(caller, source) is Verdict.REPEAT:
            return
        fact = self._note(FactKind.CALL_STARTED, {"direction": Direction.INCOMING.value}, now.at)
        self._note(FactKind.CALLER_ID, {"call": fact.number, **caller_fields(caller)}, now.at)
        outcome = CallState.MISSED.value
        self._note(FactKind.CALL_ENDED, {"call": fact.number, "outcome": outcome}, now.at)

    def dial(self, now: Moment, digits: str, number: str = "") -> None:
        """Note dialled digits; until somebody answers they are the number, unless a modem has told it."""
        if self.call is None:
            return
        data: dict[str, Any] = {"call": self.call.key, "digits": digits}
        if self._is_dialling(now):
            self._by_modem = self._by_modem or bool(number)
            told = number or (self.call.number or "") + ("" if self._by_modem else digits)
            placing = self.call.state in PLACING
            moved = self.call.apply(CallSignal.DIAL, now.at) if placing else self.call
            self.call = replace(moved, number=told or None, result=None)
            data["number"] = told
        self._note(FactKind.DIALLED, data, now.at)

    def _is_dialling(self, now: Moment) -> bool:
        """Say whether digits are the number still: also where off-hook had to count as the answer."""
        call = self.call
        if call is None or call.direction is not Direction.OUTGOING:
            return False
        at_once = call.answered_at == call.started_at
        return call.state in PLACING or (at_once and (now.at - call.started_at).total_seconds() < DIALS_S)

    def tone(self, now: Moment, name: str) -> None:
        """Take a tone of the exchange that tells how an outgoing call goes on."""
        if self.call is None:
            return
        changed = replace(self.call.apply(_SIGNALS[name], now.at), result=_RESULTS.get(name))
        if changed != self.call:
            self.call = changed
            self._note(FactKind.TONE, {"call": self.call.key, "tone": name}, now.at)

    def came_to_nothing(self, result: Unanswered) -> None:
        """Keep what the modem said of a call that nobody has answered; the fact of its end tells it."""
        if self.call is not None and self.call.state in PLACING:
            self.call = replace(self.call, result=result)

    def tested(self, key: int, t: float) -> None:
        """Keep that the line was tested during a call, until `t`; the test has a thread of its own."""
        self._tested = key, t

    def _was_tested(self, now: Moment) -> bool:
        """Say whether the call that ends was nothing but a self-test: no number, no answer, and soon over."""
        call, (key, until) = self.call, self._tested
        if call is None or call.key != key or call.direction is not Direction.OUTGOING:
            return False
        if call.number or call.state is CallState.RING_BACK:
            return False
        # Where nothing tells of an answer, lifting the handset had to count as one.
        return call.answered_at in (None, call.started_at) and now.t - until <= TEST_OVER_S

    def answer(self, now: Moment, by: str) -> None:
        """The call is answered, at `now` or before."""
        if self.call is None:
            return
        at = max(now.at, self.call.started_at)
        self.call = replace(self.call.apply(CallSignal.ANSWER, at), answered_by=by, result=None)
        self._note(FactKind.CALL_ANSWERED, {"call": self.call.key, "by": by}, at)

    def hold(self, now: Moment, signal: CallSignal) -> None:
        """Hold the call, or take it back."""
        if self.call is not None:
            self.call = self.call.apply(signal, now.at)
            kind = FactKind.CALL_HELD if signal is CallSignal.HOLD else FactKind.CALL_RESUMED
            self._note(kind, {"call": self.call.key}, now.at)

    def finish(self, now: Moment, signal: CallSignal, reason: EndReason) -> None:
        """End the call and its recording."""
        if self.call is None:
            return
        result = Unanswered.SELF_TEST if self._was_tested(now) else self.call.result
        if result is None and self.call.state is CallState.RING_BACK:
            result = Unanswered.NO_ANSWER
        call = self.call.apply(signal, max(now.at, self.call.started_at))
        self.settle(now)
        self._tape.end(reason, now)
        data: dict[str, Any] = {"call": call.key, "outcome": call.state.value}
        if result is not None:
            data["result"] = result.value
        self._note(FactKind.CALL_ENDED, data, call.ended_at or now.at)
        self.call = None

    def doubt(
        self, now: Moment, about: DisagreementAbout, said: tuple[str, str] = ("", ""), **more: str
    ) -> None:
        """Note that two sources disagree: once of each kind in a call."""
        if about in self._doubted:
            return
        self._doubted.add(about)
        log.warning("line %s: sources disagree: %s", self._line, about.en)
        data: dict[str, Any] = {"about": about.value, "one": said[0], "other": said[1], **more}
        if self.call is not None:
            data["call"] = self.call.key
        self._note(FactKind.DISAGREEMENT, data, now.at)

    # The tape

    def settle(self, now: Moment) -> None:
        """Start the tape of a call that has begun: after its facts, which people wait for."""
        if self._begin_from is None or self.call is None:
            return
        since, self._begin_from = self._begin_from, None
        if self._tape.problem:
            self._unrecorded(self._tape.problem, now)
        else:
            self._tape.begin(self.call.key, since)

    def close_tape(self, now: Moment, reason: EndReason) -> None:
        """Close the running file; the call goes on."""
        self._tape.end(reason, now)

    def sound_lost(self, now: Moment) -> None:
        """The sound is gone: close the file and say that the call is not recorded."""
        self._tape.end(EndReason.DEVICE_LOST, now)
        if self.call is not None and self._begin_from is None:
            self._unrecorded(self._tape.problem or "sound_lost", now)

    def sound_back(self, now: Moment) -> None:
        """The sound is back: a running call gets its next recording."""
        if self.call is not None:
            self._begin_from = now

    def _unrecorded(self, code: str, now: Moment) -> None:
        if self.call is not None:
            self._note(FactKind.CALL_UNRECORDED, {"call": self.call.key, "reason": code}, now.at)
