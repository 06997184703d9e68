"""The dialogue with a modem at the start: reset it, switch caller ID on, and know whether it did.

Pure: told what was heard and what time it is, it says what to send. A modem that refuses or is silent is
a state to show, and no reason to stop listening.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dutyconsole.errors import DeviceProblem

WAIT_S = 3.0
"""Longest time between a command and its answer; a reset takes most modems below one second."""
TRIES = 2

_MOST_HELD = 512


class DialogueState(Enum):
    """Where the dialogue stands."""

    TALKING = "talking"
    READY = "ready"
    REFUSED = "refused"
    SILENT = "silent"


@dataclass(frozen=True)
class _Asked:
    command: str
    until: float
    tries_left: int


class ModemDialogue:
    """Sends each command, waits for `OK` or `ERROR`, and goes on."""

    def __init__(self, commands: tuple[str, ...], *, port: str, wait_s: float = WAIT_S) -> None:
        self._commands = [command for command in commands if command]
        self._port = port
        self._wait_s = wait_s
        self._place = 0
        self._asked: _Asked | None = None
        self._refused: str | None = None
        self._tail = b""
        self.state = DialogueState.TALKING if self._commands else DialogueState.READY

    def begin(self, now: float) -> bytes:
        """Return the first bytes to send; `now` is monotonic seconds."""
        return self._ask(now, tries=TRIES) if self._commands else b""

    def hear(self, data: bytes, now: float) -> bytes:
        """Take what the modem said; return what to send next, often nothing."""
        if self.state is not DialogueState.TALKING:
            return b""
        *lines, tail = (self._tail + data).replace(b"\n", b"\r").split(b"\r")
        self._tail = tail[-_MOST_HELD:]
        out = b""
        for line in lines:
            out += self._answer(line.strip(), now)
        return out

    def tick(self, now: float) -> bytes:
        """Look at the clock; return the command to send again, or nothing."""
        if self._asked is None or self.state is not DialogueState.TALKING or now < self._asked.until:
            return b""
        if self._asked.tries_left > 0:
            return self._ask(now, tries=self._asked.tries_left)
        self.state = DialogueState.SILENT
        return b""

    def problem(self) -> DeviceProblem | None:
        """Return what to report, or None while talking and when all is well."""
        if self.state is DialogueState.SILENT:
            return DeviceProblem("modem_silent", port=self._port, command=self._command())
        if self.state is DialogueState.REFUSED:
            return DeviceProblem("modem_refused", port=self._port, command=self._refused)
        return None

    def _answer(self, line: bytes, now: float) -> bytes:
        if self.state is not DialogueState.TALKING or line.upper() not in {b"OK", b"ERROR"}:
            return b""
        if line.upper() == b"ERROR":
            self._refused = self._refused or self._command()
        self._place += 1
        if self._place < len(self._commands):
            return self._ask(now, tries=TRIES)
        self.state = DialogueState.REFUSED if self._refused else DialogueState.READY
        return b""

    def _ask(self, now: float, *, tries: int) -> bytes:
        self._asked = _Asked(self._command(), now + self._wait_s, tries - 1)
        return self._asked.command.encode("ascii", errors="replace") + b"\r"

    def _command(self) -> str:
        return self._commands[min(self._place, len(self._commands) - 1)]
