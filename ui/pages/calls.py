"""The calls page (电话录音): every call, its recording to listen to, and what still has to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout

from dutyconsole.app.commands import MarkCallHandled
from dutyconsole.domain.ids import CallId
from ui.models.calls import CallFilter, CallsModel
from ui.pages.calls_detail import CallDetail
from ui.pages.calls_filter import CallsFilterBar
from ui.pages.page import Page
from ui.theme import theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import pack
from ui.widgets.table import Table

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from dutyconsole.app.events import CallChanged
    from dutyconsole.app.views import CallRow
    from dutyconsole.domain.changes import Changed
    from dutyconsole.domain.entry import Entry
    from dutyconsole.errors import DutyError
    from ui.seat import Seat

ROOM_FOR = {5: 1400, 7: 1400, 6: 1080, 8: 1080, 1: 1000}
"""Columns that the detail shows too: the width of the page, in units, below which each is left out."""


class CallsPage(Page):
    """The list of calls with one of them beside it."""

    KEY = "calls"
    ARTICLE = "第六条"
    TABLES = frozenset({"call", "line", "recording", "entry", "slip", "contact"})

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, self.tr("电话录音"))
        self.bar = CallsFilterBar()
        self.body.addWidget(self.bar)
        self.model = CallsModel(seat, self)
        self.empty = EmptyState("calls", "")
        self.table = Table(self.model, self.empty, name=self.tr("电话列表"))
        self.detail = CallDetail(seat)
        self.detail.setFixedWidth(theme.unit(348))
        line = QHBoxLayout()
        pack(line, gap=12)
        line.addWidget(self.table, 1)
        line.addWidget(self.detail)
        self.body.addLayout(line, 1)
        self._connect(seat)
        self._look(self.bar.wanted)

    def show_call(self, call_id: int) -> None:
        """Put the cursor on a call, however long ago it was."""
        if self.model.place_of(call_id) is None:
            self.bar.period.setCurrentIndex(self.bar.period.count() - 1)
        self.table.select(call_id)

    def refresh(self, changed: Changed | None = None) -> None:  # noqa: ARG002  one list, looked at whole
        """Look at the calls again."""
        self.model.look()

    def search(self) -> None:
        """Put the cursor into the filter bar."""
        self.bar.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.text.selectAll()

    def _connect(self, seat: Seat) -> None:
        self.bar.changed.connect(self._look)
        self.model.counted.connect(self.bar.show_count)
        self.model.counted.connect(self._first)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._open)
        self.detail.slip_wanted.connect(seat.wants_call)
        self.detail.entry_wanted.connect(seat.wants_entry)
        self.detail.handled.connect(self._handle)
        seat.relay.call_changed.connect(self._call_changed)
        seat.signed_in.connect(self._person_changed)

    @Slot(object)
    def _look(self, wanted: CallFilter) -> None:
        if wanted == CallFilter():
            self.empty.say(
                self.tr("本班还没有电话。"),
                self.tr("电话一来就会自动出现在这里，并自动录音，不用做任何操作。"),
            )
        else:
            self.empty.say(self.tr("没有符合条件的电话。"), self.tr("请放宽条件或时间范围。"))
        self.model.show_only(wanted)

    @Slot(int)
    def _first(self, count: int) -> None:
        """Show the newest call where none is chosen, so that the page never stands half empty."""
        if count and not self.table.view.currentIndex().isValid():
            first = self.model.id_at(0)
            if first is not None:
                self.table.select(first)

    @Slot(object)
    def _show(self, row: CallRow | None) -> None:
        self.detail.show_call(row)

    @Slot(object)
    def _open(self, row: CallRow) -> None:
        if row.call.id is not None:
            self.seat.wants_call.emit(row.call.id)

    @Slot(object)
    def _call_changed(self, event: CallChanged) -> None:  # noqa: ARG002  the list shows every call
        if self._on_show:
            self.model.look()

    @Slot(object)
    def _person_changed(self, person: object) -> None:  # noqa: ARG002  the seat knows
        self.detail.show_call(self.table.row)

    @Slot(int, str)
    def _handle(self, call_id: int, note: str) -> None:
        """Have it noted; the button is dead until the answer is there, so it is written once."""
        self.detail.handle_button.setEnabled(False)
        order = MarkCallHandled(CallId(call_id), note)
        self.seat.order(self, order).success(self._noted).failure(self._refused).run()

    def _noted(self, entry: Entry) -> None:
        self.detail.note.clear()
        self.model.look()
        self.seat.say(self.tr("已登记为值班日志第 {number} 号。").format(number=entry.number))

    def _refused(self, error: DutyError) -> None:
        self.detail.handle_button.setEnabled(True)
        self.complain(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the detail shows too where there is little room."""
        for place, wide in ROOM_FOR.items():
            self.table.view.setColumnHidden(place, event.size().width() < theme.unit(wide))
        super().resizeEvent(event)
