"""Whether the server answers: what waits for one that has gone silent is cut off, and nothing new begins.

A server that stands still, or a cable that is pulled, closes no connection: whoever waits for an answer would
wait for ever, and with it the desk's one thread. So one thread watches (`dutyconsole.db.watch`), and all
others are freed from here.
"""

from __future__ import annotations

import os
import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from sqlalchemy import event, func, select

from dutyconsole.errors import StoreProblem

if TYPE_CHECKING:
    from sqlalchemy import Engine, Select

CHANNEL = "dutyconsole"
"""PostgreSQL's channel on which seats tell each other what they have changed."""


def notice(seat: str, tables: frozenset[str]) -> Select[Any]:
    """Return the statement that tells the other seats, once it is committed, what was touched."""
    return select(func.pg_notify(CHANNEL, f"{seat} {','.join(sorted(tables))}"))


class Link:
    """Every connection of one store's engines, in use or not: one that is only tried may wait as well."""

    def __init__(self, *engines: Engine) -> None:
        self._engines = engines
        self._lock = threading.Lock()
        self._made: WeakSet[Any] = WeakSet()
        self._lost = False
        for engine in engines:
            event.listen(engine, "do_connect", self._connecting)
            event.listen(engine, "connect", self._connected)

    def lose(self) -> None:
        """Have everything fail at once: what waits, and what comes until `mend`."""
        self._lost = True
        for engine in self._engines:
            engine.dispose()
        with self._lock:
            made = list(self._made)
        for connection in made:
            self._cut(connection)

    def mend(self) -> None:
        """Let connections be made again."""
        self._lost = False

    def _connecting(self, *_: object) -> None:
        if self._lost:
            raise StoreProblem("store_away")

    def _connected(self, connection: Any, _record: object) -> None:
        with self._lock:
            self._made.add(connection)

    def _cut(self, connection: Any) -> None:
        """End the socket below a connection, on any thread: whoever waits on it is told that it is closed."""
        closed = (OSError, self._engines[0].dialect.loaded_dbapi.Error)
        # A copy of the descriptor, because the connection closes its own; it may have done so already.
        with suppress(*closed), socket.socket(fileno=os.dup(connection.fileno())) as copy:
            copy.shutdown(socket.SHUT_RDWR)
