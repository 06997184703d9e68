"""Notices that the computer's clock was set, or that the computer slept.

The wall clock is compared with the clock that never jumps. On Linux that one stands still while the computer
sleeps, and a third one (CLOCK_BOOTTIME) does not: so a sleep, in which nobody hears the line, is told from a
clock that was set, after which all is heard but dated otherwise.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from dutyconsole.clock import Clock


@dataclass(frozen=True)
class Jump:
    """What the wall clock shows, against what it should show; and how much of that the computer slept."""

    last: datetime
    """The wall clock at the look before."""
    before: datetime
    """What it would show now if nobody had set it."""
    after: datetime
    set_s: float
    """By how many seconds it was set forward (or back, negative); 0 where it was not."""
    slept_s: float
    """How long the computer slept; 0 where it did not."""


class ClockWatch:
    """Is to `look` every few seconds; differences below `limit_s` are what time servers do all the time."""

    def __init__(self, clock: Clock, limit_s: float, *, asleep: Callable[[], float] | None = None) -> None:
        self._clock = clock
        self._limit_s = limit_s
        self._asleep = asleep or asleep_s
        self._at, self._t, self._slept = self._read()

    def look(self) -> Jump | None:
        """Return what has happened since the last look, or None."""
        last, last_t, last_slept = self._at, self._t, self._slept
        self._at, self._t, self._slept = self._read()
        slept = self._slept - last_slept
        slept = slept if slept > self._limit_s else 0.0
        before = last + timedelta(seconds=self._t - last_t + slept)
        moved = (self._at - before).total_seconds()
        moved = moved if abs(moved) > self._limit_s else 0.0
        return Jump(last, before, self._at, moved, slept) if moved or slept else None

    def _read(self) -> tuple[datetime, float, float]:
        return self._clock.now(), self._clock.monotonic(), self._asleep()


def asleep_s() -> float:
    """Return the seconds that this computer has slept since it started; 0 where the system does not tell."""
    if not hasattr(time, "CLOCK_BOOTTIME"):
        return 0.0
    return max(0.0, time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC))
