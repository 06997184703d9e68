"""What commands print: JSON objects on stdout for programs, sentences on stderr for people."""

from __future__ import annotations

import json
import sys
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from dutyconsole.errors import BadInput, Damaged, DeviceProblem, DutyError, Refused, StoreProblem
from dutyconsole.messages import sentence

if TYPE_CHECKING:
    from datetime import datetime, tzinfo


class Exit(IntEnum):
    """The exit codes of the contract."""

    GOOD = 0
    FOUND_WRONG = 1
    USAGE = 2
    REFUSED = 3
    NOT_THERE = 4
    DAMAGED = 5


_WORLD = frozenset(
    {
        "backup_disk_full",
        "backup_no_room",
        "backup_not_written",
        "evidence_not_written",
        "folder_not_made",
        "report_not_written",
        "restore_failed",
        "store_full",
        "store_locked",
        "store_readonly",
        "store_unreachable",
    }
)


def exit_code(error: DutyError) -> Exit:
    """Return the exit code that belongs to an error."""
    if isinstance(error, BadInput):
        return Exit.USAGE
    if isinstance(error, Refused) or error.code == "store_newer":
        return Exit.REFUSED
    if isinstance(error, DeviceProblem) or error.code in _WORLD:
        return Exit.NOT_THERE
    return Exit.DAMAGED if isinstance(error, (Damaged, StoreProblem)) else Exit.FOUND_WRONG


class Output:
    """Where a command prints to. With `as_json`, one object a line; else the words of `line`."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def row(self, fields: dict[str, Any], line: str) -> None:
        """Print one result: the object for programs or the words for people."""
        text = json.dumps(fields, ensure_ascii=False, default=str) if self.as_json else line
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    def say(self, words: str) -> None:
        """Tell the person something, on stderr."""
        sys.stderr.write(words + "\n")
        sys.stderr.flush()

    def fail(self, error: DutyError) -> int:
        """Tell what went wrong, in both languages, and return the exit code."""
        self.say(sentence(error))
        self.say(sentence(error, "en_US"))
        return exit_code(error)


def iso(at: datetime | None, zone: tzinfo) -> str | None:
    """Return an instant as ISO 8601 with the room's offset, to the second."""
    return None if at is None else at.astimezone(zone).isoformat(timespec="seconds")
