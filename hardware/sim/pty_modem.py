"""The simulated modem at the far end of a pseudo-terminal (POSIX): the program opens a real serial port.

A pseudo-terminal has no control lines, so the hook is told by the event codes of voice mode.
"""

from __future__ import annotations

import os
import select
import tempfile
import threading
import time
import tty
from pathlib import Path

from hardware.sim.modem import SimModem

_SEND_WITHIN_S = 30.0


class PtyModem(SimModem):
    """Its port keeps its name over unplugging: it is a link to whatever terminal there is."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="simmodem-")
        self._link = Path(self._folder.name) / "modem"
        self._ends: tuple[int, int] | None = None
        self._wake: tuple[int, int] | None = None
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> str:
        """Return the path of the serial port."""
        return str(self._link)

    def replug(self) -> None:
        """Plug the modem in, again or for the first time."""
        self.unplug()
        ours, theirs = os.openpty()
        # Our own handle on their end keeps the terminal alive while nobody has opened the port.
        tty.setraw(theirs)
        os.set_blocking(ours, False)
        self._ends = (ours, theirs)
        self._wake = os.pipe()
        Path(self._folder.name).mkdir(exist_ok=True)
        self._link.symlink_to(os.ttyname(theirs))
        self._thread = threading.Thread(
            target=self._serve, args=(ours, self._wake[0]), name="sim-pty-modem", daemon=True
        )
        self._thread.start()

    def unplug(self) -> None:
        """Pull the cable: the open port fails, and its name is gone."""
        thread, self._thread = self._thread, None
        if thread is not None and self._wake is not None:
            os.write(self._wake[1], b"x")
            thread.join()
        with self._lock:
            for handle in (*(self._ends or ()), *(self._wake or ())):
                os.close(handle)
            self._ends = self._wake = None
            self._link.unlink(missing_ok=True)

    def say(self, data: bytes) -> None:
        """Send bytes; waits while the reader is slow, and drops them where nobody is there."""
        with self._lock:
            if self._ends is not None:
                _write_all(self._ends[0], data)

    def set_hook(self, *, off: bool) -> None:
        """Tell the hook by the codes `<DLE>H` and `<DLE>h`."""
        self.say(b"\x10H" if off else b"\x10h")

    def __exit__(self, *what: object) -> None:
        self.unplug()
        self._folder.cleanup()

    def _serve(self, ours: int, wake: int) -> None:
        while True:
            ready, _, _ = select.select([ours, wake], [], [])
            if wake in ready:
                return
            try:
                heard = os.read(ours, 4096)
            except OSError:
                return
            self.say(self.brain.hear(heard))


def _write_all(handle: int, data: bytes) -> None:
    """Write to a handle that does not block; raises TimeoutError where the other side never reads."""
    rest = memoryview(data)
    deadline = time.monotonic() + _SEND_WITHIN_S
    while rest:
        if not select.select([], [handle], [], max(0.0, deadline - time.monotonic()))[1]:
            raise TimeoutError("nobody reads from the simulated modem")
        try:
            rest = rest[os.write(handle, rest) :]
        except BlockingIOError:
            continue
