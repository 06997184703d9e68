"""Makes ring.wav and alarm.wav: `python -m resources.sounds.make`. Run once; the files are kept.

The ring is two warm tones in turn, like a trunk-exchange desk set, then a pause: calm, but nothing else in
the room sounds like it. The alarm is three falling pairs, shorter and higher. Both stay below -6 dBFS and
swell in over 20 ms, so that nobody is frightened out of a sleep and no loudspeaker clicks.
"""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

RATE = 22050
LOUDEST = 0.5
EDGE_S = 0.02
OVERTONES = ((1.0, 1.0), (2.0, 0.28), (3.0, 0.1))
"""(multiple of the tone, strength): a bell-like colour without a beep's harshness."""

RING = ((660.0, 0.28), (880.0, 0.28), (660.0, 0.28), (880.0, 0.44), (0.0, 1.72))
ALARM = tuple(pair for _ in range(3) for pair in ((1175.0, 0.16), (784.0, 0.24), (0.0, 0.18)))


def tone(frequency: float, seconds: float) -> np.ndarray:
    """Return one tone that swells in and rings off, -1 to 1; silence for a frequency of 0."""
    time = np.arange(round(seconds * RATE)) / RATE
    if not frequency:
        return np.zeros_like(time)
    sound = sum(share * np.sin(2 * np.pi * frequency * many * time) for many, share in OVERTONES)
    swell = np.minimum(1.0, time / EDGE_S) * np.minimum(1.0, (seconds - time) / EDGE_S)
    return np.asarray(sound * swell * np.exp(-1.2 * time / seconds))


def melody(notes: tuple[tuple[float, float], ...]) -> np.ndarray:
    """Return the notes in a row as 16 bit samples."""
    sound = np.concatenate([tone(frequency, seconds) for frequency, seconds in notes])
    return np.asarray(sound / np.abs(sound).max() * LOUDEST * 32767, dtype="<i2")


def write(path: Path, samples: np.ndarray) -> None:
    """Write samples as mono WAV."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


def main() -> None:
    """Make both files beside this one."""
    folder = Path(__file__).parent
    write(folder / "ring.wav", melody(RING))
    write(folder / "alarm.wav", melody(ALARM))


if __name__ == "__main__":
    main()
