"""Ordering and asking from the window: `seat.order(widget, command).success(f).failure(g).run()`.

The answer comes back on the GUI thread, and only while the widget that asked still lives. Whoever forgets
`failure` is safe: the error presenter says it. A wait of more than 300 ms shows the busy cursor.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from dutyconsole.errors import DutyError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from PySide6.QtWidgets import QWidget

log = logging.getLogger("dutyconsole.ui")

BUSY_AFTER_MS = 300


class Deliverer(QObject):
    """Brings finished operations to the GUI thread; lives as long as the window's seat.

    Signals:
        failed: an error that no one else wanted.
    """

    failed = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy: set[Operation] = set()
        self._cursor = False
        # A timer of our own: a single shot on an operation's method would fire after the operation is gone.
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(BUSY_AFTER_MS)
        self._patience.timeout.connect(self._show_busy)
        self._finished.connect(self._deliver)

    def start(self, operation: Operation) -> None:
        """Run an operation and see to it that its answer arrives."""
        self._busy.add(operation)
        operation.future = operation.begin()
        operation.future.add_done_callback(operation.settled)
        if self._busy and not self._patience.isActive():
            self._patience.start()

    def hand_in(self, operation: Operation) -> None:
        """Take a finished operation, on any thread."""
        try:
            self._finished.emit(operation)
        except RuntimeError:  # the window went while the desk was still at work; nobody waits any more
            log.debug("an answer came after the window had gone")

    @property
    def idle(self) -> bool:
        """Say whether nothing is under way."""
        return not self._busy

    @Slot(object)
    def _deliver(self, operation: Operation) -> None:
        self._busy.discard(operation)
        self._patience.stop()
        if self._busy:
            self._patience.start()
        elif self._cursor:
            self._cursor = False
            QApplication.restoreOverrideCursor()
        operation.deliver()

    @Slot()
    def _show_busy(self) -> None:
        """Show the busy cursor until nothing is under way."""
        if self._busy and not self._cursor:
            self._cursor = True
            QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)


class Operation:
    """One order or question under way."""

    def __init__(self, widget: QWidget, begin: Callable[[], Future[Any]], deliverer: Deliverer) -> None:
        self.begin = begin
        self.future: Future[Any] | None = None
        self._widget = widget
        self._deliverer = deliverer
        self._success: Callable[[Any], object] | None = None
        self._failure: Callable[[DutyError], object] | None = None

    def success(self, slot: Callable[[Any], object]) -> Operation:
        """Call `slot` with the result."""
        self._success = slot
        return self

    def failure(self, slot: Callable[[DutyError], object]) -> Operation:
        """Call `slot` with a `DutyError` instead of having it presented; a bug is presented all the same."""
        self._failure = slot
        return self

    def run(self) -> Operation:
        """Start it."""
        self._deliverer.start(self)
        return self

    def settled(self, future: Future[Any]) -> None:  # noqa: ARG002  called by the Future with itself
        """Take note that the desk has finished; runs on the desk's thread."""
        self._deliverer.hand_in(self)

    def deliver(self) -> None:
        """Tell the widget what came of it."""
        future = self.future
        if future is None or future.cancelled() or not shiboken6.isValid(self._widget):
            return
        error = future.exception()
        if error is None:
            if self._success is not None:
                self._success(future.result())
        elif isinstance(error, DutyError) and self._failure is not None:
            self._failure(error)
        else:
            self._deliverer.failed.emit(error)
