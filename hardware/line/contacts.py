"""Control lines read as contacts: the hook of the telephone and the ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hardware.caller_id.events import OffHook, OnHook, Ring

if TYPE_CHECKING:
    from datetime import datetime

OFF_HOOK_S = 0.04
"""A telephone counts as taken up when its contact has stood this long: contacts bounce."""
ON_HOOK_S = 0.3
"""… and as put down only after this: pulse dialling opens the loop for 60 ms, ten times a second."""
ONE_RING_S = 2.0
"""Within this time the ring contact and the word RING tell of one ring; cadences repeat after 3 to 5 s."""

RING_GAP_S = 0.5
"""A ring contact that was open for longer begins a new ring: within a double ring it is 0.2 s."""


class HookContact:
    """Makes hook events of a control line that is looked at again and again."""

    def __init__(self, *, inverted: bool) -> None:
        self._inverted = inverted
        self._is_off = False
        self._change: tuple[datetime, float] | None = None

    @property
    def is_changing(self) -> bool:
        """Say whether a change has been seen that has not stood long enough yet."""
        return self._change is not None

    def look(self, *, asserted: bool, at: datetime, now: float) -> OffHook | OnHook | None:
        """Take a sample; `now` is monotonic seconds. The event carries the time at which the change began."""
        is_off = asserted is not self._inverted
        if is_off == self._is_off:
            self._change = None
            return None
        if self._change is None:
            self._change = (at, now)
        since, began = self._change
        if now - began < (OFF_HOOK_S if is_off else ON_HOOK_S):
            return None
        self._is_off, self._change = is_off, None
        return OffHook(since) if is_off else OnHook(since)


class RingContact:
    """Makes rings of a control line, and none where the modem said RING as well.

    A contact that is closed when the port opens tells nothing: it may be wired the other way round. One
    sample alone is a spike, no ring; the ring current may chop the contact, and a double ring is one.
    """

    def __init__(self, *, inverted: bool = False) -> None:
        self._inverted = inverted
        self._was_open = False
        self._closed = float("-inf")
        self._is_new = False
        self._rang = float("-inf")
        self._by_contact = False

    def look(self, *, asserted: bool, at: datetime, now: float) -> Ring | None:
        """Take a sample of the line; `now` is monotonic seconds."""
        if asserted is self._inverted:
            self._was_open = True
            return None
        before, self._closed = self._closed, now
        if not self._was_open:
            return None
        if now - before > RING_GAP_S:
            self._is_new = True
            return None
        is_new, self._is_new = self._is_new, False
        if not is_new or now - self._rang < ONE_RING_S:
            return None
        self._rang, self._by_contact = now, True
        return Ring(at)

    def hear(self, now: float) -> bool:
        """Say whether a RING that the modem spoke is a new one."""
        if self._by_contact and now - self._rang < ONE_RING_S:
            return False
        self._rang, self._by_contact = now, False
        return True
