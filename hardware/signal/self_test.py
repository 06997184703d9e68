"""What a stretch of a line's sound holds: tone, noise, hum, clipping. Pure; for some seconds at once.

A Hann window over the whole stretch puts a steady tone into a few bins of the spectrum (5 s: 0.2 Hz a bin),
so tone, hum and the rest are told apart by where their power lies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dutyconsole.domain.self_test import Measured
from hardware.signal.activity import FLOOR_DBFS, dbfs

if TYPE_CHECKING:
    from numpy.typing import NDArray

TONE_HZ, TONE_WIDTH_HZ = 450.0, 30.0
"""GB 3380: 450 Hz, 25 Hz to either side; the window widens it a little."""
HUM_HZ, HUM_WIDTH_HZ, HARMONICS = 50.0, 2.0, 6
LOWEST_HZ = 20.0
"""Below lies what the input's own zero does."""
TONE_SHARE = 0.5
STEADY_SHARE = 0.6
"""A dial tone is on for at least so much of the time; busy and ring-back are not."""
FRAME_S = 0.025
"""So short that 25 Hz to either side of the pitch still is the tone."""
END_OF_SCALE = 32_700


def has_tone(sound: NDArray[np.int16], rate: int) -> bool:
    """Say whether a steady dial tone fills the sound and is most of it."""
    return bool(len(sound)) and measure(sound, rate).has_tone


def measure(sound: NDArray[np.int16], rate: int) -> Measured:
    """Return what the sound (mono) holds."""
    seconds = len(sound) / rate
    if not len(sound) or int(sound.min()) == int(sound.max()):
        return Measured(seconds, FLOOR_DBFS, FLOOR_DBFS, 0.0, 0.0, has_tone=False, is_dead=True)
    clipped = float(np.mean(np.abs(sound.astype(np.int32)) >= END_OF_SCALE))
    hertz, power = _spectrum(sound, rate)
    audible = hertz >= LOWEST_HZ
    tone = audible & (np.abs(hertz - TONE_HZ) <= TONE_WIDTH_HZ)
    hum = audible & _near_hum(hertz)
    everything, of_tone = float(power[audible].sum()), float(power[tone].sum())
    rest = float(power[audible & ~tone].sum())
    has_tone = everything > 0 and of_tone >= TONE_SHARE * everything and _is_steady(sound, rate)
    noise = rest if has_tone else everything
    hum_power = float(power[hum & ~tone].sum() if has_tone else power[hum].sum())
    return Measured(
        seconds=seconds,
        level_dbfs=round(dbfs((of_tone if has_tone else everything) ** 0.5), 1),
        noise_dbfs=round(dbfs(noise**0.5), 1),
        hum_share=round(hum_power / noise, 3) if noise > 0 else 0.0,
        clipped_share=round(clipped, 5),
        has_tone=has_tone,
        is_dead=False,
    )


def _spectrum(sound: NDArray[np.int16], rate: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return frequencies (Hz) and the mean square that lies at each."""
    samples = sound.astype(np.float64)
    samples -= samples.mean()
    window = np.hanning(len(samples))
    values = np.abs(np.fft.rfft(samples * window)) ** 2
    values[1:] *= 2.0
    # Parseval: the sum over all bins is the mean square of the windowed sound.
    hertz = np.fft.rfftfreq(len(samples), 1 / rate).astype(np.float64)
    return hertz, values / (len(samples) * float((window**2).sum()))


def _near_hum(hertz: NDArray[np.float64]) -> NDArray[np.bool_]:
    nearest = np.round(hertz / HUM_HZ)
    near = np.abs(hertz - nearest * HUM_HZ) <= HUM_WIDTH_HZ
    # The ninth harmonic is the dial tone's own pitch; hum dies away long before.
    return near & (nearest >= 1) & (nearest <= HARMONICS)


def _is_steady(sound: NDArray[np.int16], rate: int) -> bool:
    """Say whether the tone is there most of the time, from frame to frame."""
    length = round(rate * FRAME_S)
    frames = sound[: len(sound) // length * length].reshape(-1, length).astype(np.float64)
    time = np.arange(length) / rate
    probe = np.exp(-2j * np.pi * TONE_HZ * time)
    tone = np.abs(frames @ probe) ** 2 * (2.0 / length)
    energy = np.einsum("ij,ij->i", frames, frames)
    if not len(frames) or not energy.any():
        return False
    loud = energy >= 0.1 * np.percentile(energy, 90)
    return float(np.mean(loud & (tone >= TONE_SHARE * energy))) >= STEADY_SHARE
