"""The desk page: what waits, and one line into the log from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from dutyconsole.app.commands import AddEntry, KeepDraft
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus
from tests.support import sample_shift as sample
from ui.application import make_window
from ui.widgets.elided import Elided

if TYPE_CHECKING:
    from tests.support.fake_console import FakeConsole
    from ui.main_window import MainWindow
    from ui.pages.desk import DeskPage


def desk(window: MainWindow) -> DeskPage:
    """Return the page, opened."""
    return cast("DeskPage", window.open_page("desk"))


def waiting(page: DeskPage) -> str:
    """Return what is listed as waiting."""
    QCoreApplication.sendPostedEvents()
    return " | ".join(part.whole() for part in page.needs.findChildren(Elided) if part.isVisible())


def test_everything_that_waits_is_listed(window: MainWindow, console: FakeConsole) -> None:
    listed = waiting(desk(window))
    assert "欧阳·买买提" in listed  # the missed call
    assert "第 5 号" in listed  # the pending line
    assert "第 2 号" not in listed  # its matter was followed up and done


def test_deadline_of_the_handover_comes_first(window: MainWindow, console: FakeConsole) -> None:
    console.clock.advance(12 * 3600)  # type: ignore[attr-defined]
    page = desk(window)
    page.shown()
    assert waiting(page).startswith("00:22:29 后交接班")


def test_act_opens_the_card(window: MainWindow) -> None:
    page = desk(window)
    act = next(b for b in page.needs.findChildren(QPushButton) if b.property("act") == "call")
    act.click()
    assert window.card.call_id == 6


def test_line_is_written_with_enter(window: MainWindow, console: FakeConsole) -> None:
    window.open_page("log")
    QTest.keyClick(window, Qt.Key.Key_F10)
    window.open_page("desk")
    quick = desk(window).quick
    quick.kind.setCurrentIndex(quick.kind.findData("visit"))
    quick.pending.setChecked(True)
    QTest.keyClicks(quick.text, "two visitors")
    QTest.keyClick(quick.text, Qt.Key.Key_Return)
    QTest.keyClick(quick.text, Qt.Key.Key_Return)
    written = [order for order in console.held.orders if isinstance(order, AddEntry)]
    assert [(w.text, w.kind, w.status) for w in written] == [
        ("two visitors", EntryKind.VISIT, EntryStatus.PENDING)
    ]
    assert quick.text.text() == ""
    assert "第 11 号" in window.notice.text


def test_line_comes_back_after_a_crash(window: MainWindow, console: FakeConsole) -> None:
    quick = desk(window).quick
    QTest.keyClicks(quick.text, "half a line")
    quick.keep()
    assert any(isinstance(order, KeepDraft) for order in console.held.orders)
    again = make_window(console, open_file=str)
    again.sign_in.signed_in.emit(sample.LI)
    assert desk(again).quick.text.text() == "half a line"
    again.close()


def test_empty_shift_says_what_would_be_here(window: MainWindow, console: FakeConsole) -> None:
    console.held.clear()
    page = desk(window)
    page.refresh()
    assert page.needs._body.currentIndex() == 1
    assert page.lines.table.currentWidget() is page.lines.table.empty


def test_one_look_without_scrolling(window: MainWindow) -> None:
    window.resize(1366, 768)
    page = desk(window)
    assert page.minimumSizeHint().height() <= page.height()
    assert page.minimumSizeHint().width() <= 1366 - 56 - 380
