"""The ring really comes out of the machine's sound output, and stops when it is told to."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from hardware.sim.pulse import RATE, Pulse
from tests.support.sources import ROOT
from tests.support.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

pytestmark = pytest.mark.peer

RINGER = """
import sys
from hardware.audio.sounder import SpeakerSounder
sounder = SpeakerSounder()
sounder.ring()
sys.stdin.readline()
sounder.quiet()
print("quiet", flush=True)
sys.stdin.readline()
sounder.close()
"""


def samples(heard: Path) -> NDArray[np.int16]:
    return np.frombuffer(heard.read_bytes()[: heard.stat().st_size // 2 * 2], np.int16)


def loud_seconds(heard: Path) -> float:
    """Return how much of it is sound."""
    return float(np.count_nonzero(np.abs(samples(heard).astype(int)) > 200) / RATE)


def test_the_ring_is_heard_until_it_is_silenced(tmp_path: Path) -> None:
    heard = tmp_path / "heard.raw"
    with Pulse() as pulse:
        options = ["parec", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=50"]
        with heard.open("wb") as out, subprocess.Popen(options, env=pulse.env, stdout=out) as recorder:
            until(lambda: heard.stat().st_size > 0)
            ringer = subprocess.Popen(
                [sys.executable, "-c", RINGER],
                cwd=ROOT,
                env=pulse.env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            until(lambda: loud_seconds(heard) > 1.5, what="for a second ring")
            assert ringer.stdin is not None
            assert ringer.stdout is not None
            ringer.stdin.write("\n")
            ringer.stdin.flush()
            assert ringer.stdout.readline() == "quiet\n"
            least = heard.stat().st_size + 4 * RATE * 2
            until(lambda: heard.stat().st_size > least, what="for what follows")
            ringer.communicate("\n", timeout=30)
            recorder.terminate()
    sound = samples(heard)
    # A ring lasts three seconds: four without one are quiet, whatever the sound server still held.
    assert np.abs(sound[-RATE:].astype(int)).max() <= 200
    spectrum = np.abs(np.fft.rfft(sound.astype(float)))
    tones = np.fft.rfftfreq(sound.size, 1 / RATE)
    strongest = tones[spectrum.argmax()]
    assert min(abs(strongest - 660), abs(strongest - 880)) < 20
    assert ringer.returncode == 0
