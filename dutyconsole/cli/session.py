"""What a command needs of the world: the data folder, the person at the keys, the open console."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dutyconsole.app.commands import SignIn
from dutyconsole.errors import BadInput, NotAllowed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from dutyconsole.app.console import Console
    from dutyconsole.cli.output import Output
    from dutyconsole.domain.person import Person
    from dutyconsole.paths import DataFolder

ENV_PASSWORD = "DUTYCONSOLE_PASSWORD"  # noqa: S105  the name of a variable, not a password


@dataclass(frozen=True)
class Call:
    """One call of the command line."""

    options: argparse.Namespace
    folder: DataFolder
    database: str | None
    output: Output

    @contextmanager
    def console(self) -> Iterator[Console]:
        """Open the program without a window and without touching the recorder."""
        from dutyconsole.bootstrap import open_console  # noqa: PLC0415  commands without a store stay quick

        with open_console(self.folder, database=self.database) as console:
            for problem in console.problems:
                self.output.fail(problem)
            yield console

    def person(self, console: Console) -> Person:
        """Return who gives the command; raises `NotAllowed` without a name or with a wrong password."""
        name = self.options.user
        if not name:
            raise NotAllowed("user_needed")
        person: Person = console.desk.submit(SignIn(name, self._password())).result()
        return person

    def _password(self) -> str:
        if self.options.password_stdin:
            return sys.stdin.readline().rstrip("\r\n")
        if (password := os.environ.get(ENV_PASSWORD)) is None:
            raise NotAllowed("password_needed")
        return password


def instant(text: str, zone: ZoneInfo) -> datetime:
    """Read a time of the command line: ISO 8601; without offset it is the room's. Raises `BadInput`."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadInput("time_unreadable", text=text) from error
    return at if at.tzinfo is not None else at.replace(tzinfo=zone)
