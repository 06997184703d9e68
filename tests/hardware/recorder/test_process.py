"""The process as a whole: how it starts, ends, refuses, and finds what was left."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import numpy as np
import pytest
import soundfile

from dutyconsole.clock import SystemClock
from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.errors import DeviceProblem
from dutyconsole.paths import DataFolder
from dutyconsole.settings.line import Line, SoundSource
from dutyconsole.settings.root import Settings
from hardware.audio.coding import PCM
from hardware.audio.wav import WavWriter
from hardware.recorder.client import recorder_status
from hardware.recorder.install import install_service, task_text
from hardware.recorder.journal import Journal, facts_after, journal_path
from hardware.recorder.process import run
from hardware.recorder.wire import ADDRESS_FILE
from hardware.sim.sound import SoundFeed
from tests.hardware.recorder.stage import ROOT, config, facts, process, room, running
from tests.support.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

VOICE = np.random.default_rng(4).normal(0, 2000, 8000 * 60).astype(np.int16)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data").make()


@pytest.mark.peer
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_polite_end_closes_the_running_file(folder: DataFolder, number: int) -> None:
    with SoundFeed(SystemClock()) as feed:
        folder.config.write_text(config(feed.device), encoding="utf-8")
        with process(folder) as child:
            until(lambda: facts(folder, FactKind.DEVICE_STATE), "sound")
            feed.play(VOICE)
            until(lambda: facts(folder, FactKind.RECORDING_STARTED), "a recording")
            child.send_signal(number)
            assert child.wait() == 0
    kinds = [fact.kind for fact in facts(folder)][-3:]
    assert kinds == [FactKind.RECORDING_ENDED, FactKind.CALL_ENDED, FactKind.RECORDER_STOPPED]
    ended = facts(folder, FactKind.RECORDING_ENDED)[0].data
    started = facts(folder, FactKind.RECORDING_STARTED)[0].data
    assert ended["reason"] == "stopped"
    assert soundfile.info(folder.root / started["file"]).frames == ended["frames"]
    assert not (folder.journal / ADDRESS_FILE).exists()


@pytest.mark.peer
def test_the_end_of_a_terminal_or_a_session_ends_nothing(folder: DataFolder) -> None:
    folder.config.write_text(config(""), encoding="utf-8")
    with process(folder) as child:
        until(lambda: recorder_status(folder), "the recorder answers")
        child.send_signal(signal.SIGHUP)
        # The order comes after the signal, and is still obeyed.
        assert recorder_status(folder) is not None
        child.terminate()
        assert child.wait() == 0
    assert facts(folder)[-1].kind is FactKind.RECORDER_STOPPED


@pytest.mark.peer
def test_a_second_recorder_is_refused_and_disturbs_nothing(folder: DataFolder) -> None:
    with running(folder, room("")):
        until(lambda: recorder_status(folder), "the recorder answers")
        done = subprocess.run(
            [sys.executable, "-m", "hardware.recorder", "--data", str(folder.root)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 3
        assert "已有另一个录音程序" in done.stderr
        assert recorder_status(folder) is not None
        with pytest.raises(DeviceProblem):
            run(folder, room(""), SystemClock(), threading.Event())
    assert [fact.number for fact in facts(folder)] == [1, 2]


def test_the_recorder_imports_neither_window_nor_store() -> None:
    program = (
        "import sys, hardware.recorder.service; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not loaded & {"PySide6", "sqlalchemy", "sqlcipher3", "reportlab", "alembic", "ui", "soundfile"}
    program = "import sys, hardware.recorder.service; print('dutyconsole.app' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_what_a_dead_recorder_left_is_ended(folder: DataFolder, caplog: pytest.LogCaptureFixture) -> None:
    journal = Journal(folder.journal, LineId("1"), clock=SystemClock())
    journal.append(FactKind.RECORDER_STARTED, {"version": "0", "pid": 1})
    call = journal.append(FactKind.CALL_STARTED, {"direction": "in"}).number
    path = folder.recordings / "2026" / "a.wav"
    WavWriter(path, 8000).close()
    data = {"call": call, "file": folder.relative(path), "rate": 8000, "preroll_s": 0.0}
    recording = journal.append(FactKind.RECORDING_STARTED, data).number
    path.write_bytes(PCM.header(8000, 0) + VOICE[:8000].tobytes() + b"\x01")
    gone = journal.append(FactKind.RECORDING_STARTED, {**data, "file": "recordings/gone.wav"}).number
    journal.close()
    with caplog.at_level("WARNING", logger="dutyconsole.recorder"), running(folder, room("")):
        until(lambda: facts(folder, FactKind.RECORDER_STARTED)[1:], "the next start")
    ended = {fact.data["recording"]: fact.data for fact in facts(folder, FactKind.RECORDING_ENDED)}
    assert (ended[recording]["frames"], ended[recording]["reason"]) == (8000, "killed")
    assert (ended[gone]["frames"], ended[gone]["reason"]) == (0, "killed")
    assert [fact.data for fact in facts(folder, FactKind.CALL_ENDED)] == [{"call": call, "outcome": "missed"}]
    assert soundfile.info(path).frames == 8000
    assert path.stat().st_size == 44 + 16000 + 1


def test_the_next_start_has_nothing_to_end(folder: DataFolder) -> None:
    for _ in range(2):
        with running(folder, room("")):
            pass
    kinds = {fact.kind for fact in facts(folder)}
    assert kinds == {FactKind.RECORDER_STARTED, FactKind.RECORDER_STOPPED}


def test_a_stretch_in_which_nobody_listened_is_a_gap(folder: DataFolder) -> None:
    with SoundFeed(SystemClock()) as feed:
        for turn in range(2):
            with running(folder, room(feed.device)):
                until(lambda n=turn: len(facts(folder, FactKind.GAP)) == n if n else True, "the gap")  # type: ignore[misc]
                until(lambda: facts(folder, FactKind.DEVICE_STATE), "sound")
    gap = facts(folder, FactKind.GAP)[0]
    stopped = facts(folder, FactKind.RECORDER_STOPPED)[0]
    assert gap.data["reason"] == "recorder_not_running"
    assert gap.data["from"] >= stopped.at.isoformat(timespec="milliseconds")


def test_a_sound_file_that_no_journal_names_is_told_once_and_kept(
    folder: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    orphan = folder.recordings / "2026" / "无主.wav"
    orphan.parent.mkdir()
    orphan.write_bytes(b"whatever")
    for _ in range(2):
        with caplog.at_level("WARNING", logger="dutyconsole.recorder"), running(folder, room("")):
            until(lambda: facts(folder, FactKind.DEVICE_STATE), "the orphan is told")
    told = facts(folder, FactKind.DEVICE_STATE)
    assert [fact.data["params"]["file"] for fact in told] == ["recordings/2026/无主.wav"]
    assert orphan.read_bytes() == b"whatever"


def test_a_torn_and_a_damaged_journal_are_told(folder: DataFolder, caplog: pytest.LogCaptureFixture) -> None:
    path = journal_path(folder.journal, LineId("1"))
    first = b'{"n":1,"line":"1","at":"2026-11-23T00:00:00+00:00","kind":"ring"}'
    path.write_bytes(first + b'\nrubbish\n{"n":3,"li')
    with caplog.at_level("WARNING", logger="dutyconsole.recorder"):
        with running(folder, room("")):
            until(lambda: facts(folder, FactKind.DEVICE_STATE)[1:], "both are told")
        told = [fact.data["code"] for fact in facts(folder, FactKind.DEVICE_STATE)]
    assert told == ["journal_line_damaged", "journal_torn"]


def test_a_line_that_the_settings_dropped_is_still_put_in_order(
    folder: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    journal = Journal(folder.journal, LineId("8"), clock=SystemClock())
    journal.append(FactKind.CALL_STARTED, {"direction": "out"})
    journal.close()
    with caplog.at_level("WARNING", logger="dutyconsole.recorder"), running(folder, room("")):
        until(lambda: recorder_status(folder), "the recorder answers")
    assert [fact.kind for fact in facts_after(journal.path, 1)] == [FactKind.CALL_ENDED]


def test_the_status_tells_disk_and_lines(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hardware.recorder.process.free_bytes", lambda _: 500_000_000 + 16000 * 2 * 3600 * 20)
    with SoundFeed(SystemClock()) as feed:
        lines = tuple(Line(id=name, sound=SoundSource(device=feed.device)) for name in ("1", "2"))
        with running(folder, Settings(lines=lines)):
            until(lambda: recorder_status(folder), "the recorder answers")
            status = recorder_status(folder)
    assert status is not None
    assert (status.pid, status.disk_hours, status.disk_health) == (os.getpid(), 20.0, "amber")
    assert [(line.line, line.call_state, line.recording) for line in status.lines] == [
        ("1", "idle", False),
        ("2", "idle", False),
    ]


def test_only_its_owner_can_read_where_the_recorder_is(folder: DataFolder) -> None:
    with running(folder, room("")):
        until(lambda: recorder_status(folder), "the recorder answers")
        assert stat.S_IMODE((folder.journal / ADDRESS_FILE).stat().st_mode) == 0o600


def test_the_service_names_this_data_folder(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "100% data")
    told = install_service(folder, home=tmp_path)
    unit = (tmp_path / "systemd" / "user" / "dutyconsole-recorder.service").read_text()
    assert f'"{tmp_path}/100%% data" "recorder" "run" "--wait"' in unit
    # Without it systemd gives up after five faults in ten seconds.
    assert "StartLimitIntervalSec=0" in unit
    assert "systemctl --user enable --now dutyconsole-recorder.service" in told
    assert 'loginctl enable-linger "$USER"' in told


@pytest.mark.peer
def test_systemd_understands_the_service(tmp_path: Path) -> None:
    install_service(DataFolder(tmp_path / "100% 值班 data").make(), home=tmp_path)
    unit = tmp_path / "systemd" / "user" / "dutyconsole-recorder.service"
    if (program := shutil.which("systemd-analyze")) is None:
        assert unit.read_text().startswith("[Unit]")
        return
    done = subprocess.run(
        [program, "--user", "--man=no", "verify", str(unit)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_task_of_windows_never_ends_by_itself(tmp_path: Path) -> None:
    text = task_text(
        ["C:\\Program Files\\py & co\\python.exe", "-m", "dutyconsole", "--data", "D:\\值班 数据"]
    )
    task = ElementTree.fromstring(text.partition("?>")[2])  # noqa: S314  our own text
    spaces = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}

    def said(path: str) -> str | None:
        return task.findtext(path, namespaces=spaces)

    assert said(".//t:Command") == "C:\\Program Files\\py & co\\python.exe"
    assert said(".//t:Arguments") == '-m dutyconsole --data "D:\\值班 数据"'
    assert said(".//t:ExecutionTimeLimit") == "PT0S"
    assert task.find(".//t:BootTrigger", spaces) is not None


@pytest.mark.peer
def test_a_service_waits_for_its_turn_and_takes_over(folder: DataFolder) -> None:
    with process(folder) as first:
        until(lambda: recorder_status(folder), "the first answers")
        with process(folder, wait=True) as second:
            until(lambda: "已有另一个录音程序" in said(folder), "the second says so")
            assert second.poll() is None
            first.kill()
            until(lambda: (status := recorder_status(folder)) and status.pid == second.pid, "it takes over")
            second.terminate()
            assert second.wait() == 0


@pytest.mark.peer
def test_a_service_that_waits_can_be_ended(folder: DataFolder) -> None:
    with running(folder, room("")), process(folder, wait=True) as second:
        until(lambda: "已有另一个录音程序" in said(folder), "it waits")
        second.terminate()
        assert second.wait() == 0


def said(folder: DataFolder) -> str:
    """Return what the processes have said to people."""
    return (folder.logs / "recorder.out").read_text(encoding="utf-8")
