"""`line listen` on a real port: what the device says is printed as it comes, nothing is lost at the end."""

from __future__ import annotations

import logging
from datetime import datetime
from threading import Thread
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tests.peers.pty_modem import pty_modem
from tests.support.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from hardware.sim.pty_modem import PtyModem
    from tests.cli.conftest import Shell

pytestmark = pytest.mark.peer

LOCAL = datetime(2026, 11, 23, 20, 7, tzinfo=ZoneInfo("Asia/Shanghai"))


def act(modem: PtyModem) -> None:
    """Ring twice with the same report, and stop in mid-line."""
    until(lambda: modem.brain.caller_id)
    for _ in range(2):
        modem.ring()
        modem.caller_id("13800000001", "刘强", at=LOCAL)
    modem.say(b"\r\nNMB")


def test_one_call_gives_one_report_and_a_cut_line_is_kept(shell: Shell) -> None:
    with pty_modem() as (modem, source):
        actor = Thread(target=act, args=(modem,))
        actor.start()
        code, rows, _ = shell.run("line", "listen", "--port", source.port, "--seconds", "4")
        actor.join()
    assert code == 0
    assert [row["event"] for row in rows] == ["ring", "caller_id", "ring", "unparsed"]
    assert (rows[1]["number"], rows[1]["name"]) == ("13800000001", "刘强")
    assert bytes.fromhex(rows[3]["raw_hex"]) == b"NMB"


def test_a_box_that_answers_no_commands_is_heard(
    shell: Shell, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hardware.caller_id.modem.ModemDialogue.__init__.__kwdefaults__", {"wait_s": 0.05})
    with caplog.at_level(logging.ERROR, logger="dutyconsole.device"), pty_modem() as (modem, source):
        modem.silence()
        code, rows, said = shell.run("line", "listen", "--port", source.port, "--seconds", "0.5")
    assert (code, rows) == (0, [])
    assert "没有应答" in said


def test_a_port_that_is_not_there(shell: Shell, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="dutyconsole.device"):
        code, _, said = shell.run("line", "listen", "--port", str(tmp_path / "ttyUSB9"), "--seconds", "5")
    assert code == 4
    assert "找不到串口" in said


def test_captured_lines_of_boxes_and_exchanges_are_told_apart(shell: Shell, tmp_path: Path) -> None:
    source = tmp_path / "captured.bin"
    source.write_bytes(
        b"RING\r\nNMBR = 13800000001\r\n"
        b"06/24/96 10:08AM  103 03 <I> 1022220 TOM HUNKS          0'45                NA\r\n"
        b"8001>62700000\r\n"
    )
    pattern = r"(?P<extension>\d+)(?P<direction>>)(?P<number>\d+)"
    code, rows, _ = shell.run("line", "parse", str(source), "--pattern", pattern)
    assert code == 0
    assert [row["event"] for row in rows] == ["ring", "caller_id", "smdr", "smdr"]
    assert (rows[2]["direction"], rows[2]["number"], rows[2]["answered"]) == ("in", "1022220", False)
    assert (rows[3]["direction"], rows[3]["number"], rows[3]["extension"]) == ("out", "62700000", "8001")
    assert rows[3]["raw"] == "8001>62700000"


def test_a_wrong_pattern_is_wrong_usage(shell: Shell, tmp_path: Path) -> None:
    source = tmp_path / "captured.bin"
    source.write_bytes(b"")
    code, _, said = shell.run("line", "parse", str(source), "--profile", "pattern", "--pattern", "(")
    assert code == 2
    assert "正则表达式" in said
