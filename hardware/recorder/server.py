"""The recorder's end of the local socket: pushes facts at once and the status ten times a second.

No client can hold the recorder up. A client that reads too slowly misses statuses first; when facts wait too,
it is cut off and reads the journal when it comes back.
"""

from __future__ import annotations

import contextlib
import hmac
import json
import logging
import queue
import secrets
import socket
import threading
from typing import TYPE_CHECKING, Any

from hardware.recorder.self_test import read_request
from hardware.recorder.wire import message, read_dial, status_body

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.domain.dialling import DialRequest
    from dutyconsole.domain.facts import Fact
    from dutyconsole.domain.status import RecorderStatus
    from hardware.recorder.self_test import TestRequest

log = logging.getLogger("dutyconsole.recorder.server")

STATUS_S = 0.1
MOST_WAITING = 500
"""Messages that may wait for a client; statuses are left out from the first few on."""
STATUSES_WAITING = 4
GREETING_S = 5.0
SENDING_S = 5.0
LONGEST_ORDER = 4096


class Server:
    """Listens on 127.0.0.1, a port of the system's choice; only who knows `token` is served."""

    def __init__(
        self,
        *,
        status: Callable[[], RecorderStatus],
        asked_to_stop: Callable[[], None],
        asked_to_dial: Callable[[DialRequest], None],
        asked_to_test: Callable[[TestRequest], None],
    ) -> None:
        self.token = secrets.token_hex(32)
        self._status = status
        self._asked_to_stop = asked_to_stop
        self._asked_to_dial = asked_to_dial
        self._asked_to_test = asked_to_test
        self._stop = threading.Event()
        self._visited = threading.Event()
        """Set when a client comes: without one, nobody needs to wake up."""
        self._guard = threading.Lock()
        self._clients: list[_Client] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._threads = [
            threading.Thread(target=self._accept, name="recorder-accept", daemon=True),
            threading.Thread(target=self._tick, name="recorder-status", daemon=True),
        ]

    def start(self) -> None:
        """Begin to serve."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End, and close every connection."""
        self._stop.set()
        self._visited.set()
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join(timeout=2.0)
        for client in self._present():
            client.close()

    def publish(self, fact: Fact) -> None:
        """Push a fact that is on the disk; returns at once."""
        if self._present():
            self.tell("fact", json.loads(fact.to_json()))

    def tell(self, kind: str, body: dict[str, Any]) -> None:
        """Push a message to everybody who listens; returns at once."""
        line = message(kind, body)
        for client in self._present():
            client.push(line)

    def _present(self) -> list[_Client]:
        with self._guard:
            self._clients = [client for client in self._clients if not client.is_closed]
            return list(self._clients)

    def _accept(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(
                target=self._greet, args=(connection,), name="recorder-greeting", daemon=True
            ).start()

    def _greet(self, connection: socket.socket) -> None:
        connection.settimeout(GREETING_S)
        lines = connection.makefile("rb")
        try:
            order = json.loads(lines.readline(LONGEST_ORDER))
            known = isinstance(order, dict) and hmac.compare_digest(str(order.get("token")), self.token)
        except (OSError, ValueError):
            known = False
        if not known or self._stop.is_set():
            if not known:
                log.warning("a client without the token was turned away")
            lines.close()
            connection.close()
            return
        client = _Client(connection)
        with self._guard:
            self._clients.append(client)
        self._visited.set()
        client.push(message("hello"))
        client.push(self._status_line())
        self._obey(client, connection, lines.readline)
        lines.close()
        client.close()

    def _obey(self, client: _Client, connection: socket.socket, readline: Callable[[int], bytes]) -> None:
        """Read the client's orders until it goes."""
        connection.settimeout(None)
        while not client.is_closed:
            try:
                line = readline(LONGEST_ORDER)
                if not line:
                    return
                order = json.loads(line)
            except (OSError, ValueError):
                return
            if isinstance(order, dict):
                self._obey_order(order)

    def _obey_order(self, order: dict[str, Any]) -> None:
        if order.get("type") == "stop":
            log.info("a client asks the recorder to end")
            self._asked_to_stop()
        elif (request := read_dial(order)) is not None:
            self._asked_to_dial(request)
        elif (test := read_request(order)) is not None:
            self._asked_to_test(test)

    def _tick(self) -> None:
        while not self._stop.wait(STATUS_S):
            self._visited.clear()
            clients = self._present()
            if not clients:
                self._visited.wait()
                continue
            try:
                line = self._status_line()
            except Exception:
                log.exception("no status can be made")
                continue
            for client in clients:
                client.push_if_idle(line)

    def _status_line(self) -> bytes:
        return message("status", status_body(self._status()))


class _Client:
    """One connection with its queue and its sending thread."""

    def __init__(self, connection: socket.socket) -> None:
        self.is_closed = False
        self._connection = connection
        self._waiting: queue.Queue[bytes] = queue.Queue(MOST_WAITING)
        self._thread = threading.Thread(target=self._send, name="recorder-sending", daemon=True)
        self._thread.start()

    def push(self, line: bytes) -> None:
        """Send when the client can take it; a client too slow for facts is cut off."""
        try:
            self._waiting.put_nowait(line)
        except queue.Full:
            log.warning("a client is too slow for the facts and is cut off")
            self.close()

    def push_if_idle(self, line: bytes) -> None:
        """Send unless the client is behind."""
        if self._waiting.qsize() < STATUSES_WAITING:
            self.push(line)

    def close(self) -> None:
        """Cut the connection."""
        self.is_closed = True
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        with contextlib.suppress(queue.Full):
            self._waiting.put_nowait(b"")

    def _send(self) -> None:
        try:
            while not self.is_closed:
                line = self._waiting.get()
                if line:
                    self._connection.sendall(line)
        except OSError:
            pass
        finally:
            self.is_closed = True
            with contextlib.suppress(OSError):
                self._connection.shutdown(socket.SHUT_RDWR)
            self._connection.close()
