"""The simulated modem behind a network serial port (RFC 2217) on the loopback, with its control lines.

The port is `rfc2217://127.0.0.1:N`. Only changes travel, so an idle line costs nothing.
"""

from __future__ import annotations

import contextlib
import select
import socket
import threading
from typing import Any

from hardware.serial_port import rfc2217_server
from hardware.sim.modem import SimModem

HOST = "127.0.0.1"
LINES = ("cts", "dsr", "cd", "ri")


class _FakeDevice:
    """Looks like an open port to pySerial's server: settings that it may set, lines that it may read."""

    def __init__(self) -> None:
        self.baudrate = 9600
        self.bytesize = 8
        self.parity = "N"
        self.stopbits = 1
        self.xonxoff = self.rtscts = self.dsrdtr = False
        self.timeout = None
        self.break_condition = False
        self.port = "sim"
        self.rts = self.dtr = True
        self.cts = self.dsr = self.cd = self.ri = False

    def get_settings(self) -> dict[str, Any]:
        """Return what the server keeps to put back afterwards."""
        names = ("baudrate", "bytesize", "parity", "stopbits", "xonxoff", "dsrdtr", "rtscts", "timeout")
        return {name: getattr(self, name) for name in names}

    def reset_input_buffer(self) -> None:
        """Nothing is held."""

    def reset_output_buffer(self) -> None:
        """Nothing is held."""


class _Link:
    """One connected computer: pySerial's server writes to it, and so do we."""

    def __init__(self, connection: socket.socket, device: _FakeDevice) -> None:
        self.connection = connection
        self._lock = threading.Lock()
        self.server = rfc2217_server(device, self)

    def write(self, data: bytes) -> None:
        """Send bytes that are escaped already; a computer that has gone is noticed by the reader."""
        with self._lock, contextlib.suppress(OSError):
            self.connection.sendall(data)

    def say(self, data: bytes) -> None:
        """Send bytes of the modem."""
        self.write(b"".join(self.server.escape(data)))

    def hear(self) -> bytes | None:
        """Return bytes for the modem, or None where the computer has gone."""
        try:
            data = self.connection.recv(4096)
        except OSError:
            return None
        return b"".join(self.server.filter(data)) if data else None


class NetworkModem(SimModem):
    """A modem with control lines. The hook is told by `hook_line` (`cts`, `dsr`, `cd` or `ri`)."""

    def __init__(self, *, hook_line: str = "dsr", hook_inverted: bool = False) -> None:
        super().__init__()
        self.hook_line = hook_line
        self.hook_inverted = hook_inverted
        self.device = _FakeDevice()
        setattr(self.device, hook_line, hook_inverted)
        self._number = 0
        self._listener: socket.socket | None = None
        self._wake: tuple[socket.socket, socket.socket] | None = None
        self._link: _Link | None = None
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> str:
        """Return the URL of the port."""
        return f"rfc2217://{HOST}:{self._number}"

    def replug(self) -> None:
        """Plug the modem in, again or for the first time."""
        self.unplug()
        self._listener = socket.create_server((HOST, self._number))
        self._number = self._listener.getsockname()[1]
        self._wake = socket.socketpair()
        self._thread = threading.Thread(
            target=self._serve, args=(self._listener, self._wake[0]), name="sim-network-modem", daemon=True
        )
        self._thread.start()

    def unplug(self) -> None:
        """Break the connection; a new one is refused."""
        thread, self._thread = self._thread, None
        if thread is None or self._wake is None or self._listener is None:
            return
        self._wake[1].send(b"q")
        thread.join()
        for thing in (self._listener, *self._wake):
            thing.close()

    def say(self, data: bytes) -> None:
        """Send bytes; they are lost where no computer is connected."""
        link = self._link
        if link is not None:
            link.say(data)

    def set_line(self, name: str, *, asserted: bool) -> None:
        """Drive one control line."""
        setattr(self.device, name, asserted)
        if self._thread is not None and self._wake is not None:
            self._wake[1].send(b"l")

    def set_hook(self, *, off: bool) -> None:
        """Tell the hook by its control line."""
        self.set_line(self.hook_line, asserted=off is not self.hook_inverted)

    def _serve(self, listener: socket.socket, wake: socket.socket) -> None:
        while True:
            link = self._link
            waiting: list[socket.socket] = [wake, listener] if link is None else [wake, link.connection]
            ready, _, _ = select.select(waiting, [], [])
            if wake in ready and b"q" in wake.recv(64):
                self._drop()
                return
            if link is None:
                self._accept(listener if listener in ready else None)
            else:
                self._attend(link, ready=link.connection in ready)

    def _accept(self, listener: socket.socket | None) -> None:
        if listener is None:
            return
        connection, _ = listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._link = _Link(connection, self.device)

    def _attend(self, link: _Link, *, ready: bool) -> None:
        if ready:
            heard = link.hear()
            if heard is None:
                self._drop()
                return
            if heard:
                link.say(self.brain.hear(heard))
        link.server.check_modem_lines()

    def _drop(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            link.connection.close()
