"""Never lose a word: what is being typed is kept soon after a key, and whenever the cursor leaves a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from dutyconsole.app.commands import KeepDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.seat import Seat


class DraftKeeper(QWidget):
    """Keeps one form's text under one key at a time; itself never shown.

    The wait begins with the first key that is not kept yet, not with the last: somebody who never pauses is
    kept all the same.
    """

    def __init__(self, seat: Seat, read: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._seat = seat
        self._read = read
        self._key = ""
        self._kept = ""
        self._paused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(int(seat.console.settings.limits.draft_s * 1000))
        self._timer.timeout.connect(self.keep)

    def begin(self, key: str) -> None:
        """Keep under this key from now on; what stands in the form is kept already."""
        self._timer.stop()
        self._key, self._kept, self._paused = key, self._read(), False

    def end(self) -> None:
        """Keep no more: the form is saved or put away."""
        self._timer.stop()
        self._key = ""

    def forget(self) -> None:
        """Keep no more, and forget what was kept: the form is saved, and nobody else forgets its draft."""
        if self._key and self._kept:
            self._seat.order(self, KeepDraft(self._key, "")).run()
        self._kept = ""
        self.end()

    def pause(self) -> None:
        """Keep nothing while the form is being saved: a draft kept after that would outlive its form."""
        self._timer.stop()
        self._paused = True

    def go_on(self) -> None:
        """Keep again: saving was refused."""
        self._paused = False
        self.note()

    @Slot()
    def note(self) -> None:
        """Take note of a key."""
        if self._key and not self._paused and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def keep(self) -> None:
        """Keep it now, where something has changed."""
        self._timer.stop()
        text = self._read()
        if self._key and not self._paused and text != self._kept:
            self._kept = text
            self._seat.order(self, KeepDraft(self._key, text)).run()
