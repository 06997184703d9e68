"""The command line is a contract: names, fields and exit codes to the letter."""

from __future__ import annotations

import logging
import re
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from dutyconsole.__main__ import main
from dutyconsole.cli.session import ENV_PASSWORD
from dutyconsole.settings_file import load_settings, save_settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Shell

USER = ("--user", "李晓东")


def test_the_sample_room_names_its_people(shell: Shell) -> None:
    code, rows, said = shell.run("setup", "--sample")
    assert code == 0
    assert {"user": "李晓东", "roles": ["值班员"], "password": "Zhiban-2026"} in rows
    assert "示例区人民政府值班室" in said


def test_a_room_is_filled_once(room: Shell) -> None:
    code, _, said = room.run("setup", "--sample")
    assert code == 3
    assert "已经设置过" in said


def test_a_broken_room_file_leaves_nothing_behind(shell: Shell, tmp_path: Path) -> None:
    source = tmp_path / "room.toml"
    for text, code in (("[unit", 2), ('[unit]\nname = "a"\n[[crew]]\nname = "b"\npost = "主班"\n', 2)):
        source.write_text(text, encoding="utf-8")
        assert shell.run("setup", "--from", str(source))[0] == code
    assert not (shell.folder / "config.toml").exists()
    assert shell.run("setup", "--sample")[0] == 0


def test_a_line_is_written_shown_and_found(room: Shell) -> None:
    code, (row,), _ = room.run("log", "add", *USER, "--text", "东河镇来电：一切正常", "--kind", "来电")
    assert code == 0
    assert set(row) >= {"number", "at", "kind", "text", "shift"}
    assert (row["number"], row["kind"], row["text"]) == (1, "来电", "东河镇来电：一切正常")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00", row["at"])
    room.run("log", "add", *USER, "--text", "西山街道来电", "--at", "2020-01-01T08:00")
    assert [each["number"] for each in room.run("log", "search", "来电")[1]] == [2, 1]
    assert [each["number"] for each in room.run("log", "search", "来电", "--limit", "1")[1]] == [2]
    assert [each["number"] for each in room.run("log", "search", "东河镇")[1]] == [1]
    assert [each["number"] for each in room.run("log", "search", "来电", "--to", "2020-12-31")[1]] == [2]
    assert [each["number"] for each in room.run("log", "search", "来电", "--kind", "来电")[1]] == [1]
    shown = room.run("log", "show", "2")[1][0]
    assert shown["late"]
    assert shown["at"] == "2020-01-01T08:00:00+08:00"


