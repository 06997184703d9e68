"""What the recorder says of itself ten times a second: the proof of life of each line."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dutyconsole.domain.ids import LineId


FRAMES = "frames"
"""The device, in a report, that stands for frames which must all arrive."""
COPY = "copy"
"""The device, in a report, that stands for the second copy on another disk."""


class Health(Enum):
    """How a part is."""

    OK = "ok"
    FAULT = "fault"
    ABSENT = "absent"
    OFF = "off"


@dataclass(frozen=True)
class DeviceReport:
    """One device of one line: `serial` or `sound`."""

    device: str
    health: Health
    code: str = ""
    """Code of the problem in `dutyconsole.messages`, empty when all is well."""
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class LineStatus:
    """One line at this moment."""

    line: LineId
    call_state: str
    """Value of `CallState`, or `idle`."""
    recording: bool
    level_dbfs: float
    peak_dbfs: float
    last_sound_s: float | None
    """Seconds since there was any sound above the noise; None where there never was."""
    frames_age_s: float | None
    """Seconds since the device delivered frames; None where it never did."""
    file_bytes: int
    """Size of the running file, 0 where none runs: it must grow."""
    lost_frames: int
    devices: tuple[DeviceReport, ...] = ()
    call_seconds: float = 0.0
    worst_wait_s: float = 0.0
    """Longest time that sound has waited to be heard and written since the input was opened."""


@dataclass(frozen=True)
class RecorderStatus:
    """The recorder as a whole."""

    pid: int
    version: str
    lines: tuple[LineStatus, ...]
    disk_hours: float
    """Hours until the disk's reserve is reached, at the rate of the busiest of the last days."""
    free_bytes: int
    disk_health: str = "ok"
    """`ok`, `amber` or `red`, by the limits in the settings."""
    on_reserve: bool = False
    """Only the disk's reserve is left: calls are recorded in little room."""
    devices: tuple[DeviceReport, ...] = ()
    """What belongs to no single line: the second copy."""
