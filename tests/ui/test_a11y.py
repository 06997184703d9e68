"""Every page, card and dialog can be used without a mouse and without eyes, in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from dutyconsole.domain.call import CallSignal
from dutyconsole.settings.line import Line
from dutyconsole.settings.room import Room
from dutyconsole.settings.root import Settings
from tests.support import sample_shift as sample
from tests.support.fake_console import FakeConsole, fake_console
from ui import a11y
from ui.application import make_window
from ui.pages.rail import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

    from ui.main_window import MainWindow

KEYS = [spec.key for spec in PAGES]
CHINESE = range(0x4E00, 0xA000)


@pytest.mark.parametrize("key", KEYS)
def test_page_can_be_used_by_everybody(window: MainWindow, key: str) -> None:
    page = window.open_page(key)
    assert page is not None
    assert a11y.audit(page) == []


def test_shell_can_be_used_by_everybody(window: MainWindow, console: FakeConsole) -> None:
    console.alarm("disk", "store_full")
    call = console.ring()
    assert a11y.audit(window.rail) + a11y.audit(window.banners) + a11y.audit(window.strip) == []
    console.signal(call, CallSignal.ANSWER)
    assert a11y.audit(window.card) == []
    window.strip.locking.emit()
    assert a11y.audit(window.sign_in) == []


def test_audit_finds_what_is_wrong(window: MainWindow) -> None:
    nameless = QToolButton(window.sign_in)
    window.sign_in.setVisible(True)
    assert [found.split(":")[0] for found in a11y.audit(window.sign_in)] == ["no accessible name"]
    nameless.setParent(None)


@pytest.fixture(params=["zh_CN", "en_US"])
def window_of(request: pytest.FixtureRequest, tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    """A window in each language."""
    settings = Settings(room=Room(language=request.param), lines=(Line(number="0530-2000001"),))
    window = make_window(fake_console(tmp_path / "room", settings=settings), open_file=str)
    window.show()
    window.sign_in.signed_in.emit(replace(sample.LI, name="Li"))
    yield window
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def own_words(root: QWidget) -> list[str]:
    """Return the fixed words of a page: captions, titles, buttons."""
    shown = [*root.findChildren(QPushButton), *root.findChildren(QToolButton)]
    words = [widget.text() for widget in shown if widget.isVisibleTo(root)]
    titles = ("title", "section")
    labels = [label for label in root.findChildren(QLabel) if label.property("kind") in titles]
    return [text for text in words + [label.text() for label in labels] if text]


@pytest.mark.parametrize("key", KEYS)
def test_page_opens_in_both_languages(window_of: MainWindow, key: str) -> None:
    page = window_of.open_page(key)
    assert page is not None
    if window_of.seat.words.chinese:
        assert own_words(page)
        return
    chinese = [text for text in own_words(page) if any(ord(sign) in CHINESE for sign in text)]
    # Names of lines and people are data.
    data = ("线路", *(person.name for person in sample.PEOPLE))
    assert [text for text in chinese if not any(word in text for word in data)] == []
