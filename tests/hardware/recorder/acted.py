"""A line in hand: the logic of its calls with a clock that a test moves, and the story of what it told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from dutyconsole.domain.call import CallerId
from dutyconsole.domain.facts import Fact, FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.settings.line import Line, SerialSource
from dutyconsole.settings.recorder import Recorder
from hardware.recorder.call_logic import CallLogic
from hardware.recorder.callers import SERIAL
from hardware.recorder.evidence import Heard, Moment, Stretch, ToneNow

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.domain.recording import EndReason

KEYS = ("direction", "by", "outcome", "result", "reason", "tone", "digits", "about")
BEGIN = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


class Bench:
    """A line with a clock in hand; `story` is what the journal and the tape were told, in order."""

    def __init__(self, *, answer_by: str = "both", hook: bool = False) -> None:
        self.t = 1000.0
        self.problem = ""
        self.story: list[str] = []
        self.facts: list[Fact] = []
        self._runs = False
        self._speech: tuple[float, float] | None = None
        self._tone: tuple[float, float] | None = None
        self._sounding: ToneNow | None = None
        line = Line(answer_by=answer_by, serial=SerialSource(hook_line="cts" if hook else "none"))
        self.logic = CallLogic(line, Recorder(hang_s=20.0, ring_timeout_s=6.5), note=self._note, tape=self)
        if hook:
            self.logic.off_hook = False

    def _note(self, kind: FactKind, data: dict[str, Any], at: datetime) -> Fact:
        fact = Fact(LineId("1"), len(self.facts) + 1, at, kind, data)
        self.facts.append(fact)
        words = [
            kind.value,
            *(str(data[key]) for key in KEYS if key in data),
        ]
        self.story.append(" ".join(words))
        return fact

    def begin(self, call: int, since: Moment) -> None:
        """Take the order to record, as a tape does."""
        self._runs = call > 0
        self.story.append(f"tape on {since.t - 1000.0:g}")

    def end(self, reason: EndReason, now: Moment) -> None:
        """Take the order to stop."""
        if self._runs:
            self._runs = now.t < 0
            self.story.append(f"tape off {reason.value}")

    def now(self) -> Moment:
        """Return the present of the bench."""
        return Moment(BEGIN + timedelta(seconds=self.t - 1000.0), self.t)

    def signal(self, act: Callable[[Moment], None]) -> None:
        """Do something now, as the line's thread does."""
        act(self.now())
        self.logic.book.settle(self.now())

    def ring(self, source: str = SERIAL) -> None:
        """Ring once."""
        self.signal(lambda now: self.logic.ring(now, source))

    def caller(
        self, number: str | None, name: str | None = None, *, source: str = SERIAL, **more: Any
    ) -> None:
        """Tell who is calling."""
        self.signal(lambda now: self.logic.caller_id(now, CallerId(number, name, **more), source))

    def digits(self, digits: str) -> None:
        """Dial."""
        self.signal(lambda now: self.logic.digits(now, digits, now.t))

    def sound(self, tone: str, beats: int = 3, *, seconds: float = 0.1) -> None:
        """Let a tone of the exchange sound so long, by name."""
        self._sounding = ToneNow(tone, self.t, beats)
        self.hear(seconds, tone=tone == "dial")
        self._sounding = None

    def off(self) -> None:
        """Take the receiver up."""
        self.signal(self.logic.hook_lifted)

    def on(self) -> None:
        """Put it down, and leave it longer than a flash."""
        self.signal(self.logic.hook_put_down)
        self.hear(0.9)

    def hear(self, seconds: float, *, speech: bool = False, tone: bool = False) -> None:
        """Let time pass in turns of 0.1 s, with one kind of sound or none."""
        for turn in range(round(seconds * 10)):
            start = self.t
            self.t = round(self.t + 0.1, 3)
            if speech:
                fresh = turn == 0 and (self._speech is None or start - self._speech[1] > 0.2)
                self._speech = (start if fresh or self._speech is None else self._speech[0], self.t)
            if tone:
                fresh = turn == 0 and (self._tone is None or start - self._tone[1] > 0.2)
                self._tone = (start if fresh or self._tone is None else self._tone[0], self.t)
            ends = [run[1] for run in (self._speech, self._tone) if run]
            last = max(ends) if ends else None
            heard = Heard(stretch(self._speech), stretch(self._tone), last, self._sounding)
            self.logic.hear(self.now(), heard)

    def beside(self, tone: str, *, speech_s: float) -> Heard:
        """Return how speech sounds that goes on so long beside a tone of the exchange."""
        speech = Stretch(self.t - speech_s, self.t, speech_s)
        return Heard(speech, None, self.t, ToneNow(tone, self.t - 5.0, 2))

    def told(self) -> list[str]:
        """Return the story since the last time."""
        story, self.story = self.story, []
        return story


def stretch(run: tuple[float, float] | None) -> Stretch | None:
    """Return an unbroken stretch of sound."""
    return Stretch(run[0], run[1], run[1] - run[0]) if run else None
