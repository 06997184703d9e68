"""Compares the frames of a recording with the clock: what a busy machine or a bad card swallows is seen."""

from __future__ import annotations

import time

JITTER_S = 0.25
DRIFT = 0.0005
"""A card's clock may differ this much from the machine's; less than this is not loss."""
LATE_S = 5.0
"""A sound server that hung delivers late what it held: only what is still missing then is called lost."""


class FrameCount:
    """Counts frames of the source from its making on; `before` are those that were waiting then."""

    def __init__(self, rate: int, *, before: int) -> None:
        self.dropped = 0
        """Frames that are known to be lost: nobody took them out of the ring in time."""
        self._rate = rate
        self._before = before
        self._began = time.monotonic()
        self._short_since: float | None = None

    def missing(self, taken: int) -> int:
        """Return the frames that should have been taken by now and were not, the dropped ones among them."""
        passed = time.monotonic() - self._began
        short = passed * self._rate + self._before - taken - self.dropped
        allowed = (JITTER_S + passed * DRIFT) * self._rate
        return self.dropped + (round(short) if short > allowed else 0)

    def is_lossy(self, taken: int) -> bool:
        """Say whether sound is lost for good; to be asked about once a second."""
        if self.dropped:
            return True
        if not self.missing(taken):
            self._short_since = None
            return False
        now = time.monotonic()
        self._short_since = now if self._short_since is None else self._short_since
        return now - self._short_since >= LATE_S
