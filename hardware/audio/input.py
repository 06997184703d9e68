"""What the recorder needs of a sound input, whatever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from dutyconsole.errors import DeviceProblem
    from hardware.audio.ring import Ring

RING_S = 10.0
"""Seconds of sound that wait for a reader who comes late, beside the pre-roll."""


class SoundInput(Protocol):
    """An open input of one channel; its ring fills by itself until it ends."""

    @property
    def name(self) -> str:
        """What the engineer knows it by."""
        ...

    @property
    def rate(self) -> int:
        """Frames per second that really come."""
        ...

    @property
    def latency_s(self) -> float:
        """Seconds that the newest frame in the ring is old."""
        ...

    @property
    def ring(self) -> Ring:
        """Where the frames are."""
        ...

    def frames_age(self) -> float:
        """Return the seconds since frames came, or since it was opened."""
        ...

    def has_ended(self) -> bool:
        """Say whether the device has said that no more will come."""
        ...

    @property
    def problem(self) -> DeviceProblem | None:
        """What is wrong with it although it delivers, or None."""
        ...

    def doubt(self) -> None:
        """Say that what comes is not the line, so that it is opened again when all who hear it say so."""
        ...

    def is_doubted(self) -> bool:
        """Say whether all who hear it say so."""
        ...

    def close(self) -> None:
        """Let the device go; never raises, may block while the sound server hangs."""
        ...
