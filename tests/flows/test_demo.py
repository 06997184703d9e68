"""The demo as a visitor starts it: a process of its own, and everything that it leaves is read back."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import wave
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QImage

from dutyconsole.__main__ import main
from hardware.sim.line import BY_SOUND_ALONE
from tests.reports.paper import joined, pages
from tests.support.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TOWN_PHONE = "13800000001"
FIVE_PAST_TEN = datetime.fromisoformat("2026-11-23T22:05:00+08:00")
PATIENCE_S = 600.0
"""The demo itself gives up when nothing moves for a minute."""


def played(out: Path) -> dict[str, Any]:
    """Play the demo without a display, as fast as it goes; return its summary."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "dutyconsole", "demo", "--out", str(out), "--speed", "60"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in hidden},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert done.returncode == 0, done.stderr
    summary: dict[str, Any] = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return summary


def told(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    """Run a command on what the demo left; return what it printed."""
    assert main(["--json", *words]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.peer
@pytest.mark.soak
def test_a_whole_shift(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    summary = played(out)
    assert (summary["calls"], summary["missed"], summary["by_sound"]) == (4, 1, 1)
    assert (summary["entries"], summary["struck"]) == (16, 1)
    assert summary["verify"]["ok"]
    check_paper(out, summary)
    check_recordings(out, summary)
    check_evidence(out, summary)
    for name in summary["pictures"]:
        assert QImage(str(out / name)).width() >= 1024, name
    room = ["--data", str(out / "data")]
    (verified,) = told(capsys, *room, "verify")
    assert (verified["ok"], verified["files"]) == (True, 4)
    check_calls(out, {call["entry"]: call for call in told(capsys, *room, "calls")}, capsys)


def check_paper(out: Path, summary: dict[str, Any]) -> None:
    """The shift record names every call, slip and signature."""
    text = joined("".join(pages(out / summary["report"])))
    for word in (
        "接班上岗",
        "【划改】原因：伤亡人数误记",
        "反馈批示落实情况",
        "周明远20:15电话批示",
        "陈立",
        summary["handover"],
        *summary["slips"],
        *(each["number"] for each in summary["recordings"]),
    ):
        assert joined(word) in text, word


def check_recordings(out: Path, summary: dict[str, Any]) -> None:
    """Each recording plays, is as long as told, and is the one that was vouched for."""
    assert len(summary["recordings"]) == 4
    for each in summary["recordings"]:
        with wave.open(str(out / f"{each['number']}.wav")) as sound:
            frames = sound.readframes(sound.getnframes())
            assert round(sound.getnframes() / sound.getframerate(), 3) == each["seconds"]
        assert hashlib.sha256(frames).hexdigest() == each["sha256"]


def check_evidence(out: Path, summary: dict[str, Any]) -> None:
    """The package opens, and its own program has found it good."""
    assert summary["evidence"]["ok"]
    with zipfile.ZipFile(out / summary["evidence"]["file"]) as package:
        assert package.testzip() is None


def check_calls(out: Path, calls: dict[int, dict[str, Any]], capsys: pytest.CaptureFixture[str]) -> None:
    """The calls took as long as the story says; the one that was only heard is as complete as the others."""
    assert [call["rings"] for call in calls.values()] == [2, 2, 2, 3]
    (heard,) = [call for call in calls.values() if call["line"] == BY_SOUND_ALONE]
    assert (heard["number"], heard["unit"], heard["state"]) == (TOWN_PHONE, "东河镇人民政府", "ended")
    began, ended = (datetime.fromisoformat(heard[name]) for name in ("started_at", "ended_at"))
    assert abs((began - FIVE_PAST_TEN).total_seconds()) <= 2.0
    assert 66.0 <= (ended - FIVE_PAST_TEN).total_seconds() <= 73.0, "58 s of talk, and the busy tone"
    (recording,) = heard["recordings"]
    signs = told(capsys, "line", "decode", str(out / f"{recording['number']}.wav"))
    assert [(sign["event"], sign.get("number", sign.get("tone"))) for sign in signs] == [
        ("caller_id", TOWN_PHONE),
        ("tone", "busy"),
    ]
