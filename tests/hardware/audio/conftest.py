"""A sound server as the sound card of this process and its children."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hardware.audio.server import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hardware.sim.pulse import Pulse


@pytest.fixture
def pulse(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pulse]:
    """Start a sound server that this process and its children take for the sound card."""
    with served(monkeypatch) as server:
        yield server
