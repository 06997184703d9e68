"""Who may do what."""

from __future__ import annotations

import pytest

from dutyconsole.domain.entry import check_event_time, check_text
from dutyconsole.domain.permission import Right, may, require
from dutyconsole.domain.person import Person
from dutyconsole.domain.vocabulary import EntryKind, Nature, Role
from dutyconsole.errors import NotAllowed, Refused
from tests.domain.test_call import NOW


def someone(*roles: Role, active: bool = True) -> Person:
    return Person(None, "某人", roles=frozenset(roles), active=active)


def test_the_administrator_neither_reads_nor_writes_the_log() -> None:
    admin = someone(Role.ADMIN)
    assert not may(admin, Right.READ_LOG)
    with pytest.raises(NotAllowed):
        require(admin, Right.WRITE_LOG)


def test_the_auditor_reads_but_does_not_write() -> None:
    assert may(someone(Role.AUDITOR), Right.READ_LOG)
    assert not may(someone(Role.AUDITOR), Right.WRITE_LOG)


def test_who_has_left_may_do_nothing() -> None:
    assert not any(may(someone(*Role, active=False), right) for right in Right)


def test_words_are_found_in_both_languages_and_by_code() -> None:
    assert EntryKind.of("来电") is EntryKind.of("Incoming call") is EntryKind.coded("incoming_call")
    assert EntryKind.of("无此类") is None
    assert Nature.coded("incident").word("en_US") == "Incident"
    with pytest.raises(ValueError, match="no Nature"):
        Nature.coded("nothing")


def test_a_line_needs_text_and_a_time_that_was() -> None:
    assert check_text("  一切正常 ") == "一切正常"
    for text in ("", " \n", "字" * 20_001):
        with pytest.raises(Refused):
            check_text(text)
    assert check_event_time(NOW, NOW) == NOW
    with pytest.raises(Refused):
        check_event_time(NOW.replace(hour=23), NOW)
