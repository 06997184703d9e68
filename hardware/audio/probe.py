"""Listens to a sound input for a moment, beside the recorder, so that a person sees what it gives.

The input is opened, watched and opened again by a `SoundKeeper`; here its ring is only read. A sound server
shares its inputs; a card that is used without one may be busy, which the report says.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

from dutyconsole.domain.sound_level import SoundLevel
from dutyconsole.domain.status import Health
from hardware.audio.keeper import SoundKeeper, open_input
from hardware.signal.activity import Activity

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.settings.line import SoundSource
    from hardware.audio.input import SoundInput

BLOCK_S = 0.1
LOUDEST_S = 3.0
NOISE_S = 10.0
"""Seconds back from now of which the loudest sound and the noise are told."""
LEAST_S = 2.0
"""Before so much was heard there is no word on the noise."""
NOISE_SHARE = 10.0
"""Percentile of the block levels that is the noise: the pauses, whatever is said between them."""
ALARM_S = 5.0


class CardProbe:
    """One input, heard until `close`; `look` is to be called some times a second, from one thread."""

    def __init__(self, source: SoundSource, *, opener: Callable[..., SoundInput] = open_input) -> None:
        self._keeper = SoundKeeper(source, line="probe", history_s=1.0, alarm_s=ALARM_S, opener=opener)
        self._keeper.start()
        self.closed = False
        self._input: SoundInput | None = None
        self._ear: Activity | None = None
        self._place = 0
        self._levels: deque[float] = deque(maxlen=round(NOISE_S / BLOCK_S))
        self._peaks: deque[float] = deque(maxlen=round(LOUDEST_S / BLOCK_S))

    def look(self) -> SoundLevel:
        """Return what the input gives now, and how it is."""
        found, report = self._keeper.input, self._keeper.report
        if found is not self._input:
            self._attach(found)
        self._hear()
        if report.health is not Health.OK or self._ear is None or not self._levels:
            return SoundLevel(report)
        recent = list(self._levels)[-round(LOUDEST_S / BLOCK_S) :]
        measured = len(self._levels) >= round(LEAST_S / BLOCK_S)
        return SoundLevel(
            report,
            level_dbfs=self._levels[-1],
            peak_dbfs=max(self._peaks),
            loudest_dbfs=max(recent),
            noise_dbfs=float(np.percentile(self._levels, NOISE_SHARE)) if measured else None,
            is_constant=self._ear.constant >= self._ear.rate,
        )

    def close(self) -> None:
        """Let go of the input, without waiting for it."""
        self.closed = True
        self._keeper.stop(wait_s=0.0)

    def join(self) -> None:
        """Let go of the input, and wait for it within the patience of the keeper."""
        self.closed = True
        self._keeper.stop()

    def _attach(self, found: SoundInput | None) -> None:
        self._input = found
        self._ear = None if found is None else Activity(found.rate, 0.0)
        self._place = 0
        self._levels.clear()
        self._peaks.clear()

    def _hear(self) -> None:
        source, ear = self._input, self._ear
        if source is None or ear is None:
            return
        block = round(source.rate * BLOCK_S)
        while source.ring.written - self._place >= block:
            place, frames = source.ring.read(self._place, block)
            self._place = place + len(frames)
            ear.feed(frames, place)
            self._levels.append(ear.level_dbfs)
            self._peaks.append(ear.peak_dbfs)
