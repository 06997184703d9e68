"""Plays a recording back to the officer, with seek; the file is streamed, so that length does not matter."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import numpy as np
import soundfile

from dutyconsole.errors import DeviceProblem
from hardware.audio import devices

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

LATENCY = "high"
SILENCE_S = 0.3


class CardPlayer:
    """One file at a time on the default output. Times in seconds; raises `DeviceProblem`."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._file: Any = None
        self._stream: Any = None
        self._place = 0
        self._silence = 0
        self._playing = False

    def open(self, path: Path) -> float:
        """Load a file and return its length; raises `recording_not_readable`."""
        self.close()
        try:
            self._file = soundfile.SoundFile(path)
        except (OSError, soundfile.LibsndfileError) as error:
            raise DeviceProblem("recording_not_readable", file=path.name, why=str(error)) from error
        self._place = 0
        return float(self._file.frames / self._file.samplerate)

    def play(self) -> None:
        """Go on from the present position, from the beginning after the end."""
        if self._file is None or self._playing:
            return
        with self._guard:
            if self._place >= self._file.frames:
                self._place = 0
            self._file.seek(self._place)
        self._drop_stream()
        self._stream = self._output()
        self._playing = True
        try:
            self._stream.start()
        except devices.library().PortAudioError as error:
            self._playing = False
            self._drop_stream()
            raise DeviceProblem("sound_no_output", why=str(error)) from error

    def pause(self) -> None:
        """Stop where it is."""
        self._playing = False
        self._drop_stream()

    def seek(self, seconds: float) -> None:
        """Go to a position, at most to the end."""
        if self._file is None:
            return
        with self._guard:
            frames = self._file.frames
            self._place = min(max(0, round(seconds * self._file.samplerate)), frames)
            self._file.seek(self._place)

    def position(self) -> float:
        """Return the present position; what the card still holds counts as heard."""
        return 0.0 if self._file is None else self._place / float(self._file.samplerate)

    def is_playing(self) -> bool:
        """Say whether it plays."""
        return self._playing

    def close(self) -> None:
        """Let go of file and device."""
        self.pause()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _output(self) -> Any:
        sounds = devices.library()
        try:
            with devices.guard:
                stream = sounds.OutputStream(
                    samplerate=self._file.samplerate,
                    channels=self._file.channels,
                    dtype="int16",
                    latency=LATENCY,
                    callback=self._fill,
                    finished_callback=self._finished,
                )
                # Looking at the machine's devices again would end it.
                devices.streams.add(id(stream))
                return stream
        except (sounds.PortAudioError, ValueError) as error:
            raise DeviceProblem("sound_no_output", why=str(error)) from error

    def _fill(self, out: NDArray[np.int16], count: int, _time: object, _flags: object) -> None:
        with self._guard:
            got: NDArray[np.int16] = self._file.read(count, dtype="int16", always_2d=True)
            self._place += len(got)
        out[: len(got)] = got
        out[len(got) :] = np.int16(0)
        # Ending at once would cut off what the card still holds (measured: 43 ms), so silence follows first.
        self._silence = 0 if len(got) == count else self._silence + count - len(got)
        if self._silence > SILENCE_S * self._file.samplerate:
            raise devices.library().CallbackStop

    def _finished(self) -> None:
        self._playing = False

    def _drop_stream(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close(ignore_errors=True)
            with devices.guard:
                devices.streams.discard(id(stream))
