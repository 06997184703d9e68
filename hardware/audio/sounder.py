"""The sounds that wake an officer: the ring of a call and the alarm, on the default output.

One thread plays, in pieces of 50 ms, so that picking up silences the ring at once. A loudspeaker that is
missing or busy is logged once, tried again every few seconds of the ring, and never stops anything else.
"""

from __future__ import annotations

import logging
import threading
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import resources
from dutyconsole.errors import DeviceProblem
from hardware.audio import devices

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger("dutyconsole.sound")

PIECE_S = 0.05
TRY_AGAIN_S = 5.0
STOP_WITHIN_S = 3.0
FRAME = 2
"""Bytes of one frame: mono, 16 bit."""


@dataclass(frozen=True)
class Tune:
    """A sound file in memory."""

    rate: int
    pcm: bytes

    def pieces(self) -> list[bytes]:
        """Return it in pieces of `PIECE_S`."""
        step = max(1, round(self.rate * PIECE_S)) * FRAME
        return [self.pcm[start : start + step] for start in range(0, len(self.pcm), step)]


class Loudspeaker(Protocol):
    """An open output."""

    def write(self, pcm: bytes) -> object:
        """Play mono 16 bit samples; blocks while the device has enough."""
        ...

    def close(self) -> object:
        """Let the device go."""
        ...


def load(path: Path) -> Tune:
    """Read a mono 16 bit WAV; raises `OSError` or `wave.Error`."""
    with wave.open(str(path), "rb") as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, FRAME):
            raise wave.Error("not mono with 16 bit")
        return Tune(file.getframerate(), file.readframes(file.getnframes()))


def open_loudspeaker(rate: int) -> Loudspeaker:
    """Open the default output for mono 16 bit sound; raises `DeviceProblem('sound_no_output')`."""
    sounds = devices.library()
    with devices.guard:
        try:
            stream = sounds.RawOutputStream(samplerate=rate, channels=1, dtype="int16")
            stream.start()
        except (sounds.PortAudioError, ValueError) as error:
            raise DeviceProblem("sound_no_output", why=str(error)) from error
        devices.streams.add(id(stream))
    return _Stream(stream, sounds.PortAudioError)


class SpeakerSounder:
    """Rings and sounds the alarm; the thread begins with the first sound and ends with `close`."""

    def __init__(
        self,
        folder: Path | None = None,
        *,
        open_output: Callable[[int], Loudspeaker] = open_loudspeaker,
    ) -> None:
        self._folder = folder or Path(resources.__file__).parent / "sounds"
        self._open_output = open_output
        self._wake = threading.Condition()
        self._ringing = False
        self._alarm = False
        self._orders = 0
        self._taken = 0
        self._closed = False
        self._complained = False
        self._thread: threading.Thread | None = None

    def ring(self) -> None:
        """Ring until told to stop."""
        with self._wake:
            self._ringing = True
            self._orders += 1
            self._begin()

    def alarm(self) -> None:
        """Sound the alarm once; alarms that come while it sounds are one more sound, not many."""
        with self._wake:
            self._alarm = True
            self._orders += 1
            self._begin()

    def quiet(self) -> None:
        """Stop ringing; an alarm that sounds is finished."""
        with self._wake:
            self._ringing = False
            self._orders += 1
            self._wake.notify_all()

    def close(self) -> None:
        """Stop everything and end the thread."""
        with self._wake:
            self._closed = True
            self._ringing = False
            self._alarm = False
            self._orders += 1
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join(STOP_WITHIN_S)
            if self._thread.is_alive():
                log.warning("the sound output did not let go within %.0f s", STOP_WITHIN_S)

    def _begin(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._run, name="sounder", daemon=True)
            self._thread.start()
        self._wake.notify_all()

    def _run(self) -> None:
        while (wanted := self._next()) is not None:
            try:
                self._play(wanted)
            except (DeviceProblem, OSError, wave.Error) as error:
                self._complain(error)
            except Exception:  # the desk must not lose its ring to one odd fault
                log.exception("a sound could not be played")
                self._rest()

    def _next(self) -> str | None:
        """Wait for something to do; an alarm goes before a ring."""
        with self._wake:
            self._wake.wait_for(lambda: self._closed or self._ringing or self._alarm)
            if self._closed:
                return None
            self._taken = self._orders
            if self._alarm:
                self._alarm = False
                return "alarm"
            return "ring"

    def _play(self, wanted: str) -> None:
        tune = load(self._folder / f"{wanted}.wav")
        output = self._open_output(tune.rate)
        try:
            for piece in tune.pieces():
                if not self._goes_on(wanted):
                    return
                output.write(piece)
        finally:
            output.close()
        self._complained = False

    def _goes_on(self, wanted: str) -> bool:
        with self._wake:
            return not self._closed and (wanted == "alarm" or (self._ringing and not self._alarm))

    def _complain(self, error: Exception) -> None:
        if not self._complained:
            log.warning("no sound comes out: %s", error)
        self._complained = True
        self._rest()

    def _rest(self) -> None:
        """Wait for another order, or a while: a loudspeaker that failed is not hammered."""
        with self._wake:
            self._wake.wait_for(lambda: self._orders != self._taken, timeout=TRY_AGAIN_S)


class _Stream:
    """A PortAudio stream whose faults are `DeviceProblem`s."""

    def __init__(self, stream: object, fault: type[Exception]) -> None:
        self._stream = stream
        self._fault = fault

    def write(self, pcm: bytes) -> None:
        try:
            self._stream.write(pcm)  # type: ignore[attr-defined]
        except self._fault as error:
            raise DeviceProblem("sound_no_output", why=str(error)) from error

    def close(self) -> None:
        try:
            self._stream.stop()  # type: ignore[attr-defined]
            self._stream.close()  # type: ignore[attr-defined]
        except self._fault as error:
            log.warning("the sound output could not be closed: %s", error)
        finally:
            devices.streams.discard(id(self._stream))
