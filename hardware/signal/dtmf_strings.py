"""Rows of digits: what was dialled, and the caller's number as exchanges in parts of China send it by DTMF.

There the number comes before the first ring, between a start (D, A, B or C, some * or #; some exchanges send
none) and a stop (C or #, some A, B, D or *), as fast and as even as only a machine dials. Networks of Europe
know the same form, and the codes 00 (not available) and 10 (withheld) after a B.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from dutyconsole.domain.call import CallerId, Presentation
from hardware.signal.heard import HeardDigits, HeardId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hardware.signal.dtmf import Digit

PAUSE_S = 2.0
"""Silence that ends a dialled string."""
STOPPED_S = 0.4
"""Silence that ends a caller's number after its stop."""
_CALLER = re.compile(
    r"[ABCD]([0-9]{3,20})[ABCD#*]|[*#]([0-9]{3,20})[ABCD]|[*#]([0-9]{7,20})[*#]|([0-9]{3,20})[C#]"
)
"""Between * and # a short number is a service code that somebody dials."""
_REASON = {"B00": Presentation.UNAVAILABLE, "B10": Presentation.PRIVATE}
MACHINE_PERIOD_S, MACHINE_SPREAD_S = 0.3, 0.04
HOLE = (1.7, 2.3)
"""Times the usual period: the time of two digits of which one was not heard."""
FEW = 2
"""A string of so few digits must be heard very clearly: speech makes a single pair now and then."""
FEW_SHARE, FEW_LENGTH_S = 0.9, 0.06
USUAL_SHARE = 0.86
"""The middle digit of a short string is heard so purely; voices give 0.8."""
MANY = 5
"""A string of so many digits that come as even as a machine sends them is believed at 6 dB signal to noise,
where the middle one is heard with 0.84; in an hour of speech there was no second digit after a first."""
LOUDNESS = 3.0
"""Factor of level within one string (10 dB); the rest is something else."""


class DigitStrings:
    """Fed with digits in order and with the time; gives strings when they have ended."""

    def __init__(self, *, pause_s: float = PAUSE_S) -> None:
        self._pause_s = pause_s
        self._open: list[Digit] = []

    def feed(self, digits: Sequence[Digit], now_s: float) -> list[HeardDigits | HeardId]:
        """Take digits in; `now_s` is up to where all digits are known."""
        found: list[HeardDigits | HeardId] = []
        for digit in digits:
            found += self._end_by(digit.from_s)
            self._open.append(digit)
        return found + self._end_by(now_s)

    def close(self) -> list[HeardDigits | HeardId]:
        """Return the string that the end of the sound ended."""
        return self._end_by(float("inf"))

    def _end_by(self, now_s: float) -> list[HeardDigits | HeardId]:
        if not self._open:
            return []
        quiet = now_s - self._open[-1].to_s
        if quiet < STOPPED_S or (quiet < self._pause_s and _caller(self._open) is None):
            return []
        string, self._open = self._open, []
        return _read(string)


def _read(string: Sequence[Digit]) -> list[HeardDigits | HeardId]:
    kept = _of_one_sender(string)
    if len(kept) <= FEW and not all(_is_clear(digit) for digit in kept):
        return []
    if not kept or not (_is_many(kept) or median(digit.share for digit in kept) >= USUAL_SHARE):
        return []
    if _has_hole(kept):
        return []
    caller = _caller(kept)
    if caller is not None:
        return [HeardId(kept[0].from_s, caller)]
    return [HeardDigits(kept[0].from_s, kept[-1].to_s, "".join(digit.key for digit in kept))]


def _of_one_sender(string: Sequence[Digit]) -> list[Digit]:
    """Return the digits about as loud as the middle one: a voice in between is none of them."""
    usual = median(digit.level for digit in string)
    return [digit for digit in string if usual / LOUDNESS <= digit.level <= usual * LOUDNESS]


def _is_clear(digit: Digit) -> bool:
    return digit.share >= FEW_SHARE and digit.length_s >= FEW_LENGTH_S


def _has_hole(string: Sequence[Digit]) -> bool:
    """Say whether a machine sent the digits and one was not heard: better no number than a wrong one."""
    periods = sorted(after.from_s - before.from_s for before, after in pairwise(string))
    if len(string) < MANY:
        return False
    usual = median(periods)
    even = [period for period in periods if period < HOLE[0] * usual]
    if even[-1] > MACHINE_PERIOD_S or even[-1] - even[0] > MACHINE_SPREAD_S:
        return False
    return any(HOLE[0] * usual <= period <= HOLE[1] * usual for period in periods)


def _is_many(string: Sequence[Digit]) -> bool:
    return len(string) >= MANY and _by_machine(string)


def _caller(string: Sequence[Digit]) -> CallerId | None:
    """Return the caller's number that the string is, or None where it is something dialled."""
    text = "".join(digit.key for digit in string)
    raw = text.encode("ascii")
    match = _CALLER.fullmatch(text)
    reason = _REASON.get(text[:-1]) if text[-1:] in {"C", "#"} else None
    if not (match or reason) or not _by_machine(string):
        return None
    if match:
        return CallerId(next(filter(None, match.groups())), method="dtmf", raw=raw)
    return CallerId(None, presentation=reason or Presentation.UNKNOWN, method="dtmf", raw=raw)


def _by_machine(string: Sequence[Digit]) -> bool:
    """Say whether the digits follow each other fast and evenly."""
    periods = [after.from_s - before.from_s for before, after in pairwise(string)]
    return max(periods) <= MACHINE_PERIOD_S and max(periods) - min(periods) <= MACHINE_SPREAD_S
