"""Finds sound that is too loud: the converter is at its end and what is said is torn.

A single sample at full scale is a click. Three in a row are a crest that was cut off; a second of that within
a few is a level set wrong, of which a person must hear while the call can still be saved by turning it down.
Ring bursts are cut off by many line adapters and mean nothing, so a line that rings is not judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FULL = 32700
"""Samples from here on count as full scale: converters differ by some steps."""
RUN = 3
ALARM_S = 1.0
"""Seconds of cut sound that raise the alarm."""
FORGET = 0.25
"""A second of clean sound takes back so much of a second of cut sound."""
CALM_S = 10.0
"""Clean sound for so long ends the stretch: speech pauses in between."""


class ClippedWatch:
    """Fed with the sound of calls; `is_clipped` is the finding."""

    def __init__(self) -> None:
        self.is_clipped = False
        self._cut_s = 0.0
        self._calm_s = 0.0

    def feed(self, frames: NDArray[np.int16], seconds: float) -> None:
        """Take the next frames, which last `seconds`."""
        if is_cut(frames):
            self._cut_s = min(self._cut_s + seconds, ALARM_S)
            self._calm_s = 0.0
        else:
            self._cut_s = max(0.0, self._cut_s - seconds * FORGET)
            self._calm_s += seconds
        if self._cut_s >= ALARM_S:
            self.is_clipped = True
        elif self._calm_s >= CALM_S:
            self.is_clipped = False

    def forget(self) -> None:
        """Begin anew: the next call is judged by itself."""
        self.is_clipped = False
        self._cut_s = self._calm_s = 0.0


def is_cut(frames: NDArray[np.int16]) -> bool:
    """Say whether a crest in these frames was cut off."""
    if len(frames) < RUN or (frames.max() < FULL and frames.min() > -FULL):
        return False
    sides = (frames >= FULL, frames <= -FULL)
    return any(bool(np.any(full[2:] & full[1:-1] & full[:-2])) for full in sides)
