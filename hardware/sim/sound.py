"""The simulated sound of a line, served over the loopback to the recorder's input `sim://127.0.0.1:PORT`.

The protocol: a header of 16 bytes (`DUTYPCM1`, frames per second, channels; the numbers as uint32, little
endian), then frames without end, 16 bit little endian. The pace is the clock's, so that on a stage where time
runs twenty times as fast, twenty times as many frames arrive in a second.
"""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading
import time
from typing import TYPE_CHECKING, Self

import numpy as np

from hardware.sim.voice import noise, resampled

if TYPE_CHECKING:
    from types import TracebackType

    from dutyconsole.clock import Clock
    from hardware.sim.voice import Samples

HOST = "127.0.0.1"
MAGIC = b"DUTYPCM1"
HEADER = struct.Struct("<8sII")
TICK_S = 0.01
"""Real seconds between two deliveries."""
TRICKLE_S = 0.2
"""Real seconds after which a frame comes also where acted time stands still: a card never stops."""
_NOISE_S = 10.0
_MOST_HELD_S = 600.0
"""Sound kept for a recorder that does not read (seconds); one that stays away longer is cut off."""


class SoundFeed:
    """Plays what it is given, line noise between, and fails on demand. Used as a context manager."""

    def __init__(self, clock: Clock, *, rate: int = 8000, noise_dbfs: float = -65.0) -> None:
        self.rate = rate
        self._clock = clock
        self._noise = noise(_NOISE_S, rate, dbfs=noise_dbfs)
        self._noise_at = 0
        self._lock = threading.Lock()
        self._queue: list[Samples] = []
        self._done = threading.Event()
        self._done.set()
        self._mute = False
        self._stuck = False
        self._number = 0
        self._listener: socket.socket | None = None
        self._listeners: dict[socket.socket, bytearray] = {}
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def device(self) -> str:
        """Return what stands as the sound input in the settings."""
        return f"sim://{HOST}:{self._number}"

    def play(self, samples: Samples, rate: int | None = None) -> None:
        """Queue sound to be played after what is playing (int16 mono); returns at once."""
        sound = resampled(np.asarray(samples, np.int16), rate or self.rate, self.rate)
        if len(sound):
            with self._lock:
                self._queue.append(sound)
                self._done.clear()

    def wait_played(self, timeout_s: float) -> bool:
        """Wait until all that was queued has been sent (real seconds); says whether it was."""
        return self._done.wait(timeout_s)

    def hush(self) -> None:
        """Throw away what is still to be played: the call has ended."""
        with self._lock:
            self._queue.clear()
            self._done.set()

    def silence(self, *, on: bool = True) -> None:
        """Deliver exact zeros, as a dead input does; `on=False` ends it."""
        self._mute = on

    def stuck(self, *, on: bool = True) -> None:
        """Keep the connection but deliver nothing, as a driver that hangs; `on=False` ends it."""
        self._stuck = on

    def replug(self) -> None:
        """Plug the input in, again or for the first time, under the same name."""
        self.unplug()
        self._listener = socket.create_server((HOST, self._number))
        self._listener.setblocking(False)
        self._number = self._listener.getsockname()[1]
        self._stop.clear()
        self._thread = threading.Thread(
            target=self._serve, args=(self._listener,), name="sim-sound", daemon=True
        )
        self._thread.start()

    def unplug(self) -> None:
        """Break the connection; a new one is refused."""
        thread, self._thread = self._thread, None
        if thread is None or self._listener is None:
            return
        self._stop.set()
        thread.join()
        for connection in (*self._listeners, self._listener):
            connection.close()
        self._listeners.clear()

    def __enter__(self) -> Self:
        self.replug()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.unplug()

    def _serve(self, listener: socket.socket) -> None:
        began = self._clock.monotonic()
        sent, last = 0, time.monotonic()
        while not self._stop.wait(TICK_S):
            self._accept(listener)
            due = int((self._clock.monotonic() - began) * self.rate) - sent
            if due <= 0 and time.monotonic() - last >= TRICKLE_S:
                due = 1
            if due <= 0:
                continue
            sent, last = sent + due, time.monotonic()
            if not self._stuck:
                self._broadcast(self._next(due).astype("<i2").tobytes())

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(BlockingIOError):
            connection, _ = listener.accept()
            connection.setblocking(False)
            self._listeners[connection] = held = bytearray(HEADER.pack(MAGIC, self.rate, 1))
            _deliver(connection, held)

    def _broadcast(self, frames: bytes) -> None:
        for connection, held in list(self._listeners.items()):
            held.extend(frames)
            if not _deliver(connection, held) or len(held) > _MOST_HELD_S * self.rate * 2:
                del self._listeners[connection]
                connection.close()

    def _next(self, count: int) -> Samples:
        """Return the next `count` frames: what is queued, over line noise."""
        if self._mute:
            self._take(count)
            return np.zeros(count, np.int16)
        places = (np.arange(count) + self._noise_at) % len(self._noise)
        self._noise_at += count
        mixed = self._noise[places].astype(np.int32) + self._take(count)
        return np.asarray(np.clip(mixed, -32768, 32767), np.int16)

    def _take(self, count: int) -> Samples:
        out = np.zeros(count, np.int16)
        place = 0
        with self._lock:
            while self._queue and place < count:
                part = self._queue[0][: count - place]
                out[place : place + len(part)] = part
                place += len(part)
                self._queue[0] = self._queue[0][len(part) :]
                if not len(self._queue[0]):
                    self._queue.pop(0)
            if not self._queue:
                self._done.set()
        return out


def _deliver(connection: socket.socket, held: bytearray) -> bool:
    """Send of `held` what the connection takes at once; says whether the other side is still there."""
    try:
        while held and select.select([], [connection], [], 0)[1]:
            del held[: connection.send(held[:65536])]
    except BlockingIOError:
        return True
    except OSError:
        return False
    return True
