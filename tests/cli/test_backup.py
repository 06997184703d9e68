"""`backup` and `restore`: the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Shell


def test_there_and_back(room: Shell, tmp_path: Path) -> None:
    room.run("log", "add", "--user", "李晓东", "--text", "东河镇来电：一切正常")
    file, into = tmp_path / "duty.backup", tmp_path / "restored"
    code, (made,), said = room.run("backup", str(file))
    assert (code, made["warnings"], made["file"]) == (0, ["backup_without_keys"], str(file))
    assert "备份口令" in said
    assert room.run("backup", str(file))[0] == 3, "never written over"
    code, (told,), _ = room.run("restore", str(file), "--into", str(into))
    assert (code, told["ok"], told["links"]) == (0, True, made["links"])
    assert room.run("restore", str(file), "--into", str(into))[0] == 3, "never into a folder in use"
    room.folder = into
    assert room.run("log", "show", "1")[1][0]["text"] == "东河镇来电：一切正常"
    assert room.run("verify")[0] == 0
    file.write_bytes(file.read_bytes()[:-100])
    assert room.run("restore", str(file), "--into", str(tmp_path / "other"))[0] == 5
    assert not (tmp_path / "other").exists()
    assert room.run("restore", str(tmp_path / "none"), "--into", str(tmp_path / "other"))[0] == 2
    assert room.run("backup", str(tmp_path / "b"), "--recordings", "since")[0] == 2
    assert room.run("backup", str(tmp_path / "b"), "--user", "审计员")[0] == 3
    assert room.run("backup", "/proc/none/b")[0] == 4
