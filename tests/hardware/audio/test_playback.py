"""The player: what is ordered is heard, by counting outputs and by a real sound server."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dutyconsole.errors import DeviceProblem
from dutyconsole.settings.line import SoundSource
from hardware.audio import devices
from hardware.audio.cards import Cards
from hardware.audio.devices import choose_output, output_names
from hardware.audio.playback import CardPlayer
from tests.hardware.audio.server import found_in
from tests.hardware.audio.test_capture import drained, unlike_anything
from tests.hardware.audio.test_spool import keep
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from hardware.sim.pulse import Pulse

RATE = 8000


class Loudspeaker:
    """An output without a device; with `hold`, it takes a piece only when it is let."""

    latency_s = 0.0

    def __init__(self) -> None:
        self.opened: list[tuple[str, int]] = []
        self.heard: list[NDArray[np.int16]] = []
        self.closed = 0
        self.hold = False
        self.let = threading.Semaphore(0)
        self.missing = self.broken = False

    def open(self, name: str, rate: int) -> Loudspeaker:
        if self.missing:
            raise DeviceProblem("no_playback", why="gone")
        self.opened.append((name, rate))
        return self

    def write(self, frames: NDArray[np.int16]) -> None:
        if self.hold:
            self.let.acquire()
        if self.broken:
            raise DeviceProblem("no_playback", why="pulled out")
        self.heard.append(frames)

    def close(self) -> None:
        self.closed += 1

    @property
    def sound(self) -> NDArray[np.int16]:
        return np.concatenate(self.heard)


@pytest.fixture
def speaker() -> Loudspeaker:
    return Loudspeaker()


@pytest.fixture
def player(speaker: Loudspeaker) -> Iterator[CardPlayer]:
    made = CardPlayer(speaker.open)
    yield made
    speaker.hold = False
    speaker.let.release(1000)
    made.close()


@pytest.fixture
def noise(tmp_path: Path) -> NDArray[np.int16]:
    made = unlike_anything(3.0)
    keep(tmp_path / "a.wav", made[: 2 * RATE])
    keep(tmp_path / "b.wav", made[2 * RATE :])
    return made


def test_everything_is_heard_to_the_end_and_again(
    player: CardPlayer, speaker: Loudspeaker, noise: NDArray[np.int16], tmp_path: Path
) -> None:
    assert player.open([tmp_path / "a.wav", tmp_path / "b.wav"]) == pytest.approx(3.0)
    player.seek(1.5)
    player.play()
    until(lambda: not player.is_playing(), "the end")
    assert np.array_equal(speaker.sound[: len(noise) - 12000], noise[12000:])
    assert player.position() == pytest.approx(3.0)
    assert player.problem() is None
    until(lambda: speaker.closed == 1, "the device let go")
    speaker.heard.clear()
    player.play()
    until(lambda: not player.is_playing(), "the end")
    assert np.array_equal(speaker.sound[: len(noise)], noise)


def test_orders_are_followed_between_two_pieces(
    player: CardPlayer, speaker: Loudspeaker, noise: NDArray[np.int16], tmp_path: Path
) -> None:
    speaker.hold = True
    player.open([tmp_path / "a.wav"])
    player.set_volume(0.5)
    player.play()
    speaker.let.release(2)
    until(lambda: len(speaker.heard) == 2)
    assert np.array_equal(speaker.sound, (noise[:800] * 0.5).astype(np.int16))
    player.seek(1.0)
    player.set_volume(1.0)
    player.set_output("headphones")
    speaker.let.release(2)
    until(lambda: len(speaker.heard) == 4)
    assert np.array_equal(speaker.heard[-1], noise[RATE : RATE + 400])
    assert speaker.opened == [("default", RATE), ("headphones", RATE)]
    until(lambda: player.position() == pytest.approx(1.05))
    player.pause()
    speaker.let.release(5)
    until(lambda: speaker.closed == 2, "silence")
    assert len(speaker.heard) == 5


def test_speed_changes_without_letting_the_device_go(
    player: CardPlayer, speaker: Loudspeaker, noise: NDArray[np.int16], tmp_path: Path
) -> None:
    player.open([tmp_path / "a.wav"])
    player.set_speed(2.0)
    player.play()
    until(lambda: not player.is_playing(), "the end")
    fast = sum(len(frames) for frames in speaker.heard) - round(0.3 * RATE)
    assert fast == pytest.approx(RATE, rel=0.05)
    assert len(speaker.opened) == 1


def test_a_loop_goes_on_until_it_is_taken_away(
    player: CardPlayer, speaker: Loudspeaker, noise: NDArray[np.int16], tmp_path: Path
) -> None:
    player.open([tmp_path / "a.wav"])
    player.set_loop((0.5, 0.75))
    player.seek(0.5)
    player.play()
    until(lambda: len(speaker.heard) > 20, "several rounds")
    assert player.is_playing()
    assert 0.5 <= player.position() < 0.751
    player.set_loop(None)
    until(lambda: not player.is_playing(), "the end")


@pytest.mark.parametrize("fault", ["missing", "broken"])
def test_a_device_that_fails_stops_it_with_a_reason(
    player: CardPlayer, speaker: Loudspeaker, tmp_path: Path, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    player.open([keep(tmp_path / "a.wav", unlike_anything(1.0))])
    setattr(speaker, fault, True)
    with caplog.at_level(logging.WARNING, logger="dutyconsole.sound"):
        player.play()
        until(lambda: not player.is_playing(), "the fault")
    problem = player.problem()
    assert problem is not None
    assert problem.code == "no_playback"
    setattr(speaker, fault, False)
    player.play()
    assert player.problem() is None
    until(lambda: not player.is_playing(), "the end")


def test_a_device_that_hangs_holds_nobody_up(
    player: CardPlayer, speaker: Loudspeaker, noise: NDArray[np.int16], tmp_path: Path
) -> None:
    speaker.hold = True
    player.open([tmp_path / "a.wav"])
    player.play()
    until(lambda: speaker.opened, "the device")
    player.seek(1.0)
    player.pause()
    player.close()
    assert not speaker.closed
    speaker.let.release()
    until(lambda: speaker.closed, "the end of the thread")


def test_without_a_recording_nothing_happens() -> None:
    player = CardPlayer()
    player.play()
    player.seek(1.0)
    assert (player.position(), player.is_playing()) == (0.0, False)
    player.close()


def test_a_machine_without_the_stretching_plays_at_normal_speed(
    player: CardPlayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def missing(name: str) -> object:
        raise OSError(f"{name} is not for this machine")

    monkeypatch.setattr("hardware.audio.spool.importlib.import_module", missing)
    player.open([keep(tmp_path / "a.wav", unlike_anything(1.0))])
    player.set_speed(1.5)
    with caplog.at_level(logging.WARNING, logger="dutyconsole.sound"):
        player.play()
        until(lambda: not player.is_playing(), "the refusal")
    problem = player.problem()
    assert problem is not None
    assert problem.code == "speed_unavailable"
    player.set_speed(1.0)
    player.play()
    until(lambda: not player.is_playing(), "the end")
    assert player.problem() is None


@pytest.mark.peer
def test_it_is_really_heard(pulse: Pulse, tmp_path: Path) -> None:
    sound = unlike_anything(4.0)
    card = Cards().open(SoundSource(), history_s=20.0)
    until(lambda: card.ring.written > RATE // 10, "frames")
    assert "default" in output_names()
    with pytest.raises(DeviceProblem, match="sound_device_unknown"):
        choose_output("no such headphones")
    player = CardPlayer()
    player.open([keep(tmp_path / "a.wav", sound)])
    player.seek(2.0)
    player.play()
    until(lambda: not player.is_playing(), "the end of the file")
    tail = sound[2 * RATE :]
    until(
        lambda: np.array_equal(drained(card, found_in(drained(card, 0), tail))[: len(tail)], tail),
        "the sound",
    )
    player.play()
    until(lambda: player.position() > 0.2, "playing from the beginning")
    player.pause()
    assert 0.0 < player.position() < 4.0
    player.close()
    card.close()
    until(lambda: not devices.streams, "the device let go")


@pytest.mark.peer
def test_no_output_at_all_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("hardware.audio.devices.output_devices", list)
    player = CardPlayer()
    player.open([keep(tmp_path / "a.wav", unlike_anything(1.0))])
    with caplog.at_level(logging.WARNING, logger="dutyconsole.sound"):
        player.play()
        until(player.problem, "the reason")
    player.close()
