"""Everything that can be ordered about the roster, its rotation and its calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from dutyconsole.domain.duty_calendar import DutyDay, SensitivePeriod
    from dutyconsole.domain.ids import RosterId
    from dutyconsole.domain.roster import Plan
    from dutyconsole.domain.rotation import Lines


@dataclass(frozen=True)
class PublishRoster:
    """Publish a roster for the days given, as the next version; gives `Roster`.

    Raises `Refused("roster_faulty")` where a fault blocks it, and `Refused("roster_needs_reason")` where
    there are faults that may be gone over and `note` does not say why.
    """

    first: date
    last: date
    plan: Plan
    note: str = ""


@dataclass(frozen=True)
class NoteSubmission:
    """Note that a roster was handed in; gives `Submission`."""

    roster_id: RosterId
    recipient: str
    method: str
    accepted_by: str = ""


@dataclass(frozen=True)
class SetRotation:
    """Say in what order people stand."""

    lines: Lines


@dataclass(frozen=True)
class SetDays:
    """Say what some days are, imported or by hand."""

    days: tuple[DutyDay, ...]


@dataclass(frozen=True)
class UnsetDay:
    """Have a day be again what the notice or the weekday says."""

    day: date


@dataclass(frozen=True)
class AddSensitivePeriod:
    """Enter a sensitive period; gives it with its id."""

    period: SensitivePeriod


@dataclass(frozen=True)
class RemoveSensitivePeriod:
    """Take a sensitive period out that was entered by mistake."""

    period_id: int
