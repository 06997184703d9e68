"""What the desk asks about the files of recordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hardware.audio.peaks import read_peaks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dutyconsole.domain.peaks import Peaks


class StoredSoundFiles:
    """Looks into the files themselves; see `dutyconsole.app.ports.SoundFiles`."""

    def peaks(self, path: Path, progress: Callable[[float], object] | None = None) -> Peaks:
        """Return what the recording looks like; see `read_peaks`."""
        return read_peaks(path, progress)
