"""Kill -9 of the desk in a call: the recording goes on, and nothing that was acknowledged is lost."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from dutyconsole.app.room_file import read_room
from dutyconsole.bootstrap import open_console, verify_store
from dutyconsole.cli.setup import sample_text
from dutyconsole.clock import SystemClock
from dutyconsole.domain.call import CallState
from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.ids import CallId
from dutyconsole.domain.recording import RecordingState
from dutyconsole.paths import DataFolder
from dutyconsole.settings_file import save_settings
from hardware.recorder.client import recorder_status
from hardware.recorder.journal import facts_after, journal_path
from hardware.sim.line import SimLine
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dutyconsole.domain.facts import Fact

ROOT = Path(__file__).resolve().parents[2]
NUMBER = "13800000001"
ZONE = ZoneInfo("Asia/Shanghai")

pytestmark = pytest.mark.peer


class Killable:
    """A desk as a process of its own, and what it has acknowledged."""

    def __init__(self, folder: DataFolder) -> None:
        self.said: list[dict[str, Any]] = []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.flows.desk_process", str(folder.root)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            env={**os.environ, "DUTYCONSOLE_QUIET": "1"},
        )
        self._reader = threading.Thread(target=self._read, name="desk-process-reader")
        self._reader.start()

    def heard(self, said: str, **what: object) -> list[dict[str, Any]]:
        """Return what it said of this kind so far."""
        rows = [row for row in list(self.said) if row["said"] == said]
        return [row for row in rows if all(row.get(key) == value for key, value in what.items())]

    def kill(self) -> None:
        """Kill it as a power cut would, and read what it said until then."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._reader.join()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as source:
            for line in source:
                if line.endswith(b"\n"):
                    self.said.append(json.loads(line))


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[DataFolder]:
    """Return a data folder whose recorder, if one runs, is ended afterwards."""
    made = DataFolder(tmp_path / "room").make()
    yield made
    if (status := recorder_status(made)) is not None:
        os.kill(status.pid, signal.SIGTERM)
        until(lambda: is_gone(status.pid))


def is_gone(pid: int) -> bool:
    """Say whether a process has ended, counted or not."""
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return True


def set_up(folder: DataFolder, line: SimLine) -> None:
    """Fill the folder with the sample room on the simulated line."""
    room = read_room(sample_text())
    first = replace(room.settings.lines[0], serial=line.serial, sound=line.sound)
    save_settings(folder.config, replace(room.settings, lines=(first,)))
    with open_console(folder) as console:
        console.desk.submit(room.set_up).result()


def facts(folder: DataFolder, kind: FactKind) -> list[Fact]:
    """Return the recorder's facts of a kind."""
    found = facts_after(journal_path(folder.journal, "1"), 0)  # type: ignore[arg-type]
    return [fact for fact in found if fact.kind is kind]


def test_a_call_outlives_the_desk(folder: DataFolder) -> None:
    with SimLine(SystemClock(), zone=ZONE) as line:
        set_up(folder, line)
        desk = Killable(folder)
        until(lambda: desk.heard("ready"))
        until(lambda: recorder_status(folder) is not None)
        line.play(line.call(NUMBER, rings=1, talk_seconds=60)[:4])
        until(lambda: desk.heard("draft"))
        desk.kill()
        draft = desk.heard("draft")[-1]
        assert not facts(folder, FactKind.CALL_ENDED), "the recorder does not care"
        line.hang_up()
        until(lambda: facts(folder, FactKind.RECORDING_ENDED))
        with open_console(folder, recorder=True, end_recorder=True) as console:
            until(lambda: console.desk.ask(lambda queries: queries.unhandled_calls()).result())
            (row,) = console.desk.ask(lambda queries: queries.unhandled_calls()).result()
            card = console.desk.ask(lambda queries: queries.call_card(CallId(draft["call"]))).result()
    assert row.call.state is CallState.ENDED
    assert row.call.number == NUMBER
    assert row.recordings[0].state is RecordingState.KEPT
    assert facts(folder, FactKind.RECORDING_ENDED)[0].data["lost_frames"] == 0
    assert card is not None
    assert card.draft is not None
    assert card.draft.content >= draft["content"]
    assert verify_store(folder).findings == ()


def kill_often(folder: DataFolder, times: int) -> None:
    """Kill the desk at random moments and compare what it acknowledged with what is stored."""
    rng = random.Random(20261123)
    acknowledged: dict[int, str] = {}
    with SimLine(SystemClock(), zone=ZONE) as line:
        set_up(folder, line)
        for _ in range(times):
            desk = Killable(folder)
            until(lambda desk=desk: desk.heard("ready"))  # type: ignore[misc]
            line.modem.ring()
            wanted = rng.randint(1, 25)
            until(lambda desk=desk, wanted=wanted: len(desk.heard("entry")) >= wanted)  # type: ignore[misc]
            desk.kill()
            acknowledged |= {row["number"]: row["text"] for row in desk.heard("entry")}
        line.hang_up()
        with open_console(folder, recorder=True, end_recorder=True) as console:
            for number, text in acknowledged.items():
                row = console.desk.ask(lambda queries, number=number: queries.entry(number)).result()  # type: ignore[misc]
                assert row is not None
                assert row.entry.text == text
            started = len(facts(folder, FactKind.CALL_STARTED))
            until(lambda: len(console.desk.ask(lambda queries: queries.call_ids()).result()) == started)
    assert acknowledged
    assert verify_store(folder).findings == ()


def test_what_was_acknowledged_is_there(folder: DataFolder) -> None:
    kill_often(folder, 10)


@pytest.mark.soak
def test_what_was_acknowledged_is_there_two_hundred_times(folder: DataFolder) -> None:
    kill_often(folder, 200)
