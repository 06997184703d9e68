"""Reminds of what is due: a banner before the time, a grave one after it, also while nobody is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from dutyconsole.app.commands import ClearAlarm
from dutyconsole.app.reminders import Waiting, look, reminders

if TYPE_CHECKING:
    from ui.seat import Seat

EVERY_MS = 15_000


class Reminders(QWidget):
    """Looks every quarter of a minute; itself never shown."""

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._seat = seat
        self._raised: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more: the window closes."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Ask what waits."""
        self._seat.ask(self, look).success(self._remind).run()

    def _remind(self, waiting: Waiting) -> None:
        wanted = reminders(waiting, self._seat.now(), self._seat.console.settings.log)
        desk = self._seat.console.desk
        for key in wanted.keys() - self._raised:
            desk.post(wanted[key])
        for key in self._raised - wanted.keys():
            desk.post(ClearAlarm(key))
        self._raised = set(wanted)
