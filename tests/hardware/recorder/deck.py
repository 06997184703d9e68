"""A tape without a card: sound and time come from the test, a tenth of a second at a time."""

from __future__ import annotations

from datetime import UTC
from types import SimpleNamespace
from typing import TYPE_CHECKING, Self

from dutyconsole.clock import SystemClock
from dutyconsole.paths import DataFolder
from hardware.audio.ring import Ring
from hardware.audio.wav import create
from hardware.recorder.evidence import Moment
from hardware.recorder.journal import Journal
from hardware.recorder.tape import LineTape
from tests.hardware.recorder.stage import LINE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    import numpy as np
    import pytest
    from numpy.typing import NDArray

    from hardware.audio.wav import SoundFile

RATE = 8000
BLOCK = RATE // 10


class Deck:
    """One line's tape in a data folder of its own; `hear` lets a tenth of a second pass."""

    def __init__(
        self,
        root: Path,
        monkeypatch: pytest.MonkeyPatch,
        *,
        preroll_s: float = 0.0,
        opener: Callable[[Path], SoundFile] = create,
    ) -> None:
        self._time = 1000.0
        for module in ("tape", "frame_count"):
            time = SimpleNamespace(monotonic=lambda: self._time, sleep=lambda _: None)
            monkeypatch.setattr(f"hardware.recorder.{module}.time", time)
        self.folder = DataFolder(root / "data").make()
        self._journal = Journal(self.folder.journal, LINE, clock=SystemClock())
        self._ring = Ring(RATE * 10)
        self.tape = LineTape(
            LINE,
            self.folder,
            note=self._journal.append,
            next_number=lambda: self._journal.next_number,
            zone=UTC,
            preroll_s=preroll_s,
            speech_dbfs=-42.0,
            opener=opener,
        )
        self.tape.source = SimpleNamespace(ring=self._ring, rate=RATE, latency_s=0.0, name="card")
        self.tape.newest_t = self._time

    def now(self) -> Moment:
        """Return the present."""
        return Moment(SystemClock().now(), self._time)

    def hear(self, block: NDArray[np.int16]) -> None:
        """Let a block of sound come in, and have it saved."""
        self._ring.write(block)
        self._time += len(block) / RATE
        self.tape.newest, self.tape.newest_t = self._ring.written, self._time
        self.tape.save(self.now())

    def come_in(self, block: NDArray[np.int16]) -> None:
        """Let a block of sound come in while the line is still busy with what was there before."""
        self._ring.write(block)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._journal.close()
