"""Decoder modules that pass on what the exchange sends, byte for byte: channel seizure, message, checksum.

So do HT9032D, MT88E43, CMX602 and the modules built on them, at 1200 Bd: `55` ten to forty times, marks (of
which the first may come as one odd byte), then the message of `datagram`. Between the calls they send what
they make of the noise on the line, so only a message behind a channel seizure counts. One whose checksum is
wrong is a report without a number if its shape is right, and noise otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hardware.caller_id import datagram
from hardware.caller_id.events import CallerIdReport, LineEvent, MessageWaiting, Unparsed
from hardware.caller_id.parser import QUIET_S

if TYPE_CHECKING:
    from datetime import datetime

    from hardware.caller_id.text import TextParser

SEIZURE = 0x55
LEAST_SEIZURE, MOST_SEIZURE = 8, 64
"""Bytes of the channel seizure that a message needs, and that are kept with it."""
ODD_BYTES = 3
"""Between the seizure and the message, where the marks begin."""
_STAMP = 8
_LEAST_BODY = {datagram.SDMF_CALL: _STAMP + 1}
_LEAST = 3


class FskParser:
    """Takes the messages out of the stream; all other bytes go on to the parser of texts."""

    def __init__(self, texts: TextParser) -> None:
        self._texts = texts
        self._buffer = bytearray()
        self._last: datetime | None = None

    @property
    def pending(self) -> bool:
        """Say whether something unfinished is held, so that `idle` must be called soon."""
        return bool(self._buffer) or self._texts.pending

    def feed(self, data: bytes, at: datetime) -> list[LineEvent]:
        """Take bytes in that came at `at`; return what they tell."""
        if not data:
            return []
        events = self.idle(at)
        self._last = at
        self._buffer += data
        while self._buffer:
            plain, size = _find(self._buffer)
            if not plain and not size:
                break
            events += self._texts.feed(self._take(plain), at)
            if size:
                events += self._message(self._take(size), at)
        return events

    def idle(self, at: datetime) -> list[LineEvent]:
        """Say that nothing has come until `at`; return what that completes."""
        if self._last is None or not self.pending:
            return []
        events: list[LineEvent] = []
        if abs((at - self._last).total_seconds()) >= QUIET_S:  # abs: the wall clock may have been set back
            events += self._texts.feed(self._take(len(self._buffer)), self._last)
        return events if self._buffer else [*events, *self._texts.idle(at)]

    def close(self, at: datetime, *, torn: bool = False) -> list[LineEvent]:
        """End: return all that is left. `torn` says that the wire went away in the midst of something."""
        rest = self._texts.feed(self._take(len(self._buffer)), at)
        return rest + self._texts.close(at, torn=torn)

    def _take(self, size: int) -> bytes:
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken

    def _message(self, raw: bytes, at: datetime) -> list[LineEvent]:
        """Read a message with its seizure; a text that it came into the midst of ends here."""
        told = datagram.read_message(raw[_begin(raw) :], raw=raw, method="box")
        events = self._texts.cut(at)
        if told is None:
            return [*events, Unparsed(at, raw)]
        if isinstance(told, datagram.Lamp):
            return [*events, MessageWaiting(at, told.on)]
        return [*events, CallerIdReport(at, told)]


def _find(data: bytes | bytearray) -> tuple[int, int]:
    """Return how many bytes in front are of no message, and how many the message behind them has.

    Both are 0 while that is not known yet.
    """
    place = data.find(bytes([SEIZURE]) * LEAST_SEIZURE)
    if place < 0:
        return len(data.rstrip(bytes([SEIZURE]))), 0
    begin = _end_of_seizure(data, place)
    end = _end(data, begin)
    if end is None:
        return begin, 0
    kept = max(place, begin - MOST_SEIZURE)
    return kept, max(0, end - kept)


def _end(data: bytes | bytearray, begin: int) -> int | None:
    """Return where the message behind a seizure ends, 0 while it is unfinished, None where there is none."""
    at = _begin(data, begin)
    if at < len(data) and data[at] not in datagram.TYPES:
        return None
    if at + 2 > len(data):
        return 0
    if data[at + 1] < _LEAST_BODY.get(data[at], _LEAST):
        return None
    end = at + datagram.wanted(bytes(data[at : at + 2]))
    if end > len(data):
        return 0
    return end if _has_shape(bytes(data[at:end])) else None


def _end_of_seizure(data: bytes | bytearray, place: int) -> int:
    while place < len(data) and data[place] == SEIZURE:
        place += 1
    return place


def _begin(data: bytes | bytearray, begin: int = -1) -> int:
    """Return where the message type stands, or where it should have at the latest."""
    if begin < 0:
        begin = _end_of_seizure(data, 0)
    last = min(begin + ODD_BYTES, len(data))
    return next((place for place in range(begin, last) if data[place] in datagram.TYPES), last)


def _has_shape(message: bytes) -> bool:
    """Say whether this can be a message at all: noise behind a seizure is none."""
    if datagram.check(message) == "ok":
        return True
    body = message[2:-1]
    if message[0] == datagram.SDMF_CALL:
        return bytes(byte & 0x7F for byte in body[:_STAMP]).isdigit()
    return message[0] == datagram.MDMF_CALL and datagram.parameters(body) is not None
