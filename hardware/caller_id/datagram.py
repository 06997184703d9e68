r"""Caller-ID data messages (SDMF and MDMF), as a modem gives them in hexadecimal.

Layout (Telcordia GR-30-CORE, ETSI EN 300 659-3, and the Chinese standard after them): message type, length,
that many bytes, checksum; the sum of all bytes is 0 modulo 256. Some modems (Rockwell, `AT#CID=2`) leave the
checksum out. A message whose checksum is wrong gives no number, name, date or time at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from dutyconsole.domain.call import CallerId, Presentation
from hardware.caller_id.fields import read_date, read_name, read_number, read_time

SDMF_CALL = 0x04
SDMF_WAITING = 0x06
MDMF_CALL = 0x80
MDMF_WAITING = 0x82
TYPES = frozenset({SDMF_CALL, SDMF_WAITING, MDMF_CALL, MDMF_WAITING})

P_TIME = 0x01
P_NUMBER = 0x02
P_DIALABLE = 0x03
"""The number as it has to be dialled; some exchanges send it in the place of the other."""
P_NO_NUMBER = 0x04
P_NAME = 0x07
P_NO_NAME = 0x08
P_LAMP = 0x0B
P_CALL_TYPE = 0x11
P_MESSAGES = 0x13
"""Number of messages that are waiting."""

MESSAGE_CALL = b"\x81"
"""Call type of a message-waiting notice (ETSI EN 300 659-3): no telephone rings for it."""

_LAMP = {b"\x42" * 3: True, b"\x6f" * 3: False}
"""Body of an SDMF lamp message: `BBB` on, `ooo` off."""


@dataclass(frozen=True)
class Lamp:
    """The message lamp is to be switched."""

    on: bool


def wanted(message: bytes) -> int:
    """Return how many bytes (checksum included) a message that begins like this has; 2 while unknown."""
    return 2 if len(message) < 2 else 3 + message[1]


def read_message(message: bytes, *, raw: bytes, method: str = "modem") -> CallerId | Lamp | None:
    """Return what the message says, or None where it is no message of these types or its shape is broken.

    `raw` are the bytes as they came over the wire; they stay in the result.
    """
    if len(message) < 3 or message[0] not in TYPES:
        return None
    checksum = check(message)
    if checksum == "bad":
        return CallerId(None, presentation=Presentation.UNKNOWN, method=method, checksum=checksum, raw=raw)
    body = message[2 : 2 + message[1]]
    if message[0] == SDMF_CALL:
        return _single(body, raw=raw, method=method, checksum=checksum)
    if message[0] == SDMF_WAITING:
        return Lamp(_LAMP[body]) if body in _LAMP else None
    parts = parameters(body)
    if parts is None or message[0] == MDMF_WAITING or parts.get(P_CALL_TYPE) == MESSAGE_CALL:
        return read_lamp(parts or {})
    return _multiple(parts, raw=raw, method=method, checksum=checksum)


def check(message: bytes) -> str | None:
    """Return `ok`, `bad`, or None where the message stops right before its checksum."""
    size = wanted(message)
    if len(message) == size - 1:
        return None
    return "ok" if len(message) == size and sum(message) % 256 == 0 else "bad"


def parameters(body: bytes) -> dict[int, bytes] | None:
    """Return the parameters of an MDMF body (the first of each kind), or None if their lengths do not fit."""
    found: dict[int, bytes] = {}
    place = 0
    while place + 2 <= len(body):
        kind, size = body[place], body[place + 1]
        if place + 2 + size > len(body):
            return None
        found.setdefault(kind, body[place + 2 : place + 2 + size])
        place += 2 + size
    return found if place == len(body) else None


def read_lamp(parts: dict[int, bytes]) -> Lamp | None:
    """Return what the lamp parameter (`FF` on, `00` off) or the number of messages says, or None."""
    value = parts.get(P_LAMP, parts.get(P_MESSAGES, b""))
    if len(value) == 1:
        return Lamp(value[0] != 0)
    return Lamp(on=True) if parts.get(P_CALL_TYPE) == MESSAGE_CALL else None


def _single(body: bytes, *, raw: bytes, method: str, checksum: str | None) -> CallerId:
    stamp, number = _plain(body[:8]), _plain(body[8:])
    digits, presentation = read_number(number)
    return CallerId(
        digits,
        presentation=presentation,
        date=read_date(stamp[:4]),
        time=read_time(stamp[4:8]),
        method=method,
        checksum=checksum,
        raw=raw,
    )


def _multiple(parts: dict[int, bytes], *, raw: bytes, method: str, checksum: str | None) -> CallerId:
    stamp = _plain(parts.get(P_TIME, b""))
    digits, presentation = read_number(_plain(parts.get(P_NUMBER, parts.get(P_DIALABLE, b""))))
    if digits is None and P_NO_NUMBER in parts:
        presentation = read_number(_plain(parts[P_NO_NUMBER]))[1]
    return CallerId(
        digits,
        name=read_name(_name(parts)),
        presentation=presentation,
        date=read_date(stamp[:4]),
        time=read_time(stamp[4:8]),
        method=method,
        checksum=checksum,
        raw=raw,
    )


def has_one_parity(text: bytes) -> bool:
    """Say whether the top bit is clear throughout, or makes every byte odd."""
    return all(byte < 0x80 for byte in text) or is_odd(text)


def is_odd(text: bytes) -> bool:
    """Say whether every byte has an odd number of ones."""
    return all(byte.bit_count() % 2 for byte in text)


def _name(parts: dict[int, bytes]) -> bytes:
    """Return the name, without the parity bit where the digits and the name itself carry it throughout."""
    name = parts.get(P_NAME, b"")
    digits = b"".join(parts.get(kind, b"") for kind in (P_TIME, P_NUMBER, P_NO_NUMBER))
    stripped = bytes(byte & 0x7F for byte in name)
    is_text = all(0x20 <= byte < 0x7F for byte in stripped)
    return stripped if digits and is_text and is_odd(digits + name) else name


def _plain(value: bytes) -> str:
    """Return digits as text; Chinese exchanges put an odd parity bit on them."""
    return bytes(byte & 0x7F for byte in value).decode("ascii")
