"""A real sound server as the sound card: what the tests of this folder build on."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from hardware.audio.devices import refresh
from hardware.sim.pulse import Pulse
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest
    from numpy.typing import NDArray

RATE = 8000


@contextmanager
def served(monkeypatch: pytest.MonkeyPatch, *, channels: int = 1) -> Iterator[Pulse]:
    """Start a sound server that this process and its children take for the sound card."""
    with Pulse(rate=RATE, channels=channels) as server:
        for name, value in server.settings.items():
            monkeypatch.setenv(name, value)
        until(refresh, "streams of earlier tests to end")
        yield server
    # The list still names what is gone; the next test gets a fresh one.
    until(refresh, "the streams of this test to end")


def found_in(captured: NDArray[np.int16], played: NDArray[np.int16]) -> int:
    """Return where `played` begins, by correlation of its first second."""
    head = played[:RATE].astype(np.float64)
    size = 1 << (len(captured) + len(head)).bit_length()
    spectrum = np.fft.rfft(captured, size) * np.conj(np.fft.rfft(head, size))
    return int(np.argmax(np.fft.irfft(spectrum, size)[: len(captured)]))
