"""A simulated Hayes modem: what it answers, what it tells of the line, and how it fails.

Here is the modem itself; `pty_modem` and `rfc2217` put it behind a pseudo-terminal and a network port.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType

RESET_COMMANDS = frozenset({"ATZ", "AT&F"})
CALLER_ID_COMMANDS = {
    "AT+VCID=0": 0,
    "AT+VCID=1": 1,
    "AT+VCID=2": 2,
    "AT#CID=0": 0,
    "AT#CID=1": 1,
    "AT#CID=2": 2,
}


class HayesBrain:
    """Answers commands as a modem does: with an echo, and `OK` or `ERROR`."""

    def __init__(self) -> None:
        self.caller_id = 0
        """0 off, 1 formatted, 2 hexadecimal."""
        self.echo = True
        self.silent = False
        self.refused: frozenset[str] = frozenset()
        """Commands that are answered with ERROR."""
        self.commands: list[str] = []
        """All commands heard so far, for tests."""
        self.dials: bytes | None = b"OK"
        """What is answered to a number; None dials for ever."""
        self.off_hook = False
        """Whether the modem itself holds the line."""
        self._typed = b""
        self._dialling = False

    def hear(self, data: bytes) -> bytes:
        """Take what the computer sent; return what the modem says to it."""
        if self._dialling and data:
            self._dialling = self.off_hook = False  # any key stops it, and is lost
            return b"\r\nNO CARRIER\r\n" + (self.hear(data[1:]) if data[1:] else b"")
        *commands, self._typed = (self._typed + data).split(b"\r")
        out = b""
        for typed in commands:
            out += self._answer(typed)
        return out

    def _answer(self, typed: bytes) -> bytes:
        command = typed.decode("ascii", errors="replace").strip()
        if self.silent or not command:
            return b""
        self.commands.append(command)
        if command.upper().startswith("ATD"):
            return (typed + b"\r" if self.echo else b"") + self._dial()
        said = self._obey(command.upper())
        return (typed + b"\r" if self.echo else b"") + b"\r\n" + said + b"\r\n"

    def _dial(self) -> bytes:
        """Dial: with a semicolon behind the number, which is the only way here, the line is kept."""
        if self.dials is None:
            self._dialling = self.off_hook = True
            return b""
        self.off_hook = self.dials == b"OK"
        return b"\r\n" + self.dials + b"\r\n"

    def _obey(self, command: str) -> bytes:
        if not command.startswith("AT") or command in self.refused:
            return b"ERROR"
        if command in RESET_COMMANDS:
            self.caller_id = 0
        if command in RESET_COMMANDS | {"ATH", "ATH0"}:
            self.off_hook = False
        self.caller_id = CALLER_ID_COMMANDS.get(command, self.caller_id)
        self.echo = {"ATE0": False, "ATE1": True}.get(command, self.echo)
        return b"OK"


class SimModem:
    """What every simulated modem can do; how the bytes travel is its subclass's matter.

    Used as a context manager: plugged in on entering, gone on leaving.
    """

    def __init__(self) -> None:
        self.brain = HayesBrain()
        self._lock = threading.Lock()

    @property
    def port(self) -> str:
        """Return what stands as the port in the settings."""
        raise LookupError(f"{type(self).__name__} has no port")

    def replug(self) -> None:
        """Plug the modem in, again or for the first time."""

    def unplug(self) -> None:
        """Pull the cable."""

    def say(self, data: bytes) -> None:
        """Send bytes to the computer, as they are."""

    def set_hook(self, *, off: bool) -> None:
        """Take the telephone up, or put it down."""

    def ring(self) -> None:
        """Ring once."""
        self.say(b"\r\nRING\r\n")

    def caller_id(
        self,
        number: str | None,
        name: str | None = None,
        *,
        at: datetime,
        reason: str = "O",
        coding: str = "gb18030",
    ) -> None:
        """Tell who calls, as the commands have set it; `at` gives date and time in its own zone.

        Without a number `reason` is told: `P` private, `O` out of area.
        """
        if self.brain.caller_id == 1:
            self.say(formatted(number or reason, name, at=at, coding=coding))
        elif self.brain.caller_id == 2:
            message = mdmf(number, name, at=at, reason=reason, coding=coding)
            self.say(b"\r\n" + message.hex().upper().encode("ascii") + b"\r\n")

    def off_hook(self) -> None:
        """Take the telephone up."""
        self.set_hook(off=True)

    def on_hook(self) -> None:
        """Put the telephone down."""
        self.set_hook(off=False)

    def silence(self, *, silent: bool = True) -> None:
        """Answer nothing more, as a modem that hangs; `silent=False` ends it."""
        self.brain.silent = silent

    def garbage(self, data: bytes) -> None:
        """Send rubbish, whatever the modem's own state."""
        self.say(data)

    def __enter__(self) -> Self:
        self.replug()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.unplug()


def formatted(number: str, name: str | None, *, at: datetime, coding: str = "gb18030") -> bytes:
    """Return the report of `AT+VCID=1`."""
    lines = [f"DATE = {at:%m%d}", f"TIME = {at:%H%M}", f"NMBR = {number}"]
    if name is not None:
        lines.append(f"NAME = {name}")
    return b"\r\n" + "".join(f"{line}\r\n" for line in lines).encode(coding)


def mdmf(
    number: str | None, name: str | None = None, *, at: datetime, reason: str = "O", coding: str = "gb18030"
) -> bytes:
    """Return an MDMF message with its checksum."""
    parts = [(0x01, f"{at:%m%d%H%M}".encode("ascii"))]
    parts.append((0x02, number.encode("ascii")) if number else (0x04, reason.encode("ascii")))
    if name is not None:
        parts.append((0x07, name.encode(coding)))
    return message(0x80, b"".join(bytes([kind, len(value)]) + value for kind, value in parts))


def sdmf(number: str, *, at: datetime) -> bytes:
    """Return an SDMF message with its checksum."""
    return message(0x04, f"{at:%m%d%H%M}{number}".encode("ascii"))


def message(kind: int, body: bytes) -> bytes:
    """Return a message of that type: header, body, checksum."""
    told = bytes([kind, len(body)]) + body
    return told + bytes([-sum(told) % 256])
