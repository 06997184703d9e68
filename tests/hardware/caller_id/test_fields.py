"""The single fields of a report."""

from __future__ import annotations

import pytest

from dutyconsole.domain.call import Presentation
from hardware.caller_id.fields import decode, read_date, read_name, read_number, read_time


@pytest.mark.parametrize(
    ("text", "number", "presentation"),
    [
        ("13800000001", "13800000001", Presentation.OK),
        (" (0530) 200-0001 ", "05302000001", Presentation.OK),
        ("+86 138 0000 0001", "+8613800000001", Presentation.OK),
        ("*67#", "*67#", Presentation.OK),
        ("P", None, Presentation.PRIVATE),
        ("private", None, Presentation.PRIVATE),
        ("O", None, Presentation.UNAVAILABLE),
        ("OUT-OF-AREA", None, Presentation.UNAVAILABLE),
        ("", None, Presentation.UNKNOWN),
        ("1380000000X", None, Presentation.UNKNOWN),
        ("1" * 33, None, Presentation.UNKNOWN),
        ("\uff11\uff13\uff18", None, Presentation.UNKNOWN),
    ],
)
def test_number(text: str, number: str | None, presentation: Presentation) -> None:
    assert read_number(text) == (number, presentation)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("0229", "0229"),
        ("0230", None),
        ("1301", None),
        ("0100", None),
        ("12-31", "1231"),
        ("20270101", "0101"),
        ("270101", "0101"),
        ("", None),
        ("123", None),
    ],
)
def test_date(text: str, date: str | None) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize(
    ("text", "time"), [("2359", "2359"), ("00:00", "0000"), ("23:59:59", "2359"), ("2400", None), ("9", None)]
)
def test_time(text: str, time: str | None) -> None:
    assert read_time(text) == time


def test_names_that_are_none() -> None:
    assert [read_name(raw) for raw in (b"", b"  ", b"P", b"O", b"OUT OF AREA", b"\x00")] == [None] * 6


def test_half_a_character_at_the_end_spoils_only_itself() -> None:
    assert decode("东河镇".encode("gbk")[:-1]) == "东河\\xd5"
    assert decode("东河镇".encode()[:-1]) == "东河\\xe9\\x95"


def test_a_short_chinese_name_is_not_taken_for_cyrillic() -> None:
    assert "一".encode("gbk").decode("utf-8") == "\u04bb"
    assert decode("一".encode("gbk")) == "一"


def test_bytes_of_no_coding_are_escaped() -> None:
    assert decode(b"\xff\xff\xff\xff\xff\xffA") == "\\xff" * 6 + "A"
