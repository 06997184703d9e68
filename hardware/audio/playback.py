"""Plays recordings back to the officer: streamed from the disk, so that length does not matter.

One thread reads, stretches and writes to the device; whoever orders something only leaves a note for it and
never waits, however long a disk or a sound server hangs.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from dutyconsole.errors import DeviceProblem, DutyError
from hardware.audio import devices
from hardware.audio.reel import Reel
from hardware.audio.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from hardware.audio.spool import Piece

log = logging.getLogger("dutyconsole.sound")

LATENCY = "high"
SILENCE_S = 0.3
"""Ending at once would cut off what the card still holds (measured: 43 ms), so silence follows first."""
END_S = 0.05
"""Playing from closer to the end than this begins again."""


class Output(Protocol):
    """An open output for mono 16 bit frames."""

    @property
    def latency_s(self) -> float:
        """Seconds between writing a frame and hearing it."""
        ...

    def write(self, frames: NDArray[np.int16]) -> object:
        """Play frames; blocks while the device has enough. Raises `DeviceProblem`."""
        ...

    def close(self) -> object:
        """Be silent at once and let the device go."""
        ...


class CardOutput:
    """A sound card's output by PortAudio. Raises `DeviceProblem("no_playback")`."""

    def __init__(self, name: str, rate: int) -> None:
        sounds = devices.library()
        self._broken = sounds.PortAudioError
        with devices.guard:
            device = devices.choose_output(name)
            try:
                self._stream: Any = sounds.OutputStream(
                    samplerate=rate, device=device.index, channels=1, dtype="int16", latency=LATENCY
                )
                self._stream.start()
            except (sounds.PortAudioError, ValueError) as error:
                raise DeviceProblem("no_playback", why=str(error)) from error
            # Looking at the machine's devices again would end it.
            devices.streams.add(id(self._stream))

    @property
    def latency_s(self) -> float:
        """Seconds between writing a frame and hearing it."""
        return float(self._stream.latency)

    def write(self, frames: NDArray[np.int16]) -> None:
        """Play frames; blocks while the device has enough."""
        try:
            self._stream.write(frames.reshape(-1, 1))
        except self._broken as error:
            raise DeviceProblem("no_playback", why=str(error)) from error

    def close(self) -> None:
        """Be silent at once and let the device go."""
        with devices.guard:
            devices.streams.discard(id(self._stream))
            self._stream.abort(ignore_errors=True)
            self._stream.close(ignore_errors=True)


@dataclass(frozen=True)
class _Orders:
    """What the thread is to do."""

    playing: bool = False
    closing: bool = False
    at: float = 0.0
    """What is heard now, or where to go."""
    sought: bool = True
    """True where the thread must begin anew at `at`."""
    speed: float = 1.0
    volume: float = 1.0
    loop: tuple[float, float] | None = None
    output: str = devices.DEFAULT
    problem: DutyError | None = None
    """Why it stopped by itself before the end."""


