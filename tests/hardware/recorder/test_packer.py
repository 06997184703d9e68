"""The recorder packs what it has closed when nobody telephones, and writes down that it did."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dutyconsole.clock import SystemClock
from dutyconsole.domain.facts import FactKind
from dutyconsole.paths import DataFolder
from hardware.audio.stored import stored_digest
from hardware.recorder.idle import IdleWork
from hardware.recorder.journal import Journal
from hardware.recorder.salvage import orphans
from hardware.sim.sound import SoundFeed
from tests.hardware.recorder.stage import LINE, facts, room, running
from tests.support.sound import speech_like, write_wav
from tests.support.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from dutyconsole.settings.recorder import Recorder
    from dutyconsole.settings.root import Settings

SOUND = speech_like(5.0)
DIGEST = hashlib.sha256(SOUND.tobytes()).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data").make()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hardware.recorder.idle.TURN_S", 0.01)
    monkeypatch.setattr("hardware.recorder.idle.REST_S", 0.0)


def keep(journal: Journal, folder: DataFolder, name: str, *, digest: str = DIGEST) -> Path:
    """Leave a closed recording, as an earlier run of the recorder would."""
    file = f"recordings/2026/11/{name}.wav"
    data = {"call": 1, "file": file, "rate": 8000, "preroll_s": 0.0}
    number = journal.append(FactKind.RECORDING_STARTED, data).number
    ended = {"recording": number, "call": 1, "frames": len(SOUND), "sha256": digest, "reason": "hung_up"}
    journal.append(FactKind.RECORDING_ENDED, ended)
    return write_wav(folder.root / file, SOUND)


def settings(**changed: object) -> Recorder:
    return replace(room("").recorder, **{"pack_after_min": 0.0, **changed})  # type: ignore[arg-type]


def busy_room(device: str) -> Settings:
    base = room(device)
    return replace(base, recorder=replace(base.recorder, pack_after_min=0.0))


def test_a_running_recorder_packs_what_it_recorded(folder: DataFolder) -> None:
    with SoundFeed(SystemClock()) as feed, running(folder, busy_room(feed.device)):
        until(lambda: any(f.data.get("state") == "ok" for f in facts(folder, FactKind.DEVICE_STATE)), "sound")
        feed.play(speech_like(3.0))
        until(lambda: facts(folder, FactKind.RECORDING_STARTED), "a call")
        assert facts(folder, FactKind.RECORDING_PACKED) == []
        until(lambda: facts(folder, FactKind.RECORDING_PACKED), "it is packed")
    started, ended, packed = (
        facts(folder, kind)[0].data
        for kind in (FactKind.RECORDING_STARTED, FactKind.RECORDING_ENDED, FactKind.RECORDING_PACKED)
    )
    path = folder.sound(started["file"])
    assert path == folder.root / packed["file"]
    assert path.suffix == ".flac"
    assert not (folder.root / started["file"]).exists()
    assert path.stat().st_size == packed["bytes"]
    assert stored_digest(path) == ended["sha256"]


def test_each_is_packed_once_and_belongs_to_its_journal(folder: DataFolder) -> None:
    journal = Journal(folder.journal, LINE, clock=SystemClock())
    sounds = [keep(journal, folder, name) for name in "abc"]
    work = IdleWork(folder, settings(), SystemClock(), journals={LINE: journal}, is_idle=lambda: True)
    work.start()
    until(lambda: len(facts(folder, FactKind.RECORDING_PACKED)) == 3, "all are packed")
    work.stop()
    assert [sound.with_suffix(".flac").exists() for sound in sounds] == [True] * 3
    assert orphans(folder, [journal.path]) == []
    again = IdleWork(folder, settings(), SystemClock(), journals={LINE: journal}, is_idle=lambda: True)
    last = keep(journal, folder, "d")
    again.start()
    until(lambda: len(facts(folder, FactKind.RECORDING_PACKED)) == 4, "the new one is packed")
    again.stop()
    assert not last.exists()
    journal.close()


@pytest.mark.parametrize("why", ["a call runs", "switched off", "too young"])
def test_nothing_is_packed_while(folder: DataFolder, why: str) -> None:
    journal = Journal(folder.journal, LINE, clock=SystemClock())
    looked: list[int] = []

    def is_idle() -> bool:
        looked.append(1)
        return why != "a call runs"

    sound = keep(journal, folder, "a")
    chosen = {"switched off": settings(pack=False), "too young": settings(pack_after_min=5.0)}
    work = IdleWork(
        folder, chosen.get(why, settings()), SystemClock(), journals={LINE: journal}, is_idle=is_idle
    )
    work.start()
    until(lambda: len(looked) > 5, "it has looked")
    work.stop()
    journal.close()
    assert sound.exists()
    assert not sound.with_suffix(".flac").exists()


def test_sound_that_was_changed_is_named_and_kept(
    folder: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    journal = Journal(folder.journal, LINE, clock=SystemClock())
    bad, good = keep(journal, folder, "a", digest="0" * 64), keep(journal, folder, "b")
    work = IdleWork(folder, settings(), SystemClock(), journals={LINE: journal}, is_idle=lambda: True)
    with caplog.at_level(logging.WARNING, logger="dutyconsole.recorder"):
        work.start()
        until(lambda: facts(folder, FactKind.RECORDING_PACKED), "the good one is packed")
        work.stop()
    journal.close()
    assert bad.exists()
    assert not good.exists()
    told = [fact.data for fact in facts(folder, FactKind.DEVICE_STATE)]
    assert [(data["device"], data["code"]) for data in told] == [("recordings", "recording_not_as_noted")]
