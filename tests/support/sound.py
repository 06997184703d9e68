"""Sound files made for a test."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

RATE = 8000


def speech_like(seconds: float, *, rate: int = RATE, seed: int = 7) -> NDArray[np.int16]:
    """Return noise that swells and falls as speech does: half a second each way."""
    time = np.arange(round(seconds * rate)) / rate
    noise = np.random.default_rng(seed).normal(0, 0.1, time.size)
    swell = np.clip(np.sin(2 * np.pi * time), 0, 1)
    return np.asarray(np.clip(noise * swell, -1, 1) * 32767, dtype="<i2")


def write_wav(path: Path, samples: NDArray[np.int16], *, rate: int = RATE, channels: int = 1) -> Path:
    """Write samples as 16 bit WAV and return the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return path
