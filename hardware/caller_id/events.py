"""What a telephone line does, as values: the line events of the command line and of the recorder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from dutyconsole.domain.call import CallerId


@dataclass(frozen=True)
class Ring:
    """The line rang once."""

    at: datetime


@dataclass(frozen=True)
class CallerIdReport:
    """The device told who is calling, or that it may not or cannot tell."""

    at: datetime
    caller: CallerId


@dataclass(frozen=True)
class OffHook:
    """The local telephone was taken up."""

    at: datetime


@dataclass(frozen=True)
class OnHook:
    """The local telephone was put down."""

    at: datetime


@dataclass(frozen=True)
class MessageWaiting:
    """The exchange switched the message lamp; this is no call."""

    at: datetime
    on: bool


@dataclass(frozen=True)
class Unparsed:
    """Bytes that made no sense, kept so that nothing is lost."""

    at: datetime
    raw: bytes


LineEvent: TypeAlias = Ring | CallerIdReport | OffHook | OnHook | MessageWaiting | Unparsed

_NAMES: dict[type, str] = {
    Ring: "ring",
    CallerIdReport: "caller_id",
    OffHook: "off_hook",
    OnHook: "on_hook",
    MessageWaiting: "message_waiting",
    Unparsed: "unparsed",
}


def to_json_dict(event: LineEvent, zone: tzinfo) -> dict[str, Any]:
    """Return the event as the command line prints it, times in `zone` with their offset."""
    told: dict[str, Any] = {
        "event": _NAMES[type(event)],
        "at": event.at.astimezone(zone).isoformat(timespec="milliseconds"),
    }
    if isinstance(event, CallerIdReport):
        told |= caller_fields(event.caller)
    elif isinstance(event, MessageWaiting):
        told["on"] = event.on
    elif isinstance(event, Unparsed):
        told["raw_hex"] = event.raw.hex()
    return told


def caller_fields(caller: CallerId) -> dict[str, Any]:
    """Return the fields of a report, the same on the command line and in the recorder's journal."""
    return {
        "number": caller.number,
        "name": caller.name,
        "presentation": caller.presentation.value,
        "date": caller.date,
        "time": caller.time,
        "method": caller.method,
        "checksum": caller.checksum,
        "raw_hex": caller.raw.hex(),
    }
