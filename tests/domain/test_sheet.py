"""Warnings and visitors: what must be filled, how times are read, what is kept of a paper's number."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyconsole.domain import sheet_words
from dutyconsole.domain.sheet import (
    check_times,
    clocks,
    is_done,
    lacking,
    masked,
    missing,
    packed,
    read_moment,
    settled,
    unpacked,
)
from dutyconsole.domain.sheet_fields import FIELDS, Form
from dutyconsole.errors import Refused
from tests.support.make import VISIT, WARNING

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 20, 7, tzinfo=ZONE)
LIMITS = {"told_at": 10, "forwarded_at": 30}


def test_a_warning_can_be_written_before_it_is_passed_on() -> None:
    assert lacking(Form.WARNING, WARNING) == ()
    assert missing(Form.WARNING, WARNING) == ("told_at", "forwarded_at", "forwarded_to")
    passed = {"told_at": "x", "forwarded_at": "x", "forwarded_to": "12单位"}
    assert is_done(Form.WARNING, WARNING | passed)


def test_a_lifted_warning_names_the_first_and_has_no_end() -> None:
    lifted = {name: text for name, text in WARNING.items() if not name.startswith("valid")}
    assert lacking(Form.WARNING, lifted | {"stage": "lifted"}) == ("first",)
    assert lacking(Form.WARNING, lifted | {"stage": "changed"}) == ("first", "valid_from", "valid_until")


@pytest.mark.parametrize("name", ["approver", "escort"])
def test_nobody_comes_in_without_approval_and_escort(name: str) -> None:
    assert lacking(Form.VISIT, VISIT | {name: " "}) == (name,)
    assert lacking(Form.VISIT, VISIT | {name: "", "enters": "no"}) == ()


def test_a_paper_that_was_shown_has_its_number() -> None:
    assert lacking(Form.VISIT, VISIT | {"id_kind": "id_card"}) == ("id_number",)
    assert lacking(Form.VISIT, VISIT | {"id_kind": "none"}) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10:10", "2026-11-23T10:10"),
        ("1010", "2026-11-23T10:10"),
        ("910", "2026-11-23T09:10"),
        ("10：10", "2026-11-23T10:10"),
        ("10时10分", "2026-11-23T10:10"),
        ("8时", "2026-11-23T08:00"),
        ("25 10:10", "2026-11-25T10:10"),
        ("25日 10:10", "2026-11-25T10:10"),
        ("11-25 10:10", "2026-11-25T10:10"),
        ("11月25日10:10", "2026-11-25T10:10"),
        ("2026-11-25 10:10", "2026-11-25T10:10"),
        ("2026/11/25 10:10", "2026-11-25T10:10"),
        ("2026年11月25日 10点10", "2026-11-25T10:10"),
        ("\uff11\uff10\uff1a\uff11\uff10", "2026-11-23T10:10"),
    ],
)
def test_times_are_read_as_they_are_typed(typed: str, meant: str) -> None:
    assert read_moment(typed, now=NOW, zone=ZONE) == datetime.fromisoformat(meant + "+08:00")


@pytest.mark.parametrize(
    "typed", ["", "今天", "25:00", "10:61", "13-45 10:10", "10", "1 2 3", "1-2-3-4 10:10"]
)
def test_what_is_no_time_is_none(typed: str) -> None:
    assert read_moment(typed, now=NOW, zone=ZONE) is None


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_times(typed: str) -> None:
    found = read_moment(typed, now=NOW, zone=ZONE)
    assert found is None or found.tzinfo is not None


def test_an_unreadable_time_names_its_field() -> None:
    with pytest.raises(Refused) as told:
        settled(Form.VISIT, VISIT | {"left_at": "刚才"}, now=NOW, zone=ZONE)
    assert told.value.code == "sheet_time_unreadable"
    assert told.value.params["field"] is FIELDS[Form.VISIT]["left_at"].term


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        ("371700199001011234", "371***********1234"),
        ("A1234", "***34"),
        ("", ""),
        ("371***********1234", "371***********1234"),
    ],
)
def test_the_number_of_a_paper_is_masked(number: str, kept: str) -> None:
    assert masked(number) == kept


@given(st.text(alphabet="0123456789X", min_size=1, max_size=20))
def test_at_least_half_of_a_number_is_hidden_and_stays_so(number: str) -> None:
    hidden = masked(number)
    assert len(hidden) == len(number)
    assert hidden.count("*") * 2 >= len(number)
    assert masked(hidden) == hidden


def test_times_that_contradict_are_refused() -> None:
    visit = settled(Form.VISIT, VISIT | {"left_at": "14:00"}, now=NOW, zone=ZONE)
    with pytest.raises(Refused, match="sheet_times_swapped"):
        check_times(Form.VISIT, visit, NOW)
    ahead = settled(Form.WARNING, WARNING | {"told_at": "20:08"}, now=NOW, zone=ZONE)
    with pytest.raises(Refused, match="sheet_time_ahead"):
        check_times(Form.WARNING, ahead, NOW)


def test_the_clocks_run_from_reception_and_stop_when_told() -> None:
    told = WARNING | {"told_at": "2026-11-23T10:21+08:00"}
    first, second = clocks(Form.WARNING, told, LIMITS)
    assert (first.minutes, first.is_overdue(NOW)) == (-1, True)
    assert second.done_at is None
    assert not second.is_overdue(datetime.fromisoformat("2026-11-23T10:40+08:00"))
    assert second.is_overdue(datetime.fromisoformat("2026-11-23T10:40:01+08:00"))


def test_packed_leaves_blanks_out_and_comes_back() -> None:
    text = packed(Form.VISIT, VISIT | {"belongings": "  "})
    assert unpacked(text) == VISIT
    assert list(unpacked(text)) == [name for name in FIELDS[Form.VISIT] if name in VISIT]


def test_the_words_of_the_line_say_it_whole() -> None:
    assert sheet_words.abstract(Form.WARNING, WARNING, ZONE) == (
        "区气象台11月23日10时05分发布寒潮蓝色预警（首次），影响范围：全区，"
        "有效期11月23日10时10分至11月25日10时10分。"
    )
    assert sheet_words.abstract(Form.VISIT, VISIT, ZONE) == (
        "电信公司张工等2人来访：检修电话线路。进入值班室，周明远批准，王静陪同。"
    )
    outside = VISIT | {"enters": "no", "belongings": "工具箱"}
    assert "携带工具箱。未进入值班室。" in sheet_words.abstract(Form.VISIT, outside, ZONE)
