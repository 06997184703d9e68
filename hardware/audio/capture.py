"""Sound from a card through PortAudio: the callback copies into the rings and counts, and nothing else.

A card is opened once, however many lines hear its channels: without a sound server between, a second opening
is refused. Each line has its own input (`CardInput`) with its own ring; the last to close it closes the card.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from dutyconsole.errors import DeviceProblem
from hardware.audio import devices
from hardware.audio.input import RING_S
from hardware.audio.ring import Ring

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from hardware.audio.devices import SoundDevice

log = logging.getLogger("dutyconsole.sound")

LATENCY_S = 0.2
"""Asked of the card. The shortest takes three times the processor time (measured: 31 against 11 s an hour)
 and forgive less; signalling does not wait for sound, and a file waits this long for its last frames."""
BLOCK_S = 0.05
INVALID_RATE = -9997
DEVICE_UNAVAILABLE = -9985
"""paInvalidSampleRate and paDeviceUnavailable of portaudio.h; the second: somebody else holds the card."""
MOVED = "sound_moved"
STALLED_S = 5.0
DOUBT_S = 30.0
"""A line that says its sound is not the line's is believed so long: it says so again while that lasts."""


class CardStream:
    """A sound card, open and running; to be used under `devices.guard` but for what is said of inputs.

    Raises `DeviceProblem` where it cannot be opened. A card that cannot do the wished rate runs at its own:
    `rate` says which, and files are written with it.
    """

    def __init__(self, device: SoundDevice, *, channels: int, rate: int) -> None:
        self.name = device.name
        self.channels = channels
        self.inputs: tuple[CardInput, ...] = ()
        self.flagged = 0
        """Blocks that PortAudio said were late; many systems never say so."""
        self.last = time.monotonic()
        self.is_over = False
        """PortAudio has ended the stream: the card is gone."""
        self.problem: DeviceProblem | None = None
        """What is wrong with a stream that delivers: it hangs on another device than it should."""
        self._stream = self._open(device, rate)
        self.latency_s = float(self._stream.latency)
        devices.streams.add(id(self))

    @property
    def is_stale(self) -> bool:
        """Say whether it is to be closed by all who hear it before anybody opens the card again."""
        moved = self.problem is not None and self.problem.code == MOVED
        return self.is_over or moved or self.is_doubted or time.monotonic() - self.last > STALLED_S

    @property
    def is_doubted(self) -> bool:
        """Say whether all who hear it say that it is not their line: one dead channel closes no other."""
        lately = time.monotonic() - DOUBT_S
        return bool(self.inputs) and all(heard.doubted_at > lately for heard in self.inputs)

    def let_go(self, heard: CardInput) -> None:
        """Close the card once nobody hears it; blocks while a hanging sound server does."""
        with devices.guard:
            self.inputs = tuple(each for each in self.inputs if each is not heard)
            last = not self.inputs
        if not last:
            return
        try:
            self._stream.close(ignore_errors=True)
        finally:
            with devices.guard:
                devices.streams.discard(id(self))

    def _open(self, device: SoundDevice, rate: int) -> Any:
        sounds = devices.library()
        log.info(
            "sound input %r (%s): claims %s Hz, opening %d channels at %d Hz",
            *(device.name, device.api, devices.claimed_rates(device, self.channels), self.channels, rate),
        )
        try:
            return self._start(device, rate)
        except sounds.PortAudioError as error:
            own = round(device.rate)
            if error.args[-1] != INVALID_RATE or own == rate:
                raise _not_opened(device, error) from error
        log.warning("sound input %r cannot do %d Hz, taking %d Hz", device.name, rate, own)
        try:
            return self._start(device, own)
        except sounds.PortAudioError as error:
            raise _not_opened(device, error) from error

    def _start(self, device: SoundDevice, rate: int) -> Any:
        self.rate = rate
        stream = devices.library().InputStream(
            device=device.index,
            channels=self.channels,
            samplerate=rate,
            dtype="int16",
            blocksize=round(rate * BLOCK_S),
            latency=LATENCY_S,
            callback=self._arrived,
            finished_callback=self._finished,
        )
        try:
            stream.start()
        except BaseException:
            stream.close(ignore_errors=True)
            raise
        return stream

    def _arrived(self, frames: NDArray[np.int16], _count: int, _time: object, flags: object) -> None:
        for heard in self.inputs:
            heard.ring.write(frames[:, heard.column])
        self.last = time.monotonic()
        if flags:
            self.flagged += 1

    def _finished(self) -> None:
        self.is_over = True


class CardInput:
    """One channel of an open card, as one line hears it."""

    def __init__(
        self, stream: CardStream, *, channel: int, history_s: float, closed: Callable[[], object]
    ) -> None:
        self.column = channel - 1
        self.name = stream.name
        self.rate = stream.rate
        self.latency_s = stream.latency_s
        self.ring = Ring(round((RING_S + history_s) * stream.rate))
        self._stream = stream
        self._closed = closed
        self._began = time.monotonic()
        self.doubted_at = float("-inf")
        """When its line last said that this is not its sound."""
        stream.inputs = (*stream.inputs, self)

    @property
    def problem(self) -> DeviceProblem | None:
        """What is wrong with it although it delivers."""
        return self._stream.problem

    def frames_age(self) -> float:
        """Return the seconds since the last block."""
        return time.monotonic() - max(self._stream.last, self._began)

    def has_ended(self) -> bool:
        """Say whether PortAudio has ended the stream: the card is gone."""
        return self._stream.is_over

    def doubt(self) -> None:
        """Say that what comes is not the line."""
        self.doubted_at = time.monotonic()

    def is_doubted(self) -> bool:
        """Say whether all who hear the card say so."""
        return self._stream.is_doubted

    def close(self) -> None:
        """Stop hearing; the last one closes the card, and blocks while a hanging sound server does."""
        self._stream.let_go(self)
        self._closed()


def _not_opened(device: SoundDevice, error: Exception) -> DeviceProblem:
    if DEVICE_UNAVAILABLE in error.args:
        return DeviceProblem("sound_busy", name=device.name, why=str(error))
    return DeviceProblem("sound_not_opened", name=device.name, why=str(error))
