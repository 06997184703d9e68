"""Sound from a simulated line: PCM over loopback TCP, named `sim://HOST:PORT` in the settings.

The feed sends `DUTYPCM1`, its rate and its channels (uint32, little endian), then int16 frames for ever.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np

from dutyconsole.errors import DeviceProblem
from hardware.audio.ring import Ring

if TYPE_CHECKING:
    from dutyconsole.settings.line import SoundSource

SCHEME = "sim://"
MAGIC = b"DUTYPCM1"
HEAD = struct.Struct("<8sII")
OPENING_S = 3.0
ACTED_RING_S = 300.0
"""Seconds of sound that wait for a reader who comes late: time may be acted sixty times as fast, and a busy
machine lets a thread wait for seconds. A card's ring is `RING_S`; this one costs 5 MB a line at 8 kHz."""


class SimInput:
    """One channel of a simulated card; raises `DeviceProblem` where nobody feeds it."""

    def __init__(self, source: SoundSource, *, history_s: float) -> None:
        self.name = source.device
        self.latency_s = 0.02
        self._last = time.monotonic()
        self._over = False
        self._doubted = False
        self.problem: DeviceProblem | None = None
        self._socket = _connect(source.device)
        try:
            self.rate, self._channels = self._greet(source)
        except BaseException:
            self._socket.close()
            raise
        self._column = source.channel - 1
        self.ring = Ring(round((ACTED_RING_S + history_s) * self.rate))
        self._thread = threading.Thread(target=self._read, name=f"sim-sound-{self.name}", daemon=True)
        self._thread.start()

    def frames_age(self) -> float:
        """Return the seconds since the last frames."""
        return time.monotonic() - self._last

    def has_ended(self) -> bool:
        """Say whether the feed has gone away."""
        return self._over

    def doubt(self) -> None:
        """Say that what comes is not the line."""
        self._doubted = True

    def is_doubted(self) -> bool:
        """Say whether somebody said so."""
        return self._doubted

    def close(self) -> None:
        """Leave the feed."""
        with contextlib.suppress(OSError):  # the feed went first
            self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._socket.close()

    def _greet(self, source: SoundSource) -> tuple[int, int]:
        try:
            magic, rate, channels = HEAD.unpack(_exactly(self._socket, HEAD.size))
            self._socket.settimeout(None)
        except OSError as error:
            raise DeviceProblem("sound_not_opened", name=self.name, why=str(error)) from error
        if magic != MAGIC or not 1 <= source.channel <= channels or rate < 1:
            raise DeviceProblem("sound_channel_missing", name=self.name, channel=source.channel)
        return rate, channels

    def _read(self) -> None:
        width = 2 * self._channels
        rest = b""
        try:
            while piece := self._socket.recv(1 << 16):
                rest += piece
                whole = len(rest) // width * width
                if not whole:
                    continue
                frames = np.frombuffer(rest[:whole], "<i2").reshape(-1, self._channels)
                rest = rest[whole:]
                self.ring.write(frames[:, self._column])
                self._last = time.monotonic()
        except OSError:
            pass  # told by `has_ended`
        finally:
            self._over = True


def _connect(device: str) -> socket.socket:
    address = urlsplit(device)
    try:
        return socket.create_connection((address.hostname or "127.0.0.1", address.port or 0), OPENING_S)
    except (OSError, ValueError) as error:
        raise DeviceProblem("sound_no_device", name=device, why=str(error)) from error


def _exactly(source: socket.socket, count: int) -> bytes:
    got = b""
    while len(got) < count:
        piece = source.recv(count - len(got))
        if not piece:
            raise ConnectionResetError("the feed ended before its header")
        got += piece
    return got
