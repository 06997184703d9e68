"""What the signs of a line are made of: instants, stretches of sound, and what the ear says now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

CURRENT_S = 0.3
"""A run that ended longer ago is over."""


@dataclass(frozen=True)
class Moment:
    """An instant for people, and the same in seconds on the clock that never jumps."""

    at: datetime
    t: float

    def back_to(self, t: float) -> Moment:
        """Return the moment of `t`, which lies before."""
        return self.on_to(t)

    def on_to(self, t: float) -> Moment:
        """Return the moment of `t` on the same clock, whatever was done to the wall clock since."""
        return Moment(self.at + timedelta(seconds=t - self.t), t)


@dataclass(frozen=True)
class Stretch:
    """A run of one kind of sound, in seconds of the clock; `loud_s` without the gaps."""

    start: float
    end: float
    loud_s: float

    def is_current(self, now: float) -> bool:
        """Say whether it still goes on."""
        return now - self.end <= CURRENT_S


@dataclass(frozen=True)
class ToneNow:
    """A tone of the exchange that goes on, by the name of its cadence; `start` in seconds of the clock."""

    name: str
    start: float
    beats: int


@dataclass(frozen=True)
class Heard:
    """What the ear says now: the last speech, the last 450 Hz, the end of the last sound, the tone's name."""

    speech: Stretch | None = None
    tone: Stretch | None = None
    last_sound: float | None = None
    sounding: ToneNow | None = None
    may_be_data: bool = False
    """A carrier goes on that may turn out to be a caller-ID message: what sounds like speech may be none."""
