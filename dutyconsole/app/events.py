"""What the desk tells everybody after a commit, beside `dutyconsole.domain.changes.Changed`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dutyconsole.app.views import AlarmView, CallCard
    from dutyconsole.domain.call import CallState
    from dutyconsole.domain.dialling import DialOutcome
    from dutyconsole.domain.ids import CallId
    from dutyconsole.domain.status import RecorderStatus
    from dutyconsole.errors import DutyError


@dataclass(frozen=True)
class CallChanged:
    """A call began, got a number, was answered or ended; the card is whole, so nothing is asked again."""

    call_id: CallId
    state: CallState
    card: CallCard
    fresh: bool
    """False for a call that the desk learnt of late, because it was away."""


@dataclass(frozen=True)
class AlarmsChanged:
    """The banners, newest first."""

    alarms: tuple[AlarmView, ...]


@dataclass(frozen=True)
class DialTold:
    """What became of an order to a modem."""

    outcome: DialOutcome


@dataclass(frozen=True)
class RecorderSeen:
    """The recorder's status; None when it cannot be reached: then we must say that nothing is recorded."""

    status: RecorderStatus | None
    problem: DutyError | None = None
