"""A whole simulated telephone line: the modem that tells of it and the sound that is on it.

A call is a list of steps. The demo plays them by the clock; a test takes them one by one.
"""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from dutyconsole.settings.line import SerialSource, SoundSource
from hardware.sim import exchange
from hardware.sim.rfc2217 import NetworkModem
from hardware.sim.sound import SoundFeed
from hardware.sim.voice import busy_tone, speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import tzinfo
    from types import TracebackType

    from dutyconsole.clock import Clock
    from dutyconsole.settings.root import Settings
    from hardware.sim.modem import SimModem
    from hardware.sim.voice import Samples

RING_EVERY_S = 5.0
"""Chinese ringing: one second on, four off."""
REPORT_AFTER_S = 1.5
"""Caller ID comes between the first ring and the second."""
ANSWERED_AFTER_S = 3.0
"""A call by sound alone is taken up so long after the last ring began: in the pause behind its caller ID."""
BUSY_S = 5.0
"""So long the exchange sends the busy tone to who stays on the line."""
BY_SOUND_ALONE = "2"
"""Number of the line without signalling, in a room that has both (`with_both`)."""
_PACE_S = 0.005


@dataclass(frozen=True)
class Step:
    """Something that happens on the line, `after_s` seconds after the step before."""

    name: str
    after_s: float
    act: Callable[[], object]


class SimLine:
    """A line with its modem and its sound; settings for a recorder come from `serial` and `sound`.

    The modem is a network port with control lines unless another is given.
    """

    def __init__(
        self, clock: Clock, *, zone: tzinfo, modem: SimModem | None = None, rate: int = 8000
    ) -> None:
        self.modem = modem or NetworkModem()
        self.feed = SoundFeed(clock, rate=rate)
        self._clock = clock
        self._zone = zone
        self._stack = ExitStack()

    @property
    def serial(self) -> SerialSource:
        """Return the settings of the simulated port."""
        hook, inverted = "none", False
        if isinstance(self.modem, NetworkModem):
            hook, inverted = self.modem.hook_line, self.modem.hook_inverted
        return SerialSource(port=self.modem.port, hook_line=hook, hook_inverted=inverted)

    @property
    def sound(self) -> SoundSource:
        """Return the settings of the simulated sound input."""
        return SoundSource(device=self.feed.device, rate=self.feed.rate)

    def call(
        self,
        number: str | None,
        name: str | None = None,
        *,
        rings: int = 2,
        talk_seconds: float = 20.0,
        voice: Samples | None = None,
        reason: str = "O",
    ) -> list[Step]:
        """Return the steps of an incoming call; `talk_seconds=0` makes it a missed one.

        `voice` is played as the conversation (at the rate of the feed); else something like speech.
        """
        steps = [Step("ring", 0.0, self.modem.ring)]

        def report() -> None:
            self.modem.caller_id(number, name, at=self._clock.now().astimezone(self._zone), reason=reason)

        steps.append(Step("caller_id", REPORT_AFTER_S, report))
        steps += [
            Step("ring", RING_EVERY_S - (REPORT_AFTER_S if turn == 1 else 0.0), self.modem.ring)
            for turn in range(1, rings)
        ]
        if talk_seconds > 0:
            sound = speech(talk_seconds, self.feed.rate) if voice is None else voice
            steps += [
                Step("off_hook", 1.0, self.modem.off_hook),
                Step("talk", 0.2, lambda: self.feed.play(sound)),
                Step("on_hook", talk_seconds, self.hang_up),
            ]
        return steps

    def call_by_sound(
        self,
        number: str | None,
        *,
        rings: int = 2,
        talk_seconds: float = 20.0,
        voice: Samples | None = None,
    ) -> list[Step]:
        """Return the steps of an incoming call as a plain adapter hears it, while the modem knows nothing.

        The other side hangs up; `talk_seconds=0` makes it a missed call.
        """
        rate = self.feed.rate
        told = exchange.fsk_caller_id(number, self._clock.now().astimezone(self._zone), rate)
        burst = exchange.ring_burst(rate)
        told_after_s = exchange.RING_ON_S + exchange.FSK_AFTER_S
        steps = [
            Step("ring", 0.0, lambda: self.feed.play(burst)),
            Step("caller_id", told_after_s, lambda: self.feed.play(told)),
        ]
        steps += [
            Step("ring", RING_EVERY_S - (told_after_s if turn == 1 else 0.0), lambda: self.feed.play(burst))
            for turn in range(1, rings)
        ]
        if talk_seconds > 0:
            sound = speech(talk_seconds, rate) if voice is None else voice
            steps += [
                Step("off_hook", ANSWERED_AFTER_S, self.feed.hush),
                Step("talk", 0.2, lambda: self.feed.play(sound)),
                Step("on_hook", talk_seconds, self.far_end_hangs_up),
            ]
        return steps

    def hang_up(self) -> None:
        """End the conversation from here: no more voice, the telephone down."""
        self.feed.hush()
        self.modem.on_hook()

    def far_end_hangs_up(self, seconds: float = BUSY_S) -> None:
        """End the conversation from the other side: the exchange sends the busy tone."""
        self.feed.hush()
        self.feed.play(busy_tone(seconds, self.feed.rate))

    def play(self, steps: Iterable[Step]) -> None:
        """Act the steps in the time of the clock."""
        due = self._clock.monotonic()
        for step in steps:
            due += step.after_s
            while self._clock.monotonic() < due:
                time.sleep(_PACE_S)
            step.act()

    def __enter__(self) -> Self:
        self._stack.enter_context(self.modem)
        self._stack.enter_context(self.feed)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()


def with_both(settings: Settings, line: SimLine, plain: SimLine) -> Settings:
    """Return the settings of a room with two lines: the first tells by wire, of the second all is heard."""
    first = replace(settings.lines[0], serial=line.serial, sound=line.sound)
    second = replace(
        first, id=BY_SOUND_ALONE, name="线路2", number="", serial=SerialSource(), sound=plain.sound
    )
    return replace(settings, lines=(first, second))


def pty_line(clock: Clock, *, zone: tzinfo) -> SimLine:
    """Return a line whose modem is behind a pseudo-terminal; only where the system has them."""
    if os.name != "posix":
        raise OSError("this system has no pseudo-terminals")
    from hardware.sim.pty_modem import PtyModem  # noqa: PLC0415  termios exists on POSIX alone

    return SimLine(clock, zone=zone, modem=PtyModem())
