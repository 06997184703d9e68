"""Keeping what the self-tests of the lines have found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.self_test import SelfTest

if TYPE_CHECKING:
    from dutyconsole.app.commands import KeepSelfTest
    from dutyconsole.app.desk import Work


def keep_self_test(command: KeepSelfTest, work: Work) -> SelfTest:
    """Store the result under the name of who made it."""
    person = work.person()
    require(person, Right.TEST_LINE)
    test = SelfTest(None, command.line, work.now, person.name, command.file, command.measured)
    return replace(test, id=work.uow.self_tests.add(test))
