"""What a telephone line does, as values: the line events of the command line and of the recorder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from hardware.caller_id.fields import decode

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from dutyconsole.domain.call import CallerId


@dataclass(frozen=True)
class Ring:
    """The line rang once. `line` is the number on a box that serves several lines, here and below."""

    at: datetime
    line: str | None = None


@dataclass(frozen=True)
class CallerIdReport:
    """The device told who is calling, or that it may not or cannot tell."""

    at: datetime
    caller: CallerId
    line: str | None = None


@dataclass(frozen=True)
class OffHook:
    """The local telephone was taken up."""

    at: datetime
    line: str | None = None


@dataclass(frozen=True)
class OnHook:
    """The local telephone was put down."""

    at: datetime
    line: str | None = None


@dataclass(frozen=True)
class MessageWaiting:
    """The exchange switched the message lamp; this is no call."""

    at: datetime
    on: bool


@dataclass(frozen=True)
class Smdr:
    """One call as an exchange of the house wrote it down; what the record does not say is None."""

    at: datetime
    raw: bytes
    direction: str | None = None
    """`in`, `out`, or `internal` between two extensions."""
    number: str | None = None
    """The other party: who rang, or whom was rung."""
    extension: str | None = None
    line: str | None = None
    duration_s: int | None = None
    """Length of the conversation in seconds."""
    answered: bool | None = None
    date: str | None = None
    """`MMDD` as the exchange wrote it; when a call began or when it ended, each maker in its own way."""
    time: str | None = None
    """`HHMM`, likewise."""


@dataclass(frozen=True)
class SmdrLeg:
    """A part of a call's record that more will follow: for the journal, so that a torn call is not lost."""

    at: datetime
    raw: bytes


@dataclass(frozen=True)
class Unparsed:
    """Bytes that made no sense, kept so that nothing is lost."""

    at: datetime
    raw: bytes


@dataclass(frozen=True)
class Digits:
    """Digits were dialled on the line, heard in its sound."""

    at: datetime
    digits: str


@dataclass(frozen=True)
class Tone:
    """The exchange gave a tone (`dial`, `ringback`, `busy` …); seconds from where the sound began."""

    at: datetime
    tone: str
    from_s: float
    to_s: float


LineEvent: TypeAlias = (
    Ring | CallerIdReport | OffHook | OnHook | MessageWaiting | Digits | Tone | Smdr | SmdrLeg | Unparsed
)

_NAMES: dict[type, str] = {
    Ring: "ring",
    CallerIdReport: "caller_id",
    OffHook: "off_hook",
    OnHook: "on_hook",
    MessageWaiting: "message_waiting",
    Digits: "digits",
    Tone: "tone",
    Smdr: "smdr",
    Unparsed: "unparsed",
}


def to_json_dict(event: LineEvent, zone: tzinfo) -> dict[str, Any]:
    """Return the event as the command line prints it, times in `zone` with their offset."""
    told: dict[str, Any] = {
        "event": _NAMES[type(event)],
        "at": event.at.astimezone(zone).isoformat(timespec="milliseconds"),
    }
    return told | _own_fields(event)


def _own_fields(event: LineEvent) -> dict[str, Any]:
    """Return what only events of this kind have."""
    told: dict[str, Any] = {}
    match event:
        case CallerIdReport():
            told = caller_fields(event.caller) | _line_field(event.line)
        case Ring() | OffHook() | OnHook():
            told = _line_field(event.line)
        case MessageWaiting():
            told = {"on": event.on}
        case Digits():
            told = {"digits": event.digits}
        case Tone():
            told = {"tone": event.tone, "from_s": round(event.from_s, 3), "to_s": round(event.to_s, 3)}
        case Smdr():
            told = smdr_fields(event)
        case Unparsed():
            told = {"raw_hex": event.raw.hex()}
    return told


def _line_field(line: str | None) -> dict[str, Any]:
    return {} if line is None else {"line": line}


def smdr_fields(record: Smdr) -> dict[str, Any]:
    """Return the fields of a call record, the same on the command line and in the recorder's journal."""
    return {
        "direction": record.direction,
        "number": record.number,
        "extension": record.extension,
        "line": record.line,
        "duration_s": record.duration_s,
        "answered": record.answered,
        "date": record.date,
        "time": record.time,
        "raw": decode(record.raw),
        "raw_hex": record.raw.hex(),
    }


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
