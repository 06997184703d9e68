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
from hardware.recorder.process import run
from hardware.recorder.wire import ALREADY_RUNS

if TYPE_CHECKING:
    from dutyconsole.paths import DataFolder

log = logging.getLogger("dutyconsole.recorder")

NO_SERVICE = 4


def serve(folder: DataFolder) -> int:
    """Record until SIGTERM or SIGINT, which close the running files; return the exit code."""
    handlers = start_logging(folder.logs, RECORDER)
    if (trace := watch_crashes(folder.logs, RECORDER)) is not None:
        log.error("the recorder before this one crashed; the trace is kept in %s", trace.name)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if hasattr(signal, "SIGHUP"):
        # The terminal or the session that it was started from may go; the line may not.
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
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
