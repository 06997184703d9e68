"""The tone that the self-test plays: 450 Hz, as the exchange's dial tone."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

RATE, TONE_HZ, TONE_S = 48_000, 450.0, 20.0
LEVEL = 0.25
"""Height of the sine re full scale: -15 dBFS."""


def write_tone(path: Path) -> None:
    """Write the tone as WAV; raises `OSError`."""
    time = np.arange(round(RATE * TONE_S)) / RATE
    sound = (32767 * LEVEL * np.sin(2 * np.pi * TONE_HZ * time)).astype("<i2")
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, RATE, 0, "NONE", ""))
        out.writeframes(sound.tobytes())
