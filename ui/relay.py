"""The only object of the window that threads of the core touch: what they tell becomes signals here."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot

from dutyconsole.app.events import AlarmsChanged, CallChanged, DialTold, RecorderSeen
from dutyconsole.domain.changes import Changed


class Relay(QObject):
    """Turns the desk's news into signals on the GUI thread.

    Signals:
        call_changed: `CallChanged`, at once.
        alarms_changed: `AlarmsChanged`.
        changed: `Changed`, after each commit.
        dial_told: `DialTold`.

    Attributes:
        recorder: the last `RecorderSeen`. It comes ten times a second and is looked at by timers instead of
            being signalled, so that a busy window never runs behind.
    """

    call_changed = Signal(object)
    alarms_changed = Signal(object)
    changed = Signal(object)
    dial_told = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recorder: RecorderSeen | None = None
        self._arrived.connect(self._sort, Qt.ConnectionType.AutoConnection)

    def publish(self, event: object) -> None:
        """Take news; called on any thread."""
        if isinstance(event, RecorderSeen):
            self.recorder = event
        else:
            self._arrived.emit(event)

    @Slot(object)
    def _sort(self, event: object) -> None:
        if isinstance(event, CallChanged):
            self.call_changed.emit(event)
        elif isinstance(event, AlarmsChanged):
            self.alarms_changed.emit(event)
        elif isinstance(event, Changed):
            self.changed.emit(event)
        elif isinstance(event, DialTold):
            self.dial_told.emit(event)
