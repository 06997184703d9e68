"""Time comes from here, so that tests and the demo can hold it in their hands.

Instants are aware UTC; durations are measured on a clock that never jumps.
"""

from __future__ import annotations

import json
import math
import os
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STAGE_FILE = "stage.json"


class Clock(Protocol):
    """What every part that needs the time is given."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds on a clock that only goes forward; its zero means nothing."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that no change of the wall clock disturbs."""
        return time.monotonic()


@dataclass(frozen=True)
class Stage:
    """A stretch of acted time: from `real` (monotonic seconds) on, `speed` acted seconds pass in each.

    After `lasts` acted seconds time stands still until the next stretch.
    """

    real: float
    acted: datetime
    acted_monotonic: float
    speed: float
    lasts: float = math.inf

    def at(self, real: float) -> tuple[datetime, float]:
        """Return the acted instant and acted monotonic seconds at `real`."""
        passed = min(max(0.0, real - self.real) * self.speed, self.lasts)
        return self.acted + timedelta(seconds=passed), self.acted_monotonic + passed


class StagedClock:
    """The clock of the demo and of practice: several processes read one `stage.json` and agree.

    The monotonic clock of the system is the same for all processes, so the file needs only the anchor.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / STAGE_FILE
        self._seen: tuple[int, int] | None = None
        self._stage = Stage(time.monotonic(), datetime.now(UTC), 0.0, 1.0)
        self._refresh()

    def now(self) -> datetime:
        """Return the acted instant."""
        self._refresh()
        return self._stage.at(time.monotonic())[0]

    def monotonic(self) -> float:
        """Return acted seconds; they run `speed` times as fast and skip nothing at a change of scene."""
        self._refresh()
        return self._stage.at(time.monotonic())[1]

    def move_to(self, acted: datetime, *, speed: float, lasts: float = math.inf) -> None:
        """Begin a new scene: it is `acted` now, and time passes `speed` times as fast for `lasts` seconds."""
        real = time.monotonic()
        stage = Stage(real, acted.astimezone(UTC), self._stage.at(real)[1], speed, lasts)
        draft = self._path.with_suffix(".tmp")
        draft.write_text(
            json.dumps(
                {
                    "real": stage.real,
                    "acted": stage.acted.isoformat(),
                    "acted_monotonic": stage.acted_monotonic,
                    "speed": stage.speed,
                    "lasts": stage.lasts if math.isfinite(stage.lasts) else None,
                }
            ),
            encoding="utf-8",
        )
        draft.replace(self._path)
        self._refresh()

    def run_until(self, due: float, *, speed: float) -> None:
        """Let time pass up to `due` (acted monotonic seconds) and stand still there."""
        self.move_to(self.now(), speed=speed, lasts=max(0.0, due - self.monotonic()))

    @contextmanager
    def standing(self) -> Iterator[None]:
        """Keep time standing still; then it goes on as fast and as far as it would have."""
        due, before = self.monotonic(), self._stage
        left = before.lasts - (due - before.acted_monotonic)
        self.move_to(self.now(), speed=0.0)
        try:
            yield
        finally:
            self.move_to(self.now(), speed=before.speed, lasts=max(0.0, left))

    def _refresh(self) -> None:
        try:
            stat = os.stat(self._path)  # noqa: PTH116  called for every block of sound: Path.stat costs twice
        except FileNotFoundError:
            return
        if (seen := (stat.st_mtime_ns, stat.st_ino)) != self._seen:
            raw = json.loads(self._path.read_text(encoding="utf-8"))
            lasts = math.inf if raw["lasts"] is None else raw["lasts"]
            acted = datetime.fromisoformat(raw["acted"])
            self._stage = Stage(raw["real"], acted, raw["acted_monotonic"], raw["speed"], lasts)
            self._seen = seen


def clock_for(folder: Path) -> Clock:
    """Return the acted clock where `folder` is a stage of the demo or of practice, else the real one."""
    return StagedClock(folder) if (folder / STAGE_FILE).exists() else SystemClock()
