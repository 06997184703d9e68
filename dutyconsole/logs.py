"""What the engineer reads: rotating files by process, loggers by subject, nothing personal at INFO."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"
MAX_BYTES = 5_000_000
KEPT = 5


def start_logging(folder: Path, process: str, *, echo: bool = False) -> list[logging.Handler]:
    """Log into `folder/<process>.log`, five files of 5 MB at most; with `echo` to stderr as well.

    A folder that cannot be written to leaves stderr alone: no log is no reason not to stand duty.
    """
    root = logging.getLogger("dutyconsole")
    root.setLevel(logging.INFO)
    handlers: list[logging.Handler] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            logging.handlers.RotatingFileHandler(
                folder / f"{process}.log", maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8", delay=True
            )
        )
    except OSError as error:
        sys.stderr.write(f"no log file: {error}\n")
        echo = True
    if echo:
        handlers.append(logging.StreamHandler(sys.stderr))
    for handler in handlers:
        handler.setFormatter(logging.Formatter(FORMAT))
        root.addHandler(handler)
    return handlers


def stop_logging(handlers: list[logging.Handler]) -> None:
    """Close what `start_logging` opened."""
    root = logging.getLogger("dutyconsole")
    for handler in handlers:
        root.removeHandler(handler)
        handler.close()
