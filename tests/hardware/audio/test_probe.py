"""A sound input is heard before it is chosen: its level, its pauses, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from dutyconsole.domain.status import Health
from dutyconsole.errors import DeviceProblem
from dutyconsole.settings.line import SoundSource
from hardware.audio import devices
from hardware.audio.capture import DEVICE_UNAVAILABLE
from hardware.audio.cards import Cards
from hardware.audio.probe import CardProbe
from hardware.audio.ring import Ring
from hardware.registry import MachineDevices
from hardware.sim.pulse import Pulse
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from dutyconsole.domain.sound_level import SoundLevel

RATE = 8000


class Card:
    """An open input into which the test puts sound."""

    name = "card"
    rate = RATE
    latency_s = 0.0
    problem: DeviceProblem | None = None
    doubted = False

    def __init__(self) -> None:
        self.ring = Ring(60 * RATE)
        self.is_closed = False

    def frames_age(self) -> float:
        return 0.0

    def has_ended(self) -> bool:
        return False

    def doubt(self) -> None:
        self.doubted = True

    def is_doubted(self) -> bool:
        return self.doubted

    def close(self) -> None:
        self.is_closed = True


def noise(seconds: float, dbfs: float) -> NDArray[np.int16]:
    """Return steady noise of that level."""
    sigma = 32768 * 10 ** (dbfs / 20)
    return np.random.default_rng(3).normal(0, sigma, round(seconds * RATE)).astype(np.int16)


@pytest.fixture
def card() -> Card:
    return Card()


@pytest.fixture
def probe(card: Card) -> Iterator[CardProbe]:
    probe = CardProbe(SoundSource(), opener=lambda *_, **__: card)
    yield probe
    probe.join()


def heard(probe: CardProbe) -> SoundLevel:
    """Return the level once there is one."""
    until(lambda: probe.look().level_dbfs is not None, "a level")
    return probe.look()


def test_level_and_noise_are_told_apart(card: Card, probe: CardProbe) -> None:
    card.ring.write(np.concatenate((noise(4.0, -62.0), noise(1.0, -20.0))))
    level = heard(probe)
    assert level.loudest_dbfs == pytest.approx(-20.0, abs=1.0)
    assert level.noise_dbfs == pytest.approx(-62.0, abs=1.5)
    assert level.report.health is Health.OK
    assert not level.is_constant


def test_there_is_no_word_on_the_noise_too_soon(card: Card, probe: CardProbe) -> None:
    card.ring.write(noise(1.0, -60.0))
    assert heard(probe).noise_dbfs is None


def test_a_dead_input_is_known(card: Card, probe: CardProbe) -> None:
    card.ring.write(np.zeros(2 * RATE, np.int16))
    assert heard(probe).is_constant


def test_it_lets_the_card_go(card: Card, probe: CardProbe) -> None:
    card.ring.write(noise(1.0, -60.0))
    heard(probe)
    probe.close()
    until(lambda: card.is_closed, "the card to be let go")


def test_a_busy_card_is_said_to_be_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    class Busy(Exception):
        """As `sounddevice.PortAudioError` carries it: message and code."""

    class Library:
        PortAudioError = Busy

        def InputStream(self, **_: object) -> None:  # noqa: N802  the library's own name
            raise Busy("Device unavailable", DEVICE_UNAVAILABLE)

    found = devices.SoundDevice(0, "USB Audio", 1, 8000.0, "ALSA")
    monkeypatch.setattr(devices, "choose", lambda _: found)
    monkeypatch.setattr(devices, "claimed_rates", lambda *_: [])
    monkeypatch.setattr(devices, "library", Library)
    with pytest.raises(DeviceProblem) as caught:
        Cards().open(SoundSource(), history_s=1.0)
    assert caught.value.code == "sound_busy"


@pytest.mark.peer
def test_two_hear_one_input_of_a_sound_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    soundfile.write(tmp_path / "a.wav", noise(30.0, -26.0), RATE, subtype="PCM_16")
    with Pulse(rate=RATE) as pulse:
        for name, value in pulse.settings.items():
            monkeypatch.setenv(name, value)
        assert devices.refresh()
        recorder = Cards().open(SoundSource(), history_s=1.0)
        machine = MachineDevices()
        probe = machine.sound_probe(SoundSource())
        player = pulse.start_playing(tmp_path / "a.wav")
        try:
            until(lambda: (probe.look().loudest_dbfs or -120.0) > -28.0, "the sound")
            assert probe.look().loudest_dbfs == pytest.approx(-26.0, abs=1.0)
            assert recorder.ring.written
        finally:
            player.kill()
            player.wait()
            recorder.close()
            probe.close()
        assert "default" in machine.sound_inputs()
        machine.close()
        assert devices.streams == set()
    assert devices.refresh()
