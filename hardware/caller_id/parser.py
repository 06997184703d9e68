"""The parser of Hayes modems: bytes in, line events out. Pure, and indifferent to how the bytes are cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from dutyconsole.domain.call import CallerId, Presentation
from hardware.caller_id import datagram
from hardware.caller_id.events import (
    CallerIdReport,
    LineEvent,
    MessageWaiting,
    Ring,
    Unparsed,
)
from hardware.caller_id.fields import read_name, read_number
from hardware.caller_id.keys import Hook, Keys
from hardware.caller_id.record import Record, Tag, split_tags
from hardware.caller_id.wire import Code, Junk, LineEnd, Text, Token, WireReader
from hardware.caller_id.words import (
    CLIP,
    PACKET_END_CODE,
    RING,
    RING_CODE,
    RING_WITH_NUMBERS,
    is_result,
)

if TYPE_CHECKING:
    from datetime import datetime

QUIET_S = 0.5
"""Silence on the wire after which an unfinished line or report is taken as all there will be."""

_BLANKS = b" \t\x0b\x0c"
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2})+")
_LEAST_BODY = {
    datagram.SDMF_CALL: 9,
    datagram.SDMF_WAITING: 3,
    datagram.MDMF_CALL: 3,
    datagram.MDMF_WAITING: 3,
}
"""Least length of a message body; anything shorter is a single parameter with the same first byte."""


KEYS_QUIET_S = 2.0
"""Silence after which the digits that the modem heard are a whole number, as with those heard in sound."""
_CLIP_VALIDITY = {b"1": Presentation.PRIVATE, b"2": Presentation.UNAVAILABLE}


class LineParser(Protocol):
    """What the watch of a line needs of the parser of a device."""

    @property
    def pending(self) -> bool:
        """Say whether something unfinished is held, so that `idle` must be called soon."""
        ...

    def feed(self, data: bytes, at: datetime) -> list[LineEvent]:
        """Take bytes in that came at `at`; return what they tell."""
        ...

    def idle(self, at: datetime) -> list[LineEvent]:
        """Say that nothing has come until `at`; return what that completes."""
        ...

    def close(self, at: datetime, *, torn: bool = False) -> list[LineEvent]:
        """End: return all that is left. `torn` says that the wire went away in mid-line."""
        ...


class HayesParser:
    """Reads `RING`, formatted and hexadecimal caller ID, and the event codes of voice mode.

    A report without a name is complete `settle_s` after its number; what the modem sends later is then a
    report of its own, which `series` puts together with the first.
    """

    def __init__(self, *, settle_s: float = QUIET_S) -> None:
        self._settle_s = settle_s
        self._wire = WireReader()
        self._record: Record | None = None
        self._hex = b""
        self._hex_raw = b""
        self._keys = Keys()
        self._hook = Hook()
        self._last: datetime | None = None

    @property
    def pending(self) -> bool:
        """Say whether something unfinished is held, so that `idle` must be called soon."""
        return self._wire.pending or self._record is not None or bool(self._hex) or self._keys.held

    def feed(self, data: bytes, at: datetime) -> list[LineEvent]:
        """Take bytes in that came at `at`; return what they tell."""
        if not data:
            return []
        events = self.idle(at)
        self._last = at
        for token in self._wire.feed(data):
            events += self._token(token, at)
        return events

    def idle(self, at: datetime) -> list[LineEvent]:
        """Say that nothing has come until `at`; return what that completes."""
        if self._last is None or not self.pending:
            return []
        quiet = abs((at - self._last).total_seconds())  # abs: the wall clock may have been set back
        if quiet >= KEYS_QUIET_S or (quiet >= QUIET_S and not self._keys.held):
            return self.close(at)
        settled = self._record is not None and self._record.has_number and not self._wire.pending
        return self._close_record(at) if settled and quiet >= self._settle_s else []

    def close(self, at: datetime, *, torn: bool = False) -> list[LineEvent]:
        """End: return all that is left. `torn` says that the wire went away in mid-line."""
        events: list[LineEvent] = []
        for token in self._wire.flush():
            # Half a number would look like a whole one.
            events += self._token(Junk(token.raw) if torn and isinstance(token, Text) else token, at)
        return events + self._close_hex(at) + self._close_record(at) + self._keys.close(at)

    def _token(self, token: Token, at: datetime) -> list[LineEvent]:
        if isinstance(token, Code) and self._keys.take(token.code):
            return []
        return self._keys.close(at) + self._other_token(token, at)

    def _other_token(self, token: Token, at: datetime) -> list[LineEvent]:
        match token:
            case Text():
                return self._line(token, at)
            case LineEnd():
                if self._record is not None:
                    self._record.raw += token.raw
                return []
            case Junk():
                return [Unparsed(at, token.raw)]
            case Code():
                return self._code(token, at)

    def _code(self, token: Code, at: datetime) -> list[LineEvent]:
        ends = token.code == PACKET_END_CODE or (token.code == RING_CODE and not token.inside)
        events = self._close_record(at) if ends else []
        if token.code == RING_CODE:
            events.append(Ring(at))
        return events + self._hook.take(token.code, at)

    def _line(self, text: Text, at: datetime) -> list[LineEvent]:
        line = text.raw.lstrip(b"\x00")
        nuls = len(text.raw) - len(line)
        events: list[LineEvent] = [Unparsed(at, bytes(nuls))] if nuls else []
        words = line.strip(_BLANKS)
        if self._hex and not _HEX.fullmatch(words):
            events += self._close_hex(at)
        if not line:
            return events
        if RING.fullmatch(words):
            return [*events, *self._close_record(at), Ring(at)]
        if told := self._in_one_line(words, at):
            return [*events, *self._close_record(at), *told]
        if tags := split_tags(line):
            return events + self._tagged(tags, Text(line, text.ended_by), at)
        if _HEX.fullmatch(words) and (self._hex or _begins_message(bytes.fromhex(words.decode("ascii")))):
            return events + self._hexadecimal(words, words, at)
        return events if is_result(words) else [*events, Unparsed(at, line)]

    @staticmethod
    def _in_one_line(words: bytes, at: datetime) -> list[LineEvent]:
        """Return what a line tells that is a whole report: of Elsa modems and of fixed wireless terminals."""
        if found := RING_WITH_NUMBERS.fullmatch(words):
            number, presentation = read_number(found[1].decode("ascii"))
            caller = CallerId(number, presentation=presentation, method="modem", raw=words)
            return [CallerIdReport(at, caller), Ring(at)] if found[1] else [Ring(at)]
        if found := CLIP.fullmatch(words):
            return [CallerIdReport(at, _clip_caller(found, words))]
        return []

    def _tagged(self, tags: list[tuple[Tag, bytes]], text: Text, at: datetime) -> list[LineEvent]:
        if len(tags) == 1 and tags[0][0] is Tag.MESSAGE:
            value = b"".join(tags[0][1].split())
            if _HEX.fullmatch(value) and _begins_message(bytes.fromhex(value.decode("ascii"))):
                return self._hexadecimal(value, text.raw, at)
        events: list[LineEvent] = []
        if self._record is not None and self._record.begins_anew(tags[0][0]):
            events = self._close_record(at)
        record = self._record = self._record or Record()
        record.raw += text.raw + text.ended_by
        for tag, value in tags:
            record.put(tag, value)
        return events + (self._close_record(at) if record.is_complete else [])

    def _hexadecimal(self, digits: bytes, raw: bytes, at: datetime) -> list[LineEvent]:
        """Take a hexadecimal message in; a long one goes on over several lines."""
        self._hex += bytes.fromhex(digits.decode("ascii"))
        self._hex_raw += raw
        return self._close_hex(at) if len(self._hex) >= datagram.wanted(self._hex) - 1 else []

    def _close_hex(self, at: datetime) -> list[LineEvent]:
        message, raw = self._hex, self._hex_raw
        self._hex = self._hex_raw = b""
        if not message:
            return []
        short = len(message) < datagram.wanted(message) - 1
        long = len(message) > datagram.wanted(message)
        told = None if short or long else datagram.read_message(message, raw=raw)
        if told is None:
            return [Unparsed(at, raw)]
        if isinstance(told, datagram.Lamp):
            return [MessageWaiting(at, told.on)]
        return [CallerIdReport(at, told)]

    def _close_record(self, at: datetime) -> list[LineEvent]:
        record, self._record = self._record, None
        if record is None:
            return []
        if record.is_lamp:
            return [MessageWaiting(at, bool(record.lamp))]
        if record.says_nothing:
            return [Unparsed(at, record.raw.rstrip(b"\r\n"))]
        return [CallerIdReport(at, record.caller())]


def _clip_caller(found: re.Match[bytes], raw: bytes) -> CallerId:
    number, presentation = read_number(found[1].decode("ascii"))
    if number is None:
        presentation = _CLIP_VALIDITY.get(found[3], Presentation.UNKNOWN)
    return CallerId(
        number, name=read_name(found[2] or b""), presentation=presentation, method="modem", raw=raw
    )


def _begins_message(message: bytes) -> bool:
    return len(message) >= 2 and message[1] >= _LEAST_BODY.get(message[0], 256)
