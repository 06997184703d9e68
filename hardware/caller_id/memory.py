"""Which reports were told before: a box that replays its memory is not ringing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.domain.call import CallerId
    from hardware.caller_id.events import CallerIdReport

KEPT = 1000
"""Reports that are remembered: several times the memory of any box."""
REPLAY_S = 120.0
"""The stamp of a box has minutes: within two of them the same caller may ring a second time."""
YEAR_S = 300 * 86400.0
"""A stamp has no year: after so long the same one is another day's."""
_Key: TypeAlias = tuple[str | None, str, str]


class ReportMemory:
    """Remembers reports by number and stamp, in the order in which they were told."""

    def __init__(self, timeout_s: float) -> None:
        self.rings = False
        """Whether this device tells of rings at all."""
        self._timeout_s = timeout_s
        self._told: dict[_Key, datetime] = {}

    def has(self, event: CallerIdReport, *, in_call: CallerId | None, rang: bool) -> bool:
        """Say whether the report is an old one come again; a new one is remembered.

        `in_call` is the report of the call that is ringing, `rang` whether it has rung since that report.
        """
        key = _key(event.caller)
        if key is None:
            return False
        is_of_this_call = in_call is not None and key == _key(in_call)
        if key in self._told and not is_of_this_call and not rang and not self._is_next(key, event.at):
            return True
        self.keep(event)
        return False

    def keep(self, event: CallerIdReport) -> None:
        """Remember a report."""
        key = _key(event.caller)
        if key is not None:
            self._told.pop(key, None)
            self._told[key] = event.at
        if len(self._told) > KEPT:
            del self._told[next(iter(self._told))]

    def _is_next(self, key: _Key, at: datetime) -> bool:
        """Say whether the same caller may have rung again, with the same stamp, and no ring was heard yet."""
        elapsed = abs((at - self._told[key]).total_seconds())  # abs: the wall clock may have been set back
        clock_stands = not self.rings and len({told[1:] for told in self._told}) == 1
        return (
            (clock_stands and elapsed > REPLAY_S) or self._timeout_s < elapsed < REPLAY_S or elapsed > YEAR_S
        )


def _key(caller: CallerId) -> _Key | None:
    if not (caller.date and caller.time) or caller.checksum == "bad":
        return None
    return caller.number, caller.date, caller.time