class CardPlayer:
    """One reel of recordings at a time (`dutyconsole.app.device_ports.Player`). Times in seconds."""

    def __init__(self, open_output: Callable[[str, int], Output] = CardOutput) -> None:
        self._open_output = open_output
        self._told = threading.Condition()
        self._thread: threading.Thread | None = None
        self._reel: Reel | None = None
        self._orders = _Orders()

    def open(self, paths: Sequence[Path]) -> float:
        """Put recordings on the reel and return their length; raises `BadInput`. May wait for the disk."""
        self._reel = Reel(paths)
        return self._reel.seconds

    def play(self) -> None:
        """Go on from the present position, from the beginning after the end."""
        reel = self._reel
        if reel is None:
            return
        if self._orders.at >= reel.seconds - END_S:
            self._note(at=0.0, sought=True)
        self._note(playing=True, problem=None)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="player", daemon=True)
            self._thread.start()

    def pause(self) -> None:
        """Stop where it is."""
        self._note(playing=False)

    def seek(self, seconds: float) -> None:
        """Go to a position, at most to the end."""
        if self._reel is not None:
            self._note(at=min(max(0.0, seconds), self._reel.seconds), sought=True)

    def set_speed(self, speed: float) -> None:
        """Play at 0.5 to 2 times the speed, at the same pitch."""
        self._note(speed=speed)

    def set_volume(self, share: float) -> None:
        """Set the volume, 0 to 1."""
        self._note(volume=min(1.0, max(0.0, share)))

    def set_loop(self, stretch: tuple[float, float] | None) -> None:
        """Play a stretch over and over, or go on to the end."""
        self._note(loop=stretch)

    def set_output(self, name: str) -> None:
        """Play on another device, from the next piece on."""
        self._note(output=name)

    def position(self) -> float:
        """Return what is heard at this moment."""
        return self._orders.at

    def is_playing(self) -> bool:
        """Say whether it plays."""
        return self._orders.playing

    def problem(self) -> DutyError | None:
        """Return why it stopped, where it did so by itself before the end."""
        return self._orders.problem

    def close(self) -> None:
        """Have file and device let go; does not wait for it."""
        self._note(playing=False, closing=True)
        if self._thread is None and self._reel is not None:
            self._reel.close()

    def _note(self, *, unless_sought: bool = False, **changes: Any) -> None:
        """Change the orders; what the thread tells of a place that was left meanwhile does not count."""
        with self._told:
            if not (unless_sought and self._orders.sought):
                self._orders = replace(self._orders, **changes)
            self._told.notify()

    def _run(self) -> None:
        """Play whenever that is wanted, until closed."""
        reel = self._reel
        assert reel is not None  # noqa: S101  nothing is played that was not opened
        while True:
            with self._told:
                self._told.wait_for(lambda: self._orders.playing or self._orders.closing)
            if self._orders.closing:
                break
            try:
                self._play(reel)
            except DutyError as error:
                log.warning("playing stopped: %s", error)
                self._note(playing=False, problem=error)
        reel.close()

    def _play(self, reel: Reel) -> None:
        """Play until somebody stops it, or to the end."""
        with contextlib.closing(_Run(reel, self._open_output)) as run:
            while (orders := self._taken()).playing:
                run.follow(orders)
                piece = run.next(orders.loop)
                if piece is None:
                    run.finish()
                    self._note(unless_sought=True, at=reel.seconds, playing=False)
                else:
                    run.write(piece, orders.volume)
                    self._note(unless_sought=True, at=run.heard(piece, orders.loop))

    def _taken(self) -> _Orders:
        """Return the orders, which count as seen from now on."""
        with self._told:
            orders, self._orders = self._orders, replace(self._orders, sought=False)
        return orders


class _Run:
    """One stretch of playing: the spool and the output that it goes to."""

    def __init__(self, reel: Reel, open_output: Callable[[str, int], Output]) -> None:
        self._reel = reel
        self._open_output = open_output
        self._spool: Spool | None = None
        self._output: Output | None = None
        self._form: tuple[str, int] = ("", 0)
        self._speed = 1.0
        self._name = devices.DEFAULT

    def follow(self, orders: _Orders) -> None:
        """Begin anew where somebody went elsewhere or chose another speed; note the output to use."""
        self._name = orders.output
        if orders.sought:
            # What the card still holds is of the place that was left.
            self._drop_output()
        if orders.sought or self._spool is None or orders.speed != self._speed:
            self._drop_spool()
            self._spool, self._speed = Spool(self._reel, orders.at, orders.speed), orders.speed

    def next(self, loop: tuple[float, float] | None) -> Piece | None:
        """Return the next piece, None at the end."""
        return None if self._spool is None else self._spool.piece(loop)

    def write(self, piece: Piece, volume: float) -> None:
        """Play a piece on the output that is wanted."""
        if (self._name, piece.rate) != self._form or self._output is None:
            self._drop_output()
            self._output = self._open_output(self._name, piece.rate)
            self._form = (self._name, piece.rate)
        frames = piece.frames if volume == 1.0 else (piece.frames * volume).astype(np.int16)
        if len(frames):
            self._output.write(frames)

    def heard(self, piece: Piece, loop: tuple[float, float] | None) -> float:
        """Return the position that is heard now: what the card still holds is not."""
        latency = self._output.latency_s if self._output is not None else 0.0
        return max(0.0 if loop is None else loop[0], piece.at - latency * self._speed)

    def finish(self) -> None:
        """Let the card play what it holds."""
        if self._output is not None:
            self._output.write(np.zeros(round(SILENCE_S * self._form[1]), dtype=np.int16))

    def close(self) -> None:
        """Let go of everything."""
        self._drop_output()
        self._drop_spool()

    def _drop_output(self) -> None:
        output, self._output = self._output, None
        if output is not None:
            output.close()

    def _drop_spool(self) -> None:
        spool, self._spool = self._spool, None
        if spool is not None:
            spool.close()
