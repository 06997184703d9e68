"""A crash in C leaves a trace: where every thread stood, in a file of the process, read at the next start.

Python's own errors are logged; a segmentation fault in a library ends the process without a word. So each
process names a file for `faulthandler`. What stands in it at the start is of the run before: it is moved
aside under the time of the crash and kept. The desk tells a person of each trace once, also of the
recorder's, which has no window; what was told is noted beside the traces.
"""

from __future__ import annotations

import faulthandler
import logging
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

log = logging.getLogger("dutyconsole.crash")

DESK, RECORDER = "desk", "recorder"
SUFFIX = ".crash"
TOLD = "crashes.told"
KEPT = 50
"""Traces kept of each process; a program that crashes at every start must not fill the disk."""
STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True)
class Crash:
    """A trace that was moved aside."""

    process: str
    at: datetime
    """When the process ended, UTC, to the second."""
    file: Path


def watch_crashes(folder: Path, process: str) -> Path | None:
    """Have a crash of this process leave its trace in `folder`; return where the one before was moved to.

    The file stays open until the process ends: a library may crash as late as that. A folder that cannot
    be written to is no reason not to stand duty.
    """
    running = folder / f"{process}{SUFFIX}"
    moved = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        moved = _move_aside(running, process)
        # For ever open and without a buffer, as the handler of a signal needs it.
        faulthandler.enable(os.open(running, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
    except OSError as error:
        log.warning("no file for the trace of a crash: %s", error)
    return moved


def crashes(folder: Path) -> list[Crash]:
    """Return the traces that are kept, the oldest first."""
    found = []
    for file in folder.glob(f"*-*{SUFFIX}"):
        process, _, stamp = file.name.removesuffix(SUFFIX).partition("-")
        try:
            at = datetime.strptime(stamp[:15], STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Crash(process, at, file))
    return sorted(found, key=lambda crash: (crash.at, crash.file.name))


def untold(folder: Path) -> list[Crash]:
    """Return the traces of which no person was told yet, the oldest first."""
    told = _told(folder)
    return [crash for crash in crashes(folder) if crash.file.name not in told]


def note_told(folder: Path, told: Iterable[Crash]) -> None:
    """Note that a person was told of these."""
    names = _told(folder) | {crash.file.name for crash in told}
    kept = sorted(names & {crash.file.name for crash in crashes(folder)})
    try:
        (folder / TOLD).write_text("".join(f"{name}\n" for name in kept), encoding="utf-8")
    except OSError as error:
        log.warning("cannot note which crashes were told: %s", error)


def _told(folder: Path) -> set[str]:
    try:
        return set((folder / TOLD).read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        return set()


def _move_aside(running: Path, process: str) -> Path | None:
    if not running.exists() or not running.stat().st_size:
        return None
    at = datetime.fromtimestamp(running.stat().st_mtime, UTC)
    target = running.with_name(f"{process}-{at.strftime(STAMP)}{SUFFIX}")
    number = 1
    while target.exists():
        number += 1
        target = running.with_name(f"{process}-{at.strftime(STAMP)}-{number}{SUFFIX}")
    running.replace(target)
    for old in [crash for crash in crashes(running.parent) if crash.process == process][:-KEPT]:
        old.file.unlink()
    return target
