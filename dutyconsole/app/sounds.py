"""A loudspeaker with a switch: the setting of the room decides at the moment of the sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.app.device_ports import Sounder


@dataclass(frozen=True)
class SwitchedSounder:
    """Passes sounds on while `enabled` says so; silence always passes."""

    inner: Sounder
    enabled: Callable[[], bool]

    def ring(self) -> None:
        """Ring until told to stop."""
        if self.enabled():
            self.inner.ring()

    def alarm(self) -> None:
        """Sound the alarm once."""
        if self.enabled():
            self.inner.alarm()

    def quiet(self) -> None:
        """Stop ringing."""
        self.inner.quiet()
