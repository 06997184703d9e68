"""The second copy: there while it is recorded, made up for afterwards, and never in the way of the first."""

from __future__ import annotations

import hashlib
import os
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import soundfile

from dutyconsole.app.commands import ClearAlarm, RaiseAlarm
from dutyconsole.app.monitor import RecorderWatch
from dutyconsole.clock import SystemClock
from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.status import COPY, DeviceReport, Health, RecorderStatus
from dutyconsole.errors import DeviceProblem
from dutyconsole.messages import sentence
from dutyconsole.paths import DataFolder
from hardware.audio.packing import pack
from hardware.audio.stored import stored_digest
from hardware.recorder import copying
from hardware.recorder.client import recorder_status
from hardware.recorder.journal import Journal
from hardware.recorder.second_copy import MARK_FILE, SecondCopy, forget_copy
from hardware.sim.sound import SoundFeed
from tests.hardware.recorder.stage import LINE, facts, room, running
from tests.support.sound import speech_like, write_wav
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SOUND = speech_like(5.0)
DIGEST = hashlib.sha256(SOUND.tobytes()).hexdigest()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    monkeypatch.setattr("hardware.recorder.second_copy.TURN_S", 0.02)
    monkeypatch.setattr("hardware.recorder.second_copy.AGAIN_S", 0.02)
    with caplog.at_level("WARNING", logger="dutyconsole.recorder"):
        yield


class Room:
    """A data folder with a journal, and a disk for the copy."""

    def __init__(self, root: Path) -> None:
        self.folder = DataFolder(root / "data").make()
        self.disk = root / "disk"
        self.disk.mkdir()
        self.journal = Journal(self.folder.journal, LINE, clock=SystemClock())
        self.idle = True

    def keep(self, name: str, *, digest: str = DIGEST) -> str:
        """Leave a closed recording and return its name."""
        file = f"recordings/2026/11/{name}.wav"
        data = {"call": 1, "file": file, "rate": 8000, "preroll_s": 0.0}
        number = self.journal.append(FactKind.RECORDING_STARTED, data).number
        ended = {"recording": number, "frames": len(SOUND), "sha256": digest, "reason": "hung_up"}
        self.journal.append(FactKind.RECORDING_ENDED, ended)
        write_wav(self.folder.root / file, SOUND)
        return file

    def copy(self) -> SecondCopy:
        """Return what copies here."""
        return SecondCopy(
            self.folder,
            str(self.disk),
            SystemClock(),
            journal=lambda: self.journal,
            is_idle=lambda: self.idle,
        )

    def states(self) -> list[tuple[str, str]]:
        """Return what was written down of the copy."""
        found = [fact.data for fact in facts(self.folder, FactKind.DEVICE_STATE)]
        return [(data["state"], data.get("code", data.get("was", ""))) for data in found]

    def names(self) -> list[str]:
        """Return what lies on the disk."""
        return sorted(p.relative_to(self.disk).as_posix() for p in self.disk.rglob("*") if p.is_file())


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    room = Room(tmp_path)
    yield room
    room.journal.close()


def run_until(copy: SecondCopy, condition: Callable[[], object], what: str) -> None:
    copy.start()
    try:
        until(condition, what)
    finally:
        copy.stop()


def test_a_call_is_on_both_disks_while_it_is_recorded(tmp_path: Path) -> None:
    folder, disk = DataFolder(tmp_path / "data"), tmp_path / "disk"
    disk.mkdir()
    with SoundFeed(SystemClock()) as feed:
        base = room(feed.device)
        chosen = replace(base, recorder=replace(base.recorder, copy_folder=str(disk)))
        with running(folder, chosen):
            until(lambda: facts(folder, FactKind.DEVICE_STATE), "sound")
            feed.play(speech_like(30.0))
            until(lambda: facts(folder, FactKind.RECORDING_STARTED), "a call")
            copied = disk / facts(folder, FactKind.RECORDING_STARTED)[0].data["file"]
            until(lambda: copied.exists() and copied.stat().st_size > 20000, "the copy grows")
            # It plays while it grows.
            assert len(soundfile.read(copied)[0]) > 0
            status = recorder_status(folder)
            assert status is not None
            assert [(one.device, one.health.value) for one in status.devices] == [("copy", "ok")]
    started, ended = (
        facts(folder, kind)[0].data for kind in (FactKind.RECORDING_STARTED, FactKind.RECORDING_ENDED)
    )
    # The recorder has ended while the call ran: the last words are on the second disk too.
    assert stored_digest(copied) == ended["sha256"]
    assert copied.read_bytes() == (folder.root / started["file"]).read_bytes()


def test_what_is_missing_is_made_up_for_when_no_call_runs(here: Room) -> None:
    names = [here.keep(name) for name in "abc"]
    here.idle = False
    copy = here.copy()
    copy.start()
    until((here.disk / MARK_FILE).exists, "it has looked")
    assert here.names() == [MARK_FILE]
    here.idle = True
    until(lambda: here.names() == sorted([MARK_FILE, *names]), "all is copied")
    copy.stop()
    assert {stored_digest(here.disk / name) for name in names} == {DIGEST}
    assert here.states() == []


