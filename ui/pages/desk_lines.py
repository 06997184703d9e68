"""The last lines of the log, as the desk page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QVBoxLayout

from dutyconsole.app.views import EntryFilter
from ui.models.columns import Column
from ui.models.entries import EntriesModel, first_columns, mark_role, marks, status_role
from ui.text import noop
from ui.theme import theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import button, label, pack
from ui.widgets.table import Table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dutyconsole.app.ports import Queries
    from dutyconsole.app.views import EntryRow
    from ui.seat import Seat
    from ui.text import Words

LAST = 40


def columns(words: Words) -> tuple[Column[EntryRow], ...]:
    """Return the few columns that fit beside the rest of the page."""

    def tail(row: EntryRow) -> str:
        return " ".join(marks(row)) or words.term(row.entry.status)

    def tail_role(row: EntryRow) -> str:
        return mark_role(row) if marks(row) else status_role(row)

    return (
        *first_columns(words, words.minute, number_width=56, time_width=64),
        Column(noop("EntryColumns", "办理状态"), tail, 92, role=tail_role),
    )


class LastLinesModel(EntriesModel):
    """The newest lines of this shift."""

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(seat, parent)
        self.columns = columns(seat.words)


class LastLines(QFrame):
    """The panel."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.all = button(self.tr("全部日志"), picture="next", kind="quiet", small=True)
        self.all.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        head = QHBoxLayout()
        pack(head, margin=(16, 6, 8, 4), gap=8)
        head.addWidget(label(self.tr("最近日志"), "section"))
        head.addStretch()
        head.addWidget(self.all)
        self.model = LastLinesModel(seat, self)
        empty = EmptyState(
            "log", self.tr("本班还没有日志。"), self.tr("在上方写一句，按 Enter，就是第一条。")
        )
        self.table = Table(self.model, empty, name=self.tr("最近日志"), row_height=30)
        self.table.view.setFrameShape(QFrame.Shape.NoFrame)
        self.table.view.setProperty("plain", True)
        self.table.view.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        pack(layout, gap=0)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self.setMinimumHeight(theme.unit(160))

    def look(self) -> None:
        """Look at the log again."""
        self.model.look(_last)


def _last(queries: Queries) -> list[int]:

    card = queries.shift_card()
    shift_id = card.shift.id if card else None
    return list(queries.entry_ids(EntryFilter(shift_id=shift_id, limit=LAST)))
