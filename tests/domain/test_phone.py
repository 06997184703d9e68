"""One number has many writings; they must meet."""

from __future__ import annotations

import pytest

from dutyconsole.domain.contact import Contact, whose
from dutyconsole.domain.phone import area_code_of, dialable, digits, match_key, shown


@pytest.mark.parametrize(
    "written",
    [
        "13800000001",
        "013800000001",
        "+86 138 0000 0001",
        "008613800000001",
        "138-0000-0001",
        "13800000001转3",
    ],
)
def test_writings_of_a_mobile_meet(written: str) -> None:
    assert match_key(written, "0530") == "13800000001"


@pytest.mark.parametrize("written", ["2010001", "0530-2010001", "05302010001", "+86-530-2010001"])
def test_a_local_number_meets_the_one_with_area_code(written: str) -> None:
    assert match_key(written, "0530") == "05302010001"


@pytest.mark.parametrize("written", ["110", "12345", "8001", ""])
def test_short_numbers_stay_as_they_are(written: str) -> None:
    assert match_key(written, "0530") == written


def test_the_area_code_is_three_digits_for_great_cities() -> None:
    assert area_code_of("010-65120000") == "010"
    assert area_code_of("021-65120000") == "021"
    assert area_code_of("0530-2000001") == "0530"
    assert area_code_of("13800000001") == ""


def test_numbers_are_shown_in_groups() -> None:
    assert shown("13800000001") == "138 0000 0001"
    assert shown("05302000001") == "0530-2000001"
    assert shown("8001") == "8001"
    assert shown(None) == ""


def test_digits_drop_what_is_no_part_of_the_number() -> None:
    assert digits("0530-2000001 ext 12") == "05302000001"


def test_a_mobile_goes_before_a_shared_line() -> None:
    shared = Contact(None, "东河镇人民政府", duty_phone="13800000001")
    own = Contact(None, "东河镇人民政府", person="刘强", mobile="13800000001")
    assert whose("13800000001", [shared, own], "0530") is own
    assert whose(None, [own]) is None
    assert whose("13900000000", [own]) is None


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        ("0530-2000001", "9,05302000001"),
        ("+86 138 0000 0001", "9,13800000001"),
        ("+852 2123 4567", "9,0085221234567"),
        ("（010）6270－0000 转 8001", "9,01062700000"),
        ("8001", "8001"),
        ("110", "9,110"),
        ("12345", "9,12345"),
        ("95588", "9,95588"),
        ("*70#", "*70#"),
        ("0530-200000A", ""),
        ("市应急局", ""),
        (";ATH", ""),
        ("", ""),
    ],
)
def test_a_number_as_it_is_dialled_behind_an_exchange(number: str, dialled: str) -> None:
    assert dialable(number, outside_prefix="9,") == dialled