def test_exit_codes(room: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert room.run("log", "add", "--text", "x")[0] == 3, "nobody said who writes"
    assert room.run("log", "add", "--user", "审计员", "--text", "x")[0] == 3
    assert room.run("log", "add", *USER, "--text", " ")[0] == 3
    assert room.run("log", "add", *USER, "--text", "x", "--kind", "无")[0] == 2
    assert room.run("log", "add", *USER, "--text", "x", "--at", "gestern")[0] == 2
    assert room.run("log", "show", "7")[0] == 3
    assert room.run("recorder", "status")[0] == 4
    assert room.run("report", "nothing", "-o", "x.pdf")[0] == 2
    assert room.run("line", "parse", "no-such-file")[0] == 2
    monkeypatch.setenv(ENV_PASSWORD, "falsch")
    code, rows, said = room.run("log", "add", *USER, "--text", "x")
    assert (code, rows) == (3, [])
    assert "姓名或口令不对" in said
    with pytest.raises(SystemExit) as usage:
        main(["nonsense"])
    assert usage.value.code == 2


def test_the_shift_record_is_printed(room: Shell, tmp_path: Path) -> None:
    room.run("log", "add", *USER, "--text", "一切正常")
    target = tmp_path / "r.pdf"
    code, (row,), _ = room.run("report", "shift-record", "--shift", "last", *USER, "-o", str(target))
    assert (code, row["lines"]) == (0, 1)
    document = pypdfium2.PdfDocument(target)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "一切正常" in text
    assert "示例区人民政府值班室" in text
    assert room.run("report", "list")[1][0]["kind"] == "shift-record"


def test_the_register_of_listening_is_printed(room: Shell, tmp_path: Path) -> None:
    target = tmp_path / "register.pdf"
    code, (row,), _ = room.run("report", "access-register", "--from", "2026-01-01", *USER, "-o", str(target))
    assert (code, row["rows"]) == (0, 0)
    assert target.read_bytes().startswith(b"%PDF")
    assert room.run("report", "access-register", *USER, "-o", str(target))[0] == 0


def test_the_key_is_shown_missed_and_renewed(room: Shell) -> None:
    code, (first,), _ = room.run("key", "show")
    assert (code, first["here"], len(first["public_key"])) == (0, True, 64)
    assert room.run("key", "renew", *USER)[0] == 3
    (room.folder / "keys" / "signing.pem").unlink()
    code, (row,), said = room.run("key", "show")
    assert (code, row["here"], first["fingerprint"] in said) == (1, False, True)
    admin = ("--user", "系统管理员")
    code, (second,), _ = room.run("key", "renew", *admin)
    assert (code, second["here"]) == (0, True)
    assert [row["here"] for row in room.run("key", "show")[1]] == [False, True]


def test_a_line_is_tested_by_the_recorder_alone(room: Shell) -> None:
    assert room.run("line", "test")[0] == 3
    code, rows, said = room.run("line", "test", *USER)
    assert (code, rows, "录音程序" in said) == (4, [], True)
    _, rows, _ = room.run("doctor")
    assert {row["state"] for row in rows if row["part"] == "self-test"} == {"absent"}


def test_a_call_is_printed_only_by_name_and_with_a_reason(room: Shell, tmp_path: Path) -> None:
    words = ("report", "call", "--call", "1", "-o", str(tmp_path / "call.pdf"))
    assert room.run(*words)[0] == 3
    assert room.run(*words, *USER)[0] == 3
    assert not (tmp_path / "call.pdf").exists()


def test_an_export_needs_a_person_a_reason_and_a_call(room: Shell, tmp_path: Path) -> None:
    target = tmp_path / "evidence.zip"
    export = ("calls", "export", "1", "-o", str(target), "--reason", "案件")
    assert room.run(*export)[0] == 3
    assert room.run(*export, "--user", "系统管理员")[0] == 3
    assert room.run(*export, *USER)[0] == 3
    assert room.run("calls")[0] == 0
    target.write_bytes(b"old")
    assert room.run(*export, *USER)[0] == 4
    assert target.read_bytes() == b"old"


def test_verification_names_the_first_bad_place(room: Shell) -> None:
    for text in ("第一条", "第二条", "第三条"):
        room.run("log", "add", *USER, "--text", text)
    code, rows, _ = room.run("verify")
    assert (code, rows[-1]["ok"], rows[-1]["links"]) == (0, True, 5)
    with sqlite3.connect(room.folder / "duty.db") as store:
        names = [name for (name,) in store.execute("select name from sqlite_master where type='trigger'")]
        for name in names:
            store.execute(f'drop trigger "{name}"')
        store.execute("update entry set text = '改过' where number = 2")
    store.close()
    code, rows, _ = room.run("verify")
    assert code == 1
    assert rows[0]["kind"] == "changed"
    assert "2" in rows[0]["place"]
    assert rows[-1]["ok"] is False


def test_the_second_copy_is_verified_where_one_is_set(room: Shell, tmp_path: Path) -> None:
    code, _, said = room.run("verify", "--second-copy")
    assert (code, "副本" in said) == (2, True)
    config = room.folder / "config.toml"
    settings = load_settings(config).settings
    save_settings(
        config, replace(settings, recorder=replace(settings.recorder, copy_folder=tmp_path.as_posix()))
    )
    code, rows, _ = room.run("verify", "--second-copy")
    assert (code, rows[-1]["ok"], rows[-1]["files"]) == (0, True, 0)
    _, rows, _ = room.run("doctor")
    (copy,) = [row for row in rows if row["part"] == "copy"]
    assert (copy["name"], copy["state"]) == (tmp_path.as_posix(), "fault")
    assert "同一块磁盘" in copy["detail"]


def test_captured_bytes_become_line_events(shell: Shell, tmp_path: Path) -> None:
    source = tmp_path / "modem.bin"
    report = b"DATE = 1123\r\nTIME = 2007\r\nNMBR = 13800000001\r\nNAME = LIU\r\n\r\n"
    source.write_bytes(b"\r\nRING\r\n\r\n" + report + b"RING\r\n\r\n" + report + b"\x00\xff\xfe garbage\r\n")
    code, rows, _ = shell.run("line", "parse", str(source))
    assert code == 0
    assert [row["event"] for row in rows].count("ring") == 2
    (caller,) = [row for row in rows if row["event"] == "caller_id"]
    wanted = {"number", "name", "presentation", "date", "time", "method", "checksum", "raw_hex"}
    assert wanted <= set(caller)
    assert (caller["number"], caller["date"], caller["time"]) == ("13800000001", "1123", "2007")
    assert any(b"garbage" in bytes.fromhex(row["raw_hex"]) for row in rows if row["event"] == "unparsed")


def test_the_doctor_says_what_is_wrong(room: Shell, caplog: pytest.LogCaptureFixture) -> None:
    config = room.folder / "config.toml"
    config.write_text(
        config.read_text(encoding="utf-8").replace('port = ""', 'port = "/dev/nix"'), encoding="utf-8"
    )
    _, rows, _ = room.run("doctor")
    for row in rows:
        assert set(row) == {"part", "name", "state", "detail"}
        assert row["state"] in {"ok", "fault", "absent", "off"}
    (serial,) = [row for row in rows if row["part"] == "serial"]
    assert serial["state"] == "fault"
    assert "/dev/nix" in serial["detail"]
    config.write_text("[broken", encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        code, rows, _ = room.run("doctor")
    assert code == 1
    assert [row["state"] for row in rows if row["part"] == "settings"] == ["fault"]
    assert config.read_text(encoding="utf-8") == "[broken"


def test_damaged_data_are_said_and_left_alone(room: Shell, caplog: pytest.LogCaptureFixture) -> None:
    store = room.folder / "duty.db"
    for left in room.folder.glob("duty.db-*"):
        left.unlink()
    store.write_bytes(b"this is no database" * 500)
    with caplog.at_level(logging.ERROR):
        code, rows, said = room.run("log", "search", "x")
    assert (code, rows) == (5, [])
    assert said
    assert store.read_bytes() == b"this is no database" * 500


def test_a_store_of_a_newer_program_is_refused(room: Shell, caplog: pytest.LogCaptureFixture) -> None:
    with sqlite3.connect(room.folder / "duty.db") as store:
        store.execute("update alembic_version set version_num = '9999'")
    store.close()
    with caplog.at_level(logging.ERROR):
        code, _, said = room.run("log", "search", "x")
    assert code == 3
    assert said
