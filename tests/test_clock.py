"""The acted clock of the demo."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from dutyconsole.clock import Stage, StagedClock, SystemClock, clock_for

if TYPE_CHECKING:
    from pathlib import Path

THEN = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


def test_acted_time_runs_by_its_speed() -> None:
    stage = Stage(real=100.0, acted=THEN, acted_monotonic=5.0, speed=20.0)
    assert stage.at(103.0) == (THEN + timedelta(seconds=60), 65.0)


def test_two_processes_agree(tmp_path: Path) -> None:
    one, other = StagedClock(tmp_path), StagedClock(tmp_path)
    one.move_to(THEN, speed=0.0)
    assert one.now() == other.now() == THEN
    assert abs(one.monotonic() - other.monotonic()) < 1.0


def test_a_change_of_scene_does_not_turn_durations_back(tmp_path: Path) -> None:
    clock = StagedClock(tmp_path)
    clock.move_to(THEN, speed=1000.0)
    before = clock.monotonic()
    clock.move_to(THEN - timedelta(days=1), speed=1.0)
    assert clock.monotonic() >= before
    assert clock.now() < THEN


def test_time_stands_still_where_its_stretch_ends(tmp_path: Path) -> None:
    one, other = StagedClock(tmp_path), StagedClock(tmp_path)
    one.move_to(THEN, speed=0.0)
    begun = one.monotonic()
    one.run_until(begun + 5.0, speed=1e9)
    assert one.monotonic() == other.monotonic() == pytest.approx(begun + 5.0)
    assert one.now() == other.now() == THEN + timedelta(seconds=5)


def test_time_goes_on_as_far_as_it_would_have_after_standing(tmp_path: Path) -> None:
    clock = StagedClock(tmp_path)
    clock.move_to(THEN, speed=0.0)
    begun = clock.monotonic()
    clock.run_until(begun + 60.0, speed=0.001)
    with clock.standing():
        stands = clock.monotonic()
        assert stands == clock.monotonic() < begun + 60.0
    clock.run_until(begun + 60.0, speed=1e9)
    with clock.standing():
        pass
    assert clock.monotonic() == pytest.approx(begun + 60.0)


def test_without_a_stage_time_is_real(tmp_path: Path) -> None:
    assert isinstance(clock_for(tmp_path), SystemClock)
    StagedClock(tmp_path).move_to(THEN, speed=1.0)
    assert isinstance(clock_for(tmp_path), StagedClock)
