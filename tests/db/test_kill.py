"""A desk killed at any moment has lost nothing that it said was written."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.db.desk import open_store, raw
from tests.support.sources import ROOT

if TYPE_CHECKING:
    from dutyconsole.db.store import SqlStore


def written_before_the_kill(place: Path | str, chance: random.Random) -> int:
    """Start a writer, kill it at a random moment, and return the last number that it acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.db.writer", str(place)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(chance.randint(1, 30))]
        try:
            writer.wait(chance.uniform(0, 0.02))
        except subprocess.TimeoutExpired:
            writer.kill()
        said += writer.stdout.readlines()
    # The last line may have been cut by the kill.
    return max(int(line) for line in said if line.endswith("\n"))


def kill_and_check(place: Path | str, times: int) -> None:
    """Kill a writer so many times; after each, everything acknowledged is there and the chain holds."""
    chance = random.Random(times)
    for _ in range(times):
        acknowledged = written_before_the_kill(place, chance)
        store = open_store(place)
        card, result = store.queries.shift_card(), store.queries.verify(None)
        store.close()
        assert card is not None
        # One more may have been stored without the time to say so.
        assert card.entries in (acknowledged, acknowledged + 1)
        assert result.findings == ()
    if not isinstance(place, Path):
        return
    with closing(raw(place)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.peer
def test_ten_kills(store: SqlStore, place: Path | str) -> None:
    store.close()
    kill_and_check(place, 10)


@pytest.mark.soak
def test_two_hundred_kills(store: SqlStore, place: Path | str) -> None:
    store.close()
    kill_and_check(place, 200)
