"""The switch for sounds decides at the moment of the sound, and never keeps silence away."""

from __future__ import annotations

from dutyconsole.app.sounds import SwitchedSounder
from tests.support.fake_console import FakeSounder


def test_the_switch_decides_at_the_moment_of_the_sound() -> None:
    inner, on = FakeSounder(), False
    sounder = SwitchedSounder(inner, lambda: on)
    sounder.ring()
    sounder.alarm()
    assert inner.said == []
    on = True
    sounder.ring()
    sounder.alarm()
    assert inner.said == ["ring", "alarm"]


def test_who_rings_can_be_hushed_after_the_switch_was_thrown() -> None:
    inner, on = FakeSounder(), True
    sounder = SwitchedSounder(inner, lambda: on)
    sounder.ring()
    on = False
    sounder.quiet()
    assert inner.said == ["ring", "quiet"]
