"""Words on the window: labels by use and by role of colour, buttons by importance, rules and gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QToolButton

from ui.theme import theme
from ui.theme.icons import icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def label(text: str = "", kind: str = "base", *, role: str = "text", wrap: bool = False) -> QLabel:
    """Return a label; `kind` is the use of `resources/qss/base.qss`, `role` the colour."""
    made = QLabel(text)
    made.setProperty("kind", kind)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    return made


def mark(text: str, role: str = "true") -> QLabel:
    """Return a word in a box: for what must be read even where colours cannot be told apart."""
    made = QLabel(text)
    made.setProperty("mark", role)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def button(text: str, *, picture: str = "", kind: str = "", small: bool = False) -> QPushButton:
    """Return a button; `kind` is `primary`, `quiet`, `danger` or nothing."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setAccessibleName(text)
    if picture:
        made.setIcon(icon(picture, {"primary": "on_accent", "danger": "danger"}.get(kind, "text_second")))
    if kind:
        made.setProperty(kind, True)
    if small:
        made.setProperty("small", True)
    return made


def tool(name: str, picture: str, *, role: str = "text_second") -> QToolButton:
    """Return a button with a picture only; `name` is its accessible name and tool tip."""
    made = QToolButton()
    made.setIcon(icon(picture, role))
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def rule() -> QFrame:
    """Return a hairline."""
    made = QFrame()
    made.setProperty("rule", True)
    made.setFixedHeight(1)
    return made


def panel() -> QFrame:
    """Return a sheet that lies on the window."""
    made = QFrame()
    made.setProperty("panel", True)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet selects by, and have it looked at again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_role(shown: QLabel, role: str) -> None:
    """Give a label the colour of another role."""
    restyle(shown, "role", role)


def pack(layout: QLayout, *, margin: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8) -> None:
    """Set a layout's margins (left, top, right, bottom) and gaps, in units."""
    layout.setContentsMargins(*(theme.unit(side) for side in margin))
    layout.setSpacing(theme.unit(gap))


def clear(layout: QLayout, *, leave: int = 0) -> None:
    """Remove the widgets of a layout from the front, but for the last `leave` of its items."""
    while layout.count() > leave:
        item = layout.takeAt(0)
        gone = item.widget() if item is not None else None
        if gone is not None:
            gone.hide()
            gone.deleteLater()


def row(*widgets: QWidget, gap: int = 8) -> QHBoxLayout:
    """Return a row of widgets at the left."""
    made = QHBoxLayout()
    pack(made, gap=gap)
    for widget in widgets:
        made.addWidget(widget)
    made.addStretch()
    return made


def foot(*buttons: QPushButton) -> QHBoxLayout:
    """Return the foot of a dialog: its buttons at the right, the one that goes on last."""
    made = QHBoxLayout()
    pack(made, margin=(0, 8, 0, 0), gap=8)
    made.addStretch()
    for each in buttons:
        made.addWidget(each)
    return made
