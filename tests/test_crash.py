"""The trace of a crash in C: made by the dying process, moved aside at the next start, told once, kept."""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from dutyconsole.crash import KEPT, crashes, note_told, untold, watch_crashes

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[1]
CRASHING = """
import faulthandler, sys
from pathlib import Path
from dutyconsole.crash import watch_crashes

def where_it_happened():
    faulthandler._sigsegv()

print(watch_crashes(Path(sys.argv[1]), "desk"))
if sys.argv[2] == "crash":
    where_it_happened()
"""


def run(folder: Path, how: str) -> subprocess.CompletedProcess[str]:
    """Run a process that ends in order, or crashes."""
    command = [sys.executable, "-c", CRASHING, str(folder), how]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_crash_is_read_at_the_next_start(tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    assert run(logs, "end").stdout == "None\n"
    assert run(logs, "crash").returncode < 0
    assert crashes(logs) == []
    moved = Path(run(logs, "end").stdout.strip())
    assert "where_it_happened" in moved.read_text(encoding="utf-8")
    (kept,) = crashes(logs)
    assert (kept.process, kept.file) == ("desk", moved)
    assert timedelta(0) <= datetime.now(UTC) - kept.at < timedelta(minutes=5)
    assert run(logs, "end").stdout == "None\n"
    assert untold(logs) == [kept]
    note_told(logs, [kept])
    assert untold(logs) == []
    assert crashes(logs) == [kept]


def crashed(folder: Path, at: int) -> Path | None:
    """Leave a trace of that time and return where the next start moved it."""
    (folder / "recorder.crash").write_text(f"crash at {at}")
    os.utime(folder / "recorder.crash", (at, at))
    return watch_crashes(folder, "recorder")


def test_two_crashes_in_one_second_are_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faulthandler, "enable", os.close)
    assert len({crashed(tmp_path, 1_700_000_000) for _ in range(3)}) == 3
    assert len(crashes(tmp_path)) == 3


def test_a_program_that_always_crashes_does_not_fill_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faulthandler, "enable", os.close)
    moved = [crashed(tmp_path, 1_700_000_000 + number) for number in range(KEPT + 2)]
    assert [kept.file for kept in crashes(tmp_path)] == moved[2:]


def test_a_folder_that_cannot_be_used_is_no_reason_not_to_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    with caplog.at_level("WARNING", logger="dutyconsole.crash"):
        assert watch_crashes(tmp_path / "logs", "desk") is None
    assert "no file for the trace" in caplog.text
