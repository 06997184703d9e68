"""A crash in C of the window and of the recorder, the real ones: what a person is told at the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dutyconsole.__main__ import main
from dutyconsole.crash import crashes, untold
from hardware.recorder.client import recorder_status
from tests.flows.test_desk_killed import folder, is_gone
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dutyconsole.paths import DataFolder

__all__ = ["folder"]

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.peer


@contextmanager
def window(folder: DataFolder) -> Iterator[subprocess.Popen[bytes]]:
    """Open the window as a process; yields when it has started a recorder."""
    child = subprocess.Popen(
        [sys.executable, "-m", "dutyconsole", "--data", str(folder.root)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "DUTYCONSOLE_QUIET": "1"},
    )
    try:
        until(lambda: recorder_status(folder) is not None, "the recorder")
        yield child
    finally:
        child.kill()
        child.wait()


def test_both_crash_and_it_is_told_once(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder.root), "setup", "--sample"]) == 0
    with window(folder) as child:
        status = recorder_status(folder)
        child.send_signal(signal.SIGSEGV)
        assert child.wait() == -signal.SIGSEGV
    assert status is not None
    os.kill(status.pid, signal.SIGSEGV)
    until(lambda: is_gone(status.pid), "the end of the recorder")

    log = folder.logs / "desk.log"
    with window(folder):
        until(lambda: len(crashes(folder.logs)) == 2 and not untold(folder.logs), "a word on both")
    said = log.read_text(encoding="utf-8")
    assert (said.count("desk_crashed at"), said.count("recorder_crashed at")) == (1, 1)
    traces = {file.name.split("-")[0]: file.read_text() for file in folder.logs.glob("*-*.crash")}
    assert "Segmentation fault" in traces["desk"]
    assert "Segmentation fault" in traces["recorder"]
    main(["--data", str(folder.root), "doctor"])
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "crashes" in line]
    assert line.startswith("●")
    assert "2: " in line
