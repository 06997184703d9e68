"""What happens on a line, decided: signals and sound in, facts and orders to the tape out.

Signals (rings, caller ID, hook) are believed. Speech tells where no control line does:

* no working control line, or `answer_by = speech`: 0.3 s of speech begins a call or answers an outgoing one;
* `answer_by = both` with a working control line that says on-hook: only 2.5 s of speech, so that a control
  line wired wrongly does not leave a call unrecorded;
* `answer_by = control_line` with a working control line: never.

While it rings, ring bursts (up to 2 s) and the caller ID's data tones between the first two rings are heard
on the line too. So speech answers a ringing call if it lasts 2.5 s, or if, when the rings have stopped for
`ring_timeout_s`, at least 0.3 s of it came later than 2 s (first ring: 3.5 s) after the last ring. The answer
is dated back to that speech. Rings that stop without either make the call missed.

A call that the control line answered ends by the control line alone. Any other ends after `hang_s` without
speech; the tones of the exchange are not speech, so the busy tone after the caller hung up ends it too.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Protocol

from dutyconsole.domain.call import Call, CallSignal, CallState, Direction
from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.recording import EndReason
from hardware.caller_id.events import caller_fields

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.domain.call import CallerId
    from dutyconsole.domain.facts import Fact
    from dutyconsole.settings import Line, Recorder

log = logging.getLogger("dutyconsole.recorder.call")

SPEECH_S = 0.3
SUSTAINED_S = 2.5
TONE_S = 1.0
"""Exchange tone that begins an outgoing call where no control line tells of it."""
QUIET_S = 2.0
"""Quiet that must lie before such a tone: the busy tone of the last call is not a new one."""
CURRENT_S = 0.3
"""A run that ended longer ago is over."""
AFTER_RING_S = 2.0
AFTER_FIRST_RING_S = 3.5


@dataclass(frozen=True)
class Moment:
    """An instant for people, and the same in seconds on the clock that never jumps."""

    at: datetime
    t: float

    def back_to(self, t: float) -> Moment:
        """Return the moment of `t`, which lies before."""
        return self.on_to(t)

    def on_to(self, t: float) -> Moment:
        """Return the moment of `t` on the same clock, whatever was done to the wall clock since."""
        return Moment(self.at + timedelta(seconds=t - self.t), t)


@dataclass(frozen=True)
class Stretch:
    """A run of one kind of sound, in seconds of the clock; `loud_s` without the gaps."""

    start: float
    end: float
    loud_s: float

    def is_current(self, now: float) -> bool:
        """Say whether it still goes on."""
        return now - self.end <= CURRENT_S


@dataclass(frozen=True)
class Heard:
    """What the ear says now: the last speech, the last exchange tone, the end of the last sound."""

    speech: Stretch | None = None
    tone: Stretch | None = None
    last_sound: float | None = None


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


class CallLogic:
    """One line's calls, one at a time. Every method is called from the line's thread."""

    def __init__(self, line: Line, settings: Recorder, *, note: Note, tape: Tape) -> None:
        self.call: Call | None = None
        self.off_hook: bool | None = None
        """What the control line said last; None before, and while it does not work."""
        self._line = line
        self._settings = settings
        self._note = note
        self._tape = tape
        self._heard = Heard()
        self._last_sign = 0.0
        self._spoken: float | None = None
        self._free_since = float("-inf")
        self._armed = True
        self._begin_from: Moment | None = None
        self._reports: list[CallerId] = []
        self._unfinished: tuple[Call, float] | None = None

    def go_on_from(self, call: Call, until: float) -> None:
        """Take a call that a dead recorder left: off-hook or speech before `until` goes on with it."""
        self._unfinished = (call, until)

    # Signals

    def ring(self, now: Moment) -> None:
        """Take a ring: it begins a call, or counts."""
        if self._is_held() and self._is_open():
            log.warning("line %s: a ring while off-hook is not believed", self._line.id)
            return
        if self.call is not None and self.call.state is not CallState.RINGING:
            # Without a control line the end of the last call was not seen; a ring proves it.
            self._finish(now, CallSignal.HANG_UP, EndReason.HUNG_UP)
        call = self.call or self._start(Direction.INCOMING, CallState.RINGING, now)
        self.call = replace(call, rings=call.rings + 1)
        self._last_sign, self._spoken = now.t, None
        self._note(FactKind.RING, {"call": call.key, "count": self.call.rings}, now.at)

    def caller_id(self, now: Moment, caller: CallerId) -> None:
        """Take who is calling; in an answered call another number is a second caller who waits."""
        if self.call is not None and not _tells_more(caller, self._reports):
            return
        if self._is_open() and _is_another(caller, self._reports):
            self._waiting_caller(now, caller)
            return
        call = self.call or self._start(Direction.INCOMING, CallState.RINGING, now)
        if call.state is CallState.RINGING:
            self._last_sign = now.t
        self._reports.append(caller)
        self.call = replace(
            call,
            number=caller.number or call.number,
            name=caller.name or call.name,
            presentation=caller.presentation,
        )
        self._note(FactKind.CALLER_ID, {"call": call.key, **caller_fields(caller)}, now.at)

    def hook_lifted(self, now: Moment) -> None:
        """The control line says off-hook."""
        self.off_hook = True
        if self._line.answer_by == "speech":
            return
        if self.call is None:
            self._start_unrung(now, "control_line")
        elif self.call.state is CallState.RINGING:
            self._answer(now, "control_line")

    def hook_put_down(self, now: Moment) -> None:
        """The control line says on-hook."""
        self.off_hook = False
        if self._line.answer_by != "speech" and self._is_open():
            self._finish(now, CallSignal.HANG_UP, EndReason.HUNG_UP)

    def hook_unknown(self) -> None:
        """The control line has stopped working: from here on the ear decides."""
        self.off_hook = None

    def dialled(self, now: Moment, number: str) -> None:
        """The modem is told to dial `number`: a call of ours, whose number needs no ear."""
        call = replace(self._start(Direction.OUTGOING, CallState.DIALLING, now), number=number)
        self.call = call
        self._note(FactKind.DIALLED, {"call": call.key, "digits": "", "number": number}, now.at)

    def dial_ended(self, now: Moment) -> None:
        """The modem has hung up, or could not dial: the call is over unless the telephone holds it."""
        if self.call is not None and self.call.direction is Direction.OUTGOING and not self._is_held():
            self._finish(now, CallSignal.HANG_UP, EndReason.HUNG_UP)

    # Sound and time

    def hear(self, now: Moment, heard: Heard) -> None:
        """Take what the ear says, and let time pass."""
        self._heard = heard
        self.tick(now)

    def tick(self, now: Moment) -> None:
        """Let time pass: rings that stopped, silence, speech that has lasted."""
        if self.call is None:
            self._idle(now)
        elif self.call.state is CallState.RINGING:
            self._ringing(now)
        elif self.call.state is CallState.DIALLING:
            self._dialling(now)
        else:
            self._talking(now)
        self.settle(now)

    def settle(self, now: Moment) -> None:
        """Start the tape of a call that has begun: after its facts, which people wait for."""
        if self._begin_from is None or self.call is None:
            return
        since, self._begin_from = self._begin_from, None
        if self._tape.problem:
            self._unrecorded(self._tape.problem, now)
        else:
            self._tape.begin(self.call.key, since)

    def sound_lost(self, now: Moment) -> None:
        """The sound is gone: close the file and say that the call is not recorded."""
        self._tape.end(EndReason.DEVICE_LOST, now)
        if self.call is not None and self._begin_from is None:
            self._unrecorded(self._tape.problem or "sound_lost", now)

    def sound_back(self, now: Moment) -> None:
        """The sound is back: a running call gets its next recording."""
        if self.call is not None:
            self._begin_from = now

    def end_all(self, now: Moment, reason: EndReason) -> Call | None:
        """The recorder stops: close what runs and return the call that was cut off."""
        call = self.call
        self._tape.end(reason, now)
        if call is not None:
            self._finish(now, CallSignal.HANG_UP, reason)
        return call

    # Rules

    def _idle(self, now: Moment) -> None:
        if self._quiet_for(now) >= QUIET_S:
            self._armed = True
        need = self._speech_needed()
        if need is None:
            return
        speech, tone = self._heard.speech, self._heard.tone
        if speech is not None and self._counts(speech, now, need):
            self._start_spoken(now.back_to(speech.start))
        elif need == SPEECH_S and self._armed and tone is not None and self._counts(tone, now, TONE_S):
            self._start(Direction.OUTGOING, CallState.DIALLING, now.back_to(tone.start))

    def _ringing(self, now: Moment) -> None:
        speech, need = self._heard.speech, self._speech_needed()
        if speech is not None and need is not None:
            if self._counts(speech, now, SUSTAINED_S):
                self._answer(now.back_to(speech.start), "speech")
                return
            rings = self.call.rings if self.call is not None else 0
            free = self._last_sign + (AFTER_FIRST_RING_S if rings <= 1 else AFTER_RING_S)
            if self._spoken is None and need == SPEECH_S and speech.end - max(speech.start, free) >= SPEECH_S:
                self._spoken = max(speech.start, free)
        if now.t - self._last_sign < self._settings.ring_timeout_s:
            return
        if self._spoken is not None:
            self._answer(now.back_to(self._spoken), "speech")
        else:
            self._finish(now, CallSignal.RING_STOPPED, EndReason.RING_STOPPED)

    def _dialling(self, now: Moment) -> None:
        speech, need = self._heard.speech, self._speech_needed()
        held = self._is_held()
        # Off-hook is certain here, so the ear need not be careful.
        if speech is not None and (held or need is not None) and self._counts(speech, now, SPEECH_S):
            self._answer(now.back_to(speech.start), "speech")
        elif not held and min(self._quiet_for(now), now.t - self._last_sign) >= self._settings.hang_s:
            self._finish(now, CallSignal.HANG_UP, EndReason.SILENCE)

    def _talking(self, now: Moment) -> None:
        if self._is_held():
            return
        speech = self._heard.speech
        last = max(self._last_sign, speech.end if speech is not None else self._last_sign)
        if now.t - last >= self._settings.hang_s:
            self._finish(now, CallSignal.HANG_UP, EndReason.SILENCE)

    def _speech_needed(self) -> float | None:
        """Return the seconds of speech that count as lifting the receiver, or None where it never does."""
        if self.off_hook is None or self._line.answer_by == "speech":
            return SPEECH_S
        return SUSTAINED_S if self._line.answer_by == "both" else None

    def _counts(self, run: Stretch, now: Moment, need: float) -> bool:
        """Say whether a run that goes on is long enough, and is not left over from the last call."""
        return run.loud_s >= need and run.is_current(now.t) and run.start >= self._free_since

    def _is_held(self) -> bool:
        """Say whether a working control line holds the call open."""
        return self.off_hook is True and self._line.answer_by != "speech"

    def _is_open(self) -> bool:
        return self.call is not None and self.call.state is not CallState.RINGING

    def _quiet_for(self, now: Moment) -> float:
        return float("inf") if self._heard.last_sound is None else now.t - self._heard.last_sound

    # Facts

    def _start_unrung(self, now: Moment, by: str) -> None:
        """Begin a call that did not ring: we dial, or it is the call that a dead recorder left."""
        left = self._unfinished[0] if self._unfinished and now.t <= self._unfinished[1] else None
        direction = left.direction if left else Direction.OUTGOING
        self._start(direction, CallState.DIALLING, now, continues=left.key if left else None)
        # Where speech may not tell, nothing later could say that an outgoing call was answered.
        if self._line.answer_by == "control_line" or (left and left.answered_at is not None):
            self._answer(now, by)

    def _start_spoken(self, began: Moment) -> None:
        """Begin a call that only the ear noticed: ours if the dial tone came before, else incoming."""
        tone = self._heard.tone
        dialled = tone is not None and began.t - tone.end < 10.0 and tone.start > self._free_since
        if dialled or self._unfinished:
            self._start_unrung(began, "speech")
        else:
            self._start(Direction.INCOMING, CallState.RINGING, began)
        if self.call is not None and self.call.answered_at is None:
            self._answer(began, "speech")

    def _start(
        self, direction: Direction, state: CallState, now: Moment, *, continues: int | None = None
    ) -> Call:
        data: dict[str, Any] = {"direction": direction.value}
        if continues is not None:
            data["continues"] = continues
        self._unfinished = None
        fact = self._note(FactKind.CALL_STARTED, data, now.at)
        call = Call(None, LineId(self._line.id), fact.number, direction, state, now.at)
        self.call = call
        self._reports = []
        self._spoken = None
        self._last_sign = now.t
        self._begin_from = now
        return call

    def _answer(self, now: Moment, by: str) -> None:
        if self.call is None:
            return
        at = max(now.at, self.call.started_at)
        self.call = replace(self.call.apply(CallSignal.ANSWER, at), answered_by=by)
        self._last_sign = max(now.t, self._last_sign)
        self._note(FactKind.CALL_ANSWERED, {"call": self.call.key, "by": by}, at)

    def _finish(self, now: Moment, signal: CallSignal, reason: EndReason) -> None:
        if self.call is None:
            return
        call = self.call.apply(signal, now.at)
        self.settle(now)
        self._tape.end(reason, now)
        self._note(FactKind.CALL_ENDED, {"call": call.key, "outcome": call.state.value}, now.at)
        self.call = None
        self._free_since, self._armed = now.t, False

    def _unrecorded(self, code: str, now: Moment) -> None:
        if self.call is not None:
            self._note(FactKind.CALL_UNRECORDED, {"call": self.call.key, "reason": code}, now.at)

    def _waiting_caller(self, now: Moment, caller: CallerId) -> None:
        """Somebody else rang while the line was in use: a missed call of its own."""
        fact = self._note(FactKind.CALL_STARTED, {"direction": Direction.INCOMING.value}, now.at)
        self._note(FactKind.CALLER_ID, {"call": fact.number, **caller_fields(caller)}, now.at)
        outcome = CallState.MISSED.value
        self._note(FactKind.CALL_ENDED, {"call": fact.number, "outcome": outcome}, now.at)
        self._reports.append(caller)


def _is_another(caller: CallerId, told: list[CallerId]) -> bool:
    """Say whether this report has a number, and the earlier ones another."""
    numbers = {earlier.number for earlier in told} - {None}
    return caller.number is not None and bool(numbers) and caller.number not in numbers


def _tells_more(caller: CallerId, told: list[CallerId]) -> bool:
    """Say whether this report has a number or a name that the earlier ones had not."""
    return not any(
        caller.number in {None, earlier.number} and caller.name in {None, earlier.name} for earlier in told
    )
