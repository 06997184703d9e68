"""A recorder on a simulated line: what the tests of this folder build on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dutyconsole.clock import SystemClock
from dutyconsole.domain.ids import LineId
from dutyconsole.settings.line import Line, SoundSource
from dutyconsole.settings.recorder import Recorder
from dutyconsole.settings.root import Settings
from hardware.recorder.journal import facts_after, journal_path
from hardware.recorder.process import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dutyconsole.clock import Clock
    from dutyconsole.domain.facts import Fact, FactKind
    from dutyconsole.paths import DataFolder

LINE = LineId("1")
ROOT = Path(__file__).resolve().parents[3]


def room(device: str, *, hang_s: float = 3.0, alarm_s: float = 60.0, rate: int = 8000) -> Settings:
    """Return the settings of a room with one line that has sound and no signalling.

    Where the alarm is not the subject, it must not be raised however long a busy machine lets a thread wait.
    """
    line = Line(id=LINE, sound=SoundSource(device=device, rate=rate))
    recorder = Recorder(hang_s=hang_s, preroll_s=1.0, alarm_silence_s=alarm_s)
    return Settings(lines=(line,), recorder=recorder)


def config(
    device: str, *, hang_s: float = 3.0, preroll_s: float = 1.0, rate: int = 8000, copy_folder: str = ""
) -> str:
    """Return the same as a settings file, for a process."""
    return (
        f"version = 1\n[recorder]\nhang_s = {hang_s}\npreroll_s = {preroll_s}\nalarm_silence_s = 2.0\n"
        f'copy_folder = "{copy_folder}"\n'
        f'[[lines]]\nid = "1"\n[lines.sound]\ndevice = "{device}"\nrate = {rate}\n'
    )


def facts(folder: DataFolder, *kinds: FactKind) -> list[Fact]:
    """Return the facts of the line so far, of these kinds or of all."""
    found = facts_after(journal_path(folder.journal, LINE), 0)
    return [fact for fact in found if not kinds or fact.kind in kinds]


@contextmanager
def running(folder: DataFolder, settings: Settings, clock: Clock | None = None) -> Iterator[threading.Event]:
    """Run the recorder in a thread of this process."""
    stop = threading.Event()
    work = (folder, settings, clock or SystemClock(), stop)
    thread = threading.Thread(target=run, args=work, name="recorder-main")
    thread.start()
    try:
        yield stop
    finally:
        stop.set()
        thread.join()


@contextmanager
def process(
    folder: DataFolder, *, env: dict[str, str] | None = None, wait: bool = False
) -> Iterator[subprocess.Popen[bytes]]:
    """Run the recorder as a process of its own; killed at the end if it still runs."""
    folder.make()
    with (folder.logs / "recorder.out").open("ab") as output:
        child = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "hardware.recorder",
                "--data",
                str(folder.root),
                *(["--wait"] if wait else []),
            ],
            cwd=ROOT,
            env=env or dict(os.environ),
            stdout=output,
            stderr=output,
        )
    try:
        yield child
    finally:
        if child.poll() is None:
            child.send_signal(signal.SIGKILL)
        child.wait()
