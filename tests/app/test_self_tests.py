"""A self-test of a line is kept with who made it; who has no business with the lines makes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dutyconsole.app.commands import KeepSelfTest
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.vocabulary import Grade
from dutyconsole.errors import NotAllowed
from tests.support import make

if TYPE_CHECKING:
    from tests.support.room import Room

ORDER = KeepSelfTest(LineId("1"), make.self_test().measured, "self_tests/line-1.wav")


def test_a_result_is_kept_with_its_maker(room: Room) -> None:
    room.order(ORDER)
    room.later(hours=1)
    newest = room.order(ORDER, "系统管理员")
    assert next(iter(room.queries.self_tests())) == newest
    assert [(test.person, test.grade(room.settings.self_test)) for test in room.queries.self_tests()] == [
        ("系统管理员", Grade.GOOD),
        ("李晓东", Grade.GOOD),
    ]
    with pytest.raises(NotAllowed):
        room.order(ORDER, "审计员")
