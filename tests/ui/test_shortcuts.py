"""Keys do not clash, and each does something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from ui.shortcuts import IN_FORMS, SHORTCUTS

if TYPE_CHECKING:
    from tests.support.fake_console import FakeConsole
    from ui.main_window import MainWindow


def test_no_key_means_two_things() -> None:
    keys = [QKeySequence(shortcut.key).toString() for shortcut in SHORTCUTS + IN_FORMS]
    assert len(set(keys)) == len(keys)
    assert all(keys)


def test_keys_lead_where_they_say(window: MainWindow) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F10)
    assert window.page_key == "log"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.page_key == "desk"
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.locked
    QTest.keyClick(window, Qt.Key.Key_F10)
    assert window.stack.currentWidget() is window.sign_in


def test_print_key_makes_the_record(window: MainWindow, console: FakeConsole) -> None:
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert [path.endswith(".pdf") for path in console.opened] == [True]
    assert "值班记录已生成" in window.notice.text
