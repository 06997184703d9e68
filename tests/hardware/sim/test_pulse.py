"""The sound server of the tests is what the tests believe: exact to the bit, and gone afterwards."""

from __future__ import annotations

import subprocess
import wave
from typing import TYPE_CHECKING

import numpy as np
import pytest

from hardware.sim.pulse import RATE, Pulse
from hardware.sim.voice import speech
from tests.support.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.peer


def test_what_is_played_is_heard_to_the_bit(tmp_path: Path) -> None:
    voice = speech(2.0, RATE)
    source, heard = tmp_path / "voice.wav", tmp_path / "heard.raw"
    with wave.open(str(source), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(voice.tobytes())
    with Pulse() as pulse:
        options = ["parec", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=50"]
        with heard.open("wb") as out, subprocess.Popen(options, env=pulse.env, stdout=out) as recorder:
            until(lambda: heard.stat().st_size > RATE)  # half a second: it records
            pulse.play(source)
            least = heard.stat().st_size + RATE
            until(lambda: heard.stat().st_size > least)
            recorder.terminate()
    sound = np.frombuffer(heard.read_bytes()[: heard.stat().st_size // 2 * 2], np.int16)
    begins = int(np.flatnonzero(sound)[0]) - int(np.flatnonzero(voice)[0])
    assert np.array_equal(sound[begins : begins + len(voice)], voice)
