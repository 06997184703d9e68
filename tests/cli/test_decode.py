"""`line decode`: the line events of the contract, from sound files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

SOUND = Path(__file__).parents[1] / "data" / "sound"
FSK = str(SOUND / "caller_id/flac/mdmf_001.flac")
DTMF = str(SOUND / "caller_id/flac/dtmf_000.flac")
BAD = str(SOUND / "caller_id/flac/badsum_002.flac")
BUSY = str(SOUND / "caller_id/flac/none_004.flac")
DIALLED = str(SOUND / "dtmf/flac/dial_003.flac")
SPEECH = str(SOUND / "dtmf/talkoff/talk_zh.flac")


def test_events_have_the_fields_of_the_contract(shell: Shell) -> None:
    code, rows, said = shell.run("line", "decode", FSK, DTMF, BAD, BUSY, DIALLED, SPEECH)
    assert (code, said) == (0, "")
    assert [(row["event"], row["file"]) for row in rows] == [
        ("caller_id", FSK),
        ("caller_id", DTMF),
        ("caller_id", BAD),
        ("tone", BUSY),
        ("digits", DIALLED),
    ]
    first = rows[0]
    assert first.pop("at").endswith("+08:00")
    assert 2.245 <= first.pop("at_s") <= 2.84
    raw = "801e01083038313930393036020c3031333932333839373833310704d5c5c8fdca"
    assert first == {
        "event": "caller_id",
        "file": FSK,
        "number": "013923897831",
        "name": "张三",
        "presentation": "ok",
        "date": "0819",
        "time": "0906",
        "method": "fsk-mdmf",
        "checksum": "ok",
        "raw_hex": raw,
    }
    assert (rows[1]["number"], rows[1]["method"], rows[1]["checksum"]) == ("95588", "dtmf", None)
    assert (rows[2]["number"], rows[2]["name"], rows[2]["checksum"]) == (None, None, "bad")
    assert rows[3]["tone"] == "busy"
    assert rows[3]["from_s"] == rows[3]["at_s"] < rows[3]["to_s"]
    assert rows[4]["digits"] == "68083085436A42498B80"


def test_a_file_that_cannot_be_read_does_not_stop_the_others(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "text.wav").write_text("not a sound")
    missing = str(tmp_path / "missing.wav")
    code, rows, said = shell.run("line", "decode", missing, str(tmp_path / "text.wav"), DTMF)
    assert code == 2
    assert [row["number"] for row in rows] == ["95588"]
    assert missing in said
    assert "text.wav" in said


def test_a_torn_file_is_damaged_data(shell: Shell, tmp_path: Path) -> None:
    data = Path(SPEECH).read_bytes()
    torn = tmp_path / "torn.flac"
    torn.write_bytes(data[: len(data) // 3] + bytes(50_000) + data[len(data) // 2 : -20_000])
    code, _, said = shell.run("line", "decode", str(torn))
    assert code == 5
    assert "torn.flac" in said
