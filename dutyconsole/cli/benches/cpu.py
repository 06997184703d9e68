"""CPU seconds that the recorder spends on an hour of sound, beside `parec` writing the same to a WAV."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import wave
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dutyconsole.cli.benches.figure import Figure
from dutyconsole.errors import DeviceProblem
from dutyconsole.paths import DataFolder
from dutyconsole.settings import Line, Settings, SoundSource
from dutyconsole.settings_file import save_settings
from hardware.recorder.client import recorder_command, recorder_status
from hardware.sim.pulse import Pulse
from hardware.sim.voice import speech

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 60.0
RATE = 8000
PATIENCE_S = 30.0


def measure() -> list[Figure]:
    """Record one minute of speech with both at once; raises `DeviceProblem` without PulseAudio."""
    parec = shutil.which("parec")
    if parec is None:
        raise DeviceProblem("program_missing", program="parec")
    with TemporaryDirectory(prefix="bench-") as name, Pulse() as pulse:
        root = Path(name)
        voice = root / "voice.wav"
        _write(voice)
        command = [parec, f"--rate={RATE}", "--channels=1", "--format=s16le", "--file-format=wav"]
        player = pulse.start_playing(voice)
        try:
            with _recorder(root / "room", pulse) as ours:
                peer = subprocess.Popen([*command, str(root / "parec.wav")], env=pulse.env)  # noqa: S603
                try:
                    spent = _spent([ours, peer.pid], SECONDS)
                finally:
                    peer.terminate()
                    peer.wait()
        finally:
            player.terminate()
            player.wait()
    per_hour = [each * 3600 / SECONDS for each in spent]
    return [
        Figure(
            "recorder-cpu",
            "CPU s/h",
            per_hour[0],
            "parec WAV",
            per_hour[1],
            {"seconds": SECONDS, "rate": RATE},
        )
    ]


@contextmanager
def _recorder(root: Path, pulse: Pulse) -> Iterator[int]:
    """Run the recorder until it is in a call that speech began; yields its process id."""
    folder = DataFolder(root).make()
    line = Line(sound=SoundSource(device="default", rate=RATE), answer_by="speech")
    save_settings(folder.config, replace(Settings(), lines=(line,)))
    child = subprocess.Popen(recorder_command(folder), env=pulse.env)  # noqa: S603  our own program
    try:
        until = time.monotonic() + PATIENCE_S
        while not _records(folder):
            if child.poll() is not None or time.monotonic() > until:
                raise DeviceProblem("recorder_not_started", exit=child.returncode, file="recorder.log")
            time.sleep(0.1)
        yield child.pid
    finally:
        child.terminate()
        child.wait()


def _write(target: Path) -> None:
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(speech(SECONDS + 10, RATE).tobytes())


def _records(folder: DataFolder) -> bool:
    status = recorder_status(folder)
    return status is not None and any(line.recording for line in status.lines)


def _spent(pids: list[int], seconds: float) -> list[float]:
    before = [_cpu_seconds(pid) for pid in pids]
    time.sleep(seconds)
    return [_cpu_seconds(pid) - then for pid, then in zip(pids, before, strict=True)]


def _cpu_seconds(pid: int) -> float:
    """Return user and system time of a process, from /proc/PID/stat fields 14 and 15 (man 5 proc)."""
    stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
