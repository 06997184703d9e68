"""The level meter shows what it is told, in bars and in words."""

from __future__ import annotations

import pytest

from ui import a11y
from ui.widgets.level_meter import SEGMENTS, LevelMeter, share_of


@pytest.mark.parametrize(("dbfs", "share"), [(-90, 0.0), (-60, 0.0), (-30, 0.5), (0, 1.0), (3, 1.0)])
def test_scale(dbfs: float, share: float) -> None:
    assert share_of(dbfs) == share


@pytest.mark.usefixtures("qapp")
def test_level_is_told_in_words_and_nothing_is_not_silence() -> None:
    meter = LevelMeter("线路1 电平")
    assert a11y.accessible_name(meter) == "线路1 电平 没有声音数据"
    meter.show_level(-30.0, -20.0)
    assert a11y.accessible_name(meter) == "线路1 电平 -30 dBFS"
    assert meter._lit() == (SEGMENTS // 2, 16)
    meter.show_level(None)
    assert meter.level is None


@pytest.mark.usefixtures("qapp")
def test_loudness_has_its_colour() -> None:
    meter = LevelMeter("x")
    roles = [meter._role(place) for place in range(SEGMENTS)]
    assert roles[0] == "good"
    assert roles[-1] == "danger"
    assert "warn" in roles
