"""Taking in what the recorder wrote down, once, in order.

Each fact is one transaction together with its number, so a desk that is killed at any moment takes it in
again or not at all; a fact that was taken in before changes nothing.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dutyconsole.app.returned import close_missed
from dutyconsole.app.slips import call_changed
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.call import (
    PLACING,
    Call,
    CallSignal,
    CallState,
    Direction,
    Disagreement,
    Presentation,
)
from dutyconsole.domain.facts import Fact, FactKind
from dutyconsole.domain.leaves import fields_of
from dutyconsole.domain.numbering import recording_number
from dutyconsole.domain.recording import EndReason, Recording, RecordingState
from dutyconsole.domain.transitions import IllegalTransition
from dutyconsole.domain.vocabulary import DisagreementAbout, Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

    from dutyconsole.app.call_records import CallRecords
    from dutyconsole.app.commands import TakeInFact
    from dutyconsole.app.desk import Work
    from dutyconsole.app.outages import Outages

log = logging.getLogger("dutyconsole.intake")

FRESH = timedelta(seconds=30)
"""Older facts are history that the desk catches up on: shown, but not rung."""

_SIGNALS = {
    FactKind.CALL_ANSWERED: CallSignal.ANSWER,
    FactKind.CALL_HELD: CallSignal.HOLD,
    FactKind.CALL_RESUMED: CallSignal.RESUME,
}


@dataclass(frozen=True)
class Intake:
    """Turns facts into calls and recordings; `zone` is the room's, for the register numbers."""

    zone: ZoneInfo
    outages: Outages
    records: CallRecords

    def take_in(self, command: TakeInFact, work: Work) -> bool:
        """Take in one fact; returns whether it was new."""
        fact = command.fact
        last = _last_fact(fact, work)
        if fact.number <= last:
            return False
        if fact.number != last + 1:
            log.warning("line %s: facts %d to %d never came", fact.line, last + 1, fact.number - 1)
        handler = self._handlers().get(fact.kind)
        if handler is not None:
            handler(fact, work)
        work.uow.lines.set_last_fact(fact.line, fact.number)
        return True

    def _handlers(self) -> dict[FactKind, Callable[[Fact, Work], None]]:
        return {
            FactKind.CALL_STARTED: _call_started,
            FactKind.RING: _ring,
            FactKind.CALLER_ID: _caller_id,
            FactKind.DIALLED: _dialled,
            FactKind.TONE: _tone,
            FactKind.DISAGREEMENT: _disagreement,
            FactKind.CALL_ANSWERED: _call_moved,
            FactKind.CALL_HELD: _call_moved,
            FactKind.CALL_RESUMED: _call_moved,
            FactKind.CALL_ENDED: _call_ended,
            FactKind.CALL_UNRECORDED: _call_unrecorded,
            FactKind.RECORDING_STARTED: self._recording_started,
            FactKind.RECORDING_ENDED: _recording_ended,
            FactKind.GAP: self.outages.gap,
            FactKind.DEVICE_STATE: self.outages.device_state,
            FactKind.SMDR: self.records.take_in,
            FactKind.CLOCK_JUMPED: self.outages.clock_jumped,
            FactKind.RECORDING_PACKED: _recording_packed,
        }

    def _recording_started(self, fact: Fact, work: Work) -> None:
        call = work.uow.calls.by_key(fact.line, int(fact.data["call"]))
        day = fact.at.astimezone(self.zone).date()
        number = recording_number(day, work.uow.numbers.next(f"recording/{day:%Y%m%d}"))
        work.uow.recordings.add(
            Recording(
                id=None,
                call_id=call.id if call else None,
                line=fact.line,
                key=fact.number,
                number=number,
                file=str(fact.data["file"]),
                state=RecordingState.RUNNING,
                started_at=fact.at,
                rate=int(fact.data["rate"]),
                preroll_s=float(fact.data.get("preroll_s", 0.0)),
            )
        )
        if call is not None:
            _tell(call, fact, work)


def _last_fact(fact: Fact, work: Work) -> int:
    """Return how far the line's journal is taken in; a line nobody has named goes by its id from now on."""
    last = work.uow.lines.last_fact(fact.line)
    if last is None:
        log.warning("line %s is in no settings that the store has seen", fact.line)
        work.uow.lines.know(fact.line, name=fact.line, number="")
    return last or 0


def _call_of(fact: Fact, work: Work) -> Call | None:
    call = work.uow.calls.by_key(fact.line, int(fact.data["call"]))
    if call is None:
        log.warning("line %s, fact %d: no call %s", fact.line, fact.number, fact.data["call"])
    return call


def _tell(call: Call, fact: Fact, work: Work) -> None:
    if call.id is not None:
        call_id, fresh = call.id, work.now - fact.at < FRESH
        work.tell(lambda: call_changed(work, call_id, fresh=fresh))


