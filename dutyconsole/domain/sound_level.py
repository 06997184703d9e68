"""How loud a line comes in: what is too low and too loud, and which level shall count as speech.

Levels are dB relative to full scale; a full-scale sine has -3 dBFS.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dutyconsole.domain.status import DeviceReport

ABOVE_NOISE_DB = 12.0
"""Distance of the speech level from the noise. Speech ends 6 dB below that level (`Activity`), which must
still be above the noise; single blocks of steady noise reach 3 dB above its mean."""
LOWEST_DBFS = -55.0
"""A proposal never goes lower: below it, crosstalk of the neighbouring pair would count as speech."""
HIGHEST_DBFS = -25.0
"""Nor higher: a quiet voice on a long line would not count any more."""


@dataclass(frozen=True)
class SoundLevel:
    """What a sound input gives at this moment; the levels are None before the first sound."""

    report: DeviceReport
    level_dbfs: float | None = None
    peak_dbfs: float | None = None
    loudest_dbfs: float | None = None
    """Loudest level of the last seconds."""
    noise_dbfs: float | None = None
    """Level of the pauses; None until it was measured for long enough."""
    is_constant: bool = False
    """Every frame has the same value: a dead or muted input."""


class Verdict(Enum):
    """What is to be said of a level."""

    NOTHING = "nothing"
    DEAD = "dead"
    LOW = "low"
    GOOD = "good"
    LOUD = "loud"


def verdict(level: SoundLevel, *, low_dbfs: float, high_dbfs: float) -> Verdict:
    """Judge a level by the limits: peaks above `high_dbfs` are cut, sounds below `low_dbfs` are lost."""
    if level.level_dbfs is None or level.loudest_dbfs is None or level.peak_dbfs is None:
        return Verdict.NOTHING
    if level.is_constant:
        return Verdict.DEAD
    if level.peak_dbfs > high_dbfs:
        return Verdict.LOUD
    return Verdict.LOW if level.loudest_dbfs < low_dbfs else Verdict.GOOD


def proposed_speech_dbfs(noise_dbfs: float) -> float | None:
    """Return the level that counts as speech above this noise; None where the noise is too loud for any."""
    wanted = float(round(noise_dbfs + ABOVE_NOISE_DB))
    return None if wanted > HIGHEST_DBFS else max(LOWEST_DBFS, wanted)