def test_what_was_packed_is_packed_there_too(here: Room) -> None:
    name = here.keep("a")
    packed = name.replace(".wav", ".flac")
    run_until(here.copy(), lambda: here.names() == sorted([MARK_FILE, name]), "it is copied")
    pack(here.folder.root / name, DIGEST, lambda: True)
    run_until(here.copy(), lambda: here.names() == sorted([MARK_FILE, packed]), "it is packed there too")
    assert stored_digest(here.disk / packed) == DIGEST


def test_a_disk_that_goes_and_comes_back(here: Room) -> None:
    first = here.keep("a")
    away = here.disk.with_name("away")
    copy = here.copy()
    copy.start()
    until(lambda: first in here.names(), "it is copied")
    here.disk.rename(away)
    # An empty mount point is left behind: nothing may be written there.
    here.disk.mkdir()
    until(lambda: here.states() == [("fault", "copy_missing")], "the fault is told")
    second = here.keep("b")
    report = copy.report()
    assert "录音副本磁盘不在" in sentence(DeviceProblem(report.code, **report.params))
    assert here.names() == []
    here.disk.rmdir()
    away.rename(here.disk)
    until(lambda: here.names() == sorted([MARK_FILE, first, second]), "it is made up for")
    until(lambda: here.states()[1:] == [("ok", "copy_missing")], "and told")
    copy.stop()


def test_a_new_disk_is_taken_after_the_setting_was_cleared(here: Room) -> None:
    name = here.keep("a")
    run_until(here.copy(), lambda: name in here.names(), "it is copied")
    for path in (here.disk / name, here.disk / MARK_FILE):
        path.unlink()
    run_until(here.copy(), lambda: here.states() == [("fault", "copy_missing")], "it is another disk")
    forget_copy(here.folder)
    run_until(here.copy(), lambda: name in here.names(), "it is copied again")


@pytest.mark.parametrize(("number", "code"), [(28, "copy_full"), (5, "copy_failed")])
def test_a_disk_that_refuses_is_told_and_tried_again(
    here: Room, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    name, refuses = here.keep("a"), [True]

    def copy_whole(*args: Any, **kwargs: Any) -> None:
        if refuses[0]:
            raise OSError(number, os.strerror(number))
        copying.copy_whole(*args, **kwargs)

    monkeypatch.setattr("hardware.recorder.second_copy.copy_whole", copy_whole)
    copy = here.copy()
    copy.start()
    until(lambda: here.states() == [("fault", code)], "the fault is told")
    refuses[0] = False
    until(lambda: name in here.names(), "it is tried again")
    copy.stop()
    assert here.states()[1:] == [("ok", code)]


def test_a_recording_that_is_damaged_itself_does_not_hold_up_the_others(here: Room) -> None:
    bad, good = here.keep("a", digest="0" * 64), here.keep("b")
    run_until(here.copy(), lambda: good in here.names(), "the good one is copied")
    assert bad not in here.names()
    assert here.states() == []


def test_a_recording_that_is_gone_does_not_hold_up_the_others(here: Room) -> None:
    gone, good = here.keep("a"), here.keep("b")
    (here.folder.root / gone).unlink()
    # A mark that was torn by a cut counts as none.
    (here.folder.journal / MARK_FILE).write_text(f"{here.disk}\n", encoding="utf-8")
    run_until(here.copy(), lambda: good in here.names(), "the other one is copied")
    assert here.states() == []


def test_a_copy_that_a_cut_spoilt_is_made_again(here: Room) -> None:
    name = here.keep("a")
    run_until(here.copy(), lambda: name in here.names(), "it is copied")
    whole = (here.disk / name).read_bytes()
    (here.disk / name).write_bytes(whole[:-4000] + bytes(4000))
    run_until(here.copy(), lambda: (here.disk / name).read_bytes() == whole, "it is made again")


def test_a_disk_that_hangs_is_told(here: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    here.keep("a")
    hangs, released = threading.Event(), threading.Event()

    def copy_whole(*_: Any, **__: Any) -> None:
        hangs.set()
        released.wait()

    monkeypatch.setattr("hardware.recorder.second_copy.copy_whole", copy_whole)
    monkeypatch.setattr("hardware.recorder.second_copy.STUCK_S", 0.1)
    copy = here.copy()
    copy.start()
    assert hangs.wait(60.0)
    until(lambda: copy.report().code == "copy_stuck", "it is told")
    released.set()
    until(lambda: copy.report().code == "", "it goes on")
    copy.stop()


def test_the_desk_is_told_and_told_again_when_all_is_well() -> None:
    posted: list[object] = []
    watch = RecorderWatch(
        post=posted.append, publish=lambda _: None, clock=SystemClock(), banner_after_s=lambda: 10.0
    )
    bad = DeviceReport(COPY, Health.FAULT, "copy_missing", {"folder": "/mnt/copy"})
    for device in (bad, bad, DeviceReport(COPY, Health.OK)):
        watch.seen(RecorderStatus(1, "0", (), 100.0, 1, devices=(device,)))
    assert posted == [
        RaiseAlarm("recorder-copy", "copy_missing", {"folder": "/mnt/copy"}, grave=False),
        ClearAlarm("recorder-copy"),
    ]
