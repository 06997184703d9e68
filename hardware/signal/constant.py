"""Finds an input that gives one and the same value for ever: muted, unplugged, or moved by the sound server.

An analogue line always has a little noise, so constant samples there are a fault. A digital source may be
truly silent between calls; there they are a fault only while somebody surely speaks.
"""

from __future__ import annotations

FLOOR_S = 30.0
"""An idle line that was never constant for so long has a noise floor."""
BREAK_S = 0.5
"""Shorter constant stretches do not disprove the noise floor."""


class ConstantWatch:
    """Fed with the constant frames at the end of what was heard; `is_dead` is the finding."""

    def __init__(self, alarm_s: float) -> None:
        self.is_dead = False
        self._limit_s = alarm_s - 0.5
        self._lively_s = 0.0

    @property
    def has_floor(self) -> bool:
        """Say whether this input is known to have noise at all times."""
        return self._lively_s >= FLOOR_S

    def feed(self, seconds: float, constant_s: float, *, idle: bool, off_hook: bool) -> None:
        """Take `seconds` of sound at whose end `constant_s` were all of one value."""
        if not constant_s:
            self.is_dead = False
            self._lively_s += seconds
        elif idle and constant_s > BREAK_S and not self.has_floor:
            self._lively_s = 0.0
        if constant_s >= self._limit_s and (self.has_floor or off_hook):
            self.is_dead = True
