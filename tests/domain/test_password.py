"""Passwords: length and mixture."""

from __future__ import annotations

import pytest

from dutyconsole.domain.password import check_password, classes_in
from dutyconsole.errors import Refused


@pytest.mark.parametrize("text", ["Zhiban2026", "zhi-ban-26", "ZHI.BAN.1", "值班室Room1", "aB3 aB3 "])
def test_mixed_and_long_enough_is_accepted(text: str) -> None:
    check_password(text, 8)


@pytest.mark.parametrize("text", ["", "aB3-", "aB3-567", "zhibanroom", "zhiban2026", "12345678", "        "])
def test_short_or_plain_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_password(text, 8)
    assert refusal.value.code == "password_weak"
    assert refusal.value.params == {"length": 8, "classes": 3}


def test_the_room_may_ask_for_more() -> None:
    check_password("Zhiban2026", 10)
    with pytest.raises(Refused):
        check_password("Zhiban2026", 11)


def test_blanks_are_no_class_and_no_mixture() -> None:
    assert classes_in("a b c") == 1
    assert classes_in("a1B。") == 4
