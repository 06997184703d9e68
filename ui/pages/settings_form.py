"""A form made of the settings' own declarations: each with its editor, unit, default, range and source."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from ui.pages.settings_words import choice_of, note_of, title_of, unit_of
from ui.theme import theme
from ui.widgets.labels import label, pack, restyle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from dataclasses import Field

    from ui.text import Words

T = TypeVar("T")
FARTHEST = 1_000_000


class _NoWheel(QObject):
    """Keeps a wheel that scrolls the page from changing a value under the pointer."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow the wheel where the editor has not the focus."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class DataForm(QWidget, Generic[T]):
    """Edits one frozen dataclass of settings; parts that are dataclasses themselves have forms of their own.

    Signals:
        edited: some value was changed by a person.
    """

    edited = Signal()

    def __init__(
        self, value: T, words: Words, *, leave_out: Sequence[str] = (), free: Sequence[str] = ()
    ) -> None:
        """`free` names the texts that are chosen from a list or typed, such as the port of a line."""
        super().__init__()
        self._value = value
        self._words = words
        self._editors: dict[str, QWidget] = {}
        self._errors: dict[str, QLabel] = {}
        self._no_wheel = _NoWheel(self)
        grid = QGridLayout(self)
        pack(grid, gap=4)
        grid.setHorizontalSpacing(theme.unit(16))
        grid.setColumnStretch(2, 1)
        for field in fields(value):  # type: ignore[arg-type]
            if field.name not in leave_out and not is_dataclass(getattr(value, field.name)):
                self._add(grid, field, free=field.name in free)
        self.show_value(value)

    @property
    def value(self) -> T:
        """The dataclass as it is edited now."""
        return replace(self._value, **{name: _read(editor) for name, editor in self._editors.items()})  # type: ignore[type-var]

    def show_value(self, value: T) -> None:
        """Show another value."""
        self._value = value
        for name, editor in self._editors.items():
            editor.blockSignals(True)
            _write(editor, getattr(value, name))
            editor.blockSignals(False)

    def offer(self, name: str, known: Sequence[str]) -> None:
        """Offer these texts at a field that was named `free`; what stands there stays."""
        box = self._editors[name]
        if isinstance(box, QComboBox):
            text = box.currentText()
            box.blockSignals(True)
            box.clear()
            box.addItems(list(known))
            box.setCurrentText(text)
            box.blockSignals(False)

    def say_wrong(self, errors: Mapping[str, str]) -> None:
        """Show a sentence at each of these fields, and none at the others."""
        for name, shown in self._errors.items():
            shown.setText(errors.get(name, ""))
            shown.setVisible(name in errors)
            restyle(self._editors[name], "wrong", name in errors)

    def editor(self, name: str) -> QWidget:
        """Return the editor of a field."""
        return self._editors[name]

    def set_read_only(self, *, read_only: bool) -> None:
        """Show the values without letting anybody change them, or let them be changed again."""
        for editor in self._editors.values():
            editor.setEnabled(not read_only)

    def _add(self, grid: QGridLayout, field: Field[Any], *, free: bool) -> None:
        row = grid.rowCount()
        title = label(title_of(field, self._words), "table", wrap=True)
        title.setMinimumWidth(theme.unit(200))
        title.setMaximumWidth(theme.unit(260))
        editor = _editor(field, getattr(self._value, field.name), free=free)
        editor.setFixedWidth(theme.unit(220 if isinstance(editor, (QComboBox, QLineEdit)) else 132))
        editor.setAccessibleName(title.text())
        editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        editor.installEventFilter(self._no_wheel)
        title.setBuddy(editor)
        self._listen(editor)
        self._editors[field.name] = editor
        error = label("", "note", role="danger", wrap=True)
        error.hide()
        self._errors[field.name] = error
        grid.addWidget(title, row, 0)
        grid.addWidget(editor, row, 1)
        grid.addWidget(label(note_of(field, self._words), "note", role="second", wrap=True), row, 2)
        grid.addWidget(error, row + 1, 1, 1, 2)

    def _listen(self, editor: QWidget) -> None:
        if isinstance(editor, QCheckBox):
            editor.toggled.connect(self._edited)
        elif isinstance(editor, QComboBox):
            editor.currentTextChanged.connect(self._edited)
        elif isinstance(editor, QLineEdit):
            editor.textChanged.connect(self._edited)
        elif isinstance(editor, (QSpinBox, QDoubleSpinBox)):
            editor.valueChanged.connect(self._edited)

    @Slot()
    def _edited(self) -> None:
        self.edited.emit()


def _editor(field: Field[Any], value: object, *, free: bool) -> QWidget:
    choices = field.metadata.get("choices") or ()
    if isinstance(value, bool):
        return QCheckBox()
    if choices:
        box = QComboBox()
        for code in choices:
            box.addItem(choice_of(code), code)
        return box
    if free:
        box = QComboBox()
        box.setEditable(True)
        return box
    if isinstance(value, (int, float)):
        return _number(field, whole=isinstance(value, int))
    return QLineEdit()


def _number(field: Field[Any], *, whole: bool) -> QWidget:
    low, high = field.metadata.get("low"), field.metadata.get("high")
    least = -FARTHEST if low is None else low
    most = FARTHEST if high is None else high
    unit = unit_of(field)
    box: QSpinBox | QDoubleSpinBox
    if whole:
        box = QSpinBox()
        box.setRange(int(least), int(most))
    else:
        box = QDoubleSpinBox()
        box.setDecimals(1)
        box.setRange(float(least), float(most))
    box.lineEdit().setTextMargins(theme.unit(6), 0, 0, 0)
    box.setSuffix(f" {unit}" if unit else "")
    box.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
    return box


def _read(editor: QWidget) -> object:
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, QComboBox):
        return editor.currentText().strip() if editor.isEditable() else editor.currentData()
    if isinstance(editor, QLineEdit):
        return editor.text().strip()
    if isinstance(editor, QDoubleSpinBox):
        # Two tenths of a second must come back as they went in, not as 0.2000000001.
        return round(editor.value(), 1)
    return editor.value() if isinstance(editor, QSpinBox) else None


def _write(editor: QWidget, value: Any) -> None:
    if isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    elif isinstance(editor, QComboBox) and editor.isEditable():
        editor.setCurrentText(str(value))
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(0, editor.findData(value)))
    elif isinstance(editor, QLineEdit):
        editor.setText(str(value))
    elif isinstance(editor, QDoubleSpinBox):
        editor.setValue(float(value))
    elif isinstance(editor, QSpinBox):
        editor.setValue(int(value))
