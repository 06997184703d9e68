"""From the bytes of a modem to lines, event codes and junk; any chunking gives the same tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from hardware.caller_id.words import DLE, KNOWN_CODES, LINE_ENDING_CODES

MAX_LINE = 4096
"""Bytes without a line end after which it cannot be a line: the memory of the reader is bounded by it."""

_SPECIAL = re.compile(rb"[\r\n\x10]")
_DIRT = re.compile(rb"[^\t -~]")


@dataclass(frozen=True)
class Text:
    """A line that is not empty, and the byte that ended it (empty where the wire fell silent)."""

    raw: bytes
    ended_by: bytes


@dataclass(frozen=True)
class LineEnd:
    """A line end with nothing before it, for instance the LF of a CR LF."""

    raw: bytes


@dataclass(frozen=True)
class Code:
    """An event code of voice mode, without its <DLE>; `inside` where it came in mid-line."""

    code: int
    inside: bool = False


@dataclass(frozen=True)
class Junk:
    """Bytes that can be no line and no code."""

    raw: bytes


Token: TypeAlias = Text | LineEnd | Code | Junk


class WireReader:
    """Cuts the stream; holds at most one unfinished line of `MAX_LINE` bytes."""

    def __init__(self) -> None:
        self._line = bytearray()
        self._dirty = False
        self._overlong = False
        self._escaped = False

    @property
    def pending(self) -> bool:
        """Say whether an unfinished line or code is held."""
        return bool(self._line) or self._escaped

    def feed(self, data: bytes) -> list[Token]:
        """Take bytes in and return the tokens that they finish."""
        tokens: list[Token] = []
        place = 0
        while place < len(data):
            if self._escaped:
                place += self._after_escape(data[place], tokens)
                continue
            special = _SPECIAL.search(data, place)
            end = special.start() if special else len(data)
            self._append(data[place:end], tokens)
            if special:
                self._special(data[end], tokens)
            place = end + 1
        return tokens

    def flush(self) -> list[Token]:
        """Return what is unfinished: the wire has fallen silent or has gone."""
        tokens: list[Token] = []
        if self._escaped:
            self._escaped = False
            tokens.append(Junk(bytes([DLE])))
        self._finish_line(b"", tokens)
        return tokens

    def _special(self, byte: int, tokens: list[Token]) -> None:
        if byte != DLE:
            self._finish_line(bytes([byte]), tokens)
        elif self._dirty or self._overlong:
            # In the midst of rubbish a <DLE> is rubbish too: noise must not take up the telephone.
            self._append(bytes([byte]), tokens)
        else:
            self._escaped = True

    def _after_escape(self, byte: int, tokens: list[Token]) -> int:
        """Read the byte after a <DLE>; returns how many bytes of the data that used up."""
        self._escaped = False
        if byte in KNOWN_CODES:
            if byte in LINE_ENDING_CODES:
                self._finish_line(b"", tokens)
            tokens.append(Code(byte, inside=bool(self._line)))
            return 1
        if byte in b"\r\n":
            tokens.append(Junk(bytes([DLE])))
            return 0
        self._append(bytes([DLE, byte]), tokens)
        return 1

    def _append(self, piece: bytes, tokens: list[Token]) -> None:
        if not piece:
            return
        self._dirty = self._dirty or _DIRT.search(piece) is not None
        self._line += piece
        while len(self._line) >= MAX_LINE:
            tokens.append(Junk(bytes(self._line[:MAX_LINE])))
            del self._line[:MAX_LINE]
            self._overlong = True

    def _finish_line(self, ended_by: bytes, tokens: list[Token]) -> None:
        line = bytes(self._line)
        if line:
            tokens.append(Junk(line) if self._overlong else Text(line, ended_by))
        elif ended_by:
            tokens.append(LineEnd(ended_by))
        self._line.clear()
        self._dirty = self._overlong = False
