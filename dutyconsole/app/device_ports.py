"""What the use cases need of sound and of the machine's devices, as protocols."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dutyconsole.domain.peaks import Peaks
    from dutyconsole.domain.sound_level import SoundLevel
    from dutyconsole.errors import DutyError
    from dutyconsole.settings.line import SoundSource


class Player(Protocol):
    """Plays the recordings of a call to the officer, as one. Times in seconds of the sound.

    Only `open` may wait, for the disk; everything else is noted and done at once by the player itself. Sound
    that cannot be played stops it, and `problem` says why.
    """

    def open(self, paths: Sequence[Path]) -> float:
        """Take recordings in their order and return their length; raises `BadInput`."""
        ...

    def play(self) -> None:
        """Go on from the present position."""
        ...

    def pause(self) -> None:
        """Stop where it is."""
        ...

    def seek(self, seconds: float) -> None:
        """Go to a position."""
        ...

    def set_speed(self, speed: float) -> None:
        """Play at 0.5 to 2 times the speed, at the same pitch."""
        ...

    def set_volume(self, share: float) -> None:
        """Set the volume, 0 to 1."""
        ...

    def set_loop(self, stretch: tuple[float, float] | None) -> None:
        """Play a stretch over and over, or go on to the end."""
        ...

    def set_output(self, name: str) -> None:
        """Play on the device of that name (`Devices.sound_outputs`)."""
        ...

    def position(self) -> float:
        """Return what is heard at this moment."""
        ...

    def is_playing(self) -> bool:
        """Say whether it plays."""
        ...

    def problem(self) -> DutyError | None:
        """Return why it stopped by itself before the end, or None."""
        ...

    def close(self) -> None:
        """Let go of file and device."""
        ...


class SoundFiles(Protocol):
    """Looks into the files of recordings, however they are stored. For a thread that may wait."""

    def peaks(self, path: Path, progress: Callable[[float], object] | None = None) -> Peaks:
        """Return what the recording looks like; `progress` is told a share of 1 while it must be made anew.

        Raises `BadInput` where the file is missing or no recording.
        """
        ...

    def digest(self, path: Path) -> str:
        """Return SHA-256, in hex, over its samples, the same packed or not; raises `BadInput`."""
        ...

    def write_wav(self, path: Path, target: Path) -> None:
        """Write its samples to a new WAV file that any player opens; raises `BadInput`, `OSError`."""
        ...


class SoundProbe(Protocol):
    """Listens to a sound input before the recorder is told of it. Never blocks, never raises."""

    def look(self) -> SoundLevel:
        """Return what the input gives at this moment, and how it is."""
        ...

    def close(self) -> None:
        """Stop listening."""
        ...


class Devices(Protocol):
    """What the wizard, the settings page and the doctor ask of the machine. Lists may block for a second."""

    def sound_inputs(self) -> Sequence[str]:
        """Return the names of the sound inputs; raises `DeviceProblem`."""
        ...

    def sound_outputs(self) -> Sequence[str]:
        """Return the names of the sound outputs; raises `DeviceProblem`."""
        ...

    def serial_ports(self) -> Sequence[str]:
        """Return the names of the serial ports."""
        ...

    def sound_probe(self, source: SoundSource) -> SoundProbe:
        """Begin to listen to a sound input; whoever asked closes it."""
        ...


class Sounder(Protocol):
    """Makes the sounds that wake an officer. Never raises: a silent loudspeaker must not stop the desk."""

    def ring(self) -> None:
        """Ring until told to stop."""
        ...

    def alarm(self) -> None:
        """Sound the alarm once."""
        ...

    def quiet(self) -> None:
        """Stop ringing."""
        ...
