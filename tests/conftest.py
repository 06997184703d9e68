"""What holds for every test: no display, a data folder of its own, nothing left behind or complained of."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from dutyconsole.paths import ENV_DATA, ENV_DATABASE
from dutyconsole.threads import one_thread
from tests.support.leaks import watch_leaks
from tests.support.logs import watch_logs
from tests.support.postgres import private_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.postgres import PrivateServer

# Before anything imports NumPy or Qt.
one_thread()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test, and the processes that it starts, away from the data of the person at the machine."""
    monkeypatch.setenv(ENV_DATA, str(tmp_path / "data"))
    monkeypatch.delenv(ENV_DATABASE, raising=False)


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail the test that leaves a thread, a process or a window."""
    yield from watch_leaks()


@pytest.fixture(autouse=True)
def quiet_log() -> Iterator[None]:
    """Fail the test that makes the program complain unexpectedly."""
    yield from watch_logs()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PrivateServer]:
    """Return the private PostgreSQL of this process."""
    yield from private_server()


@pytest.fixture
def own_server() -> Iterator[PrivateServer]:
    """Return a PostgreSQL of this test alone, to be stopped and started."""
    yield from private_server()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> PrivateServer | None:
    """Return the server for the second round of a test, None for the first, which is on a file.

    For the session, so that the server is there before a test's own processes are counted.
    """
    return request.getfixturevalue("postgres") if request.param == "postgresql" else None


@pytest.fixture
def place(server: PrivateServer | None, tmp_path: Path) -> Iterator[Path | str]:
    """Return where the store of this test lies: a file that is not there yet, or the URL of a database."""
    if server is None:
        yield tmp_path / "duty.db"
        return
    with server.database() as url:
        yield url
