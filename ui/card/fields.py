"""The fields of the phone slip on the card: caption, control, and the sentence of what is wrong with it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dutyconsole.domain.sheet import read_moment
from ui.theme import theme
from ui.theme.icons import icon
from ui.widgets.labels import label, pack, restyle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from zoneinfo import ZoneInfo

Choice = tuple[str, str]
"""(code, word)"""


class Control(Protocol):
    """What all fields can do: hold a text that goes into the draft."""

    def value(self) -> str:
        """Return what the draft holds."""
        ...

    def put(self, value: str) -> None:
        """Show a value without telling that it was edited."""
        ...


class Line(QLineEdit):
    """A field of one line."""

    def value(self) -> str:
        """Return the text."""
        return self.text()

    def put(self, value: str) -> None:
        """Show a text; the cursor stays where it can."""
        if value != self.text():
            self.setText(value)


class Moment(Line):
    """A time, typed as one likes (`10:10`, `25 10:10`) and shown whole once the cursor leaves it."""

    def __init__(self, now: Callable[[], datetime], zone: ZoneInfo) -> None:
        super().__init__()
        self._now = now
        self._zone = zone
        self.setPlaceholderText("HH:MM")
        self._stamp = QAction(icon("clock", "text_second"), self.tr("填入现在的时间"), self)
        self._stamp.triggered.connect(self.put_now)
        self.addAction(self._stamp, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._show_whole)

    def put(self, value: str) -> None:
        """Show a time, as typed or as it is kept."""
        at = datetime.fromisoformat(value) if "T" in value else None
        super().put(value if at is None else self._shown(at))

    def put_now(self) -> None:
        """Fill in the present minute."""
        self.setText(self._shown(self._now()))
        self.textEdited.emit(self.text())

    def at(self) -> datetime | None:
        """Return the time, or None where it cannot be read."""
        return read_moment(self.text(), now=self._now(), zone=self._zone)

    def _show_whole(self) -> None:
        at = self.at()
        if at is not None:
            super().put(self._shown(at))

    def _shown(self, at: datetime) -> str:
        local = at.astimezone(self._zone)
        this_year = local.year == self._now().astimezone(self._zone).year
        return f"{local:%m-%d %H:%M}" if this_year else f"{local:%Y-%m-%d %H:%M}"


class Words(QPlainTextEdit):
    """A field of several lines; Tab leaves it."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.unit(12 + lines * 20))

    def value(self) -> str:
        """Return the text."""
        return self.toPlainText()

    def put(self, value: str) -> None:
        """Show a text, the cursor behind it: one writes on where one stopped."""
        if value != self.toPlainText():
            self.setPlainText(value)
            cursor = self.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self.setTextCursor(cursor)


class Pick(QComboBox):
    """One of a list of codes, or none yet. The wheel does not change it by accident."""

    def __init__(self, choices: Sequence[Choice], hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        for code, word in choices:
            self.addItem(word, code)
        self.setCurrentIndex(-1)
        # As wide as its place, not as its longest word.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def value(self) -> str:
        """Return the code, or an empty string."""
        return str(self.currentData() or "")

    def put(self, value: str) -> None:
        """Show a code."""
        self.setCurrentIndex(self.findData(value) if value else -1)

    def wheelEvent(self, event: QEvent) -> None:
        """Let the form scroll."""
        event.ignore()


class Segments(QWidget):
    """One of a few words side by side: one key or one click.

    Signals:
        picked: after a change by a person.
    """

    picked = Signal()

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._codes = [code for code, _ in choices]
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = QHBoxLayout(self)
        pack(layout, gap=4)
        self._buttons = []
        for code, word in choices:
            made = QPushButton(word)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setProperty("segment", code)
            self._group.addButton(made)
            self._buttons.append(made)
            layout.addWidget(made, 1)
        self._group.buttonClicked.connect(self._tell)
        self.setFocusProxy(self._buttons[0])

    def value(self) -> str:
        """Return the code, or an empty string."""
        place = next((i for i, made in enumerate(self._buttons) if made.isChecked()), -1)
        return self._codes[place] if place >= 0 else ""

    def put(self, value: str) -> None:
        """Show a code, or none."""
        self._group.setExclusive(False)
        for code, made in zip(self._codes, self._buttons, strict=True):
            made.setChecked(code == value)
        self._group.setExclusive(True)

    def name_all(self, caption: str) -> None:
        """Have each word spoken with the caption before it."""
        for made in self._buttons:
            made.setAccessibleName(f"{caption} {made.text()}")

    def _tell(self) -> None:
        self.picked.emit()


class Field(QWidget):
    """A caption with its mark for required fields, the control, and what is wrong.

    Signals:
        edited: a person changed it.
        left: the cursor went elsewhere.
        saving: Ctrl+Enter was pressed in it.
    """

    edited = Signal()
    left = Signal()
    saving = Signal()

    def __init__(self, name: str, caption: str, control: QWidget) -> None:
        super().__init__()
        self.name = name
        self.caption = caption
        self.control = control
        self._required = False
        self._caption = label(caption, "note", role="second")
        self._wrong = label("", "note", role="danger", wrap=True)
        self._wrong.hide()
        layout = QVBoxLayout(self)
        pack(layout, gap=2)
        for part in (self._caption, control, self._wrong):
            layout.addWidget(part)
        self._caption.setBuddy(control)
        self._connect(control)
        self.require(required=False)

    def require(self, *, required: bool) -> None:
        """Show whether it must be filled."""
        self._required = required
        self._caption.setText(f"{self.caption} ★" if required else self.caption)
        spoken = self.tr("{caption}，必填").format(caption=self.caption) if required else self.caption
        self.control.setAccessibleName(spoken)
        if isinstance(self.control, Segments):
            self.control.name_all(self.caption)

    @property
    def is_required(self) -> bool:
        """Say whether it must be filled."""
        return self._required

    def show_wrong(self, sentence: str) -> None:
        """Say at the field what is wrong, or take it back with an empty sentence."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        restyle(self.control, "wrong", bool(sentence))

    @property
    def wrong(self) -> str:
        """What is said to be wrong."""
        return self._wrong.text()

    def _connect(self, control: QWidget) -> None:
        if isinstance(control, Line):
            control.textEdited.connect(self._edited)
        elif isinstance(control, Words):
            control.textChanged.connect(self._edited)
        elif isinstance(control, Pick):
            control.activated.connect(self._edited)
        elif isinstance(control, Segments):
            control.picked.connect(self._edited)
        control.installEventFilter(self)
        for part in control.findChildren(QPushButton):
            part.installEventFilter(self)

    def _edited(self) -> None:
        self.show_wrong("")
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that the cursor leaves, and the key that saves."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _saves(event):
            self.saving.emit()
            return True
        return super().eventFilter(watched, event)


def _saves(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
