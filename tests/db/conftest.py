"""A store on both databases, opened and closed around each test."""

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
    """Return where a store lies that is a file."""
    return tmp_path / "duty.db"


@pytest.fixture
def store(place: Path | str) -> Iterator[SqlStore]:
    """Return a store with a unit, two people and an open shift; the test runs on both databases."""
    opened = open_store(place)
    fill(opened)
    yield opened
    opened.close()


@pytest.fixture
def file_store(path: Path) -> Iterator[SqlStore]:
    """Return such a store on a file, for what only a file can do."""
    opened = open_store(path)
    fill(opened)
    yield opened
    opened.close()
