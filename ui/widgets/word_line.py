"""A small field for a word or a reason, shown only while it is asked for; Enter gives it, Esc gives up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.labels import button, label, pack, tool

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent


class _Field(QLineEdit):
    """A line that keeps Esc for itself: the window would go back by it."""

    gave_up = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Take Esc before the window's shortcut does."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up by Esc. While an input method composes, its keys never come here."""
        if _is_escape(event):
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the cursor went elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class WordLine(QWidget):
    """Asks for one line. With `needed`, an empty one is not given.

    Signals:
        given: the text.
        gave_up: nothing is to be done.
        left: the cursor went elsewhere while it was asked.
    """

    given = Signal(str)
    gave_up = Signal()
    left = Signal()

    def __init__(self, *, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needed = False
        self._before: QWidget | None = None
        self._caption = label("", "note", role="second", wrap=True)
        self.field = _Field()
        self.field.setMaxLength(limit)
        self.give = button(self.tr("确定"), picture="save", small=True)
        self._cancel = tool(self.tr("放弃"), "close")
        row = QHBoxLayout()
        pack(row, gap=4)
        row.addWidget(self.field, 1)
        row.addWidget(self.give)
        row.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        pack(layout, gap=2)
        layout.addWidget(self._caption)
        layout.addLayout(row)
        self._caption.setBuddy(self.field)
        self.field.returnPressed.connect(self._give)
        self.field.textChanged.connect(self._look)
        self.field.gave_up.connect(self._give_up)
        self.field.left.connect(self._tell_left)
        self.give.clicked.connect(self._give)
        self._cancel.clicked.connect(self._give_up)
        self.hide()

    @property
    def asking(self) -> bool:
        """Say whether an answer is waited for."""
        return not self.isHidden()

    def ask(self, caption: str, *, needed: bool) -> None:
        """Show an empty field with the cursor in it; the cursor goes back afterwards."""
        self._before = self.window().focusWidget()
        self._needed = needed
        self._caption.setText(caption)
        self.field.setAccessibleName(caption)
        self.field.clear()
        self._look()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end(self) -> None:
        """Ask no more, and let the cursor go back where it was."""
        had = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        before, self._before = self._before, None
        self.hide()
        if had and before is not None and before.isVisible():
            before.setFocus()

    @Slot()
    def _look(self) -> None:
        self.give.setEnabled(not self._needed or bool(self.field.text().strip()))

    @Slot()
    def _give(self) -> None:
        if self.asking and self.give.isEnabled():
            text = self.field.text()
            self.end()
            self.given.emit(text)

    @Slot()
    def _give_up(self) -> None:
        if self.asking:
            self.end()
            self.gave_up.emit()

    @Slot()
    def _tell_left(self) -> None:
        if self.asking:
            self.left.emit()


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
