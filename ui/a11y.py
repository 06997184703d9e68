"""What somebody who cannot see, or has no mouse, would miss: found by looking at the widgets themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)

OWNERS = (QAbstractSpinBox, QComboBox, QLineEdit)


def audit(root: QWidget) -> list[str]:
    """Return what is wrong below a widget: a control without a name, or out of reach of the Tab key."""
    found = []
    for widget in _controls(root):
        name = accessible_name(widget)
        where = f"{type(widget).__name__} {name!r} in {type(widget.parentWidget()).__name__}"
        if not name:
            found.append(f"no accessible name: {where}")
        if not _is_reachable(widget):
            found.append(f"out of reach of Tab: {where}")
    return found


def accessible_name(widget: QWidget) -> str:
    """Return what a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence now, whatever it was saying."""
    event = QAccessibleAnnouncementEvent(widget, sentence)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def _is_reachable(widget: QWidget) -> bool:
    """Say whether Tab leads there, or the arrow keys from a neighbour of the same exclusive group."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    beside = group.buttons() if group is not None and group.exclusive() else [widget]
    return any(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in beside)


def _controls(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        # Qt's own inner parts (the line of a spin box, the view of a combo box) speak through their owner.
        owner = widget.parentWidget()
        inner = widget.objectName().startswith("qt_") or isinstance(owner, OWNERS)
        inner = inner or isinstance(widget, (QHeaderView, QScrollBar))
        popup = widget.window() is not root.window()
        if isinstance(widget, CONTROLS) and not inner and not popup and widget.isVisibleTo(root):
            yield widget
