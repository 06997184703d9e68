"""Dialling by a modem, and letting go of the line again: the dialogue, without a port.

`ATDT110;` takes up the line, dials, and comes back to command mode with the line held: the officer takes up
the telephone, and only then the modem lets go (`ATH`), so that the line does not fall. Without the semicolon
it would wait for a carrier and shriek into the conversation.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from dutyconsole.domain.dialling import DIALLED, HUNG_UP, LET_GO, DialAct, DialOutcome, DialRequest
from dutyconsole.domain.ids import LineId

DIAL_WITHIN_S = 45.0
"""Longest time between the command and the modem's answer: waiting for a tone, pauses, pulses."""
LET_GO_WITHIN_S = 5.0
HOLD_S = 60.0
"""A modem that nobody tells that the telephone was taken up lets go by itself after this."""
_MOST_HELD = 512
_LET_GO = b"ATH\r"
_ABORT = b"\r"
"""Any key stops a modem that is dialling; it swallows the rest of what comes with it."""

NO_MODEM, SILENT, REFUSED = "dial_no_modem", "dial_silent", "dial_refused"
_ANSWERS = {
    b"OK": DIALLED,
    b"NO DIALTONE": "dial_no_tone",
    b"NO DIAL TONE": "dial_no_tone",
    b"BUSY": "dial_busy",
    b"NO CARRIER": "dial_no_carrier",
    b"NO ANSWER": "dial_no_answer",
    b"ERROR": REFUSED,
    b"BLACKLISTED": REFUSED,
    b"DELAYED": REFUSED,
}
"""What a modem says when it has dialled, or could not."""


class _State(Enum):
    FREE = "free"
    DIALLING = "dialling"
    HOLDING = "holding"
    LETTING_GO = "letting_go"


class DialTalk:
    """Told what was heard and the time (monotonic seconds), it says what to send and what to report."""

    def __init__(self, command: str) -> None:
        self._command = command
        self._state = _State.FREE
        self._order = DialRequest(LineId(""), DialAct.HANG_UP, "")
        self._until = 0.0
        self._tail = b""

    @property
    def is_under_way(self) -> bool:
        """Say whether an answer of the modem is awaited, so that the port must be read often."""
        return self._state in {_State.DIALLING, _State.LETTING_GO}

    @property
    def holds_line(self) -> bool:
        """Say whether the modem has the line, so that nothing else may be said to it."""
        return self._state is not _State.FREE

    def begin(self, order: DialRequest, now: float) -> tuple[bytes, list[DialOutcome]]:
        """Take an order in; return what to send, and what is known at once."""
        before, superseded = self._state, self._order
        if order.act is DialAct.DIAL:
            if self.holds_line:
                return b"", [DialOutcome(order.ticket, "dial_line_busy")]
            self._go(_State.DIALLING, order, now + DIAL_WITHIN_S)
            return f"{self._command}{order.number};\r".encode("ascii", errors="replace"), []
        if before is _State.FREE:
            return b"", [DialOutcome(order.ticket, _done(order))]
        self._go(_State.LETTING_GO, order, now + LET_GO_WITHIN_S)
        gone = [DialOutcome(superseded.ticket, HUNG_UP)] if before is _State.DIALLING else []
        return (_ABORT if before is _State.DIALLING else b"") + _LET_GO, gone

    def hear(self, data: bytes, now: float) -> list[DialOutcome]:
        """Take what the modem said."""
        if not self.is_under_way or not data:
            return []
        *lines, tail = (self._tail + data).replace(b"\n", b"\r").split(b"\r")
        self._tail = tail[-_MOST_HELD:]
        return [report for line in lines for report in self._answer(line.strip().upper(), now)]

    def tick(self, now: float) -> tuple[bytes, list[DialOutcome]]:
        """Look at the clock."""
        if self._state is _State.FREE or now < self._until:
            return b"", []
        before, order = self._state, self._order
        if before is _State.LETTING_GO:
            self._state = _State.FREE
            return b"", [DialOutcome(order.ticket, _done(order))]
        self._go(_State.LETTING_GO, replace(order, act=DialAct.LET_GO), now + LET_GO_WITHIN_S)
        if before is _State.HOLDING:
            return _LET_GO, []
        return _ABORT + _LET_GO, [DialOutcome(order.ticket, SILENT)]

    def drop(self) -> list[DialOutcome]:
        """The modem is gone; return what that means for an order under way."""
        before, self._state = self._state, _State.FREE
        return [DialOutcome(self._order.ticket, NO_MODEM)] if before is _State.DIALLING else []

    def _go(self, state: _State, order: DialRequest, until: float) -> None:
        self._state, self._order, self._until, self._tail = state, order, until, b""

    def _answer(self, line: bytes, now: float) -> list[DialOutcome]:
        code = _ANSWERS.get(line)
        if code is None or not self.is_under_way:
            return []
        if self._state is _State.LETTING_GO:
            if code != DIALLED:
                return []  # NO CARRIER is the end of the dialling that was stopped; OK comes behind it
            self._state = _State.FREE
            return [DialOutcome(self._order.ticket, _done(self._order))]
        self._state = _State.HOLDING if code == DIALLED else _State.FREE
        self._until = now + HOLD_S
        return [DialOutcome(self._order.ticket, code)]


def _done(order: DialRequest) -> str:
    return LET_GO if order.act is DialAct.LET_GO else HUNG_UP
