"""The simulated sound: every frame once, at the pace of the clock, with its faults."""

from __future__ import annotations

import socket
import threading
from datetime import UTC, datetime

import numpy as np
import pytest

from hardware.sim.sound import HEADER, MAGIC, SoundFeed
from hardware.sim.voice import speech, tone
from tests.support.waiting import until


class HandClock:
    """A clock that is moved by hand, read from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._passed = 0.0

    def now(self) -> datetime:
        """Return a fixed instant; only durations matter here."""
        return datetime(2026, 11, 23, tzinfo=UTC)

    def monotonic(self) -> float:
        """Return the seconds passed."""
        with self._lock:
            return self._passed

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        with self._lock:
            self._passed += seconds


class Listener:
    """Reads what the feed serves."""

    def __init__(self, device: str) -> None:
        host, port = device.removeprefix("sim://").split(":")
        self.socket = socket.create_connection((host, int(port)), timeout=30)

    def header(self) -> tuple[bytes, int, int]:
        """Return magic, rate and channels."""
        magic, rate, channels = HEADER.unpack(self.bytes(HEADER.size))
        return magic, rate, channels

    def bytes(self, count: int) -> bytes:
        """Read exactly so many bytes, fewer only at the end."""
        data = b""
        while len(data) < count and (part := self.socket.recv(count - len(data))):
            data += part
        return data

    def frames(self, count: int) -> np.ndarray:
        """Read so many frames."""
        return np.frombuffer(self.bytes(2 * count), "<i2")


def started(clock: HandClock, feed: SoundFeed) -> Listener:
    """Connect, and move the clock until the feed has noticed."""
    listener = Listener(feed.device)
    until(lambda: feed._listeners)
    clock.advance(0.1)
    assert listener.header() == (MAGIC, feed.rate, 1)
    return listener


def test_what_is_played_comes_whole_and_once_over_line_noise() -> None:
    clock, voice = HandClock(), speech(2.0)
    with SoundFeed(clock, noise_dbfs=-90) as feed:
        listener = started(clock, feed)
        assert len(listener.frames(800)) == 800
        feed.play(voice)
        clock.advance(3.0)
        heard = listener.frames(24000)
        assert feed.wait_played(30)
        listener.socket.close()
    begins = int(np.argmax(np.correlate(heard.astype(float), voice.astype(float), "valid")))
    rest = heard[begins : begins + len(voice)].astype(int) - voice
    assert int(np.abs(rest).max()) <= 8


def test_exactly_as_many_frames_as_time_has_passed() -> None:
    clock = HandClock()
    with SoundFeed(clock, rate=16000) as feed:
        listener = started(clock, feed)
        assert len(listener.frames(1600)) == 1600
        clock.advance(20.0)
        assert len(listener.frames(320000)) == 320000
        listener.socket.settimeout(0.1)
        with pytest.raises(TimeoutError):
            listener.socket.recv(1)
        listener.socket.close()


def test_silence_is_exact_and_noise_is_not() -> None:
    clock = HandClock()
    with SoundFeed(clock) as feed:
        listener = started(clock, feed)
        listener.frames(800)
        feed.silence()
        clock.advance(1.0)
        assert not listener.frames(8000).any()
        feed.silence(on=False)
        clock.advance(1.0)
        assert listener.frames(8000).any()
        listener.socket.close()


def test_stuck_delivers_nothing_and_keeps_the_connection() -> None:
    clock = HandClock()
    with SoundFeed(clock) as feed:
        listener = started(clock, feed)
        listener.frames(800)
        feed.stuck()
        clock.advance(1.0)
        listener.socket.settimeout(0.2)
        with pytest.raises(TimeoutError):
            listener.socket.recv(1)
        feed.stuck(on=False)
        clock.advance(0.5)
        listener.socket.settimeout(30)
        assert len(listener.frames(4000)) == 4000
        listener.socket.close()


def test_unplugged_and_plugged_in_under_the_same_name() -> None:
    clock = HandClock()
    with SoundFeed(clock) as feed:
        listener, device = started(clock, feed), feed.device
        feed.unplug()
        listener.bytes(1 << 20)
        listener.socket.close()
        with pytest.raises(ConnectionRefusedError):
            Listener(device)
        feed.replug()
        assert feed.device == device
        started(clock, feed).socket.close()


def test_hush_ends_what_is_playing() -> None:
    clock = HandClock()
    with SoundFeed(clock, noise_dbfs=-90) as feed:
        listener = started(clock, feed)
        listener.frames(800)
        feed.play(tone(10.0))
        feed.play(tone(10.0, 48000), 48000)
        feed.hush()
        assert feed.wait_played(0)
        clock.advance(1.0)
        assert int(np.abs(listener.frames(8000)).max()) < 32
        listener.socket.close()
