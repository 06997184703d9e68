"""The self-test beside the work: what it says, that it is kept, and what a refusal looks like."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest

from dutyconsole.app.commands import KeepSelfTest
from dutyconsole.domain.ids import LineId
from dutyconsole.errors import DeviceProblem
from tests.support.fake_console import HEARD
from ui import a11y
from ui.dialogs.self_test import SelfTestDialog

if TYPE_CHECKING:
    from tests.support.fake_console import FakeConsole
    from ui.main_window import MainWindow
    from ui.pages.calls import CallsPage


@pytest.fixture
def dialog(window: MainWindow, qtbot: Any) -> Any:
    page = cast("CallsPage", window.open_page("calls"))
    page.test_button.click()
    (shown,) = page.findChildren(SelfTestDialog)
    yield shown
    shown.close()
    qtbot.waitUntil(lambda: not page.findChildren(SelfTestDialog))


def test_a_good_line_is_said_and_kept(dialog: SelfTestDialog, console: FakeConsole) -> None:
    assert a11y.audit(dialog) == []
    assert "还没有自检过" in dialog.last.text()
    dialog.start_button.click()
    assert dialog.grade.text() == "✓ 良好"
    assert "李晓东" in dialog.last.text()
    assert console.held.orders[-1] == KeepSelfTest(
        LineId("1"), replace(HEARD, seconds=5.0), "self_tests/line-1.wav"
    )
    assert dialog.start_button.isEnabled()


def test_what_is_not_well_comes_with_what_to_do(dialog: SelfTestDialog, console: FakeConsole) -> None:
    dead = replace(HEARD, has_tone=False, is_dead=True)
    console.self_test = lambda _line, _rules: (dead, "self_tests/line-1.wav")
    dialog.way.setCurrentIndex(1)
    dialog.start_button.click()
    assert dialog.grade.text() == "✗ 不合格"
    assert "录音线是否插好" in dialog.advice.text()
    assert (console.folder.logs / "self-test-tone.wav").stat().st_size == 44 + 20 * 48_000 * 2


def test_a_call_goes_before_the_test(dialog: SelfTestDialog, console: FakeConsole) -> None:
    def refuse(line: str, rules: object) -> Any:
        raise DeviceProblem("self_test_in_call")

    console.self_test = refuse
    dialog.start_button.click()
    assert "挂机后再试" in dialog.advice.text()
    assert console.held.self_tests == []
    assert dialog.start_button.isEnabled()
