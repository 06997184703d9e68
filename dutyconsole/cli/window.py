"""The console itself: without a command, the window opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.cli.display import require_display
from dutyconsole.crash import DESK, watch_crashes
from dutyconsole.errors import DeviceProblem, DutyError
from dutyconsole.settings_file import load_settings

if TYPE_CHECKING:
    from dutyconsole.cli.session import Call


def open_window(call: Call) -> int:
    """Open the window; returns when it is closed."""
    from dutyconsole.bootstrap import open_console  # noqa: PLC0415  other commands need no window

    require_display()
    watch_crashes(call.folder.logs, DESK)
    try:
        from ui.application import refuse, run  # noqa: PLC0415
    except ImportError as error:
        raise DeviceProblem("window_library_missing", why=str(error)) from error
    try:
        with open_console(call.folder, database=call.database, recorder=True, process=DESK) as console:
            return run(console)
    except DutyError as problem:
        # Whoever clicked on a picture sees no terminal: the sentence comes in a window of its own.
        problems = (problem, _keep_recording(call))
        refuse(problems, load_settings(call.folder.config).settings.room.language)
        raise


def _keep_recording(call: Call) -> DutyError:
    """Have the line recorded although the desk cannot open; returns what to say of it."""
    from hardware.recorder.client import ensure_recorder  # noqa: PLC0415  loads nothing of the window

    try:
        ensure_recorder(call.folder)
    except DeviceProblem as problem:
        return problem
    return DeviceProblem("recorder_goes_on")
