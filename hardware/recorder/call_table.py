"""The one table of a line's calls: what is done in each state about each sign.

Signs come from the serial port and from the ear; `hardware.recorder.call_logic` says when there is one. A
sign that the control line contradicts is a sign of its own: disagreement has its place in the table, too.
"""

from __future__ import annotations

from enum import Enum, auto

from dutyconsole.domain.call import CallState
from dutyconsole.domain.vocabulary import DisagreementAbout


class Sign(Enum):
    """What is noticed on a line."""

    RING = auto()
    RING_HOOK_UP = auto()
    """It rings although the control line says off-hook."""
    CALLER_ID = auto()
    OFF_HOOK = auto()
    ON_HOOK = auto()
    FLASH = auto()
    """The hook was pressed for a moment: hold, or back from it."""
    MODEM_DIALS = auto()
    MODEM_HANGS_UP = auto()
    DIAL_TONE = auto()
    DIAL_TONE_HOOK_DOWN = auto()
    RING_BACK = auto()
    BUSY = auto()
    """The busy or the congestion tone."""
    DIGITS = auto()
    DIGITS_HOOK_DOWN = auto()
    SPEECH = auto()
    SPEECH_HOOK_DOWN = auto()
    SILENCE = auto()
    """Nothing that keeps a call alive for the hang-up time, and no control line that holds it."""
    RINGS_STOPPED = auto()


class Act(Enum):
    """What is done about it."""

    IGNORE = auto()
    BEGIN_INCOMING = auto()
    COUNT_RING = auto()
    NEXT_INCOMING = auto()
    """The end of the call that stands was not seen: end it, and begin the one that rings."""
    TAKE_CALLER = auto()
    LATE_CALLER = auto()
    """The report of the call that was just answered, or a second caller who waits."""
    WAITING_CALLER = auto()
    BEGIN_OUTGOING = auto()
    BEGIN_SPOKEN = auto()
    NEXT_OUTGOING = auto()
    """End the call that stands, unless the control line holds it, and begin an outgoing one."""
    DIAL = auto()
    BEGIN_DIALLED = auto()
    NEXT_DIALLED = auto()
    """End the call that stands and begin the one that the modem dials."""
    NOTE_DIGITS = auto()
    TONE = auto()
    """A tone tells how an outgoing call goes on."""
    ANSWER = auto()
    HOLD = auto()
    RESUME = auto()
    END = auto()
    END_SILENT = auto()
    END_FREE = auto()
    """End the call unless the control line holds it."""
    MISS = auto()


STATES: tuple[CallState | None, ...] = (
    None,
    CallState.RINGING,
    CallState.DIALLING,
    CallState.RING_BACK,
    CallState.BUSY,
    CallState.ANSWERED,
    CallState.HELD,
)
"""None is the idle line."""

A, S = Act, Sign
_NO = A.IGNORE
_ROWS: dict[Sign, tuple[Act, ...]] = {
    # idle, ringing, dialling, ring-back, busy, answered, held
    S.RING: (A.BEGIN_INCOMING, A.COUNT_RING, *[A.NEXT_INCOMING] * 5),
    S.RING_HOOK_UP: (A.BEGIN_INCOMING, A.COUNT_RING, *[_NO] * 5),
    S.CALLER_ID: (*[A.TAKE_CALLER] * 2, *[A.WAITING_CALLER] * 3, *[A.LATE_CALLER] * 2),
    S.OFF_HOOK: (A.BEGIN_OUTGOING, A.ANSWER, *[_NO] * 5),
    S.ON_HOOK: (_NO, _NO, *[A.END] * 5),
    S.FLASH: (*[_NO] * 5, A.HOLD, A.RESUME),
    S.MODEM_DIALS: (A.BEGIN_DIALLED, A.NEXT_DIALLED, *[A.DIAL] * 3, *[A.NEXT_DIALLED] * 2),
    S.MODEM_HANGS_UP: (_NO, _NO, *[A.END_FREE] * 5),
    S.DIAL_TONE: (A.BEGIN_OUTGOING, A.NEXT_OUTGOING, _NO, *[A.NEXT_OUTGOING] * 3, _NO),
    S.DIAL_TONE_HOOK_DOWN: (_NO,) * 7,
    S.RING_BACK: (_NO, _NO, A.TONE, _NO, A.TONE, _NO, _NO),
    S.BUSY: (_NO, _NO, A.TONE, A.TONE, A.TONE, A.END_FREE, A.END_FREE),
    S.DIGITS: (A.BEGIN_DIALLED, _NO, *[A.DIAL] * 3, *[A.NOTE_DIGITS] * 2),
    S.DIGITS_HOOK_DOWN: (_NO,) * 7,
    S.SPEECH: (A.BEGIN_SPOKEN, *[A.ANSWER] * 4, _NO, _NO),
    S.SPEECH_HOOK_DOWN: (A.BEGIN_SPOKEN, *[A.ANSWER] * 4, _NO, _NO),
    S.SILENCE: (_NO, _NO, *[A.END_SILENT] * 5),
    S.RINGS_STOPPED: (_NO, A.MISS, *[_NO] * 5),
}
TABLE: dict[tuple[CallState | None, Sign], Act] = {
    (state, sign): act for sign, row in _ROWS.items() for state, act in zip(STATES, row, strict=True)
}

DOUBTS = {
    Sign.RING_HOOK_UP: DisagreementAbout.HOOK_RING,
    Sign.DIAL_TONE_HOOK_DOWN: DisagreementAbout.HOOK_TONE,
    Sign.DIGITS_HOOK_DOWN: DisagreementAbout.HOOK_DIGITS,
    Sign.SPEECH_HOOK_DOWN: DisagreementAbout.HOOK_SPEECH,
}
"""What a sign that contradicts the control line is a disagreement about."""
