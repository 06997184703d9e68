"""Watches the server: what other seats have written, and whether it answers at all. PostgreSQL only.

Each unit of work says in its own transaction (`NOTIFY`) which tables it touched, so nobody hears of what was
rolled back. One connection listens, and asks a question every second; no answer in time means that the server
is away, whatever the sockets say.
"""

from __future__ import annotations

import logging
import select
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

import psycopg

from dutyconsole.db.link import CHANNEL
from dutyconsole.db.tables.every import metadata

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import URL, Engine

    from dutyconsole.db.link import Link

log = logging.getLogger("dutyconsole.store")

BEAT_S = 1.0
PATIENCE_S = 3.0
AGAIN_S = 1.0
LOOK_S = 0.25
CONNECT_S = 3
EVERY_TABLE = frozenset(metadata.tables)


class ServerWatch:
    """A thread with a connection of its own.

    `heard` gets the tables that another seat has touched, and all tables whenever something may have been
    missed; `changed` gets True when the server is lost, False when it is back. Both are called on its thread.
    """

    def __init__(
        self,
        engine: Engine,
        link: Link,
        *,
        seat: str,
        heard: Callable[[frozenset[str]], object],
        changed: Callable[[bool], object],
    ) -> None:
        self._words = connection_words(engine, engine.url)
        self._link = link
        self._seat = seat
        self._heard = heard
        self._changed = changed
        self._lost = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="server-watch")
        self._thread.start()

    def close(self) -> None:
        """Stop watching."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                with closing(psycopg.connect(**self._words, autocommit=True)) as connection:
                    connection.execute(f"LISTEN {CHANNEL}".encode())
                    self._is_there()
                    self._listen(connection.pgconn)
            except (psycopg.Error, OSError) as error:
                self._is_lost(error)
                self._stop.wait(AGAIN_S)

    def _listen(self, server: Any) -> None:
        """Hear until told to stop; raises `TimeoutError` or the driver's error when the server is lost."""
        asked, next_beat = 0.0, time.monotonic() + BEAT_S
        while not self._stop.is_set():
            now = time.monotonic()
            if not asked and now >= next_beat:
                server.send_query(b"SELECT 1")
                server.flush()
                asked = now
            elif asked and now - asked > PATIENCE_S:
                raise TimeoutError("the server does not answer")
            if select.select([server.socket], [], [], LOOK_S)[0]:
                server.consume_input()
            self._take(server)
            if asked and not server.is_busy():
                while server.get_result() is not None:
                    pass
                asked, next_beat = 0.0, time.monotonic() + BEAT_S

    def _take(self, server: Any) -> None:
        while (note := server.notifies()) is not None:
            seat, _, tables = note.extra.decode().partition(" ")
            if seat != self._seat:
                self._heard(frozenset(tables.split(",")))

    def _is_there(self) -> None:
        if self._lost:
            log.info("the database server is back")
            self._lost = False
            self._link.mend()
            self._changed(False)
        self._heard(EVERY_TABLE)

    def _is_lost(self, error: Exception) -> None:
        if not self._lost and not self._stop.is_set():
            log.warning("the database server is lost: %s", str(error).strip())
            self._lost = True
            self._link.lose()
            self._changed(True)


def connection_words(engine: Engine, url: URL) -> dict[str, Any]:
    """Return the driver's own words for an address."""
    _, words = engine.dialect.create_connect_args(url)
    return {**words, "connect_timeout": CONNECT_S}
