"""Dialling on a recorded line: one call at a time, and what is dialled is a call from the first moment on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.domain.dialling import HUNG_UP, DialAct, DialOutcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.domain.dialling import DialRequest
    from hardware.line.shared import Watch
    from hardware.recorder.listening import Listening

BUSY, CANNOT = "dial_line_busy", "dial_not_possible"


class LineDialler:
    """Lives on the line's thread; `tell` gets what became of an order."""

    def __init__(self, watch: Watch, *, tell: Callable[[DialOutcome], object]) -> None:
        self._watch = watch
        self._tell = tell

    def take(self, event: DialRequest | DialOutcome, listening: Listening) -> None:
        """Take an order of the desk, or what the modem made of one."""
        if isinstance(event, DialOutcome):
            self._report(event, listening)
        elif event.act is not DialAct.DIAL:
            self._watch.order(event)
        elif not self._watch.can_dial:
            self._tell(DialOutcome(event.ticket, CANNOT))
        elif listening.logic.call is not None:
            self._tell(DialOutcome(event.ticket, BUSY))
        else:
            listening.logic.dialled(listening.moment(), event.party or event.number)
            self._watch.order(event)

    def _report(self, report: DialOutcome, listening: Listening) -> None:
        if report.code == HUNG_UP or (report.is_failure and report.code != BUSY):
            listening.logic.dial_ended(listening.moment())
        self._tell(report)
