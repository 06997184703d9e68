"""A page in steps: the steps at the left, one of them at the right, and the way on and back below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.theme import theme
from ui.theme.icons import icon
from ui.widgets.labels import button, pack, panel, restyle, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBERS = "①②③④⑤⑥⑦⑧⑨"
_PICTURES = {"done": ("done", "good"), "lacking": ("alarm", "warn")}


class Steps(QWidget):
    """Draws the steps of a flow that somebody else decides; every step can be gone to at any time.

    Signals:
        moved: place of the step that is shown now.
        finished: the last step's button.
    """

    moved = Signal(int)
    finished = Signal()

    def __init__(self, titles: Sequence[str], last: str, parent: QWidget | None = None) -> None:
        """`last` is the verb on the button of the last step."""
        super().__init__(parent)
        self._titles = tuple(titles)
        self._last = last
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._rail = QVBoxLayout()
        pack(self._rail, gap=4)
        for place, title in enumerate(titles):
            self._rail.addWidget(self._step_button(place, title))
            self.mark(place, "")
        self._rail.addStretch()
        self._group.idClicked.connect(self.go)
        self.back = button(self.tr("上一步"), picture="back")
        self.back.clicked.connect(self._go_back)
        self.on = button(self.tr("下一步"), kind="primary")
        self.on.clicked.connect(self._go_on)
        self._build()

    @property
    def place(self) -> int:
        """Place of the step that is shown."""
        return self._stack.currentIndex()

    def add(self, step: QWidget) -> None:
        """Add the next step's contents."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(step)
        self._stack.addWidget(area)
        if self._stack.count() == 1:
            self._show(0)

    def mark(self, place: int, state: str) -> None:
        """Show a step as `done`, `lacking` or plain (empty), by picture and in words."""
        step = self._group.button(place)
        picture = _PICTURES.get(state)
        step.setIcon(icon(*picture) if picture else icon("dot", "border_strong"))
        words = {"done": self.tr("已完成"), "lacking": self.tr("未完成")}.get(state, "")
        step.setAccessibleName(f"{self._titles[place]} {words}".strip())
        step.setToolTip(words)

    @Slot(int)
    def go(self, place: int) -> None:
        """Show a step."""
        if place != self.place and 0 <= place < self._stack.count():
            self._show(place)
            self.moved.emit(place)

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        pack(layout, gap=16)
        side = QWidget()
        side.setLayout(self._rail)
        side.setFixedWidth(max(theme.unit(176), side.sizeHint().width() + theme.unit(16)))
        layout.addWidget(side)
        sheet = panel()
        layout.addWidget(sheet, 1)
        inside = QVBoxLayout(sheet)
        pack(inside, margin=(16, 12, 16, 12), gap=12)
        inside.addWidget(self._stack, 1)
        inside.addWidget(rule())
        foot = QHBoxLayout()
        pack(foot)
        foot.addWidget(self.back)
        foot.addStretch()
        self.foot = foot
        foot.addWidget(self.on)
        inside.addLayout(foot)

    def _step_button(self, place: int, title: str) -> QPushButton:
        step = QPushButton(f"{NUMBERS[place]} {title}")
        step.setProperty("step", True)
        step.setCheckable(True)
        step.setAutoDefault(False)
        step.setAccessibleName(title)
        self._group.addButton(step, place)
        return step

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._group.button(place).setChecked(True)
        self.back.setEnabled(place > 0)
        final = place == self._stack.count() - 1 and self._stack.count() == len(self._titles)
        self.on.setText(self._last if final else self.tr("下一步"))
        self.on.setAccessibleName(self.on.text())
        restyle(self.on, "primary", True)

    @Slot()
    def _go_back(self) -> None:
        self.go(self.place - 1)

    @Slot()
    def _go_on(self) -> None:
        if self.place == self._stack.count() - 1:
            self.finished.emit()
        else:
            self.go(self.place + 1)
