"""The rail at the left: the pages, with words where there is room, else as named pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from ui.text import said
from ui.theme import theme
from ui.theme.icons import icon
from ui.widgets.labels import pack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.pages.rail import PageSpec

WIDE, FOLDED = 168, 56


class RailBar(QFrame):
    """The buttons of the pages.

    Signals:
        chosen: key of a page, or `help`.
    """

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageSpec]) -> None:
        super().__init__()
        self.setObjectName("Rail")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._specs = {spec.key: spec for spec in pages}
        layout = QVBoxLayout(self)
        pack(layout, margin=(0, 8, 0, 8), gap=2)
        for spec in pages:
            layout.addWidget(self._add(spec.key, said(spec.title), spec.picture))
        layout.addStretch()
        help_button = self._add("help", self.tr("帮助"), "help")
        help_button.setCheckable(False)
        layout.addWidget(help_button)
        self._group.buttonClicked.connect(self._choose)
        self.fold(folded=False)

    def fold(self, *, folded: bool) -> None:
        """Show pictures only, or words beside them."""
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly if folded else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for shown in self._buttons.values():
            shown.setToolButtonStyle(style)
        self.setFixedWidth(theme.unit(FOLDED if folded else WIDE))

    def mark(self, key: str) -> None:
        """Mark the page that is on show and colour its picture."""
        for name, shown in self._buttons.items():
            if shown.isCheckable():
                shown.setChecked(name == key)
                shown.setIcon(icon(self._specs[name].picture, "accent" if name == key else "text_second"))

    def allow(self, allowed: Callable[[PageSpec], bool]) -> None:
        """Show only what the person may open."""
        for key, spec in self._specs.items():
            self._buttons[key].setVisible(allowed(spec))

    def _add(self, key: str, words: str, picture: str) -> QToolButton:
        made = QToolButton()
        made.setText(words)
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.setIcon(icon(picture))
        made.setIconSize(QSize(theme.unit(20), theme.unit(20)))
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group.addButton(made)
        self._buttons[key] = made
        return made

    def _choose(self, chosen: QToolButton) -> None:
        self.chosen.emit(next(key for key, shown in self._buttons.items() if shown is chosen))
