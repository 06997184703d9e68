r"""The parser of devices that talk in whole lines or frames: boxes and exchanges, and all of them at once.

Each line is offered to the formats in turn; the first that knows it reads it, so several kinds of device
recognise themselves by their frames. What none knows goes on to the parser of modems where there is one, and
is unparsed otherwise. Any chunking gives the same events.
"""

from __future__ import annotations

import re
from functools import reduce
from operator import xor
from typing import TYPE_CHECKING, Protocol

from hardware.caller_id.events import LineEvent, Unparsed
from hardware.caller_id.parser import QUIET_S, HayesParser
from hardware.caller_id.wire import MAX_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

_PIECE = re.compile(
    rb"###[^\r\n\x10]{0,300}?\+\+\+"  # NetCallerID
    rb"|&[^\r\n\x10*]{0,300}\*"  # V200, which has no line ends
    rb"|\x02{1,2}[^\x00-\x1f]{0,300}\x03"  # NEAX; a check byte may look like the beginning of a frame
    rb"|[^\r\n\x10]*(?:[\r\n]|\x10(?s:.))"  # a line, or the event code of a modem
)
_FRAMED = re.compile(rb"\x02{1,2}[^\x00-\x1f]*\x03")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_AROUND = b" \t\r\n\x00\x0c"


class LineFormat(Protocol):
    """What one kind of device says in one line."""

    def read(self, line: bytes, raw: bytes, at: datetime) -> list[LineEvent] | None:
        """Return what the line tells, nothing for one that tells nothing, None where it is no line of ours.

        `line` is without blanks, NULs and page feeds around it; `raw` is all that came but the line end.
        """
        ...

    def left(self) -> list[LineEvent]:
        """Return what is still held when the wire has gone; most hold nothing, every line standing alone."""
        return []


class TextParser:
    """Cuts the stream into lines and frames, of `MAX_LINE` bytes at most, and offers them to the formats."""

    def __init__(self, formats: Sequence[LineFormat], *, modem: HayesParser | None = None) -> None:
        self._formats = formats
        self._modem = modem
        self._buffer = bytearray()
        self._overlong = False
        self._check: int | None = None
        self._last: datetime | None = None

    @property
    def pending(self) -> bool:
        """Say whether something unfinished is held, so that `idle` must be called soon."""
        return bool(self._buffer) or (self._modem is not None and self._modem.pending)

    def feed(self, data: bytes, at: datetime) -> list[LineEvent]:
        """Take bytes in that came at `at`; return what they tell."""
        if not data:
            return []
        events = self.idle(at)
        self._last = at
        self._buffer += data
        for piece in self._pieces():
            events += self._piece(piece, at)
        return events

    def idle(self, at: datetime) -> list[LineEvent]:
        """Say that nothing has come until `at`; return what that completes."""
        if self._last is None or not self.pending:
            return []
        quiet = abs((at - self._last).total_seconds())  # abs: the wall clock may have been set back
        if not self._buffer:
            return self._modem.idle(at) if self._modem is not None else []
        return self._flush(at, torn=False) if quiet >= QUIET_S else []

    def close(self, at: datetime, *, torn: bool = False) -> list[LineEvent]:
        """End: return all that is left. `torn` says that the wire went away in mid-line."""
        events = self._flush(at, torn=torn)
        for form in self._formats:
            events += form.left()
        return events

    def cut(self, at: datetime) -> list[LineEvent]:
        """Say that something else came in between: what is unfinished remains so, and is returned."""
        return self._flush(at, torn=True)

    def _flush(self, at: datetime, *, torn: bool) -> list[LineEvent]:
        rest = bytes(self._buffer)
        known = None if torn or self._overlong or not rest else self._known(rest, at)
        self._buffer.clear()
        self._overlong = False
        if self._modem is None:
            return _unparsed(rest, at) if known is None else known
        fed = self._modem.feed(rest, at) if known is None else []
        return [*fed, *self._modem.close(at, torn=torn), *(known or [])]

    def _pieces(self) -> Iterator[bytes]:
        while self._buffer:
            check, self._check = self._check, None
            if check is not None and self._buffer[0] == check:
                del self._buffer[0]
                continue
            found = _PIECE.match(self._buffer, 0, MAX_LINE)
            if found is None and len(self._buffer) < MAX_LINE:
                return
            size = found.end() if found else MAX_LINE
            piece = bytes(self._buffer[:size])
            del self._buffer[:size]
            if _FRAMED.fullmatch(piece):
                self._check = _check_byte(piece)
            yield piece

    def _piece(self, piece: bytes, at: datetime) -> list[LineEvent]:
        ended = _PIECE.fullmatch(piece) is not None
        whole = ended and not self._overlong
        self._overlong = not ended
        events = self._known(piece, at) if whole else None
        if events is not None:
            return [*(self._modem.close(at) if self._modem is not None else []), *events]
        if self._modem is not None:
            return self._modem.feed(piece, at)
        return _unparsed(piece.rstrip(b"\r\n"), at)

    def _known(self, piece: bytes, at: datetime) -> list[LineEvent] | None:
        """Return what the first format that knows the piece reads in it, or None."""
        raw = piece.rstrip(b"\r\n")
        line = raw.strip(_AROUND)
        if b"\x0c" in raw and not raw.strip(b" \t\x0c"):
            return []  # a new page
        if not line or (_CONTROL.search(line) and not _FRAMED.fullmatch(line)):
            return None
        for form in self._formats:
            events = form.read(line, raw, at)
            if events is not None:
                return events
        return None


def _check_byte(frame: bytes) -> int:
    """Return the byte that some exchanges send behind a frame: all behind its STX, by exclusive or."""
    return reduce(xor, frame.lstrip(b"\x02"))


def _unparsed(raw: bytes, at: datetime) -> list[LineEvent]:
    return [Unparsed(at, raw)] if raw.strip(b" \t") else []
