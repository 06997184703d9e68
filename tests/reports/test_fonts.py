"""Which font prints what, on machines with many fonts and with few."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from dutyconsole.errors import Refused
from dutyconsole.reports import font_files
from dutyconsole.reports.font_files import FontFile, Role, installed, ordered
from dutyconsole.reports.fonts import FontBook
from dutyconsole.reports.outlines import to_unicode
from tests.reports.paper import joined, pages

if TYPE_CHECKING:
    from pathlib import Path


def only(word: str) -> list[FontFile]:
    """Return the machine's fonts with this word in their path."""
    return [file for file in installed() if word in str(file.path).lower()]


def shown(text: str, book: FontBook, folder: Path) -> str:
    """Print the text once in each role and read it back."""
    path = folder / "fonts.pdf"
    canvas = Canvas(str(path), initialFontName=book.used[Role.SONG])
    for line, role in enumerate(Role):
        x = 50.0
        for name, part, width in book.runs(book.spell(text, role), role):
            canvas.setFont(name, 12)
            canvas.drawString(x, 700 - 20 * line, part)
            x += width * 0.012
    canvas.save()
    return joined("".join(pages(path)))


@pytest.mark.parametrize("word", ["noto", "arphic", "wqy"])
def test_one_family_is_enough(word: str, tmp_path: Path) -> None:
    text = "值班日志，2026年。"
    with FontBook(only(word)) as book:
        assert shown(text, book, tmp_path).count(text) == len(Role)


def test_rare_characters_are_taken_from_another_font(tmp_path: Path) -> None:
    names = "𬱖、㛃、䶮，欧阳·买买提"
    with FontBook() as book:
        assert shown(names, book, tmp_path).count(names) == len(Role)
    assert book.unprintable == {}


def test_roles_differ_where_the_machine_has_fonts_for_them() -> None:
    with FontBook() as book:
        used = book.used
    assert len({used[role] for role in (Role.TITLE, Role.SONG, Role.HEI, Role.KAI)}) == 4


def test_empty_glyph_counts_as_none() -> None:
    # UKai lists U+4DAE but draws nothing for it.
    with FontBook(only("ukai")) as book:
        assert book.face("楷", Role.KAI)
        assert book.face("䶮", Role.KAI) is None


def test_stops_in_the_middle_of_their_field_come_last() -> None:
    with FontBook() as book:
        assert "uming" not in book.runs("。", Role.KAI)[0][0]
    with FontBook(only("uming")) as book:
        assert book.runs("。", Role.SONG)[0][1] == "。"


def test_no_font_is_refused() -> None:
    with pytest.raises(Refused, match="fonts_missing"):
        FontBook([])


def test_torn_font_file_is_passed_over(tmp_path: Path) -> None:
    for name, raw in [
        ("simsun.ttc", b"ttcf\x00"),
        ("simhei.ttf", b"\x00\x01\x00\x00junk"),
        ("a.otf", b"OTTO"),
    ]:
        (tmp_path / name).write_bytes(raw)
    torn = [FontFile(path, 0, path.name) for path in tmp_path.iterdir()]
    torn.append(FontFile(tmp_path / "gone.ttf", 0, "gone.ttf"))
    with FontBook(torn + only("wqy")) as book:
        assert "wqy" in book.used[Role.SONG]


@pytest.mark.parametrize(
    ("role", "name"),
    [
        (Role.FANG, "simfang.ttf"),
        (Role.SONG, "simsun.ttc"),
        (Role.HEI, "simhei.ttf"),
        (Role.KAI, "simkai.ttf"),
        (Role.TITLE, "fzxbsjw.ttf"),
    ],
)
def test_windows_fonts_serve_their_roles(
    role: Role, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in (
        "simfang.ttf",
        "simsun.ttc",
        "simhei.ttf",
        "simkai.ttf",
        "FZXBSJW.TTF",
        "arial.ttf",
        "readme.txt",
    ):
        (tmp_path / file).write_bytes(b"")
    monkeypatch.setattr(font_files, "_folders", lambda: (tmp_path, tmp_path / "missing"))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    found = installed()
    assert len(found) == 5
    assert ordered(found, role)[0].path.name.lower() == name


def test_character_map_knows_surrogate_pairs() -> None:
    text = to_unicode("AAAAAA+Font", [0, 0x2CC56, *range(0x4E00, 0x4E00 + 150)])
    assert "<01> <D873DC56>" in text
    assert [line for line in text.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "51 beginbfchar",
    ]


def test_fonts_are_given_up_with_the_last_paper() -> None:
    with FontBook(only("wqy")) as one:
        name = one.used[Role.SONG]
        with FontBook(only("wqy")) as two:
            assert two.used == one.used
        assert pdfmetrics.getFont(name).fontName == name
    assert name not in pdfmetrics.getRegisteredFontNames()
