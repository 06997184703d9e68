"""The sound input is kept open: opened again with patience, and lent for a moment to a line that looks."""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dutyconsole.domain.status import Health
from dutyconsole.errors import DeviceProblem
from dutyconsole.settings.line import SoundSource
from hardware.audio import devices, keeper
from hardware.audio.keeper import SoundKeeper
from hardware.audio.ring import Ring
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator


class Card:
    """A sound input in hand."""

    name = "card"
    rate = 8000
    latency_s = 0.0
    problem: DeviceProblem | None = None
    doubted = False

    def __init__(self) -> None:
        self.ring = Ring(8000)
        self.age = 0.0
        self.catches_up = False
        self.looks = 0
        self.ended = False
        self.is_closed = False

    def deliver(self) -> None:
        self.ring.write(np.ones(160, np.int16))

    def frames_age(self) -> float:
        age, self.age = self.age, 0.0 if self.catches_up else self.age
        self.looks += 1
        return age

    def has_ended(self) -> bool:
        return self.ended

    def doubt(self) -> None:
        self.doubted = True

    def is_doubted(self) -> bool:
        return self.doubted

    def close(self) -> None:
        self.is_closed = True


class Machine:
    """Opens cards, or fails to; remembers every one."""

    def __init__(self) -> None:
        self.cards: list[Card] = []
        self.problem: Exception | None = None

    def open(self, _: SoundSource, *, history_s: float) -> Card:
        assert history_s == 1.0
        if self.problem is not None:
            raise self.problem
        self.cards.append(Card())
        return self.cards[-1]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setattr(keeper, "LOOK_S", 0.01)
    monkeypatch.setattr(keeper, "BACK_OFF_S", (0.01,))
    monkeypatch.setattr(devices, "refresh", lambda: True)
    return Machine()


@pytest.fixture
def kept(machine: Machine, caplog: pytest.LogCaptureFixture) -> Iterator[SoundKeeper]:
    kept = SoundKeeper(SoundSource(), line="1", history_s=1.0, alarm_s=5.0, opener=machine.open)
    with caplog.at_level("WARNING", logger="dutyconsole.sound"):
        kept.start()
        yield kept
        kept.stop()


def test_a_card_is_heard_only_once_it_delivers(machine: Machine, kept: SoundKeeper) -> None:
    until(lambda: machine.cards, "a card")
    assert kept.report.code == "sound_opening"
    machine.cards[0].deliver()
    until(lambda: kept.report.health is Health.OK, "it is heard")


def test_a_card_that_ends_is_closed_and_opened_again(machine: Machine, kept: SoundKeeper) -> None:
    until(lambda: machine.cards, "a card")
    machine.cards[0].ended = True
    until(lambda: len(machine.cards) == 2, "the next card")
    assert machine.cards[0].is_closed
    assert kept.report.code == "sound_lost"
    machine.cards[1].deliver()
    until(lambda: kept.report.health is Health.OK, "it is heard")


def test_a_computer_that_stood_still_is_no_card_that_stalls(
    machine: Machine, kept: SoundKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(keeper, "time", SimpleNamespace(monotonic=lambda: now[0]))
    until(lambda: machine.cards, "a card")
    card = machine.cards[0]
    card.deliver()
    until(lambda: kept.report.health is Health.OK, "it is heard")
    card.looks = 0
    # The keeper is the first to run again; the frames that waited come just after its look.
    card.age, card.catches_up = 30.0, True
    now[0] += 30.0
    until(lambda: card.looks > 3, "it has looked")
    assert kept.report.health is Health.OK
    assert not card.is_closed
    # Nothing waited: the card has stalled indeed.
    card.age, card.catches_up = 30.0, False
    now[0] += 30.0
    until(lambda: card.is_closed, "it is opened again")
    assert kept.report.code == "sound_stalled"


def test_a_card_that_stalls_is_told_at_once_and_closed_only_later(
    machine: Machine, kept: SoundKeeper
) -> None:
    until(lambda: machine.cards, "a card")
    card = machine.cards[0]
    card.deliver()
    card.age = 4.5
    until(lambda: kept.report.code == "sound_stalled", "the alarm")
    assert not card.is_closed
    card.age = 0.0
    until(lambda: kept.report.health is Health.OK, "what a hung server held comes through")
    card.age = 20.0
    until(lambda: card.is_closed, "patience ends")


@pytest.mark.parametrize("problem", [DeviceProblem("sound_no_device"), ZeroDivisionError("our own fault")])
def test_it_is_tried_again_for_ever(
    machine: Machine, kept: SoundKeeper, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    machine.problem = problem
    until(lambda: machine.cards, "the first card")
    machine.cards[0].ended = True
    until(lambda: kept.report.code in {"sound_no_device", "sound_not_opened"}, "the problem")
    machine.problem = None
    until(lambda: len(machine.cards) == 2, "another card")


def test_an_idle_line_lends_its_card_and_a_busy_one_does_not(
    machine: Machine, kept: SoundKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "ROOM_EVERY_S", 0.0)
    asked = threading.Event()
    monkeypatch.setattr(devices, "wants_refresh", asked)
    monkeypatch.setattr(devices, "refresh", lambda: asked.clear() or True)  # type: ignore[func-returns-value]
    until(lambda: machine.cards, "a card")
    kept.idle = False
    asked.set()
    looks = time.monotonic() + 0.1
    until(lambda: time.monotonic() > looks, "some looks")
    assert not machine.cards[0].is_closed
    kept.idle = True
    until(lambda: len(machine.cards) == 2, "it was lent and taken back")
    assert not asked.is_set()
