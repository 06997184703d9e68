"""Four hours of two busy lines in four minutes: whether the recorder grows.

Time is acted, sixty seconds in each; the lines are fed over the loopback. All else is the recorder itself.
"""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from dutyconsole.cli.benches.figure import Figure
from dutyconsole.cli.benches.processes import cpu_seconds, lines_of, recorder, rss_mb
from dutyconsole.clock import StagedClock
from dutyconsole.paths import DataFolder
from dutyconsole.settings.line import Line
from hardware.sim.line import SimLine
from hardware.sim.voice import speech

SPEED = 60.0
HOURS = 4.0
LINES = 2
CALL_S, EVERY_S = 180.0, 300.0
WARM_HALF_HOURS = 1
"""What is loaded and kept for good is there by then: the last half hour is held to the one after so many."""


def measure() -> list[Figure]:
    """Let calls come and go for four acted hours."""
    with TemporaryDirectory(prefix="bench-") as name, ExitStack() as stack:
        folder = DataFolder(Path(name)).make()
        clock = StagedClock(folder.root)
        clock.move_to(datetime(2026, 11, 23, 0, 0, tzinfo=UTC), speed=1.0)
        made = [stack.enter_context(SimLine(clock, zone=UTC)) for _ in range(LINES)]
        voice = speech(CALL_S, made[0].feed.rate)
        for line in made:
            line.feed.play(voice)
        settings = [
            Line(id=str(n), name=f"线路{n}", sound=line.sound, answer_by="speech")
            for n, line in enumerate(made, start=1)
        ]
        pid, _ = stack.enter_context(recorder(folder.root, settings, os.environ))
        clock.move_to(clock.now(), speed=SPEED)
        hours, memory, cpu = _watch(pid, clock, made)
        seen = lines_of(folder, LINES)
    by_half_hour = [
        median(each for at, each in zip(hours, memory, strict=True) if half <= 2 * at < half + 1)
        for half in range(round(2 * HOURS))
    ]
    middle = len(cpu) // 2
    detail = {
        "hours": HOURS,
        "lines": LINES,
        "mb_by_half_hour": [round(each, 1) for each in by_half_hour],
        "lost_frames": sum(line.lost_frames for line in seen),
        "cpu_s_per_h_first_half": round((cpu[middle] - cpu[0]) / (hours[middle] - hours[0]), 1),
        "cpu_s_per_h_second_half": round((cpu[-1] - cpu[middle]) / (hours[-1] - hours[middle]), 1),
    }
    warm, last = by_half_hour[WARM_HALF_HOURS], by_half_hour[-1]
    return [Figure("hours-memory", "MB", last, "in its first hour", warm, detail)]


def _watch(
    pid: int, clock: StagedClock, lines: list[SimLine]
) -> tuple[list[float], list[float], list[float]]:
    """Return acted hours, memory and processor time, once each acted minute; calls begin meanwhile."""
    began, next_call = clock.monotonic(), 1
    voice = speech(CALL_S, lines[0].feed.rate)
    hours: list[float] = []
    memory: list[float] = []
    cpu: list[float] = []
    while (passed := clock.monotonic() - began) < HOURS * 3600:
        if passed > next_call * EVERY_S:
            next_call += 1
            for line in lines:
                line.feed.play(voice)
        hours.append(passed / 3600)
        memory.append(rss_mb(pid))
        cpu.append(cpu_seconds(pid))
        time.sleep(60.0 / SPEED)
    return hours, memory, cpu
