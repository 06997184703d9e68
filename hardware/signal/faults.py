"""What is wrong with sound that arrives: nothing but one value, or too loud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.domain.call import CallState
from hardware.signal.clipped import ClippedWatch
from hardware.signal.constant import ConstantWatch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dutyconsole.domain.call import Call


class SoundFaults:
    """Fed with every stretch of sound of a line and the call that runs; `code` is the fault now, or empty."""

    def __init__(self, alarm_s: float) -> None:
        self._constant = ConstantWatch(alarm_s)
        self._clipped = ClippedWatch()

    @property
    def code(self) -> str:
        """Code of the fault in `dutyconsole.messages`, empty where the sound is good."""
        if self._constant.is_dead:
            return "sound_constant"
        return "sound_clipped" if self._clipped.is_clipped else ""

    @property
    def is_surely_dead(self) -> bool:
        """Say whether an input that has noise at all times gives none."""
        return self._constant.is_dead and self._constant.has_floor

    def feed(
        self,
        frames: NDArray[np.int16],
        seconds: float,
        *,
        constant_s: float,
        call: Call | None,
        off_hook: bool,
    ) -> None:
        """Take frames that last `seconds` and at whose end `constant_s` were all of one value."""
        answered = off_hook and call is not None and call.answered_at is not None
        self._constant.feed(seconds, constant_s, idle=call is None, off_hook=answered)
        if call is None:
            self._clipped.forget()
        elif call.state is not CallState.RINGING:
            self._clipped.feed(frames, seconds)
