"""A private PostgreSQL for the tests: one server a test process, one fresh database a test.

It listens on a socket in a folder of its own and nowhere else, keeps nothing after its end, and ends with the
process that started it, however that ends. The system's own servers are not touched.
"""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from dutyconsole.db.engine import open_engines, parse_url
from dutyconsole.db.migrate import bring_to_head

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "postgresql"
BINARIES = Path("/usr/lib/postgresql")
OS_USER = "postgres"
OWNER = "duty_owner"
TEMPLATE = "duty_template"
START_S = 60.0

# What costs time and protects against the power plug only: an end by SIGQUIT still loses nothing committed.
_FAST = (
    "fsync=off",
    "full_page_writes=off",
    "autovacuum=off",
    "shared_buffers=16MB",
    "max_connections=60",
    "wal_level=minimal",
    "max_wal_senders=0",
    "listen_addresses=",
)


class PrivateServer:
    """A server that can be started, ended as by a power cut, stopped in its tracks, and started again."""

    def __init__(self, binaries: Path) -> None:
        self._binaries = binaries
        # Not in the test's own folder: the server's user must get in, and a socket's path is short.
        self.folder = Path(tempfile.mkdtemp(prefix="duty-pg-"))
        self._data = self.folder / "data"
        self._process: subprocess.Popen[bytes] | None = None
        self._names = itertools.count(1)
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:  # the server refuses to be root
            user = pwd.getpwnam(OS_USER)
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self._as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def make(self) -> None:
        """Lay the data folder and start."""
        words = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        subprocess.run(
            [self._binaries / "initdb", "-D", self._data, *words, "--no-instructions"],
            check=True,
            capture_output=True,
            cwd="/",
            **self._as,
        )
        self.start()

    def start(self) -> None:
        """Start, and return when it answers."""
        options = [
            part for each in (*_FAST, f"unix_socket_directories={self.folder}") for part in ("-c", each)
        ]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                # The server ends at once when its parent dies, and is then no orphan.
                [
                    "setpriv",
                    "--pdeathsig",
                    "QUIT",
                    "--",
                    self._binaries / "postgres",
                    "-D",
                    self._data,
                    *options,
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                **self._as,
            )
        deadline = time.monotonic() + START_S
        while not self._answers():
            if time.monotonic() > deadline or self._process.poll() is not None:
                pytest.fail(f"PostgreSQL did not start: {(self.folder / 'log').read_text()[-2000:]}")
            time.sleep(0.01)

    def stop(self) -> None:
        """End it as a power cut would: no connection is asked, nothing is put in order."""
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait()
            self._process = None

    def processes(self) -> list[int]:
        """Return the ids of all its processes: the one that was started, and one a connection."""
        assert self._process is not None
        first = self._process.pid
        listed = Path(f"/proc/{first}/task/{first}/children").read_text(encoding="utf-8")
        return [first, *(int(pid) for pid in listed.split())]

    def remove(self) -> None:
        """Stop, and leave nothing behind."""
        self.stop()
        shutil.rmtree(self.folder)

    def url(self, database: str, user: str = OWNER) -> str:
        """Return the address of a database, as the program is given it."""
        return f"postgresql+psycopg://{user}@/{database}?host={self.folder}"

    @contextmanager
    def database(self) -> Iterator[str]:
        """Yield the address of a fresh database with this program's tables; it is dropped afterwards."""
        name = f"duty_{next(self._names)}"
        self.order(f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE {TEMPLATE}")
        yield self.url(name)
        self.order(f"DROP DATABASE {name} WITH (FORCE)")

    def order(self, *statements: str, database: str = "postgres") -> None:
        """Carry out statements as the server's administrator."""
        with psycopg.connect(administrator(self.url(database)), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def _answers(self) -> bool:
        with suppress(psycopg.OperationalError):
            self.order("SELECT 1")
            return True
        return False


def administrator(url: str) -> str:
    """Return the words with which the server's administrator opens the database of that address."""
    place = parse_url(url)
    return f"host={place.query['host']} user=postgres dbname={place.database}"


def binaries() -> Path | None:
    """Return the folder of the newest server programs of this machine, or None."""
    found = [place.parent for place in BINARIES.glob("*/bin/initdb")]
    return max(found, key=lambda place: int(place.parent.name), default=None)


def private_server() -> Iterator[PrivateServer]:
    """Yield a running server; the body of a fixture for the session.

    Where no server can be installed its tests are told as skipped, never as passed; in CI that is a failure.
    """
    place = binaries()
    if place is None:
        why = f"no PostgreSQL on this machine: install the package {PACKAGE}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    server = PrivateServer(place)
    try:
        server.make()
        server.order(f"CREATE ROLE {OWNER} LOGIN", f"CREATE DATABASE {TEMPLATE} OWNER {OWNER}")
        engines = open_engines(parse_url(server.url(TEMPLATE)))
        bring_to_head(engines, backups=None, now=datetime.now(UTC))
        engines.close()
        yield server
    finally:
        server.remove()
