"""Nothing outlives a test: threads, processes, and windows that still show."""

from __future__ import annotations

import contextlib
import gc
import os
import re
import threading
import time
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

# What the interpreter calls a thread that nobody named.
UNNAMED = re.compile(r"^(Thread|Dummy)-\d+")
GRACE_S = 10.0


def is_ours(thread: threading.Thread) -> bool:
    """Say whether a thread counts as a leak: it holds the process, or somebody gave it a name."""
    return not thread.daemon or UNNAMED.match(thread.name) is None


def dangling_threads(before: set[threading.Thread], grace_s: float = GRACE_S) -> list[str]:
    """Return the names of threads that were not there before and do not end within the grace."""
    deadline = time.monotonic() + grace_s
    left = [thread for thread in threading.enumerate() if thread not in before and is_ours(thread)]
    for thread in left:
        thread.join(max(0.0, deadline - time.monotonic()))
    return [thread.name for thread in left if thread.is_alive()]


def children() -> dict[str, str]:
    """Return the processes that this one started and that still run: pid to name; none without /proc."""
    found = {}
    for listed in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for pid in listed.read_text().split():
                name, state = Path(f"/proc/{pid}/stat").read_text().split("(", 1)[1].rsplit(")", 1)
                # One that has ended and only waits to be counted holds nothing any more.
                if state.split()[0] != "Z":
                    found[pid] = name
    return found


def dangling_children(before: dict[str, str], grace_s: float = GRACE_S) -> list[str]:
    """Return the processes (pid and name) that were not there before and do not end within the grace."""
    deadline = time.monotonic() + grace_s
    while left := {pid: name for pid, name in children().items() if pid not in before}:
        if time.monotonic() >= deadline:
            break
        time.sleep(0.02)
    return [f"{pid} {name}" for pid, name in left.items()]


def open_windows() -> list[QWidget]:
    """Return the windows that show, where there is an application at all."""
    if QApplication.instance() is None:
        return []
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def watch_leaks() -> Iterator[None]:
    """Fail the test that leaves a thread, a process or a window behind; the body of an autouse fixture."""
    before, children_before, windows_before = set(threading.enumerate()), children(), open_windows()
    yield
    left = {
        "threads": dangling_threads(before),
        "processes": dangling_children(children_before),
        "windows": [window for window in open_windows() if window not in windows_before],
    }
    if any(left.values()):
        pytest.fail(
            "left behind: " + ", ".join(f"{what} {who}" for what, who in left.items() if who), pytrace=False
        )


def assert_freed(make: Callable[[], QWidget]) -> None:
    """Build a window, close it, and assert that nothing keeps it alive: no cycle, no lambda, no signal."""
    gc.collect()
    gc.disable()
    try:
        window = make()
        alive = weakref.ref(window)
        window.close()
        del window
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert alive() is None, f"kept alive by {gc.get_referrers(alive())}"
    finally:
        gc.enable()
