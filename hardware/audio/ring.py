"""A ring of sound frames: one writer, which never waits, and one reader, which may come late.

Positions are frames since the ring was made and only grow: a place in the sound has one number for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Ring:
    """Keeps the last `capacity` frames (int16, mono). `written` and `lost` are counted, never guessed."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.written = 0
        """Frames that ever came in."""
        self.lost = 0
        """Frames that were overwritten before the reader asked for them."""
        self._frames: NDArray[np.int16] = np.zeros(capacity, np.int16)

    def write(self, frames: NDArray[np.int16]) -> None:
        """Take frames in; called by the sound card's own thread, so it copies and counts, nothing else."""
        count = len(frames)
        keep = frames[-self.capacity :]
        place = (self.written + count - len(keep)) % self.capacity
        head = min(len(keep), self.capacity - place)
        self._frames[place : place + head] = keep[:head]
        if head < len(keep):
            self._frames[: len(keep) - head] = keep[head:]
        self.written += count

    @property
    def oldest(self) -> int:
        """Position of the oldest frame still held."""
        return max(0, self.written - self.capacity)

    def read(self, start: int, limit: int) -> tuple[int, NDArray[np.int16]]:
        """Return (position, up to `limit` frames from `start` on); what was overwritten counts as `lost`."""
        end = min(self.written, start + limit)
        first = max(start, self.oldest)
        if first >= end:
            first = end = max(first, start)
        frames = self._copy(first, end)
        # The writer went on while we copied: what it has overwritten by now may be torn.
        torn = min(max(0, self.oldest - first), len(frames))
        self.lost += first + torn - start
        return first + torn, frames[torn:]

    def _copy(self, first: int, end: int) -> NDArray[np.int16]:
        place = first % self.capacity
        count = end - first
        head = min(count, self.capacity - place)
        return np.concatenate((self._frames[place : place + head], self._frames[: count - head]))
