"""A line with a plain adapter and nothing else: whole calls by their sound alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dutyconsole.domain.facts import Fact, FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.settings.line import Hearing, Line
from dutyconsole.settings.recorder import Recorder
from hardware.recorder.call_logic import CallLogic
from hardware.recorder.evidence import Moment
from hardware.recorder.line_sound import LineSound
from hardware.sim import exchange
from hardware.sim.voice import busy_tone, noise, speech, tone

if TYPE_CHECKING:
    from dutyconsole.domain.recording import EndReason
    from hardware.sim.voice import Samples

RATE = 8000
BEGIN = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)
SHOWN = ("direction", "number", "digits", "by", "tone", "outcome", "result", "count")
MOBILE = "13800138000"


class Heard:
    """A line that hears what it is given; `story` is what it noted, `times` when (seconds of the sound)."""

    problem = ""

    def __init__(self, rate: int = RATE, hearing: Hearing | None = None) -> None:
        self.rate = rate
        self.story: list[str] = []
        self.times: list[float] = []
        self.ear = LineSound(rate, -42.0, hearing or Hearing())
        self.logic = CallLogic(Line(), Recorder(hang_s=8.0), note=self._note, tape=self)
        self._place = 0

    def begin(self, call: int, since: Moment) -> None:
        """Take the order to record."""

    def end(self, reason: EndReason, now: Moment) -> None:
        """Take the order to stop."""

    def hear(self, *parts: Samples) -> list[str]:
        """Hear the sounds one after the other, over the noise of an idle line; return the story since."""
        whole = exchange.joined(parts).astype(np.int32)
        whole = whole + noise(len(whole) / self.rate + 1, self.rate, dbfs=-62.0)[: len(whole)]
        sound = np.clip(whole, -32768, 32767).astype(np.int16)
        before = len(self.story)
        step = self.rate // 10
        for start in range(0, len(sound), step):
            piece = sound[start : start + step]
            found = self.ear.feed(piece, self._place)
            self._place += len(piece)
            t = self._place / self.rate
            now = Moment(BEGIN + timedelta(seconds=t), t)
            for one in found:
                self.ear.tell(one, now, self.logic)
            self.logic.hear(now, self.ear.heard(t))
        return self.story[before:]

    def quiet(self, seconds: float) -> Samples:
        """Return silence."""
        return exchange.quiet(seconds, self.rate)

    def _note(self, kind: FactKind, data: dict[str, Any], at: datetime) -> Fact:
        words = [str(data[key]) for key in SHOWN if data.get(key) is not None]
        self.story.append(" ".join([kind.value, *words]))
        self.times.append((at - BEGIN).total_seconds())
        return Fact(LineId("1"), len(self.story), at, kind, data)


ANSWERED = [
    "call_started in",
    "ring 1",
    f"caller_id {MOBILE}",
    "ring 2",
    "call_answered speech",
    "call_ended ended",
]


@pytest.mark.parametrize("rate", [8000, 16000, 44100, 48000])
def test_rings_caller_speech_and_busy_tone_are_a_whole_call(rate: int) -> None:
    line = Heard(rate)
    call = exchange.incoming(MOBILE, BEGIN, rate)
    assert line.hear(line.quiet(3.0), call, line.quiet(2.0)) == ANSWERED
    # Rings at 3 and 8 s, the answer at 11 s, and the busy tone from 17.3 s on.
    assert line.times[1] == pytest.approx(3.0, abs=0.2)
    assert line.times[4] == pytest.approx(11.0, abs=0.3)
    assert 17.3 <= line.times[5] <= 20.5


def test_a_call_that_nobody_took_is_missed_with_its_number() -> None:
    line = Heard()
    call = exchange.incoming(MOBILE, BEGIN, RATE, count=3, talk_s=0.0)
    story = line.hear(line.quiet(3.0), call, line.quiet(8.0))
    assert story == [*ANSWERED[:4], "ring 3", "call_ended missed"]


def test_a_withheld_number_is_told_as_such() -> None:
    line = Heard()
    call = exchange.incoming(None, BEGIN, RATE, talk_s=0.0)
    assert "caller_id" in line.hear(line.quiet(3.0), call, line.quiet(8.0))


def test_a_number_keyed_before_the_first_ring() -> None:
    line = Heard()
    keyed = exchange.keys("D02087654321C", RATE, on_s=0.07, off_s=0.07)
    ringing = exchange.rings(2, RATE, keyed=keyed)[: -2 * RATE]
    story = line.hear(line.quiet(3.0), ringing, speech(4.0, RATE), busy_tone(4.0, RATE), line.quiet(1.0))
    assert story[:4] == ["call_started in", "caller_id 02087654321", "ring 1", "ring 2"]
    assert story[4:] == ["call_answered speech", "call_ended ended"]


def test_an_outgoing_call_with_its_number() -> None:
    line = Heard()
    story = line.hear(line.quiet(3.0), exchange.outgoing("05302100001", RATE), line.quiet(2.0))
    assert story == [
        "call_started out",
        "dialled 05302100001 05302100001",
        "tone ringback",
        "call_answered speech",
        "call_ended ended",
    ]


@pytest.mark.parametrize(
    ("ending", "result"),
    [
        (busy_tone(5.0, RATE), "busy"),
        (exchange.joined([tone(0.7, RATE), exchange.quiet(0.7, RATE)] * 4), "congestion"),
        (exchange.ring_back(3, RATE), "no_answer"),
    ],
)
def test_an_outgoing_call_without_an_answer_says_why(ending: Samples, result: str) -> None:
    line = Heard()
    begin = [exchange.dial_tone(2.0, RATE), line.quiet(0.1), exchange.keys("110", RATE), line.quiet(2.5)]
    story = line.hear(line.quiet(3.0), *begin, ending, line.quiet(14.0))
    assert story[:2] == ["call_started out", "dialled 110 110"]
    assert story[-1] == f"call_ended ended {result}"


def test_two_calls_on_end_are_two() -> None:
    line = Heard()
    call = exchange.incoming(MOBILE, BEGIN, RATE, talk_s=3.0, busy_s=3.0)
    assert line.hear(line.quiet(3.0), call, line.quiet(3.0), call, line.quiet(1.0)) == ANSWERED * 2


def test_the_noises_of_a_desk_are_no_call() -> None:
    line = Heard()
    rng = np.random.default_rng(9)
    knock = np.clip(rng.normal(0, 6000, RATE // 20), -32768, 32767).astype(np.int16)
    time = np.arange(5 * RATE) / RATE
    hum = (3000 * np.sin(2 * np.pi * 50 * time) * np.exp(-4 * time)).astype(np.int16)
    knocks = [exchange.joined([knock, line.quiet(0.7)]) for _ in range(10)]
    assert line.hear(line.quiet(3.0), *knocks, hum[: RATE // 3], line.quiet(5.0)) == []


def test_caller_id_played_by_the_other_side_is_no_waiting_caller() -> None:
    line = Heard()
    faked = exchange.fsk_caller_id("110", BEGIN, RATE)
    story = line.hear(
        line.quiet(3.0), speech(5.0, RATE), line.quiet(1.0), faked, line.quiet(0.5), speech(3.0, RATE)
    )
    assert story == ["call_started in", "call_answered speech"]


def test_a_caller_whom_the_exchange_announces_waits() -> None:
    line = Heard()
    announced = [tone(0.4, RATE), line.quiet(1.0), exchange.fsk_caller_id("02087654321", BEGIN, RATE)]
    story = line.hear(
        line.quiet(3.0), speech(5.0, RATE), line.quiet(1.0), *announced, line.quiet(1.0), speech(3.0, RATE)
    )
    assert story[2:] == ["call_started in", "caller_id 02087654321", "call_ended missed"]


def test_what_is_switched_off_is_not_heard() -> None:
    off = Hearing(rings=False, caller_id=False, digits=False, tones=False)
    line = Heard(hearing=off)
    call = exchange.incoming(MOBILE, BEGIN, RATE, count=1, talk_s=0.0)
    story = line.hear(line.quiet(3.0), call, exchange.keys("05302100001", RATE), line.quiet(8.0))
    assert not [word for word in story if word.startswith(("ring", "caller_id", "dialled", "tone"))]
