"""The call's table: every pair of state and signal is either in it or refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from dutyconsole.domain.call import CALL_TABLE, OVER, Call, CallSignal, CallState, Direction
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.transitions import IllegalTransition

NOW = datetime(2026, 11, 23, 12, 7, 12, tzinfo=UTC)


def a_call(state: CallState) -> Call:
    return Call(None, LineId("1"), 7, Direction.INCOMING, state, started_at=NOW)


@pytest.mark.parametrize(("state", "signal"), list(product(CallState, CallSignal)))
def test_every_pair_moves_on_or_is_refused(state: CallState, signal: CallSignal) -> None:
    call = a_call(state)
    if CALL_TABLE.allows(state, signal):
        assert call.apply(signal, NOW).state is CALL_TABLE.pairs()[state, signal]
    else:
        with pytest.raises(IllegalTransition):
            call.apply(signal, NOW)


def test_nothing_follows_a_call_that_is_over() -> None:
    assert not [pair for pair in CALL_TABLE.pairs() if pair[0] in OVER]


def test_times_are_kept_as_they_happen() -> None:
    answered = a_call(CallState.RINGING).apply(CallSignal.ANSWER, NOW + timedelta(seconds=6))
    held = answered.apply(CallSignal.HOLD, NOW + timedelta(seconds=60))
    again = held.apply(CallSignal.RESUME, NOW + timedelta(seconds=90))
    ended = again.apply(CallSignal.HANG_UP, NOW + timedelta(seconds=274))
    assert answered.answer_seconds == 6
    assert again.answered_at == answered.answered_at, "coming back from hold is not a second answer"
    assert ended.talk_seconds == 268
    assert ended.is_over


def test_a_ring_that_stops_is_a_missed_call() -> None:
    missed = a_call(CallState.RINGING).apply(CallSignal.RING_STOPPED, NOW)
    assert missed.state is CallState.MISSED
    assert missed.ended_at == NOW
    assert missed.talk_seconds == 0
