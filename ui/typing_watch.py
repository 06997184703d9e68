"""Whether somebody is writing just now, so that a call never takes the cursor out of a half-written word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Slot
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

if TYPE_CHECKING:
    from typing import TypeGuard

FRESH_MS = 3_000
"""A pause longer than this in an empty field is no writing."""

TextField = QLineEdit | QPlainTextEdit | QTextEdit


def is_text_field(widget: QWidget | None) -> TypeGuard[TextField]:
    """Say whether one can write in it."""
    return isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)) and not widget.isReadOnly()


class TypingWatch(QObject):
    """Watches the one field that has the cursor: the last key, and whether an input method composes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._since_key = QElapsedTimer()
        self._composing = False
        self._field: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @property
    def composing(self) -> bool:
        """Say whether an input method is putting a word together."""
        return self._composing

    def is_writing_outside(self, place: QWidget) -> bool:
        """Say whether somebody writes in a field that does not lie in `place`."""
        field = QApplication.focusWidget()
        if not is_text_field(field) or place.isAncestorOf(field):
            return False
        if self._composing:
            return True
        fresh = self._since_key.isValid() and self._since_key.elapsed() < FRESH_MS
        return fresh or bool(_words_in(field))

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._field is not None:
            self._field.removeEventFilter(self)
        self._composing = False
        self._since_key.invalidate()
        self._field = new if is_text_field(new) else None
        if self._field is not None:
            self._field.installEventFilter(self)
            self._field.destroyed.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        self._field = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of keys and of compositions; keep nothing from the field."""
        if event.type() == QEvent.Type.KeyPress:
            self._since_key.start()
        elif isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        return super().eventFilter(watched, event)


def _words_in(field: TextField) -> str:
    if isinstance(field, QLineEdit):
        # A combo box one can write in always shows something.
        return "" if isinstance(field.parentWidget(), QComboBox) else field.text()
    return field.toPlainText()
