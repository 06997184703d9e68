"""What a recording looks like, in bins of 20 ms: lowest and highest sample, and what was heard."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

BIN = struct.Struct("<hhB")
"""One bin: lowest sample, highest sample (16 bit), `SoundKind`."""


class SoundKind(IntEnum):
    """What the ear makes of a bin; 0 is left to bins that were never written."""

    SILENCE = 1
    SPEECH = 2
    TONE = 3
    """The exchange's tone (450 Hz) or a dialled digit."""


@dataclass(frozen=True)
class Peaks:
    """The shape of one recording; `bins` holds whole `BIN` records, the last of which may stand for less."""

    rate: int
    """Frames per second (Hz)."""
    bin_frames: int
    """Frames of one bin."""
    frames: int
    """Frames of the recording; while it runs, those that are in its file."""
    bins: bytes

    @property
    def seconds(self) -> float:
        """Length of the sound in seconds."""
        return self.frames / self.rate if self.rate else 0.0

    @property
    def bin_s(self) -> float:
        """Length of a bin in seconds."""
        return self.bin_frames / self.rate if self.rate else 0.0
