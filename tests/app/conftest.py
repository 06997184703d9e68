"""The real room, opened and closed around each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.room import Room

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """Return the sample room with its first shift open."""
    made = Room(tmp_path, monkeypatch)
    yield made
    made.close()
