"""A window on a console in memory, shown, with the main officer signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent

from tests.support import sample_shift as sample
from tests.support.fake_console import FakeConsole, fake_console
from ui.application import make_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow


@pytest.fixture
def console(tmp_path: Path) -> FakeConsole:
    """The console of the sample shift, its recorder well."""
    return fake_console(tmp_path / "room")


@pytest.fixture
def locked_window(console: FakeConsole, qapp: QApplication) -> Iterator[MainWindow]:
    """A window as it stands after the start: nobody is signed in."""
    window = make_window(console, open_file=lambda path: console.opened.append(str(path)))
    window.show()
    console.recorder()
    yield window
    if shiboken6.isValid(window):
        window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(locked_window: MainWindow) -> MainWindow:
    """A window with the main officer at it."""
    locked_window.sign_in.signed_in.emit(sample.LI)
    return locked_window
