"""Dialling on a recorded line: one call at a time, and what is dialled is a call from the first moment on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.domain.dialling import HUNG_UP, DialAct, DialOutcome
from dutyconsole.domain.vocabulary import Unanswered
from hardware.line.dialling import NO_MODEM, REFUSED

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.domain.dialling import DialRequest
    from hardware.line.shared import Watch
    from hardware.recorder.listening import Listening

RESULTS = {
    "dial_busy": Unanswered.BUSY,
    "dial_no_answer": Unanswered.NO_ANSWER,
    "dial_no_tone": Unanswered.NO_DIALTONE,
}
"""What the modem says of the other side. NO CARRIER and ERROR say nothing of it."""
NO_CALL = frozenset({REFUSED, "dial_no_carrier", *RESULTS})
"""Where there surely is no call. A modem that fell silent or was unplugged may have dialled before."""
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
        elif not self._watch.is_open:
            self._tell(DialOutcome(event.ticket, NO_MODEM))
        elif listening.logic.call is not None:
            self._tell(DialOutcome(event.ticket, BUSY))
        else:
            listening.logic.dialled(listening.moment(), event.party or event.number)
            self._watch.order(event)

    def _report(self, report: DialOutcome, listening: Listening) -> None:
        call = listening.logic.call
        talks = call is not None and call.answered_at is not None
        if report.code == HUNG_UP or (report.code in NO_CALL and not talks):
            listening.logic.dial_ended(listening.moment(), RESULTS.get(report.code))
        self._tell(report)
