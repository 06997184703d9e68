"""How often a line's thread looks: often while something begins by sound, seldom while nothing can."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from dutyconsole.domain.call import CallState
from dutyconsole.domain.recording import EndReason
from dutyconsole.domain.status import DeviceReport, Health
from dutyconsole.paths import DataFolder
from dutyconsole.settings.line import Line, SoundSource
from dutyconsole.settings.root import Settings
from hardware.audio.ring import Ring
from hardware.recorder.journal import Journal
from hardware.recorder.listening import BUSY_S, CALM_S, TURN_S, Listening
from hardware.sim import exchange
from hardware.sim.voice import noise, speech
from tests.hardware.recorder.stage import LINE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

RATE = 8000


class Hand:
    """A line that is heard in hand: sound goes in, its turns come out, and time passes by the sound."""

    def __init__(self, root: Path) -> None:
        self._t = 1000.0
        folder = DataFolder(root).make()
        self._ring = Ring(RATE * 20)
        source = SimpleNamespace(
            ring=self._ring, rate=RATE, latency_s=0.0, name="card", frames_age=lambda: 0.0
        )
        report = DeviceReport("sound", Health.OK)
        keeper: Any = SimpleNamespace(input=source, report=report, hears=True, idle=True)
        self.journal = Journal(folder.journal, LINE, clock=self)
        line = Line(id=LINE, sound=SoundSource(device="card", rate=RATE))
        self.listening = Listening(
            line, Settings(), folder=folder, clock=self, journal=self.journal, keeper=keeper
        )
        self.due = self.listening.turn()

    def now(self) -> datetime:
        """Return the acted instant."""
        return datetime(2026, 11, 23, tzinfo=UTC) + timedelta(seconds=self._t)

    def monotonic(self) -> float:
        """Return the acted seconds."""
        return self._t

    def hear(self, sound: NDArray[np.int16], *, at_once: bool = False) -> float:
        """Let the sound come in, heard as often as the line asks for; return when it wants its next turn."""
        place = 0
        while place < len(sound):
            step = len(sound) if at_once else round(self.due * RATE)
            piece = sound[place : place + step]
            self._ring.write(piece)
            place += len(piece)
            self._t += len(piece) / RATE
            self.due = self.listening.turn()
        return self.due

    def state(self) -> CallState | None:
        """Return where the line's call stands."""
        return self.listening.logic.book.state


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[Hand]:
    hand = Hand(tmp_path / "data")
    yield hand
    hand.listening.end(EndReason.STOPPED)
    hand.journal.close()


def test_a_quiet_line_looks_seldom_and_yet_tells_of_a_ring_while_it_sounds(hand: Hand) -> None:
    assert hand.hear(noise(3.0, RATE)) == CALM_S
    ring = exchange.ring_burst(RATE)
    assert hand.hear(ring[: RATE // 2]) == TURN_S
    assert hand.state() is None
    hand.hear(ring[RATE // 2 :])
    assert hand.state() is CallState.RINGING
    assert hand.hear(noise(2.0, RATE)) == TURN_S


def test_a_talk_is_heard_seldom_and_its_dialling_often(hand: Hand) -> None:
    hand.hear(noise(3.0, RATE))
    assert hand.hear(exchange.dial_tone(1.5, RATE)) == TURN_S
    assert hand.state() is CallState.DIALLING
    assert hand.hear(speech(2.0, RATE)) == CALM_S
    assert hand.state() is CallState.ANSWERED


def test_a_line_that_is_behind_looks_again_at_once(hand: Hand) -> None:
    assert hand.hear(noise(5.0, RATE), at_once=True) == BUSY_S
