"""The real room on both databases, opened and closed around each test."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.room import Room

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Path | str) -> Iterator[Room]:
    """Return the sample room with its first shift open; the test runs on both databases."""
    made = Room(tmp_path, monkeypatch, database=None if isinstance(place, Path) else place)
    yield made
    made.close()
