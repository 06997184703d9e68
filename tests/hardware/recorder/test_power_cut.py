"""The power goes: of a running recording at most the last second is missing, and the file plays anywhere."""

from __future__ import annotations

import hashlib
import os
import random
import wave
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from dutyconsole.domain.recording import EndReason
from hardware.audio.wav import create, pcm_sha256, repair
from tests.hardware.recorder.deck import BLOCK, RATE, Deck
from tests.support.sound import speech_like

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hardware.audio.wav import SoundFile

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
    chance, disk = random.Random(seed), Disk(monkeypatch)
    with Deck(tmp_path, monkeypatch, opener=disk.open) as deck:
        deck.tape.begin(1, deck.now())
        said = 0
        for _ in range(chance.randint(15, 190)):
            deck.hear(VOICE[said : said + BLOCK])
            said += BLOCK
        (file,) = disk.files.values()
        likely = chance.choice((0.0, 0.5, 0.9))
        file.settle(lambda _: chance.random() < likely)
        after = tmp_path / "after.wav"
        after.write_bytes(file.platter)
        deck.tape.end(EndReason.STOPPED, deck.now())
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
