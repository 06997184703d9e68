"""A PostgreSQL of our own for measuring: on a socket in a folder of its own, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dutyconsole.errors import DeviceProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

BINARIES = Path("/usr/lib/postgresql")
USER = "postgres"


@contextmanager
def private_server() -> Iterator[str]:
    """Yield the URL of an empty database; raises `DeviceProblem` where there is no server to start."""
    found = sorted(BINARIES.glob("*/bin/pg_ctl"))
    if not found:
        raise DeviceProblem("bench_peer_missing", program="postgresql", package="postgresql")
    programs = found[-1].parent
    folder = Path(tempfile.mkdtemp(prefix="bench-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        _run(
            programs / "initdb",
            "-D",
            folder / "data",
            "-U",
            USER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        )
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c shared_buffers=256MB"
        _run(programs / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql://{USER}@/postgres?host={folder}"
        finally:
            _run(programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _run(*words: str | Path) -> None:
    given: dict[str, Any] = {}
    if os.geteuid() == 0:  # the server refuses to be root
        user = pwd.getpwnam(USER)
        given = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    subprocess.run(  # noqa: S603  our own words
        list(map(str, words)),
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        cwd="/",
        **given,
    )
