"""The self-test of a line: some seconds of its sound with a tone on it, measured and judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import Grade

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.domain.ids import LineId
    from dutyconsole.settings.self_test import SelfTestRules

LONGEST_S = 30.0
"""No part of a test lasts longer, whatever is asked for."""

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

    def findings(self, rules: SelfTestRules) -> tuple[str, ...]:
        """Return the codes of the sentences on what is not well, the gravest first."""
        return judge(self.measured, rules)

    def grade(self, rules: SelfTestRules) -> Grade:
        """Return how the line is."""
        return grade(self.findings(rules))


def judge(measured: Measured, rules: SelfTestRules) -> tuple[str, ...]:
    """Return the codes of what is not well, the gravest first; nothing where all is."""
    if measured.is_dead:
        return ("self_test_no_sound",)
    noise_above = measured.noise_dbfs > rules.noise_dbfs
    unclear = measured.has_tone and measured.level_dbfs - measured.noise_dbfs < rules.clear_db
    hum = 100 * measured.hum_share > rules.hum_percent and measured.noise_dbfs > rules.hum_dbfs
    found = {
        "self_test_no_tone": not measured.has_tone,
        "self_test_clipped": 100 * measured.clipped_share > rules.clipped_percent,
        "self_test_quiet": measured.has_tone and measured.level_dbfs < rules.quiet_dbfs,
        "self_test_loud": measured.has_tone and measured.level_dbfs > rules.loud_dbfs,
        "self_test_hum": hum,
        "self_test_noisy": (noise_above or unclear) and not hum,
    }
    return tuple(code for code, is_so in found.items() if is_so)


def grade(findings: tuple[str, ...]) -> Grade:
    """Return how bad it is altogether."""
    if not findings:
        return Grade.GOOD
    return Grade.BAD if FATAL & set(findings) else Grade.WEAK
