"""Nothing outlives a test: threads, and windows that still show."""

from __future__ import annotations

import gc
import re
import threading
import time
import weakref
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


def open_windows() -> list[QWidget]:
    """Return the windows that show, where there is an application at all."""
    if QApplication.instance() is None:
        return []
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def watch_leaks() -> Iterator[None]:
    """Fail the test that leaves a thread or an open window behind; the body of an autouse fixture."""
    before, windows_before = set(threading.enumerate()), open_windows()
    yield
    threads = dangling_threads(before)
    windows = [window for window in open_windows() if window not in windows_before]
    if threads or windows:
        pytest.fail(f"left behind: threads {threads}, windows {windows}", pytrace=False)


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
