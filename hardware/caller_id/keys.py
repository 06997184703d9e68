"""What the event codes of a voice modem tell of the telephones on its line: their keys and their hooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hardware.caller_id.events import Digits, LineEvent, OffHook, OnHook
from hardware.caller_id.words import (
    DIGIT_CODES,
    EXTENSION_OFF_HOOK_CODE,
    EXTENSION_ON_HOOK_CODE,
    OFF_HOOK_CODE,
    ON_HOOK_CODE,
    SHIELD_CODES,
)

if TYPE_CHECKING:
    from datetime import datetime

MOST_KEYS = 64
"""More digits than any number has: above that they are told in pieces."""

_HOOKS = {
    OFF_HOOK_CODE: ("local", True),
    ON_HOOK_CODE: ("local", False),
    EXTENSION_OFF_HOOK_CODE: ("extension", True),
    EXTENSION_ON_HOOK_CODE: ("extension", False),
}


class Keys:
    """Gathers digits; one between shields counts once, however often it is repeated."""

    def __init__(self) -> None:
        self._digits = ""
        self._is_shielded = False
        self._is_known = False

    @property
    def held(self) -> bool:
        """Say whether digits are held that have not been told yet."""
        return bool(self._digits)

    def take(self, code: int) -> bool:
        """Take a code in; return whether it was one of digits."""
        if code in SHIELD_CODES:
            self._is_shielded, self._is_known = SHIELD_CODES[code], False
            return True
        if code not in DIGIT_CODES or len(self._digits) >= MOST_KEYS:
            return False
        if not (self._is_shielded and self._is_known):
            self._digits += chr(code)
        self._is_known = True
        return True

    def close(self, at: datetime) -> list[LineEvent]:
        """Return the digits that have come together."""
        digits, self._digits = self._digits, ""
        return [Digits(at, digits)] if digits else []


class Hook:
    """Two telephones on one line: it is free when both are down."""

    def __init__(self) -> None:
        self._off: set[str] = set()

    def take(self, code: int, at: datetime) -> list[LineEvent]:
        """Return what a code tells of the line, often nothing."""
        if code not in _HOOKS:
            return []
        telephone, is_off = _HOOKS[code]
        if is_off:
            self._off.add(telephone)
            return [OffHook(at)]
        self._off.discard(telephone)
        return [] if self._off else [OnHook(at)]
