"""What is said of a level, and what is proposed as speech."""

from __future__ import annotations

import pytest

from dutyconsole.domain.sound_level import SoundLevel, Verdict, proposed_speech_dbfs, verdict
from dutyconsole.domain.status import DeviceReport, Health

OK = DeviceReport("sound", Health.OK)


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (SoundLevel(OK), Verdict.NOTHING),
        (SoundLevel(OK, -120.0, -120.0, -120.0, is_constant=True), Verdict.DEAD),
        (SoundLevel(OK, -62.0, -51.0, -50.1), Verdict.LOW),
        (SoundLevel(OK, -62.0, -40.0, -50.0), Verdict.GOOD),
        (SoundLevel(OK, -20.0, -3.0, -12.0), Verdict.GOOD),
        (SoundLevel(OK, -20.0, -2.9, -12.0), Verdict.LOUD),
    ],
)
def test_a_level_is_judged_by_the_limits(level: SoundLevel, expected: Verdict) -> None:
    assert verdict(level, low_dbfs=-50.0, high_dbfs=-3.0) is expected


@pytest.mark.parametrize(
    ("noise", "proposed"), [(-90.0, -55.0), (-60.0, -48.0), (-37.0, -25.0), (-36.0, None)]
)
def test_speech_lies_above_the_noise(noise: float, proposed: float | None) -> None:
    assert proposed_speech_dbfs(noise) == proposed
