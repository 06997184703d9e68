"""A modem at the other end of a pseudo-terminal, and the settings that reach it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from dutyconsole.settings.line import SerialSource
from hardware.sim.pty_modem import PtyModem

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def pty_modem() -> Iterator[tuple[PtyModem, SerialSource]]:
    """Plug a modem in; yields it and the settings of a line that uses it."""
    with PtyModem() as modem:
        yield modem, SerialSource(port=modem.port)
