"""The ring rings until it is silenced; a missing loudspeaker is said once and harms nobody."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

import resources
from dutyconsole.errors import DeviceProblem
from hardware.audio.sounder import SpeakerSounder, load

if TYPE_CHECKING:
    from collections.abc import Iterator

SOUNDS = Path(resources.__file__).parent / "sounds"
PATIENCE_S = 20.0


class Output:
    """A loudspeaker that counts; it takes each piece at once."""

    def __init__(self) -> None:
        self.heard = threading.Semaphore(0)
        self.opened = 0
        self.closed = threading.Semaphore(0)
        self.missing = False

    def open(self, rate: int) -> Output:
        assert rate > 0
        self.opened += 1
        if self.missing:
            self.closed.release()
            raise DeviceProblem("sound_no_output", why="no device")
        return self

    def write(self, pcm: bytes) -> None:
        assert pcm
        self.heard.release()

    def close(self) -> None:
        self.closed.release()


@pytest.fixture
def output() -> Output:
    return Output()


@pytest.fixture
def sounder(output: Output) -> Iterator[SpeakerSounder]:
    made = SpeakerSounder(open_output=output.open)
    yield made
    made.close()


def hear(output: Output, pieces: int) -> None:
    """Wait for sound."""
    for _ in range(pieces):
        assert output.heard.acquire(timeout=PATIENCE_S)


def test_it_rings_again_and_again_until_silenced(sounder: SpeakerSounder, output: Output) -> None:
    once = len(load(SOUNDS / "ring.wav").pieces())
    sounder.ring()
    hear(output, 2 * once + 1)
    sounder.quiet()
    sounder.close()
    assert output.opened >= 3


def test_an_alarm_sounds_once_and_survives_quiet(sounder: SpeakerSounder, output: Output) -> None:
    sounder.alarm()
    sounder.quiet()
    hear(output, len(load(SOUNDS / "alarm.wav").pieces()))
    assert output.closed.acquire(timeout=PATIENCE_S)
    sounder.close()
    assert output.opened == 1


def test_an_alarm_goes_before_a_ring_and_the_ring_goes_on(sounder: SpeakerSounder, output: Output) -> None:
    sounder.ring()
    hear(output, 1)
    sounder.alarm()
    for _ in range(3):
        assert output.closed.acquire(timeout=PATIENCE_S)
    sounder.quiet()


def test_a_missing_loudspeaker_is_said_once_and_tried_at_the_next_ring(
    sounder: SpeakerSounder, output: Output, caplog: pytest.LogCaptureFixture
) -> None:
    output.missing = True
    with caplog.at_level(logging.WARNING, logger="dutyconsole.sound"):
        for _ in range(3):
            sounder.ring()
            assert output.closed.acquire(timeout=PATIENCE_S)
            sounder.quiet()
        sounder.close()
    assert [record.getMessage().split(":")[0] for record in caplog.records] == ["no sound comes out"]


def test_a_missing_file_is_a_line_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="dutyconsole.sound"):
        sounder = SpeakerSounder(tmp_path, open_output=Output().open)
        sounder.alarm()
        sounder.close()
    assert len(caplog.records) <= 1


def test_closing_without_a_sound_starts_no_thread(sounder: SpeakerSounder) -> None:
    sounder.quiet()
    sounder.close()
    sounder.ring()
    assert "sounder" not in {thread.name for thread in threading.enumerate()}


@pytest.mark.parametrize("name", ["ring", "alarm"])
def test_the_sounds_are_audible_and_not_frightening(name: str) -> None:
    tune = load(SOUNDS / f"{name}.wav")
    samples = np.frombuffer(tune.pcm, "<i2") / 32768
    assert 0.3 < np.abs(samples).max() <= 0.51
    assert np.abs(samples[: tune.rate // 500]).max() < 0.1
    assert 1.0 < len(samples) / tune.rate < 4.0
