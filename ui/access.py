"""The way to a recording: first it is registered who wants it and why, then it is heard or handed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dutyconsole.app.commands import EndListening
from ui.dialogs.reason import ReasonDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from dutyconsole.app.commands import RegisterAccess
    from dutyconsole.domain.access import Access
    from dutyconsole.errors import DutyError
    from ui.dialogs.reason import Reason
    from ui.seat import Seat


class AccessGate(QObject):
    """Registers one access at a time for a widget, asking for the reason where one is needed.

    gate.register(RegisterAccess(...), subject="LY20261123-0042", granted=play, denied=say_why)
    ... and when the sound stops: gate.ended(access, seconds)
    """

    def __init__(self, seat: Seat, widget: QWidget) -> None:
        super().__init__(widget)
        self._seat = seat
        self._widget = widget
        self._dialog: ReasonDialog | None = None

    def register(
        self,
        wanted: RegisterAccess,
        *,
        subject: str,
        granted: Callable[[Access], object],
        denied: Callable[[DutyError | None], object],
    ) -> None:
        """Have it registered; `granted` gets the row, `denied` why not, or None where a person gave up."""

        def refused(error: DutyError) -> None:
            if error.code == "access_needs_reason":
                self.ask(wanted, subject=subject, granted=granted, denied=denied)
            else:
                denied(error)

        self._seat.order(self._widget, wanted).success(granted).failure(refused).run()

    def ask(
        self,
        wanted: RegisterAccess,
        *,
        subject: str,
        granted: Callable[[Access], object],
        denied: Callable[[DutyError | None], object],
    ) -> None:
        """Ask for the reason first: for what always needs one."""
        if self._dialog is not None:
            self._dialog.raise_()
            return
        dialog = self._dialog = ReasonDialog(wanted.act, subject, self._widget)

        def given(reason: Reason) -> None:
            whole = replace(
                wanted,
                reason=reason.reason,
                approved_by=reason.approved_by,
                destination=reason.destination,
            )
            self._seat.order(self._widget, whole).success(granted).failure(denied).run()

        def gave_up() -> None:
            denied(None)

        dialog.given.connect(given)
        dialog.rejected.connect(gave_up)
        dialog.finished.connect(self._forget)
        dialog.open()

    def ended(self, access: Access, seconds: float) -> None:
        """Register how far somebody listened, in seconds from the beginning of the file."""
        if access.id is not None:
            self._seat.order(self._widget, EndListening(access.id, round(seconds * 1000))).run()

    def _forget(self) -> None:
        self._dialog = None