def _change(call: Call, changed: Call, fact: Fact, work: Work) -> None:
    if changed != call:
        work.uow.calls.update(changed)
        _tell(changed, fact, work)
        close_missed(changed, work)


def _call_started(fact: Fact, work: Work) -> None:
    direction = Direction(fact.data.get("direction", "in"))
    state = CallState.RINGING if direction is Direction.INCOMING else CallState.DIALLING
    call = Call(None, fact.line, fact.number, direction, state, started_at=fact.at)
    _tell(replace(call, id=work.uow.calls.add(call)), fact, work)


def _ring(fact: Fact, work: Work) -> None:
    if (call := _call_of(fact, work)) is not None:
        _change(call, replace(call, rings=int(fact.data["count"])), fact, work)


def _caller_id(fact: Fact, work: Work) -> None:
    if (call := _call_of(fact, work)) is None:
        return
    presentation = Presentation(fact.data.get("presentation", "ok"))
    number, name = fact.data.get("number"), fact.data.get("name")
    changed = replace(call, number=number or call.number, name=name or call.name, presentation=presentation)
    _change(call, changed, fact, work)


def _dialled(fact: Fact, work: Work) -> None:
    """Take the number of an outgoing call: where off-hook counts as the answer, it is dialled after that."""
    number = fact.data.get("number")
    if number and (call := _call_of(fact, work)) is not None:
        moved = _applied(call, CallSignal.DIAL, fact) if call.state in PLACING else call
        _change(call, replace(moved, number=str(number), result=None), fact, work)


def _tone(fact: Fact, work: Work) -> None:
    """Move an outgoing call on by a tone of the exchange."""
    if (call := _call_of(fact, work)) is None:
        return
    name = str(fact.data["tone"])
    signal = CallSignal.RING_BACK if name == "ringback" else CallSignal.BUSY
    result = None if signal is CallSignal.RING_BACK else Unanswered.coded(name)
    _change(call, replace(_applied(call, signal, fact), result=result), fact, work)


def _disagreement(fact: Fact, work: Work) -> None:
    """Keep with the call what its sources said differently; without a call the journal has it."""
    if "call" not in fact.data or (call := _call_of(fact, work)) is None:
        return
    one, other = str(fact.data.get("one", "")), str(fact.data.get("other", ""))
    told = Disagreement(DisagreementAbout.coded(str(fact.data["about"])), one, other)
    if told not in call.disagreements:
        _change(call, replace(call, disagreements=(*call.disagreements, told)), fact, work)


def _call_moved(fact: Fact, work: Work) -> None:
    if (call := _call_of(fact, work)) is None:
        return
    changed = _applied(call, _SIGNALS[fact.kind], fact)
    if fact.kind is FactKind.CALL_ANSWERED:
        changed = replace(changed, answered_by=str(fact.data.get("by", "")) or None, result=None)
    _change(call, changed, fact, work)


def _call_ended(fact: Fact, work: Work) -> None:
    if (call := _call_of(fact, work)) is not None:
        changed = _applied(call, CallSignal.HANG_UP, fact)
        result = fact.data.get("result")
        changed = replace(changed, result=Unanswered.coded(result) if result else None)
        # Nobody was called, so nobody has anything to write of it.
        _change(call, replace(changed, handled=call.handled or changed.is_self_test), fact, work)


def _call_unrecorded(fact: Fact, work: Work) -> None:
    if (call := _call_of(fact, work)) is not None:
        _change(call, replace(call, unrecorded_reason=str(fact.data["reason"])), fact, work)


def _applied(call: Call, signal: CallSignal, fact: Fact) -> Call:
    try:
        return call.apply(signal, fact.at)
    except IllegalTransition as refusal:
        log.warning("line %s, fact %d: %s", fact.line, fact.number, refusal)
        return call


def _recording_ended(fact: Fact, work: Work) -> None:
    recording = work.uow.recordings.by_key(fact.line, int(fact.data["recording"]))
    if recording is None or recording.id is None:
        log.warning("line %s, fact %d: no recording %s", fact.line, fact.number, fact.data["recording"])
        return
    reason = EndReason(fact.data["reason"])
    killed = reason is EndReason.KILLED
    ended = replace(
        recording,
        frames=int(fact.data["frames"]),
        sha256=fact.data.get("sha256"),
        end_reason=reason,
        state=RecordingState.INTERRUPTED if killed else RecordingState.KEPT,
    )
    work.uow.recordings.update(ended)
    work.uow.chain.append(FactOf.RECORDING, recording.id, fields_of(FactOf.RECORDING, ended))
    if recording.call_id is not None:
        _tell(work.uow.calls.get(recording.call_id), fact, work)


def _recording_packed(fact: Fact, work: Work) -> None:
    """Have it looked for anew; its row stays, for the chain vouches for the name and the samples."""
    recording = work.uow.recordings.by_key(fact.line, int(fact.data["recording"]))
    if recording is not None and recording.call_id is not None:
        _tell(work.uow.calls.get(recording.call_id), fact, work)
