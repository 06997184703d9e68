"""Sound from a card through PortAudio: the callback copies into the ring and counts, and nothing else."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from dutyconsole.errors import DeviceProblem
from hardware.audio import devices
from hardware.audio.input import RING_S
from hardware.audio.ring import Ring

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dutyconsole.settings import SoundSource
    from hardware.audio.devices import InputDevice

log = logging.getLogger("dutyconsole.sound")

LATENCY_S = 0.2
"""Asked of the card. The shortest takes three times the processor time (measured: 31 against 11 s an hour)
and forgive less; signalling does not wait for sound, and a file waits this long for its last frames."""
INVALID_RATE = -9997
DEVICE_UNAVAILABLE = -9985
"""paInvalidSampleRate and paDeviceUnavailable of portaudio.h; the second: somebody else holds the card."""


class CardInput:
    """One channel of a sound card, open and running.

    Raises `DeviceProblem` where it cannot be opened. A card that cannot do the rate of the settings runs at
    its own: `rate` says which, and the file is written with it.
    """

    def __init__(self, source: SoundSource, *, history_s: float) -> None:
        self._column = source.channel - 1
        self._last = time.monotonic()
        self._over = False
        self.flagged = 0
        """Blocks that PortAudio said were late; many systems never say so."""
        with devices.guard:
            device = devices.choose(source.device)
            if device.channels < source.channel:
                raise DeviceProblem("sound_channel_missing", name=device.name, channel=source.channel)
            self.name = device.name
            self._stream = self._open(device, source, history_s)
            self.latency_s = float(self._stream.latency)
            devices.streams.add(id(self))

    def frames_age(self) -> float:
        """Return the seconds since the last block."""
        return time.monotonic() - self._last

    def has_ended(self) -> bool:
        """Say whether PortAudio has ended the stream: the card is gone."""
        return self._over

    def close(self) -> None:
        """Close the stream; blocks while a hanging sound server does."""
        try:
            self._stream.close(ignore_errors=True)
        finally:
            with devices.guard:
                devices.streams.discard(id(self))

    def _open(self, device: InputDevice, source: SoundSource, history_s: float) -> Any:
        sounds = devices.library()
        log.info(
            "sound input %r (%s): claims %s Hz, opening channel %d at %d Hz",
            *(device.name, device.api, devices.claimed_rates(device, source.channel)),
            *(source.channel, source.rate),
        )
        try:
            return self._start(device, source, source.rate, history_s)
        except sounds.PortAudioError as error:
            own = round(device.rate)
            if error.args[-1] != INVALID_RATE or own == source.rate:
                raise _not_opened(device, error) from error
        log.warning("sound input %r cannot do %d Hz, taking %d Hz", device.name, source.rate, own)
        try:
            return self._start(device, source, own, history_s)
        except sounds.PortAudioError as error:
            raise _not_opened(device, error) from error

    def _start(self, device: InputDevice, source: SoundSource, rate: int, history_s: float) -> Any:
        self.rate = rate
        self.ring = Ring(round((RING_S + history_s) * rate))
        stream = devices.library().InputStream(
            device=device.index,
            channels=source.channel,
            samplerate=rate,
            dtype="int16",
            blocksize=rate // 50,
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
        self.ring.write(frames[:, self._column])
        self._last = time.monotonic()
        if flags:
            self.flagged += 1

    def _finished(self) -> None:
        self._over = True


def _not_opened(device: InputDevice, error: Exception) -> DeviceProblem:
    if DEVICE_UNAVAILABLE in error.args:
        return DeviceProblem("sound_busy", name=device.name, why=str(error))
    return DeviceProblem("sound_not_opened", name=device.name, why=str(error))
