"""The table of calls: every sign in every state, by what it does to the call that stands."""

from __future__ import annotations

from itertools import product

import pytest

from dutyconsole.domain.call import OVER, CallerId, CallSignal, CallState
from hardware.recorder.call_acts import Told
from hardware.recorder.call_table import DOUBTS, STATES, TABLE, Act, Sign
from tests.hardware.recorder.acted import Bench

ENDS = ("call_started", "call_ended")
# What stands after the sign, state by state; `+` marks that a call began with it, `-` that one ended.
WANTED = {
    Sign.RING: "ringing+ ringing ringing-+ ringing-+ ringing-+ ringing-+ ringing-+",
    Sign.RING_HOOK_UP: "ringing+ ringing dialling ringback busy answered held",
    Sign.CALLER_ID: "ringing+ ringing dialling+- ringback+- busy+- answered+- held+-",
    Sign.OFF_HOOK: "dialling+ answered dialling ringback busy answered held",
    Sign.ON_HOOK: "idle ringing idle- idle- idle- idle- idle-",
    Sign.FLASH: "idle ringing dialling ringback busy held answered",
    Sign.MODEM_DIALS: "dialling+ dialling-+ dialling dialling dialling dialling-+ dialling-+",
    Sign.MODEM_HANGS_UP: "idle ringing idle- idle- idle- idle- idle-",
    Sign.DIAL_TONE: "dialling+ dialling-+ dialling dialling-+ dialling-+ dialling-+ held",
    Sign.DIAL_TONE_HOOK_DOWN: "idle ringing dialling ringback busy answered held",
    Sign.RING_BACK: "idle ringing ringback ringback ringback answered held",
    Sign.BUSY: "idle ringing busy busy busy idle- idle-",
    Sign.DIGITS: "dialling+ ringing dialling dialling dialling answered held",
    Sign.DIGITS_HOOK_DOWN: "idle ringing dialling ringback busy answered held",
    Sign.SPEECH: "answered+ answered answered answered answered answered held",
    Sign.SPEECH_HOOK_DOWN: "answered+ answered answered answered answered answered held",
    Sign.SILENCE: "idle ringing idle- idle- idle- idle- idle-",
    Sign.RINGS_STOPPED: "idle idle- dialling ringback busy answered held",
}


def brought_to(state: CallState | None) -> Bench:
    """Return a line without a control line whose call stands there."""
    bench = Bench()
    book = bench.logic.book
    if state is None:
        return bench
    if state is CallState.RINGING:
        bench.ring()
    else:
        bench.digits("5302100")
    if state in {CallState.RING_BACK, CallState.BUSY}:
        book.tone(bench.now(), state.value)
    elif state in {CallState.ANSWERED, CallState.HELD}:
        book.answer(bench.now(), "speech")
    if state is CallState.HELD:
        book.hold(bench.now(), CallSignal.HOLD)
    bench.told()
    return bench


@pytest.mark.parametrize(("state", "sign"), list(product(STATES, Sign)))
def test_every_sign_in_every_state(
    state: CallState | None, sign: Sign, caplog: pytest.LogCaptureFixture
) -> None:
    bench = brought_to(state)
    tone = {Sign.RING_BACK: "ringback", Sign.BUSY: "busy"}.get(sign, "")
    told = Told(caller=CallerId("05302100001"), digits="1", tone=tone)
    with caplog.at_level("WARNING", logger="dutyconsole.recorder"):
        bench.logic.acts.act(sign, bench.now(), told)
    story = bench.told()
    changes = "".join(
        "+" if word.startswith("call_started") else "-" for word in story if word.startswith(ENDS)
    )
    stands = bench.logic.book.state
    assert f"{stands.value if stands else 'idle'}{changes}" == WANTED[sign].split()[STATES.index(state)]
    assert [word for word in story if "disagreement" in word] == (
        [f"disagreement {DOUBTS[sign].value}"] if sign in DOUBTS else []
    )


def test_the_table_is_whole() -> None:
    assert set(TABLE) == set(product(STATES, Sign))
    assert set(TABLE.values()) == set(Act), "no act without its place"
    assert set(STATES) == {None, *CallState} - OVER


def test_what_the_control_line_holds_no_tone_ends() -> None:
    for state in (CallState.ANSWERED, CallState.HELD, CallState.RINGING, CallState.BUSY):
        for sign in (Sign.BUSY, Sign.DIAL_TONE):
            bench = brought_to(state)
            bench.logic.acts.act(sign, bench.now(), Told(tone="busy", held=True))
            assert not [word for word in bench.told() if word.startswith(ENDS)]
