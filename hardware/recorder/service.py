"""Runs the recorder as a program: settings, log, signals, exit code."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from typing import TYPE_CHECKING

from dutyconsole.clock import clock_for
from dutyconsole.crash import RECORDER, watch_crashes
from dutyconsole.errors import DutyError
from dutyconsole.logs import start_logging
from dutyconsole.messages import sentence
from dutyconsole.settings_file import load_settings
from hardware.recorder.heap import give_back_large_blocks
from hardware.recorder.lock import FileLock
from hardware.recorder.process import LOCK_FILE, run
from hardware.recorder.wire import ALREADY_RUNS

if TYPE_CHECKING:
    from dutyconsole.paths import DataFolder

log = logging.getLogger("dutyconsole.recorder")

NO_SERVICE = 4
TURN_S = 1.0


def serve(folder: DataFolder, *, wait: bool = False) -> int:
    """Record until SIGTERM or SIGINT, which close the running files; return the exit code.

    With `wait`, as a service does, another recorder of this folder is waited for: one that the desk started
    after a crash must not have the service start and end every few seconds beside it.
    """
    stop = _stop_by_signal()
    if wait and not _wait_for_turn(folder, stop):
        return 0
    give_back_large_blocks()
    handlers = start_logging(folder.logs, RECORDER)
    if (trace := watch_crashes(folder.logs, RECORDER)) is not None:
        log.error("the recorder before this one crashed; the trace is kept in %s", trace.name)
    loaded = load_settings(folder.config)
    if loaded.problem is not None:
        sys.stderr.write(sentence(loaded.problem, loaded.settings.room.language) + "\n")
    try:
        return run(folder, loaded.settings, clock_for(folder.root), stop)
    except DutyError as error:
        sys.stderr.write(sentence(error, loaded.settings.room.language) + "\n")
        return ALREADY_RUNS if error.code == "recorder_already_runs" else NO_SERVICE
    except OSError as error:
        sys.stderr.write(f"{folder.root}: {error}\n")
        return NO_SERVICE
    finally:
        for handler in handlers:
            handler.close()


def _stop_by_signal() -> threading.Event:
    """Return the event that SIGTERM and SIGINT set; the end of a terminal or a session ends nothing."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    return stop


def _wait_for_turn(folder: DataFolder, stop: threading.Event) -> bool:
    """Wait until no recorder has this folder, saying once that one has; return False where told to stop."""
    said = False
    while not stop.is_set():
        try:
            folder.make()
            FileLock(folder.journal / LOCK_FILE).release()
        except (DutyError, OSError) as error:
            if not said:
                told = sentence(error) if isinstance(error, DutyError) else str(error)
                sys.stderr.write(told + "\n")
                sys.stderr.flush()
            said = True
            stop.wait(TURN_S)
        else:
            return True
    return False
