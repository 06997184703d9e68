"""What a Hayes modem says besides caller ID: echoes, result codes and event codes of its voice mode.

They are understood and mean nothing to us, so they are no events and not unparsed either.
"""

from __future__ import annotations

import re

RING = re.compile(rb"RING(?: ?[A-Z0-9])?|\+CRING: ?[ -~]{0,32}", re.IGNORECASE)
"""`RING`, or with the letter or figure of a distinctive ring; `+CRING` of fixed wireless terminals."""
RING_WITH_NUMBERS = re.compile(rb"RING;([0-9*#]*)(?:;([0-9*#]*))?", re.IGNORECASE)
"""Elsa MicroLink: `RING;who rings;whom`."""
CLIP = re.compile(
    rb"\+CLIP: ?\"([0-9*#+]*)\"(?:,\d{1,3})?(?:,[^,]*,[^,]*(?:,(?:\"([^\"]*)\")?(?:,([012]))?)?)?",
    re.IGNORECASE,
)
"""Report of a fixed wireless terminal (3GPP TS 27.007): number, kind, name, 1 withheld, 2 not available."""

_RESULTS = re.compile(
    rb"(?:OK|ERROR|CONNECT(?: [ -~]{0,64})?|NO CARRIER|NO DIAL ?TONE|NO ANSWER|BUSY|RINGING|VCON|DELAYED"
    rb"|BLACKLISTED|CARRIER [ -~]{1,32}|PROTOCOL: ?[ -~]{1,32}|\+FCON|\+FCERROR|\+FHNG: ?\d{1,3}"
    rb"|(?:\+VCID|#CID|\+FCLASS|\+VDR|\+VLS)[:=] ?[ -~]{0,64}"
    rb"|DR(?:ON|OF) ?= ?\d{1,4})"
)
_ECHO = re.compile(rb"AT[ -~]{0,200}", re.IGNORECASE)

DLE = 0x10
RING_CODE = ord("R")
ON_HOOK_CODE = ord("h")
OFF_HOOK_CODE = ord("H")
EXTENSION_ON_HOOK_CODE = ord("p")
EXTENSION_OFF_HOOK_CODE = ord("P")
DIGIT_CODES = frozenset(b"0123456789ABCD*#")
SHIELD_CODES = {ord("/"): True, ord("~"): False}
"""Between them stands one digit, repeated for as long as its key is held."""
PACKET_END_CODE = ord(".")
LINE_ENDING_CODES = frozenset(b"X.")
"""`X` opens and `.` closes a longer report, which is lines of text like any other."""
KNOWN_CODES = DIGIT_CODES | frozenset(b"/~oceadfbulLsqr$RhHPpX.KmiEJQSTvVwY\x03\x1a")
"""Codes after <DLE> (ITU-T V.253, "events DCE to DTE", and TIA IS-101; the same in the manuals of US
Robotics, ZyXEL and Silicon Laboratories AN93). `H` and `h` are the current of the local telephone: taken up,
put down; `P` and `p` the same of another one on the line. Tones (`d`, `r` …) are heard better in the sound.
`t` is the telephone on Rockwell modems and a text telephone on all others, so it is left unparsed."""


def is_result(line: bytes) -> bool:
    """Say whether a line, blanks cut off, is a result code, an answer to a query or an echoed command."""
    return _RESULTS.fullmatch(line) is not None or _ECHO.fullmatch(line) is not None
