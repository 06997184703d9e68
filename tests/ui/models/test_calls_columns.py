"""The table of calls says on which line a call was, where there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dutyconsole.settings.line import Line
from dutyconsole.settings.root import Settings
from tests.support.fake_console import fake_console
from ui.models.calls import columns
from ui.seat import Seat

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize(("lines", "said"), [(1, False), (2, True)])
def test_the_line_is_said_where_there_are_several(
    qapp: QApplication, tmp_path: Path, lines: int, *, said: bool
) -> None:
    settings = Settings(lines=tuple(Line(id=str(n)) for n in range(lines)))
    found = columns(Seat(fake_console(tmp_path, settings=settings), open_file=str))
    assert ("线路" in found[-1].title) is said
