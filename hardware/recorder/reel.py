"""The files of one recording while it runs: its sound, in full or in little room, and its peaks beside."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import numpy as np

from dutyconsole.errors import DeviceProblem
from hardware.audio.coding import ALAW, PCM
from hardware.audio.decimate import Decimator, speech_step
from hardware.audio.peaks import PeaksWriter
from hardware.audio.wav import WavWriter, create

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from hardware.audio.wav import SoundFile


class Reel:
    """Takes the frames of a source at `source_rate`; `rate` is that of the file.

    With `reduced`, the file has about 8 kHz in A-law, a sixth of what 48 kHz PCM takes and less. Raises what
    `WavWriter` raises; after `DeviceProblem('disk_full')` the same frames may be tried again.
    """

    def __init__(
        self,
        path: Path,
        source_rate: int,
        *,
        threshold_dbfs: float,
        reduced: bool = False,
        opener: Callable[[Path], SoundFile] = create,
    ) -> None:
        step = speech_step(source_rate) if reduced else 1
        self.source_rate = source_rate
        self.rate = source_rate // step
        self.reduced = reduced
        self.taken = 0
        """Frames of the source that are in the file, or on their way into it."""
        self._decimator = Decimator(step)
        self._waiting: NDArray[np.int16] = np.zeros(0, np.int16)
        self._wav = WavWriter(path, self.rate, coding=ALAW if reduced else PCM, opener=opener)
        self._peaks = PeaksWriter(path, self.rate, threshold_dbfs)

    @property
    def path(self) -> Path:
        """Where the sound goes."""
        return self._wav.path

    @property
    def size(self) -> int:
        """Bytes of the file so far."""
        return self._wav.size

    @property
    def frames(self) -> int:
        """Frames of the file so far."""
        return self._wav.frames

    @property
    def sha256(self) -> str:
        """Digest of the samples in the file."""
        return self._wav.sha256

    def write(self, frames: NDArray[np.int16]) -> int:
        """Append frames of the source; return how many were taken, or raise `DeviceProblem` if not one."""
        if not self.reduced:
            taken = self._put(frames)
        else:
            self._flush()
            # What was filtered once is not filtered again: it waits here where the disk refuses.
            taken, self._waiting = len(frames), self._decimator.feed(frames)
            with contextlib.suppress(DeviceProblem):
                self._flush()
        self.taken += taken
        return taken

    def sync(self) -> None:
        """Bring everything to the disk; raises `DeviceProblem`."""
        self._flush()
        self._wav.sync()

    def close(self) -> None:
        """End the files; what was written stays even where the last fsync fails, and that is raised."""
        try:
            self._flush()
        finally:
            self._peaks.close()
            self._wav.close()

    def _flush(self) -> None:
        while len(self._waiting):
            self._waiting = self._waiting[self._put(self._waiting) :]

    def _put(self, frames: NDArray[np.int16]) -> int:
        taken = self._wav.write(frames)
        self._peaks.feed(frames[:taken])
        return taken
