"""Sounds of a telephone line, made by arithmetic: speech-like voice, tones, line noise.

All functions return int16 mono at `rate` frames per second, and the same samples for the same arguments.
Levels are RMS relative to full scale (dBFS).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Samples = NDArray[np.int16]
    Floats = NDArray[np.float64]

FULL = 32767.0
EXCHANGE_HZ = 450.0
"""The tone of Chinese exchanges: dial tone continuous, busy 0.35 s on and off, ring-back 1 s on, 4 s off."""

_VOWELS = (
    (800.0, 1200.0, 2500.0),
    (300.0, 2300.0, 3000.0),
    (350.0, 700.0, 2500.0),
    (500.0, 1800.0, 2500.0),
    (450.0, 900.0, 2400.0),
)
"""First three formants (Hz) of a, i, u, e, o; G. E. Peterson and H. L. Barney 1952, rounded."""
_FORMANT_WIDTHS = (90.0, 120.0, 180.0)
_FORMANT_WEIGHTS = (1.0, 0.55, 0.25)


def speech(seconds: float, rate: int = 8000, *, seed: int = 1, dbfs: float = -24.0) -> Samples:
    """Return something that a speech detector takes for speech: syllables, pauses, a melody."""
    rng = np.random.default_rng(seed)
    total = round(seconds * rate)
    out = np.zeros(total)
    pitch = float(rng.uniform(110, 220))
    place = 0
    while place < total:
        for _ in range(int(rng.integers(4, 12))):
            length = round(float(rng.uniform(0.12, 0.28)) * rate)
            sound = _syllable(length, rate, pitch=pitch * float(rng.uniform(0.85, 1.25)), rng=rng)
            fits = max(0, min(length, total - place))
            out[place : place + fits] = sound[:fits]
            place += length + round(float(rng.uniform(0.01, 0.06)) * rate)
        place += round(float(rng.uniform(0.2, 0.6)) * rate)
    return _at_level(out, dbfs)


def noise(seconds: float, rate: int = 8000, *, seed: int = 7, dbfs: float = -65.0) -> Samples:
    """Return white noise, the sound of an idle line."""
    return _at_level(np.random.default_rng(seed).standard_normal(round(seconds * rate)), dbfs)


def tone(
    seconds: float, rate: int = 8000, *, hz: Sequence[float] = (EXCHANGE_HZ,), dbfs: float = -15.0
) -> Samples:
    """Return one or several tones together, faded in and out over 5 ms."""
    time = np.arange(round(seconds * rate)) / rate
    mixed: Floats = np.sum([np.sin(2 * np.pi * one * time) for one in hz], axis=0)
    return _at_level(mixed * _edges(len(mixed), rate), dbfs)


def busy_tone(seconds: float, rate: int = 8000, *, dbfs: float = -15.0) -> Samples:
    """Return the busy tone that follows a hang-up at the other end."""
    beat = np.concatenate([tone(0.35, rate, dbfs=dbfs), np.zeros(round(0.35 * rate), np.int16)])
    total = round(seconds * rate)
    return np.asarray(np.tile(beat, total // len(beat) + 1)[:total], np.int16)


def resampled(samples: Samples, rate: int, to: int) -> Samples:
    """Return the same sound at another rate, by straight lines between the samples."""
    if rate == to or not len(samples):
        return samples
    places = np.arange(round(len(samples) * to / rate)) * (rate / to)
    return np.asarray(np.interp(places, np.arange(len(samples)), samples).round(), np.int16)


def _syllable(length: int, rate: int, *, pitch: float, rng: np.random.Generator) -> Floats:
    """Return harmonics of a falling or rising pitch under the formants of a vowel."""
    bend = np.linspace(1.0, float(rng.uniform(0.8, 1.2)), length)
    phase = 2 * np.pi * np.cumsum(pitch * bend) / rate
    vowel = _VOWELS[int(rng.integers(len(_VOWELS)))]
    out = np.zeros(length)
    for harmonic in range(1, int(min(3400.0, rate * 0.45) / (pitch * 1.25)) + 1):
        out += _formant_gain(harmonic * pitch, vowel) / harmonic**0.5 * np.sin(harmonic * phase)
    shape = np.sin(np.pi * np.linspace(0.0, 1.0, length)) ** 0.6
    return np.asarray(out * shape * float(rng.uniform(0.6, 1.0)))


def _formant_gain(hz: float, vowel: tuple[float, ...]) -> float:
    parts = zip(vowel, _FORMANT_WIDTHS, _FORMANT_WEIGHTS, strict=True)
    return 0.02 + sum(weight / (1 + ((hz - centre) / width) ** 2) for centre, width, weight in parts)


def _edges(length: int, rate: int) -> Floats:
    ramp = np.ones(length)
    size = min(round(0.005 * rate), length // 2)
    if size:
        ramp[:size] = np.linspace(0, 1, size)
        ramp[-size:] = np.linspace(1, 0, size)
    return ramp


def _at_level(sound: Floats, dbfs: float) -> Samples:
    rms = float(np.sqrt(np.mean(sound**2))) if len(sound) else 0.0
    if not rms:
        return sound.astype(np.int16)
    scaled = sound * (FULL * 10 ** (dbfs / 20) / rms)
    return np.clip(scaled.round(), -FULL, FULL).astype(np.int16)
