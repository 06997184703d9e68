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
    """Return noise that swells and falls as speech does: words within sentences, and pauses between them."""
    time = np.arange(round(seconds * rate)) / rate
    noise = np.random.default_rng(seed).normal(0, 0.1, time.size)
    words = 0.35 + 0.65 * np.abs(np.sin(2 * np.pi * 1.7 * time))
    sentences = np.clip(np.sin(2 * np.pi * 0.13 * time) + np.sin(2 * np.pi * 0.31 * time + 1), 0, 1)
    swell = words * sentences
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
