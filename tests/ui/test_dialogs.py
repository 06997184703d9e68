"""Dialogs are freed when closed."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton

from tests.support.leaks import assert_freed
from ui import a11y
from ui.dialogs.fault import FaultDialog


def make() -> QDialog:
    """Return the dialog, shown."""
    dialog = FaultDialog("1234abcd", "Traceback …")
    dialog.show()
    return dialog


@pytest.mark.usefixtures("qapp")
def test_dialog_is_freed() -> None:
    assert_freed(make)


@pytest.mark.usefixtures("qapp")
def test_report_can_be_copied() -> None:
    dialog = make()
    assert a11y.audit(dialog) == []
    assert not dialog.isModal()
    dialog.findChildren(QPushButton)[0].click()
    assert QGuiApplication.clipboard().text() == "Traceback …"
    dialog.close()
