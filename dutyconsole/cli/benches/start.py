"""Start-up to the first frame, beside a bare PySide6 window in the same run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from dutyconsole.cli.benches.figure import Figure

TIMES = 7

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from PySide6.QtCore import QTimer
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("值班室"))
window.show()
QTimer.singleShot(0, app, lambda: (window.grab(), app.quit()))
sys.exit(app.exec())
"""

OURS = """
import sys
from PySide6.QtCore import QTimer
from dutyconsole.bootstrap import open_console
from dutyconsole.paths import data_folder
from ui.application import run
with open_console(data_folder(sys.argv[1]), process="bench") as console:
    end = lambda window: (window.grab(), window.close())
    sys.exit(run(console, play=lambda window: QTimer.singleShot(0, window, lambda: end(window))))
"""


def measure() -> list[Figure]:
    """Start both several times by turns, each to its first frame and out again; seconds of the wall clock."""
    with TemporaryDirectory(prefix="bench-") as name:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DUTYCONSOLE_QUIET": "1"}
        # A person's Python keeps what it has compiled; one told not to would be measured compiling.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        program = [sys.executable, "-m", "dutyconsole", "--data", name]
        subprocess.run([*program, "setup", "--sample"], check=True, capture_output=True, env=environment)  # noqa: S603
        ours, bare = [], []
        for _ in range(TIMES):
            bare.append(_timed([sys.executable, "-c", BARE], environment))
            ours.append(_timed([sys.executable, "-c", OURS, str(Path(name))], environment))
    return [
        Figure(
            "start-up",
            "s",
            median(ours),
            "bare PySide6 window",
            median(bare),
            {"runs": TIMES, "slowest": round(max(ours), 3)},
        )
    ]


def _timed(command: list[str], environment: dict[str, str]) -> float:
    began = time.monotonic()
    subprocess.run(command, check=True, env=environment)  # noqa: S603  our own programs
    return time.monotonic() - began
