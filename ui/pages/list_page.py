"""A page that is one list under a filter bar, with the row under the cursor shown beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout

from ui.pages.page import Page
from ui.theme import theme
from ui.widgets.labels import pack
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from dutyconsole.domain.changes import Changed
    from ui.seat import Seat
    from ui.widgets.empty_state import EmptyState

SIDE = 348


class ListPage(Page):
    """The base of the log and of the calls.

    Attributes:
        ROOM_FOR: columns that what stands beside shows too: the width of the page, in units, below which each
            is left out.
        bar: the filter bar; it has `changed`, `text` and `show_count`.
        model: what the table shows; `look` asks the store again.
    """

    ROOM_FOR: ClassVar[Mapping[int, int]] = {}

    def __init__(
        self,
        seat: Seat,
        title: str,
        *,
        bar: Any,
        model: Callable[[Seat, QWidget], Any],
        empty: EmptyState,
        name: str,
    ) -> None:
        super().__init__(seat, title)
        self.bar = bar
        self.model = model(seat, self)
        self.empty = empty
        self.table = Table(self.model, empty, name=name)
        self.model.counted.connect(self.bar.show_count)
        self.model.counted.connect(self._first)

    def refresh(self, changed: Changed | None = None) -> None:  # noqa: ARG002  one list, looked at whole
        """Look at the list again."""
        self.model.look()

    def search(self) -> None:
        """Put the cursor into the filter bar."""
        self.bar.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.text.selectAll()

    def lay_out(self, side: QWidget) -> None:
        """Put the bar above, the list below it, and `side` beside the list."""
        side.setFixedWidth(theme.unit(SIDE))
        self.body.addWidget(self.bar)
        line = QHBoxLayout()
        pack(line, gap=12)
        line.addWidget(self.table, 1)
        line.addWidget(side)
        self.body.addLayout(line, 1)

    @Slot(int)
    def _first(self, count: int) -> None:
        """Show the newest row where none is chosen, so that the page never stands half empty."""
        if count and not self.table.view.currentIndex().isValid():
            newest = self.model.id_at(0)
            if newest is not None:
                self.table.select(newest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out, where the page is narrow, what stands beside the list anyway."""
        super().resizeEvent(event)
        for column, width in self.ROOM_FOR.items():
            self.table.view.setColumnHidden(column, self.width() < theme.unit(width))
