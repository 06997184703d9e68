"""How long the disk lasts: by what the room really records, down to a reserve for speech in little room."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from dutyconsole.clock import SystemClock
from dutyconsole.domain.ids import LineId
from dutyconsole.paths import DataFolder
from dutyconsole.settings.recorder import Recorder
from hardware.disk import outlook
from hardware.recorder.disk_use import DiskUse
from hardware.recorder.shelf import Kept

if TYPE_CHECKING:
    from pathlib import Path

LIMITS = Recorder()
GB = 10**9
NOW = SystemClock().now()


@pytest.mark.parametrize(
    ("free", "real", "hours", "health", "on_reserve"),
    [
        # Nothing is known of the room: as if telephoned without a pause.
        (20 * GB, None, 338.5, "ok", False),
        (3 * GB, None, 43.4, "amber", False),
        # Two hours of calls a day, as most rooms have: 115 MB.
        (3 * GB, 115e6 / 86400, 521.7, "ok", False),
        (800_000_000, 115e6 / 86400, 62.6, "amber", False),
        (550_000_000, 115e6 / 86400, 10.4, "red", False),
        (499_000_000, 115e6 / 86400, 0.0, "red", True),
        # A week without a call promises no year.
        (3 * GB, 0.0, 1041.7, "ok", False),
    ],
)
def test_hours_until_the_reserve(
    free: int, real: float | None, hours: float, health: str, on_reserve: bool
) -> None:
    ahead = outlook(free, LIMITS, continuous=16000.0, real=real)
    assert (ahead.health, ahead.on_reserve) == (health, on_reserve)
    assert ahead.hours == pytest.approx(hours, abs=0.1)


def test_the_busiest_of_the_last_days_counts(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path).make()
    use = DiskUse(folder)
    numbers = itertools.count()

    def keep(days: float, size: int) -> Kept:
        file = f"recordings/{days}.wav"
        (folder.root / file).write_bytes(bytes(size))
        kept = Kept(LineId("1"), next(numbers), file, NOW - timedelta(days=days), 8000)
        use.take([kept])
        return kept

    keep(0.1, 500)
    keep(0.5, 700)
    assert use.busiest_day(NOW) is None
    kept, *_ = [keep(days, size) for days, size in ((2.1, 900), (2.9, 1000), (3.5, 100), (8.0, 99999))]
    assert use.busiest_day(NOW) == pytest.approx(1900 / 86400)
    # As it is stored now: packed, and with its peaks.
    (folder.root / "recordings/2.1.wav").unlink()
    (folder.root / "recordings/2.1.flac").write_bytes(bytes(400))
    (folder.root / "recordings/2.1.peaks").write_bytes(bytes(50))
    use.take([replace(kept, packed=True)])
    assert use.busiest_day(NOW) == pytest.approx(1450 / 86400)
    # A week without a call is known to be one.
    assert use.busiest_day(NOW + timedelta(days=30)) == 0.0
