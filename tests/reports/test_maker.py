"""The file: whole or not at all, the same for the same shift, with its fonts inside."""

from __future__ import annotations

import errno
import logging
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from dutyconsole.errors import Refused, StoreProblem
from dutyconsole.messages import sentence
from dutyconsole.reports import fonts, maker, typeset
from dutyconsole.reports.maker import PdfReports
from tests.reports import sample

if TYPE_CHECKING:
    from pathlib import Path


def test_equal_shifts_give_equal_files(tmp_path: Path) -> None:
    one = PdfReports().shift_record(sample.view(), tmp_path / "one.pdf")
    two = PdfReports().shift_record(sample.view(), tmp_path / "two.pdf")
    assert one.read_bytes() == two.read_bytes()


def test_file_says_what_it_is(tmp_path: Path) -> None:
    path = PdfReports().shift_record(sample.view(), tmp_path / "deep" / "record.pdf")
    document = pypdfium2.PdfDocument(path)
    data = document.get_metadata_dict()
    document.close()
    assert data["Title"] == "示例区人民政府值班室值班日志（2026年11月23日 24小时班）"
    assert data["Author"] == "示例区人民政府值班室"
    assert b"/Lang (zh-CN)" in path.read_bytes()


def test_fonts_are_inside_as_subsets(tmp_path: Path) -> None:
    path = PdfReports().shift_record(sample.view(), tmp_path / "record.pdf")
    raw = path.read_bytes()
    fonts_named = raw.count(b"/Type /FontDescriptor")
    assert fonts_named >= 3
    assert raw.count(b"/FontFile2") == fonts_named
    assert raw.count(b"/BaseFont") == fonts_named
    assert len(raw) < 600_000


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_old_file_stays_when_the_new_one_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, number: int
) -> None:
    target = tmp_path / "record.pdf"
    target.write_bytes(b"the old one")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with (
        caplog.at_level(logging.WARNING, logger="dutyconsole.reports"),
        pytest.raises(StoreProblem) as caught,
    ):
        PdfReports().shift_record(sample.quiet_view(), target)
    assert caught.value.code == "report_not_written"
    assert os.strerror(number) in sentence(caught.value)
    assert target.read_bytes() == b"the old one"
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ""] == ["record.pdf"]


def test_folder_that_is_a_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "reports").write_text("not a folder")
    with caplog.at_level(logging.WARNING, logger="dutyconsole.reports"), pytest.raises(StoreProblem):
        PdfReports().shift_record(sample.quiet_view(), tmp_path / "reports" / "record.pdf")


def test_no_chinese_font_is_said_not_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maker, "FontBook", lambda: fonts.FontBook(files=()))
    with pytest.raises(Refused) as caught:
        PdfReports().shift_record(sample.quiet_view(), tmp_path / "record.pdf")
    assert caught.value.code == "fonts_missing"
    assert "字体" in sentence(caught.value)
    assert list(tmp_path.glob("*.pdf")) == []


def test_struck_words_are_ruled_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ruled: list[Any] = []
    draw = typeset.Line.draw

    def spy(line: typeset.Line, canvas: Any, x: float, top: float, *, room: float) -> None:
        if line.struck:
            ruled.append("".join(run[1] for run in line.runs))
        draw(line, canvas, x, top, room=room)

    monkeypatch.setattr(typeset.Line, "draw", spy)
    PdfReports().shift_record(sample.view(), tmp_path / "record.pdf")
    assert "20时许东河镇G327线两车相撞，2人受伤。" in "".join(ruled)
    assert "受伤人数误记为2人，应为3人" not in "".join(ruled)


def test_five_hundred_lines(tmp_path: Path) -> None:
    view = replace(sample.view(), rows=sample.rows() * 50)
    path = PdfReports().shift_record(view, tmp_path / "record.pdf")
    document = pypdfium2.PdfDocument(path)
    assert len(document) > 50
    document.close()
