"""A recording of a call: a file, its length, its digest, and why it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dutyconsole.domain.ids import CallId, LineId, RecordingId


class RecordingState(Enum):
    """Where a recording stands (录音中 / 已存 / 中断)."""

    RUNNING = "running"
    KEPT = "kept"
    INTERRUPTED = "interrupted"
    """The recorder was killed; the file was closed properly at its next start."""


class EndReason(Enum):
    """Why a recording ended."""

    HUNG_UP = "hung_up"
    SILENCE = "silence"
    RING_STOPPED = "ring_stopped"
    DEVICE_LOST = "device_lost"
    DISK_FULL = "disk_full"
    STOPPED = "stopped"
    KILLED = "killed"
    SPLIT = "split"
    """The file had grown so big that the next one went on without a gap."""


@dataclass(frozen=True)
class Recording:
    """One sound file. `key` is the recorder's own number for it, unique on its line."""

    id: RecordingId | None
    call_id: CallId | None
    line: LineId
    key: int
    number: str
    """The register number, such as `LY20261123-0042`."""
    file: str
    """Path below the data folder, forward slashes."""
    state: RecordingState
    started_at: datetime
    rate: int
    """Frames per second (Hz)."""
    preroll_s: float = 0.0
    """Seconds at the beginning of the file that lie before the call."""
    frames: int = 0
    sha256: str | None = None
    """Digest over the PCM samples alone (16 bit, little endian), so that lossless packing keeps it."""
    end_reason: EndReason | None = None

    @property
    def seconds(self) -> float:
        """Length of the sound in seconds."""
        return self.frames / self.rate if self.rate else 0.0

    @property
    def sound_from(self) -> datetime:
        """The instant of the first frame."""
        return self.started_at - timedelta(seconds=self.preroll_s)


def place_of(recordings: Sequence[Recording], at: datetime) -> float:
    """Return where an instant lies in a call's recordings played as one, in seconds.

    Between two files, and before or after them all, that is the nearest sound. A file that still runs has
    no end yet.
    """
    before = 0.0
    for recording in recordings:
        inside = max(0.0, (at - recording.sound_from).total_seconds())
        if recording.state is RecordingState.RUNNING or inside < recording.seconds:
            return before + inside
        before += recording.seconds
    return before


def instant_of(recordings: Sequence[Recording], place: float) -> datetime | None:
    """Return the instant of a place in a call's recordings played as one; None where there are none."""
    at = None
    for recording in recordings:
        at = recording.sound_from + timedelta(seconds=place)
        if recording.state is RecordingState.RUNNING or place < recording.seconds:
            return at
        place -= recording.seconds
    return at
