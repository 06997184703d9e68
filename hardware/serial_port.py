"""Serial ports: opening, finding, reading without delay. The only file that knows pySerial.

A port may be a device (`COM3`, `/dev/ttyUSB0`), a pseudo-terminal, or a URL: `rfc2217://host:port` for a
serial port in the network with its control lines, `socket://host:port` for one without.

Errors come in three families: `SerialException`, bare `OSError` (a pseudo-terminal whose other end is gone,
control lines that a driver has not) and `termios.error`, which is neither. All become `DeviceProblem`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import select
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import serial
from serial import rfc2217
from serial.tools import list_ports as pyserial_ports

from dutyconsole.errors import DeviceProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dutyconsole.settings.line import SerialSource

_ERRORS: tuple[type[Exception], ...] = (serial.SerialException, OSError)
try:
    import termios
except ImportError:  # Windows has none
    pass
else:
    _ERRORS += (termios.error,)
_OPEN_ERRORS: tuple[type[Exception], ...] = (*_ERRORS, ValueError)

POLL_S = 0.03
"""Longest blocking read of a port that `select` cannot wait for (seconds). The hook is looked at between the
reads, and pulse dialling closes the loop for 40 ms at a time."""
_MOST_AT_ONCE = 65536
_WRITE_WITHIN_S = 2.0
_BUSY = frozenset({errno.EBUSY, errno.EAGAIN})


@dataclass(frozen=True)
class ControlLines:
    """The lines that a modem or an adapter drives; True is asserted."""

    cts: bool
    dsr: bool
    cd: bool
    ri: bool


@dataclass(frozen=True)
class FoundPort:
    """A serial port of this computer."""

    port: str
    description: str


class Port(Protocol):
    """An open serial port. Every method may raise `DeviceProblem("port_gone")`."""

    def read(self, timeout_s: float) -> bytes:
        """Return what has come, waiting at most about `timeout_s` for the first byte; may be empty."""
        ...

    def write(self, data: bytes) -> None:
        """Send `data`."""
        ...

    def lines(self) -> ControlLines | None:
        """Return the control lines, or None where the driver has none."""
        ...

    def close(self) -> None:
        """Close the port; raises nothing."""
        ...


def open_port(source: SerialSource) -> Port:
    """Open the port of a line, 8 data bits, no parity.

    Raises `DeviceProblem` with `port_missing`, `port_denied`, `port_busy` or `port_failed`.
    """
    options: dict[str, Any] = {"baudrate": source.baud, "timeout": POLL_S}
    try:
        if "://" in source.port:
            return _OpenPort(serial.serial_for_url(source.port, **options), source.port)
        options |= {"exclusive": True, "write_timeout": _WRITE_WITHIN_S}  # which network ports do not know
        return _OpenPort(serial.Serial(source.port, **options), source.port)
    except _OPEN_ERRORS as error:
        raise DeviceProblem(_why_not_opened(error, source.port), port=source.port, why=str(error)) from error


def list_ports() -> list[FoundPort]:
    """Return the serial ports of this computer, by name."""
    found = [FoundPort(port.device, port.description or "") for port in pyserial_ports.comports()]
    return sorted(found, key=lambda port: port.port)


def rfc2217_server(device: object, connection: object) -> Any:
    """Return pySerial's server side of RFC 2217, for the simulated network port."""
    return rfc2217.PortManager(device, connection)


def _why_not_opened(error: Exception, port: str) -> str:
    number = getattr(error, "errno", None)
    if number in _BUSY:
        return "port_busy"
    if number == errno.EACCES:
        return "port_denied"
    if number == errno.ENOENT or "://" in port:
        return "port_missing"
    if os.name == "nt":
        # On Windows pySerial keeps the number to itself: a listed port that cannot be opened is in use.
        return "port_busy" if port in {found.port for found in list_ports()} else "port_missing"
    return "port_failed"


class _OpenPort:
    """A pySerial port with our errors."""

    def __init__(self, device: Any, name: str) -> None:
        self._device = device
        self._name = name
        self._has_lines = True
        # On POSIX the file itself can be waited for, which costs nothing while the line is quiet.
        self._handle: int | None = getattr(device, "fd", None)

    def read(self, timeout_s: float) -> bytes:
        with self._errors():
            if self._handle is not None and not select.select([self._handle], [], [], timeout_s)[0]:
                return b""
            data = bytes(self._device.read(1))
            waiting = min(self._device.in_waiting, _MOST_AT_ONCE) if data else 0
            return data + bytes(self._device.read(waiting)) if waiting else data

    def write(self, data: bytes) -> None:
        with self._errors():
            self._device.write(data)

    def lines(self) -> ControlLines | None:
        if not self._has_lines:
            return None
        device = self._device
        try:
            return ControlLines(cts=device.cts, dsr=device.dsr, cd=device.cd, ri=device.ri)
        except serial.SerialException as error:
            if isinstance(device, rfc2217.Serial):
                return None  # the other side has not told them yet; a broken link shows at the next read
            raise DeviceProblem("port_gone", port=self._name, why=str(error)) from error
        except _ERRORS as error:
            if getattr(error, "errno", None) in {errno.EIO, errno.ENXIO, errno.ENODEV, errno.EBADF}:
                raise DeviceProblem("port_gone", port=self._name, why=str(error)) from error
            self._has_lines = False
            return None

    def close(self) -> None:
        # pySerial's network port leaves its socket open when the other side went first.
        socket = getattr(self._device, "_socket", None)
        for thing in (self._device, socket):
            with contextlib.suppress(*_ERRORS):
                if thing is not None:
                    thing.close()

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except _ERRORS as error:
            raise DeviceProblem("port_gone", port=self._name, why=str(error)) from error
