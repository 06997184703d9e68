"""The power goes: of a running recording at most the last second is missing, and the file plays anywhere."""

from __future__ import annotations

import hashlib
import os
import random
import wave
from datetime import UTC
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from dutyconsole.clock import SystemClock
from dutyconsole.domain.recording import EndReason
from dutyconsole.paths import DataFolder
from hardware.audio.ring import Ring
from hardware.audio.wav import create, pcm_sha256, repair
from hardware.recorder.call_logic import Moment
from hardware.recorder.journal import Journal
from hardware.recorder.tape import LineTape
from tests.hardware.recorder.stage import LINE
from tests.support.sound import speech_like

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hardware.audio.wav import SoundFile

RATE = 8000
BLOCK = RATE // 10
SECTOR = 512
VOICE = speech_like(20.0)


class Disk:
    """Files whose writes are on the platter only after fsync; before, each may be there, or half, or not."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.files: dict[int, CachedFile] = {}
        fsync = os.fsync

        def synced(descriptor: int) -> None:
            fsync(descriptor)
            if descriptor in self.files:
                self.files[descriptor].settle(lambda _: True)

        monkeypatch.setattr(os, "fsync", synced)

    def open(self, path: Path) -> SoundFile:
        """Make a file of this disk."""
        file = CachedFile(create(path))
        self.files[file.fileno()] = file
        return file


class CachedFile:
    """One file: what is on the platter, and the writes that wait."""

    def __init__(self, inner: SoundFile) -> None:
        self._inner = inner
        self._place = 0
        self.platter = bytearray()
        self._waiting: list[tuple[int, bytes]] = []

    def seek(self, offset: int) -> int:
        self._place = offset
        return self._inner.seek(offset)

    def write(self, data: bytes, /) -> int | None:
        self._waiting.append((self._place, bytes(data)))
        return self._inner.write(data)

    def fileno(self) -> int:
        return self._inner.fileno()

    def close(self) -> None:
        self._inner.close()

    def settle(self, reaches: Callable[[int], bool]) -> None:
        """Bring waiting writes to the platter, sector by sector, where `reaches` says so."""
        for place, data in self._waiting:
            for start in range(0, len(data), SECTOR):
                if reaches(start):
                    part = data[start : start + SECTOR]
                    end = place + start + len(part)
                    self.platter.extend(bytes(max(0, end - len(self.platter))))
                    self.platter[place + start : end] = part
        self._waiting.clear()


@pytest.mark.parametrize("seed", range(12))
def test_a_power_cut_costs_at_most_the_last_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    disk, clock = Disk(monkeypatch), SimpleNamespace(now=1000.0)
    for module in ("tape", "frame_count"):
        time = SimpleNamespace(monotonic=lambda: clock.now, sleep=lambda _: None)
        monkeypatch.setattr(f"hardware.recorder.{module}.time", time)
    folder = DataFolder(tmp_path / "data").make()
    journal = Journal(folder.journal, LINE, clock=SystemClock())
    tape = LineTape(
        LINE,
        folder,
        note=journal.append,
        next_number=lambda: journal.next_number,
        zone=UTC,
        preroll_s=0.0,
        speech_dbfs=-42.0,
        opener=disk.open,
    )
    ring = Ring(RATE * 10)
    tape.source = SimpleNamespace(ring=ring, rate=RATE, latency_s=0.0, name="card")
    tape.now_t = clock.now
    tape.begin(1, Moment(SystemClock().now(), clock.now))
    said = 0
    for _ in range(chance.randint(15, 190)):
        ring.write(VOICE[said : said + BLOCK])
        said += BLOCK
        clock.now += 0.1
        tape.save(Moment(SystemClock().now(), clock.now))
    (file,) = disk.files.values()
    likely = chance.choice((0.0, 0.5, 0.9))
    file.settle(lambda _: chance.random() < likely)
    after = tmp_path / "after.wav"
    after.write_bytes(file.platter)
    tape.end(EndReason.STOPPED, Moment(SystemClock().now(), clock.now))
    journal.close()
    check(after, said)


def check(path: Path, said: int) -> None:
    """The file holds what was said up to a second ago at least, to the bit, and plays in two readers."""
    frames = repair(path, RATE).frames
    assert frames >= said - RATE - BLOCK
    sound, _ = soundfile.read(path, dtype="int16")
    with wave.open(str(path)) as other:
        assert (other.getnframes(), other.getframerate()) == (len(sound), RATE)
    assert len(sound) == frames
    safe = max(0, said - RATE - BLOCK)
    assert np.array_equal(sound[:safe], VOICE[:safe])
    assert pcm_sha256(path) == hashlib.sha256(sound.tobytes()).hexdigest()
