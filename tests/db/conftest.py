"""A store on a real file, opened and closed around each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.db.desk import fill, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dutyconsole.db.store import SqlStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the store lies."""
    return tmp_path / "duty.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqlStore]:
    """Return a store with a unit, two people and an open shift."""
    opened = open_store(path)
    fill(opened)
    yield opened
    opened.close()
