"""Sound that is too loud, or is none, is noticed; a click or a ring is not called a fault."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from dutyconsole.domain.call import Call, CallState, Direction
from dutyconsole.domain.ids import LineId
from hardware.signal.clipped import ALARM_S, CALM_S, ClippedWatch, is_cut
from hardware.signal.faults import SoundFaults
from tests.support.sound import speech_like

RATE = 8000
BLOCK = RATE // 10


def sine(gain: float, seconds: float = 1.0) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    """Return a tone of 440 Hz; a gain above 1 is cut off by the converter."""
    wave = gain * 32767 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * RATE)) / RATE)
    return np.clip(wave, -32768, 32767).astype(np.int16)


def call(state: CallState) -> Call:
    return Call(None, LineId("1"), 1, Direction.INCOMING, state, datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize(("gain", "cut"), [(0.5, False), (0.95, False), (1.5, True), (4.0, True)])
def test_a_crest_is_cut_or_not(gain: float, *, cut: bool) -> None:
    assert is_cut(sine(gain)) is cut


def test_a_click_is_no_cut_crest() -> None:
    frames = sine(0.1)
    frames[100] = 32767
    frames[300:302] = -32768
    assert not is_cut(frames)
    frames[500:503] = -32768
    assert is_cut(frames)


def test_a_stretch_of_it_is_one_alarm_until_it_is_calm() -> None:
    watch = ClippedWatch()
    findings: list[bool] = []
    # Two words too loud, a pause, two more: one stretch. Then a turned-down level.
    for gain, seconds in ((3.0, 0.8), (0.0, 0.4), (3.0, 0.8), (0.0, 3.0), (3.0, 1.0), (0.4, CALM_S + 1.0)):
        frames = sine(gain, seconds)
        for start in range(0, len(frames), BLOCK):
            watch.feed(frames[start : start + BLOCK], 0.1)
            if not findings or findings[-1] is not watch.is_clipped:
                findings.append(watch.is_clipped)
    assert findings == [False, True, False]


def test_loud_speech_below_the_top_raises_nothing() -> None:
    watch = ClippedWatch()
    frames = (speech_like(60.0).astype(np.int32) * 0.99).clip(-32600, 32600).astype(np.int16)
    for start in range(0, len(frames), BLOCK):
        watch.feed(frames[start : start + BLOCK], 0.1)
        assert not watch.is_clipped


@pytest.mark.parametrize(
    ("state", "code"),
    [(CallState.RINGING, ""), (CallState.ANSWERED, "sound_clipped"), (CallState.DIALLING, "sound_clipped")],
)
def test_ring_bursts_are_not_judged(state: CallState, code: str) -> None:
    faults = SoundFaults(5.0)
    for _ in range(round(ALARM_S * 10) + 1):
        faults.feed(sine(3.0, 0.1), 0.1, constant_s=0.0, call=call(state), off_hook=False)
    assert faults.code == code
    faults.feed(sine(0.0, 0.1), 0.1, constant_s=0.0, call=None, off_hook=False)
    assert faults.code == ""
