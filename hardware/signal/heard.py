"""What was heard in the sound of a line; all times are seconds from where the sound begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from dutyconsole.domain.call import CallerId
    from hardware.caller_id.datagram import Lamp


@dataclass(frozen=True)
class HeardId:
    """The exchange told who is calling, or switched the message lamp; `at_s` is where that begins."""

    at_s: float
    told: CallerId | Lamp


@dataclass(frozen=True)
class HeardDigits:
    """Digits were dialled on the line, from their first to their last tone."""

    at_s: float
    to_s: float
    digits: str


@dataclass(frozen=True)
class HeardTone:
    """A tone of the exchange, by the name of its cadence, from its first to its last sounding."""

    at_s: float
    to_s: float
    tone: str


@dataclass(frozen=True)
class HeardRing:
    """The line rang once; `at_s` is where the burst began."""

    at_s: float


@dataclass(frozen=True)
class Sounding:
    """A tone of the exchange that goes on: its name, where it began, how often it has sounded so far."""

    tone: str
    from_s: float
    beats: int


Heard: TypeAlias = HeardId | HeardDigits | HeardTone
