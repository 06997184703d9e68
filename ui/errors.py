"""What went wrong, said once and in words: refusals in the notice line, our own faults also in the log."""

from __future__ import annotations

import hashlib
import logging
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from dutyconsole.errors import Bug, DutyError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from ui.seat import Seat

log = logging.getLogger("dutyconsole.ui")


def fault_mark(error: BaseException) -> str:
    """Return eight characters that are the same whenever the same line fails in the same way."""
    places = [f"{f.filename}:{f.lineno}" for f in traceback.extract_tb(error.__traceback__)]
    text = "\n".join([type(error).__name__, *places])
    return hashlib.sha256(text.encode()).hexdigest()[:8]


class Presenter(QObject):
    """Says what went wrong without ever standing in the way of the telephone.

    Signals:
        fault_found: (mark, report) of a fault of our own, once for each distinct one.
    """

    fault_found = Signal(str, str)
    _caught = Signal(object)

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._seat = seat
        self._seen: set[str] = set()
        self._caught.connect(self.present)

    def take(self, error: BaseException) -> None:
        """Take an error on any thread; it is presented on the GUI thread."""
        self._caught.emit(error)

    @Slot(object)
    def present(self, error: BaseException) -> None:
        """Say a refusal or a problem; log and report a fault of our own, each once."""
        if isinstance(error, DutyError) and not isinstance(error, Bug):
            self._seat.say(self._seat.words.error(error), problem=True)
            return
        mark = fault_mark(error)
        if mark in self._seen:
            return
        self._seen.add(mark)
        log.error("fault %s", mark, exc_info=error)
        text = self.tr("程序出现意外故障（编号 {mark}），已记入日志；录音和值班日志不受影响，可以继续工作。")
        self._seat.say(text.format(mark=mark), problem=True)
        self.fault_found.emit(mark, "".join(traceback.format_exception(error)))


def catch_all(presenter: Presenter) -> Callable[[], None]:
    """Send every uncaught exception of any thread to the presenter; returns the call that undoes it."""
    before, before_threads = sys.excepthook, threading.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            before(kind, error, trace)
        else:
            presenter.take(error)

    def thread_hook(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not isinstance(arguments.exc_value, SystemExit):
            presenter.take(arguments.exc_value)

    def undo() -> None:
        sys.excepthook, threading.excepthook = before, before_threads

    sys.excepthook, threading.excepthook = hook, thread_hook
    return undo
