"""The sound cards of a process: each opened once for all its lines, known by the name of what is behind it.

A line belongs to the card on which it was first heard. Where the system picks the device (`default`), it may
pick another one when the card goes: a stream that was moved is closed and put back, and while the right card
is not there the other one is used, loudly: a spare card is better than no recording, and somebody must know.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from dutyconsole.errors import DeviceProblem
from hardware.audio import devices
from hardware.audio.capture import CardInput, CardStream
from hardware.audio.pulse_server import PulseServer, preferring

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dutyconsole.settings.line import SoundSource
    from hardware.audio.devices import SoundDevice
    from hardware.audio.pulse_server import PulseView

log = logging.getLogger("dutyconsole.sound")

LOOK_S = 3.0
"""Seconds between two looks at where the server has our streams: an alarm is due within five."""


class StillHeldError(Exception):
    """Another line has not yet let go of the card, which is to be opened anew: come again in a moment."""


class Cards:
    """Opens the channels of cards; `sources` says of which, so that a card is opened wide enough."""

    def __init__(self, sources: Iterable[SoundSource] = ()) -> None:
        self._sources = tuple(sources)
        self._open: dict[tuple[int, str], _Card] = {}
        """By the number in PortAudio's list, which holds while a stream is open, and the server's source."""
        self._homes: dict[str, str] = {}
        """The source behind each device of the settings, as it was first heard."""
        self._watching = False
        self._server = PulseServer()
        self._news = threading.Event()

    def open(self, source: SoundSource, *, history_s: float) -> CardInput:
        """Open one channel; raises `DeviceProblem`, or `StillHeldError`."""
        with devices.guard:
            device = devices.choose(source.device)
            key = (device.index, device.source)
            card = self._open.get(key)
            if card is not None and card.stream.inputs and card.stream.is_stale:
                raise StillHeldError
            if card is None or not card.stream.inputs:
                card = self._opened(device, source)
                self._open[key] = card
            if card.stream.channels < source.channel:
                raise DeviceProblem("sound_channel_missing", name=device.name, channel=source.channel)
            heard = CardInput(
                card.stream, channel=source.channel, history_s=history_s, closed=self._look_after
            )
            self._watch()
            return heard

    def _opened(self, device: SoundDevice, source: SoundSource) -> _Card:
        sharing = [source, *(each for each in self._sources if _is_on(each, device))]
        channels = min(device.channels, max(each.channel for each in sharing))
        if channels < source.channel:
            raise DeviceProblem("sound_channel_missing", name=device.name, channel=source.channel)
        before = self._server.look()
        home = device.source or self._homes.get(source.device, "")
        known = home in before.sources
        if device.source and not known:
            # A source that was named is never replaced by another.
            there = "; ".join(sorted(before.sources))
            raise DeviceProblem("sound_device_unknown", name=device.name, known=there)
        with preferring(home if known else ""):
            stream = CardStream(device, channels=channels, rate=max(each.rate for each in sharing))
        after = self._server.look()
        card = _Card(stream, home, may_go_home=not known)
        new = after.outputs.keys() - before.outputs.keys()
        if len(new) == 1:
            card.output = new.pop()
            card.home = home or self._homes.setdefault(source.device, after.outputs[card.output])
            card.compare(after)
        return card

    def _look_after(self) -> None:
        with devices.guard:
            self._open = {key: card for key, card in self._open.items() if card.stream.inputs}
            if not self._open:
                self._news.set()

    def _watch(self) -> None:
        if not self._watching and any(card.output is not None for card in self._open.values()):
            self._watching = True
            threading.Thread(target=self._look_on, name="sound-cards", daemon=True).start()

    def _look_on(self) -> None:
        """Compare where the streams hang with where they should, until none is left."""
        while self._still_to_watch():
            if not self._news.wait(LOOK_S):
                seen = self._server.look()
                with devices.guard:
                    for card in self._open.values():
                        card.compare(seen)

    def _still_to_watch(self) -> bool:
        with devices.guard:
            self._news.clear()
            self._watching = any(card.output is not None for card in self._open.values())
            return self._watching


class _Card:
    """An open stream, and where it hangs and should hang."""

    def __init__(self, stream: CardStream, home: str, *, may_go_home: bool) -> None:
        self.stream = stream
        self.home = home
        self._may_go_home = may_go_home
        """False where the server was asked for the right source and gave another: asking on helps nobody."""
        self.output: int | None = None
        self._first = ""

    def compare(self, seen: PulseView) -> None:
        """Say what is wrong with where the stream hangs now."""
        found = seen.outputs.get(-1 if self.output is None else self.output, "")
        if not found:
            return
        self._first = self._first or found
        if found != self._first:
            self.stream.problem = DeviceProblem("sound_moved", name=self._first, found=found)
        elif found == self.home:
            self.stream.problem = None
        else:
            self.stream.problem = DeviceProblem("sound_other_card", name=self.home, found=found)
            if self._may_go_home and self.home in seen.sources:
                for heard in self.stream.inputs:
                    heard.doubt()


def _is_on(source: SoundSource, device: SoundDevice) -> bool:
    """Say whether a source of the settings is a channel of that device."""
    try:
        its = devices.choose(source.device)
    except DeviceProblem:
        return False
    return (its.index, its.source) == (device.index, device.source)
