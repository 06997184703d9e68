"""Settings as a file: what was written is read, and a broken file loses nothing."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dutyconsole.errors import BadInput
from dutyconsole.settings.line import Line, SoundSource
from dutyconsole.settings.room import Limits
from dutyconsole.settings.root import Settings
from dutyconsole.settings_file import load_settings, parse_settings, save_settings, to_toml

if TYPE_CHECKING:
    from pathlib import Path

ROOM = Settings(
    lines=(
        Line(id="1", number="0530-2000001", sound=SoundSource(device="linein", channel=2)),
        Line(id="2", name="备用线"),
    ),
    limits=Limits(arrive_early_min=15),
)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    save_settings(path, ROOM)
    assert load_settings(path).settings == ROOM
    assert load_settings(path).problem is None


def test_no_file_means_the_shipped_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "config.toml").settings == Settings()


def test_every_value_stands_under_its_sentence_and_source() -> None:
    text = to_toml(Settings())
    assert "接班提前到岗 / Incoming officer arrives before the shift · min · 0..120 · 依据：第十七条" in text


def test_a_broken_file_is_left_alone_and_the_last_good_one_used(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "config.toml"
    save_settings(path, ROOM)
    path.write_text("version = 1\n[room\n", encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        loaded = load_settings(path)
    assert loaded.settings == ROOM
    assert loaded.problem is not None
    assert loaded.problem.code == "settings_broken"
    assert loaded.problem.params["line"] == 2
    assert path.read_text(encoding="utf-8") == "version = 1\n[room\n"


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        ("[limits]\narrive_early_min = 999\n", "settings_range", "limits.arrive_early_min"),
        ('[room]\nlanguage = "fr"\n', "settings_choice", "room.language"),
        ('[recorder]\npreroll_s = "five"\n', "settings_value", "recorder.preroll_s"),
        ("[limits]\nanswer_rings = true\n", "settings_value", "limits.answer_rings"),
        ("[room]\nlangauge = 1\n", "settings_unknown", "room.langauge"),
        ("[[line]]\n[line.serial]\nbaud = 1\n", "settings_range", "lines[0].serial.baud"),
        ("line = 3\n", "settings_value", "lines"),
    ],
)
def test_a_wrong_value_is_named(text: str, code: str, key: str) -> None:
    with pytest.raises(BadInput) as problem:
        parse_settings(text)
    assert (problem.value.code, problem.value.params["key"]) == (code, key)


@pytest.mark.parametrize("version", [2, 0, '"1"'])
def test_settings_of_a_newer_program_are_refused(version: object) -> None:
    with pytest.raises(BadInput) as problem:
        parse_settings(f"version = {version}\n")
    assert problem.value.code == "settings_newer"


def test_bytes_that_are_no_text_are_a_broken_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe\x00garbage")
    with caplog.at_level(logging.ERROR):
        loaded = load_settings(path)
    assert loaded.settings == Settings()
    assert loaded.problem is not None


def test_saving_keeps_the_old_file_until_the_new_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    save_settings(path, ROOM)
    save_settings(path, replace(ROOM, limits=Limits(arrive_early_min=20)))
    assert load_settings(path).settings.limits.arrive_early_min == 20
    assert {each.name for each in tmp_path.iterdir()} == {"config.toml", "config.last-good.toml"}
