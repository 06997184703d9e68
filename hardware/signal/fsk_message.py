"""The caller-ID message in a row of characters, and whether it may be believed.

A checksum of eight bits lets one in 256 pieces of rubbish pass. So a message is good only if besides that
its type and length fit, its parameters fill it, its digits are digits and keep one parity throughout.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from math import exp
from typing import TYPE_CHECKING

import numpy as np

from dutyconsole.domain.call import CallerId, Presentation
from hardware.caller_id import datagram
from hardware.caller_id.fields import read_date, read_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hardware.signal.fsk_frames import Character

MARK_BITS = 12
"""Mark before a message, at the least; the standards ask for 80 to 180 bits."""
GAP_BITS = 24
"""Mark between two characters, at the most; GR-30-CORE allows 10."""
SHORTEST, LONGEST = 3, 120
"""Length of a message that tells a caller."""
MOST_DOUBT = 1e-3
WEAKEST = 6
"""How many of the weakest bits of each weight are doubted."""
_NUMBER = frozenset(b"0123456789*#+ -()POpo")


def find(row: Sequence[Character], bit: float) -> list[Character] | None:
    """Return the characters of the first whole message of a caller-ID type, or None."""
    for first, character in enumerate(row):
        if character.value not in datagram.TYPES or first + 1 >= len(row):
            continue
        rested = character.start - (row[first - 1].end if first else 0)
        size = datagram.wanted(bytes((character.value, row[first + 1].value)))
        message = list(row[first : first + size])
        if rested >= MARK_BITS * bit and len(message) == size and _is_one(message, bit):
            return message
    return None


def _is_one(message: Sequence[Character], bit: float) -> bool:
    """Say whether the characters follow each other as in one message, each well framed."""
    gaps = [after.start - before.end for before, after in pairwise(message)]
    return max(gaps) <= GAP_BITS * bit and min(one.framed for one in message) > 0


def read(heard: Sequence[Character]) -> CallerId | datagram.Lamp | None:
    """Return what a message says; with a wrong checksum, that there was one; None if it is rubbish.

    A message with the right checksum that might as well be another one is told as one with a wrong checksum.
    """
    message = bytes(one.value for one in heard)
    if not _fits(message):
        return None
    method = "fsk-sdmf" if message[0] in {datagram.SDMF_CALL, datagram.SDMF_WAITING} else "fsk-mdmf"
    if datagram.check(message) == "ok":
        if not believable(message):
            return None
        if doubt(heard) > MOST_DOUBT:
            return CallerId(
                None, presentation=Presentation.UNKNOWN, method=method, checksum="bad", raw=message
            )
    return datagram.read_message(message, raw=message, method=method)


def doubt(heard: Sequence[Character]) -> float:
    """Return how likely it is (0 to 1) that another message of the same checksum was sent.

    Two wrong bits of the same weight, one up and one down, leave the checksum right: of all pairs of errors
    that is one in sixteen. So for each such pair the odds are taken from how clearly the two bits were heard,
    as from two levels with normal noise; pairs that make no believable message do not count.
    """
    soft = np.array([one.soft for one in heard])
    strength = np.abs(soft)
    odds = 2 * strength * strength.mean() / max(float(strength.var()), 1e-6)
    message = bytearray(one.value for one in heard)
    total = 0.0
    for weight in range(8):
        bits = [
            (float(odds[place, weight]), place, bool(soft[place, weight] > 0)) for place in range(len(heard))
        ]
        weak = sorted(bits)[:WEAKEST]
        for (one_odds, one, one_up), (other_odds, other, other_up) in combinations(weak, 2):
            likely = exp(-min(one_odds + other_odds, 700.0))
            if (one_up != other_up or weight == 7) and likely > MOST_DOUBT / 100:
                total += likely * believable(_flipped(message, one, other, 1 << weight))
    return total / (1 + total)


def _flipped(message: bytearray, one: int, other: int, bit: int) -> bytes:
    changed = bytearray(message)
    changed[one] ^= bit
    changed[other] ^= bit
    return bytes(changed)


def _fits(message: bytes) -> bool:
    """Say whether a message can be one about a caller, right or wrong in its bits."""
    if message[0] in {datagram.SDMF_WAITING, datagram.MDMF_WAITING}:
        return datagram.check(message) == "ok"
    return SHORTEST <= message[1] <= LONGEST


def believable(message: bytes) -> bool:
    """Say whether a message with the right checksum holds what messages hold."""
    body = message[2:-1]
    if message[0] == datagram.SDMF_CALL:
        return len(body) > 8 and _stamped(body[:8]) and _digits(body[8:]) and datagram.has_one_parity(body)
    if message[0] == datagram.SDMF_WAITING:
        return True
    parts = datagram.parameters(body)
    if not parts:
        return False
    if message[0] == datagram.MDMF_WAITING:
        return datagram.P_LAMP in parts
    return _right_parts(parts)


def _right_parts(parts: dict[int, bytes]) -> bool:
    stamp, number = parts.get(datagram.P_TIME), parts.get(datagram.P_NUMBER)
    reason = parts.get(datagram.P_NO_NUMBER)
    told = [text for text in (stamp, number, reason) if text is not None]
    return (
        bool(number or reason or datagram.P_NAME in parts or datagram.P_NO_NAME in parts)
        and (stamp is None or _stamped(stamp))
        and all(_digits(text) for text in (number, reason) if text is not None)
        and min(parts.get(datagram.P_NAME, b" "), default=0x20) >= 0x20
        and datagram.has_one_parity(b"".join(told))
    )


def _stamped(stamp: bytes) -> bool:
    """Say whether this is a month, day, hour and minute; boxes that know no time send zeros or blanks."""
    text = bytes(byte & 0x7F for byte in stamp)
    if len(text) != 8:
        return False
    if text.strip(b"0 ") == b"":
        return True
    words = text.decode("ascii")
    return words.isdigit() and read_date(words[:4]) is not None and read_time(words[4:]) is not None


def _digits(text: bytes) -> bool:
    return all(byte & 0x7F in _NUMBER for byte in text)
