"""Dialling from the window: number or directory, the modem's answers, and who may."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dutyconsole.domain.dialling import DialAct, DialOutcome
from dutyconsole.settings.line import Line, SerialSource
from dutyconsole.settings.root import Settings
from tests.support import sample_shift as sample
from tests.support.leaks import assert_freed
from ui import a11y
from ui.dialogs.dial import DialDialog

if TYPE_CHECKING:
    from tests.support.fake_console import FakeConsole
    from ui.main_window import MainWindow
    from ui.pages.calls import CallsPage

MODEM = Line(serial=SerialSource(port="COM3"))


@pytest.fixture
def modem(console: FakeConsole) -> None:
    """The line has a modem."""
    console.settings = Settings(lines=(MODEM,))


def opened(window: MainWindow, number: str = "") -> DialDialog:
    window.dial(number)
    return window.findChildren(DialDialog)[-1]


def tell(console: FakeConsole, code: str) -> None:
    """Have the recorder tell what became of the last order."""
    console.dial.told(DialOutcome(console.dialled[-1].ticket, code))


@pytest.mark.usefixtures("modem")
def test_a_number_is_dialled_and_the_line_left_to_the_telephone(
    window: MainWindow, console: FakeConsole
) -> None:
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChildren(DialDialog)[-1]
    assert not dialog.dial_button.isEnabled()
    QTest.keyClicks(dialog.number, "0530-2000001")
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)
    assert [(each.act, each.number) for each in console.dialled] == [(DialAct.DIAL, "05302000001")]
    assert "正在拨" in dialog.state.text()
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)
    assert len(console.dialled) == 1
    tell(console, "dialled")
    assert "拿起话机" in dialog.state.text()
    dialog.taken_button.click()
    assert console.dialled[-1].act is DialAct.LET_GO
    tell(console, "let_go")
    assert "交给话机" in dialog.state.text()
    assert dialog.dial_button.isVisible()
    assert a11y.audit(dialog) == []


@pytest.mark.usefixtures("modem")
@pytest.mark.parametrize(
    ("code", "said"), [("dial_busy", "对方忙"), ("dial_no_tone", "没有拨号音"), ("dial_line_busy", "通话")]
)
def test_what_keeps_the_modem_from_it_is_a_sentence(
    window: MainWindow, console: FakeConsole, code: str, said: str
) -> None:
    dialog = opened(window, "110")
    dialog.dial_button.click()
    tell(console, code)
    assert said in dialog.state.text()
    assert dialog.dial_button.isEnabled()


@pytest.mark.usefixtures("modem")
def test_a_call_is_given_up(window: MainWindow, console: FakeConsole) -> None:
    dialog = opened(window, "110")
    dialog.dial_button.click()
    dialog.hang_up_button.click()
    assert console.dialled[-1].act is DialAct.HANG_UP
    tell(console, "hung_up")
    assert "已挂断" in dialog.state.text()


@pytest.mark.usefixtures("modem")
def test_a_name_finds_the_number(window: MainWindow, console: FakeConsole) -> None:
    dialog = opened(window)
    dialog.number.setText(sample.CONTACTS[0].unit)
    assert dialog.contacts.count() > 0
    dialog.contacts.itemActivated.emit(dialog.contacts.item(0))
    dialog.dial_button.click()
    assert console.dialled[-1].number.isdigit()


def test_a_line_without_a_modem_says_so(window: MainWindow, console: FakeConsole) -> None:
    dialog = opened(window, "110")
    assert "不能由电脑拨号" in dialog.state.text()
    assert not dialog.dial_button.isEnabled()
    assert console.dialled == []


def test_of_several_lines_one_is_chosen(window: MainWindow, console: FakeConsole) -> None:
    box = SerialSource(port="COM9", profile="whozz")
    lines = (MODEM, replace(MODEM, id="2", name="线路2"), replace(MODEM, id="3", name="线路3", serial=box))
    console.settings = Settings(lines=lines)
    dialog = opened(window, "110")
    assert [dialog.lines.itemData(place) for place in range(dialog.lines.count())] == ["1", "2"]
    dialog.lines.setCurrentIndex(1)
    dialog.dial_button.click()
    assert console.dialled[-1].line == "2"


@pytest.mark.usefixtures("modem")
def test_a_call_of_the_list_and_a_missed_one_are_called_back(window: MainWindow) -> None:
    page = cast("CallsPage", window.open_page("calls"))
    page.table.select(int(sample.CALLS[3].id or 0))
    page.detail.back_button.click()
    (dialog,) = window.findChildren(DialDialog)
    assert dialog.number.text() == sample.CALLS[3].number
    dialog.close()
    missed = next(call for call in sample.CALLS if call.state.value == "missed" and call.number)
    window.card.open_call(int(missed.id or 0))
    window.card.missed.back.click()
    assert window.findChildren(DialDialog)[-1].number.text() == missed.number


@pytest.mark.usefixtures("modem")
def test_locking_closes_it_and_nobody_dials_without_a_right(window: MainWindow) -> None:
    opened(window, "110")
    window.seat.sit_down(None)
    window.dial("110")
    assert not [dialog for dialog in window.findChildren(DialDialog) if dialog.isVisible()]


@pytest.mark.usefixtures("modem")
def test_the_dialog_is_freed(window: MainWindow) -> None:
    assert_freed(lambda: opened(window, "110"))
