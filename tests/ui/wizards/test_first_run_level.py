"""The sound level in the first run: the chosen input is heard, judged and measured before it is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from dutyconsole.app.first_run import Step
from dutyconsole.domain.sound_level import SoundLevel
from dutyconsole.domain.status import DeviceReport, Health
from tests.app.test_first_run import WHOLE
from tests.ui.wizards.test_first_run import empty_console, fresh, kept, page
from ui.wizards import first_run_level

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.support.fake_console import FakeConsole, FakeDevices, FakeProbe
    from ui.wizards.first_run import FirstRunPage
    from ui.wizards.first_run_level import LevelCheck

__all__ = ["empty_console", "fresh", "page"]

OK = DeviceReport("sound", Health.OK)
BUSY = DeviceReport("sound", Health.FAULT, "sound_busy", {"name": "USB Audio", "why": "Device unavailable"})


@pytest.fixture
def check(page: FirstRunPage, monkeypatch: pytest.MonkeyPatch) -> LevelCheck:
    """The level of the line step, shown."""
    monkeypatch.setattr(first_run_level, "TYPED_MS", 0)
    page.go(Step.LINE)
    return page.line.level


def probes(console: FakeConsole) -> list[FakeProbe]:
    return cast("FakeDevices", console.devices).probes


def shown(check: LevelCheck) -> float | None:
    """Return the level on the meter."""
    return check.meter.level


def heard(
    qtbot: QtBot, check: LevelCheck, console: FakeConsole, level: SoundLevel | None = None
) -> FakeProbe:
    """Return the probe of the present input, after its level was shown."""
    known = len(probes(console))

    def is_open() -> bool:
        check.look()
        return bool(probes(console)) and not probes(console)[-1].closed and known <= len(probes(console))

    qtbot.waitUntil(is_open, timeout=30_000)
    if level is not None:
        probes(console)[-1].level = level
    check.look()
    return probes(console)[-1]


def test_the_chosen_input_is_heard_and_no_other(
    qtbot: QtBot, check: LevelCheck, page: FirstRunPage, empty_console: FakeConsole
) -> None:
    first = heard(qtbot, check, empty_console)
    assert first.source.device == "default"
    page.line.put("sound_device", "USB Audio")
    qtbot.waitUntil(lambda: first.closed, timeout=30_000)
    assert heard(qtbot, check, empty_console).source.device == "USB Audio"
    assert check.meter.level == -31.0
    assert "合适" in check.judgement.text()


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (SoundLevel(OK, -62.0, -51.0, -55.0), "太轻：最响不到 -50 dBFS"),
        (SoundLevel(OK, -9.0, -0.4, -8.0), "太响：峰值超过 -3 dBFS"),
        (SoundLevel(OK, -120.0, -120.0, -120.0, is_constant=True), "完全没有声音"),
        (SoundLevel(OK), "正在打开"),
    ],
)
def test_a_level_is_judged_in_words(
    qtbot: QtBot, check: LevelCheck, empty_console: FakeConsole, level: SoundLevel, words: str
) -> None:
    heard(qtbot, check, empty_console, level)
    assert words in check.judgement.text()


def test_without_an_input_nothing_is_opened(
    qtbot: QtBot, check: LevelCheck, page: FirstRunPage, empty_console: FakeConsole
) -> None:
    before = heard(qtbot, check, empty_console)
    page.line.put("sound_device", "")
    qtbot.waitUntil(lambda: before.closed, timeout=30_000)
    check.look()
    assert "没有选择录音设备" in check.judgement.text()
    assert len(probes(empty_console)) == 1


def test_a_busy_input_is_named_and_the_recorder_is_asked(
    qtbot: QtBot, check: LevelCheck, page: FirstRunPage, empty_console: FakeConsole
) -> None:
    heard(qtbot, check, empty_console, SoundLevel(BUSY))
    assert "被其他程序占用" in check.trouble.text()
    assert shown(check) is None
    empty_console.recorder(state="answered", level=-27.0)
    check.look()
    assert shown(check) == -27.0
    assert "录音程序听到的电平" in check.judgement.text()
    page.line.put("sound_device", "USB Audio")
    heard(qtbot, check, empty_console, SoundLevel(BUSY))
    assert shown(check) is None


def test_the_measured_noise_proposes_what_counts_as_speech(
    qtbot: QtBot, check: LevelCheck, page: FirstRunPage, empty_console: FakeConsole
) -> None:
    heard(qtbot, check, empty_console, SoundLevel(OK, -61.0, -52.0, -60.0))
    assert not check.propose.isEnabled()
    heard(qtbot, check, empty_console, SoundLevel(OK, -61.0, -52.0, -60.0, -61.0))
    check.propose.click()
    assert page.answers.speech_dbfs == -49.0
    page.keeper.keep()
    assert kept(empty_console)[-1].speech_dbfs == -49.0
    heard(qtbot, check, empty_console, SoundLevel(OK, -30.0, -22.0, -29.0, -30.0))
    assert not check.propose.isEnabled()
    assert "太大" in check.noise.text()


def test_the_level_is_stored_with_the_line(page: FirstRunPage, empty_console: FakeConsole) -> None:
    page._show(replace(WHOLE, speech_dbfs=-47.5))
    page.go(Step.SUMMARY)
    page.steps.on.click()
    assert empty_console.settings.lines[0].speech_dbfs == -47.5


def test_a_step_that_is_left_lets_the_input_go(
    qtbot: QtBot, check: LevelCheck, page: FirstRunPage, empty_console: FakeConsole
) -> None:
    probe = heard(qtbot, check, empty_console)
    page.go(Step.PRINTER)
    assert probe.closed
