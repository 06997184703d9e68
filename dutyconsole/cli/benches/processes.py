"""What processes cost: processor time and memory, from /proc; and the peers that they are compared with."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import wave
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dutyconsole.errors import DeviceProblem
from dutyconsole.paths import DataFolder
from dutyconsole.settings.root import Settings
from dutyconsole.settings_file import save_settings
from hardware.recorder.client import recorder_command, recorder_status
from hardware.sim.voice import speech

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dutyconsole.domain.status import LineStatus
    from dutyconsole.settings.line import Line

RATE = 8000
PATIENCE_S = 60.0
PACKAGES = {"parec": "pulseaudio-utils"}
"""Debian package of each program whose package has another name."""


def peer(program: str) -> str:
    """Return where a program is that ours is compared with; raises `DeviceProblem('bench_peer_missing')`."""
    found = shutil.which(program)
    if found is None:
        raise DeviceProblem("bench_peer_missing", program=program, package=PACKAGES.get(program, program))
    return found


def cpu_seconds(pid: int) -> float:
    """Return user and system time of a process, from /proc/PID/stat fields 14 and 15 (man 5 proc)."""
    stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def rss_mb(pid: int) -> float:
    """Return the memory of a process that is really there, MB, from /proc/PID/statm field 2."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def spent(pids: Sequence[int], seconds: float) -> list[float]:
    """Return the processor time that each process takes in so many seconds of the wall clock."""
    before = [cpu_seconds(pid) for pid in pids]
    time.sleep(seconds)
    return [cpu_seconds(pid) - then for pid, then in zip(pids, before, strict=True)]


@contextmanager
def running(command: Sequence[str], env: Mapping[str, str]) -> Iterator[int]:
    """Run a program while the body runs; yields its process id. Raises `DeviceProblem` if it did not last."""
    with subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL) as child:  # noqa: S603  our own words
        try:
            yield child.pid
            if child.poll() is not None:
                raise DeviceProblem("bench_peer_ended", program=" ".join(command), exit=child.returncode)
        finally:
            child.terminate()


@contextmanager
def recorder(root: Path, lines: Sequence[Line], env: Mapping[str, str]) -> Iterator[tuple[int, DataFolder]]:
    """Run the recorder until every line is in a call that speech began; yields its process id and folder."""
    folder = DataFolder(root).make()
    save_settings(folder.config, replace(Settings(), lines=tuple(lines)))
    child = subprocess.Popen(recorder_command(folder), env=env)  # noqa: S603  our own program
    try:
        until = time.monotonic() + PATIENCE_S
        while not all(line.recording for line in lines_of(folder, len(lines))):
            if child.poll() is not None or time.monotonic() > until:
                raise DeviceProblem("recorder_not_started", exit=child.returncode, file="recorder.log")
            time.sleep(0.1)
        yield child.pid, folder
    finally:
        child.terminate()
        child.wait()


def lines_of(folder: DataFolder, count: int) -> list[LineStatus]:
    """Return how the lines are; raises `DeviceProblem` where the recorder does not say it of all of them."""
    until = time.monotonic() + PATIENCE_S
    while (status := recorder_status(folder)) is None or len(status.lines) != count:
        if time.monotonic() > until:
            raise DeviceProblem("recorder_not_running")
        time.sleep(0.1)
    return list(status.lines)


def write_speech(target: Path, seconds: float) -> Path:
    """Write a file of something that a recorder takes for speech."""
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(speech(seconds, RATE).tobytes())
    return target
