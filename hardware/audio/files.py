"""What the desk asks about the files of recordings."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

from hardware.audio.peaks_reader import read_peaks
from hardware.audio.stored import opened, stored_digest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dutyconsole.domain.peaks import Peaks


class StoredSoundFiles:
    """Looks into the files themselves; see `dutyconsole.app.device_ports.SoundFiles`."""

    def peaks(self, path: Path, progress: Callable[[float], object] | None = None) -> Peaks:
        """Return what the recording looks like; see `read_peaks`."""
        return read_peaks(path, progress)

    def digest(self, path: Path) -> str:
        """Return the digest over the samples; see `stored_digest`."""
        return stored_digest(path)

    def write_wav(self, path: Path, target: Path) -> None:
        """Write the samples as PCM 16 bit."""
        with opened(path) as stored, target.open("xb") as file, wave.open(file, "wb") as out:
            out.setparams((1, 2, stored.rate, 0, "NONE", ""))
            for piece in stored.pieces():
                out.writeframes(piece.tobytes())
