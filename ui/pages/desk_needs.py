"""What needs me now: each with its shape, its word, how long it waits, and the one act that deals with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.elided import Elided
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import button, clear, label, mark, pack, rule
from ui.widgets.sign import Sign

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Need:
    """One thing that waits.

    Attributes:
        act: `call`, `entry`, `page` or nothing; `target` is its id, number or key.
    """

    picture: str
    role: str
    word: str
    text: str
    when: str = ""
    act: str = ""
    act_word: str = ""
    target: str = ""


class Needs(QFrame):
    """The list, and the calm sentence when there is nothing.

    Signals:
        chosen: (act, target).
    """

    chosen = Signal(str, str)

    def __init__(self, most: int) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._most = most
        self._shown: tuple[Need, ...] | None = None
        self._count = label("", "note", role="second")
        self._more = label("", "note", role="second")
        head = QHBoxLayout()
        pack(head, margin=(16, 10, 16, 8), gap=8)
        head.addWidget(label(self.tr("现在要办"), "section"))
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self._more)
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        pack(self._list, gap=0)
        self._list.addStretch()
        self._body = QStackedWidget()
        self._body.addWidget(self._rows)
        self._body.addWidget(
            EmptyState(
                "done",
                self.tr("没有要办的事项。"),
                self.tr("未接来电、未登记的通话、待办事项和未写完的草稿会列在这里。"),
            )
        )
        layout = QVBoxLayout(self)
        pack(layout, gap=0)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(self._body, 1)

    def show_needs(self, needs: Sequence[Need]) -> None:
        """Show these, most urgent first; the same ones again keep the cursor where it is."""
        if tuple(needs) == self._shown:
            return
        self._shown = tuple(needs)
        clear(self._list, leave=1)
        for place, need in enumerate(needs[: self._most]):
            self._list.insertWidget(place, self._row(need))
        left = len(needs) - self._most
        self._count.setText(self.tr("{n} 项").format(n=len(needs)) if needs else "")
        self._more.setText(self.tr("另有 {n} 项").format(n=left) if left > 0 else "")
        self._body.setCurrentIndex(0 if needs else 1)

    def _row(self, need: Need) -> QWidget:
        made = QWidget()
        made.setFixedHeight(theme.unit(38))
        layout = QHBoxLayout(made)
        pack(layout, margin=(16, 0, 12, 0), gap=8)
        layout.addWidget(Sign(need.picture, need.role))
        layout.addWidget(mark(need.word, need.role if need.role in ("danger", "warn") else "true"))
        layout.addWidget(Elided(need.text, kind="table"), 1)
        layout.addWidget(label(need.when, "note", role="second"))
        if need.act:
            act = button(need.act_word, small=True)
            act.setAccessibleName(f"{need.act_word} {need.word} {need.text}")
            act.setProperty("act", need.act)
            act.setProperty("target", need.target)
            act.clicked.connect(self._choose)
            layout.addWidget(act)
        return made

    def _choose(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QWidget):
            self.chosen.emit(str(pressed.property("act")), str(pressed.property("target")))
