"""One formatted report: lines of `TAG = value` that belong together, in any order and number.

Tags as found in the manuals of Rockwell/Conexant, US Robotics, ZyXEL, Elsa and Lucent modems, and in
recordings of Bell Canada, British and Australian lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from dutyconsole.domain.call import CallerId, Presentation
from hardware.caller_id import datagram
from hardware.caller_id.fields import decode, read_date, read_name, read_number, read_time


class Tag(Enum):
    """What a line of a report holds."""

    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    NO_NUMBER = "no_number"
    NAME = "name"
    NO_NAME = "no_name"
    MESSAGE = "message"
    CALLED = "called"


_TAGS = {
    b"DATE": Tag.DATE,
    b"TIME": Tag.TIME,
    b"NMBR": Tag.NUMBER,
    b"NBR": Tag.NUMBER,
    b"DDN": Tag.NUMBER,
    b"DDN_NMBR": Tag.NUMBER,
    b"NUMBER": Tag.NUMBER,
    b"CALLER NUMBER": Tag.NUMBER,
    b"CALLER'S NUMBER": Tag.NUMBER,
    b"CALLERID": Tag.NUMBER,
    b"FM": Tag.NUMBER,
    b"REASON FOR NO CALLER NUMBER": Tag.NO_NUMBER,
    b"NAME": Tag.NAME,
    b"CALLER NAME": Tag.NAME,
    b"CALLER'S NAME": Tag.NAME,
    b"REASON FOR NO CALLER NAME": Tag.NO_NAME,
    b"MESG": Tag.MESSAGE,
    b"TO": Tag.CALLED,
    b"CALLED NUMBER": Tag.CALLED,
}
_ANY_TAG = b"|".join(re.escape(tag) for tag in sorted(_TAGS, key=lambda tag: -len(tag)))
_FIRST = re.compile(rb"\s*(" + _ANY_TAG + rb")[ \t]*[=:][ \t]*", re.IGNORECASE)
_FURTHER = re.compile(rb"(?:[ \t]{2,}(" + _ANY_TAG + rb")[ \t]*[=:]|[ \t](TO):)[ \t]*", re.IGNORECASE)
_LAMP_WORDS = re.compile(r"(MESSAGES?|MSG) WAITING(.*)")


def split_tags(line: bytes) -> list[tuple[Tag, bytes]]:
    """Return the tags of a line with their values, an empty list where it does not begin with a tag."""
    match = _FIRST.match(line)
    found: list[tuple[Tag, bytes]] = []
    while match is not None:
        name = next(group for group in match.groups() if group is not None)
        following = _FURTHER.search(line, match.end())
        end = following.start() if following else len(line)
        found.append((_TAGS[name.upper()], line[match.end() : end]))
        match = following
    return found


@dataclass
class Record:
    """A report while it is being put together."""

    raw: bytes = b""
    date: str | None = None
    time: str | None = None
    number: str | None = None
    presentation: Presentation = Presentation.UNKNOWN
    name: str | None = None
    lamp: bool | None = None
    dialable: bool = False
    """The number came as a parameter without a tag of its own."""
    seen: frozenset[Tag] = frozenset()
    last: Tag | None = None

    def begins_anew(self, tag: Tag) -> bool:
        """Say whether this tag can only be the next report's.

        A number directly after a number is the same report: some exchanges mask it by a second one.
        """
        if tag is Tag.NUMBER:
            return tag in self.seen and self.last is not Tag.NUMBER
        return tag in self.seen and tag in {Tag.DATE, Tag.TIME, Tag.NAME}

    def put(self, tag: Tag, value: bytes) -> None:
        """Take one tag in; the first number and the first name win."""
        text = decode(value.rstrip(b"\x00"))
        match tag:
            case Tag.DATE:
                self.date = read_date(text)
            case Tag.TIME:
                self._put_time(text)
            case Tag.NUMBER | Tag.NO_NUMBER:
                self._put_number(text)
            case Tag.NAME:
                self._put_name(value, text)
            case Tag.MESSAGE:
                self._put_message(text)
        self.seen |= {tag}
        self.last = tag

    @property
    def has_number(self) -> bool:
        """Say whether the device has said about the number what it can."""
        return self.dialable or Tag.NUMBER in self.seen or Tag.NO_NUMBER in self.seen

    @property
    def is_complete(self) -> bool:
        """Say whether nothing more is to be expected."""
        return self.seen >= {Tag.DATE, Tag.TIME, Tag.NUMBER, Tag.NAME}

    @property
    def says_nothing(self) -> bool:
        """Say whether only tags came that tell nothing of a caller."""
        return self.presentation is Presentation.UNKNOWN and not self.seen & {
            Tag.DATE,
            Tag.TIME,
            Tag.NUMBER,
            Tag.NAME,
        }

    @property
    def is_lamp(self) -> bool:
        """Say whether this is about the message lamp and no call."""
        return self.lamp is not None and self.number is None and self.name is None

    def caller(self) -> CallerId:
        """Return the report as it stands."""
        return CallerId(
            self.number,
            name=self.name,
            presentation=self.presentation,
            date=self.date,
            time=self.time,
            raw=self.raw.rstrip(b"\r\n"),
        )

    def _put_time(self, text: str) -> None:
        """Read `HHMM`, or ZyXEL's `MM-DD HH:MM`."""
        before, _, after = text.strip().rpartition(" ")
        if read_date(before) and ":" in after:
            self.date = read_date(before)
            text = after
        self.time = read_time(text)

    def _put_number(self, text: str) -> None:
        number, presentation = read_number(text)
        if self.number is None and presentation is not Presentation.UNKNOWN:
            self.number, self.presentation = number, presentation

    def _put_name(self, value: bytes, text: str) -> None:
        name = read_name(value)
        lamp = _LAMP_WORDS.fullmatch(text.strip().upper())
        if lamp:
            self.lamp = "OFF" not in lamp[2]
        elif self.name is None:
            self.name = name
        if name is None and self.presentation is Presentation.UNKNOWN:
            self.presentation = read_number(text)[1]

    def _put_message(self, text: str) -> None:
        """Read a parameter that the modem has no tag for: `<kind><length><data>` in hexadecimal."""
        try:
            body = bytes.fromhex(text)
        except ValueError:
            return
        parts = datagram.parameters(body) or datagram.parameters(body[:-1]) or {}
        lamp = datagram.read_lamp(parts)
        self.lamp = lamp.on if lamp else self.lamp
        if datagram.P_DIALABLE in parts:
            self._put_number(decode(parts[datagram.P_DIALABLE]))
            self.dialable = self.number is not None
        if datagram.P_NO_NUMBER in parts:
            self._put_number(decode(parts[datagram.P_NO_NUMBER]))
        if self.name is None and datagram.P_NAME in parts:
            self.name = read_name(parts[datagram.P_NAME])
