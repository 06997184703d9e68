"""A progress bar on stderr: one line that is written over on a terminal, a line a tenth elsewhere."""

from __future__ import annotations

import sys
import time

WIDTH = 40
EVERY_S = 0.1
STEP = 0.1


class Progress:
    """Shows the share done; use it in a `with` so that the line is ended."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._bar = sys.stderr.isatty()
        self._next = STEP
        self._at = 0.0

    def __call__(self, share: float) -> None:
        """Show it, not more often than a person can see."""
        if self._bar:
            now = time.monotonic()
            if share >= 1 or now - self._at >= EVERY_S:
                self._at = now
                full = round(WIDTH * min(1.0, share))
                sys.stderr.write(f"\r{self._words} [{'#' * full}{'.' * (WIDTH - full)}] {share:4.0%}")
                sys.stderr.flush()
        elif share >= self._next:
            self._next = share + STEP
            sys.stderr.write(f"{self._words} {share:.0%}\n")
            sys.stderr.flush()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            sys.stderr.write("\n")
