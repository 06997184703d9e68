"""From the pulled plug and the killed recorder to the line of the duty log: real recorder, real store."""

from __future__ import annotations

import logging
import os
import signal
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dutyconsole.app.room_file import read_room
from dutyconsole.app.views import EntryFilter
from dutyconsole.bootstrap import ENV_QUIET, open_console, verify_store
from dutyconsole.cli.setup import sample_text
from dutyconsole.clock import SystemClock
from dutyconsole.domain.status import Health
from dutyconsole.paths import DataFolder
from dutyconsole.settings.line import SerialSource, SoundSource
from dutyconsole.settings_file import save_settings
from hardware.recorder.client import recorder_status
from hardware.sim.sound import SoundFeed
from tests.support.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from dutyconsole.app.console import Console

CLIENT = "dutyconsole.recorder.client"

pytestmark = pytest.mark.peer


def set_up(folder: DataFolder, device: str) -> None:
    """Fill the folder with the sample room on that sound input; every outage gets its line."""
    room = read_room(sample_text())
    line = replace(room.settings.lines[0], serial=SerialSource(), sound=SoundSource(device=device))
    recorder = replace(room.settings.recorder, outage_log_s=0.0, banner_after_s=60.0)
    save_settings(folder.config, replace(room.settings, lines=(line,), recorder=recorder))
    with open_console(folder) as console:
        console.desk.submit(room.set_up).result()


def is_heard(folder: DataFolder) -> bool:
    """Say whether the recorder runs and hears the line."""
    status = recorder_status(folder)
    return status is not None and any(
        report.device == "sound" and report.health is Health.OK for report in status.lines[0].devices
    )


def log_of(console: Console) -> list[str]:
    """Return what the program itself wrote into the log, oldest first."""
    rows = console.desk.ask(lambda queries: queries.find(EntryFilter(author="系统"))).result().rows
    return [row.entry.text for row in rows][::-1]


def test_what_was_not_heard_stands_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(ENV_QUIET, "1")
    folder = DataFolder(tmp_path / "room").make()
    with SoundFeed(SystemClock()) as feed, caplog.at_level(logging.WARNING, logger=CLIENT):
        set_up(folder, feed.device)
        with open_console(folder, recorder=True, end_recorder=True) as console:
            until(lambda: is_heard(folder), "the line is heard")
            feed.unplug()
            until(console.standing_alarms, "the alarm")
            assert log_of(console) == []
            feed.replug()
            until(lambda: log_of(console), "the line of the log")
            until(lambda: not console.standing_alarms(), "the alarm's end: nobody has to acknowledge it")
            status = recorder_status(folder)
            assert status is not None
            os.kill(status.pid, signal.SIGKILL)
            until(lambda: len(log_of(console)) > 1, "the line of the killed recorder")
            first, second = log_of(console)
    assert first.startswith("线路1录音中断：")
    assert first.endswith("原因：录音输入断开。")
    assert second.endswith("原因：录音程序没有运行。")
    assert verify_store(folder).findings == ()
