"""The self-test of a line: some seconds of its sound with a tone on it, measured and judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import Grade

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.domain.ids import LineId

SECONDS = 5.0
"""How long it listens once the tone is there."""
LIFTING_S = 12.0
"""How long it waits for the tone: somebody has to lift the handset."""
LONGEST_S = 30.0

QUIET_DBFS, LOUD_DBFS = -35.0, -3.0
"""A dial tone outside of these is too weak to record speech well, or drives the input into its end."""
NOISE_DBFS, CLEAR_DB = -45.0, 20.0
"""Noise above the first, or nearer to the tone than the second, is heard beside speech."""
HUM_DBFS, HUM_SHARE = -55.0, 0.5
"""Hum is said where it is more than half of what is there beside the tone, and loud enough to hear."""
CLIPPED_SHARE = 0.001

FATAL = frozenset({"self_test_no_sound", "self_test_no_tone", "self_test_interrupted"})


@dataclass(frozen=True)
class Measured:
    """What the sound was. Levels are dB relative to full scale (a full-scale sine has -3 dBFS)."""

    seconds: float
    level_dbfs: float
    """Of the tone; of everything where none was found."""
    noise_dbfs: float
    """Of what is there beside the tone."""
    hum_share: float
    """How much of that lies at 50 Hz and its harmonics, 0 to 1."""
    clipped_share: float
    """Share of the frames at the end of the scale, 0 to 1."""
    has_tone: bool
    """Whether a steady tone of the dial tone's pitch (450 Hz) was there."""
    is_dead: bool
    """Whether there was nothing at all: one value for the whole time."""


@dataclass(frozen=True)
class SelfTest:
    """One test that was made. `file` is its sound, below the data folder."""

    id: int | None
    line: LineId
    at: datetime
    person: str
    file: str
    measured: Measured

    @property
    def findings(self) -> tuple[str, ...]:
        """The codes of the sentences on what is not well, the gravest first."""
        return judge(self.measured)

    @property
    def grade(self) -> Grade:
        """How the line is."""
        return grade(self.findings)


def judge(measured: Measured) -> tuple[str, ...]:
    """Return the codes of what is not well, the gravest first; nothing where all is."""
    if measured.is_dead:
        return ("self_test_no_sound",)
    noise_above = measured.noise_dbfs > NOISE_DBFS
    unclear = measured.has_tone and measured.level_dbfs - measured.noise_dbfs < CLEAR_DB
    hum = measured.hum_share > HUM_SHARE and measured.noise_dbfs > HUM_DBFS
    found = {
        "self_test_no_tone": not measured.has_tone,
        "self_test_clipped": measured.clipped_share > CLIPPED_SHARE,
        "self_test_quiet": measured.has_tone and measured.level_dbfs < QUIET_DBFS,
        "self_test_loud": measured.has_tone and measured.level_dbfs > LOUD_DBFS,
        "self_test_hum": hum,
        "self_test_noisy": (noise_above or unclear) and not hum,
    }
    return tuple(code for code, is_so in found.items() if is_so)


def grade(findings: tuple[str, ...]) -> Grade:
    """Return how bad it is altogether."""
    if not findings:
        return Grade.GOOD
    return Grade.BAD if FATAL & set(findings) else Grade.WEAK
