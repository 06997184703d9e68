"""The other calls of the same number or unit, each one click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dutyconsole.domain.mark import importance
from ui.text import DIRECTIONS, said
from ui.theme import theme
from ui.widgets.labels import label, pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.app.views import CallRow
    from ui.seat import Seat

MOST = 50
MOST_ROWS = 5
CALL = Qt.ItemDataRole.UserRole


class CallerHistory(QWidget):
    """Shows them; asks the store on a query thread.

    Signals:
        call_wanted: id of the call to be shown.
    """

    call_wanted = Signal(int)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._call = 0
        self._title = label("", "note", role="second")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("该号码（单位）的其他通话：回车打开"))
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        layout = QVBoxLayout(self)
        pack(layout, gap=4)
        layout.addWidget(self._title)
        layout.addWidget(self.list)
        self.hide()

    def show_row(self, row: CallRow | None) -> None:
        """Show what belongs to another call."""
        if row is None or row.call.id is None or not row.call.number:
            self._call = 0
            self.hide()
            return
        call_id = self._call = row.call.id

        def arrived(rows: Sequence[CallRow]) -> None:
            if self._call == call_id:
                self._show(rows)

        self._seat.ask(self, lambda queries: queries.related_calls(call_id, MOST)).success(arrived).run()

    def _show(self, rows: Sequence[CallRow]) -> None:
        self._title.setText(self.tr("该号码（单位）的其他通话"))
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(self._words(row))
            item.setData(CALL, row.call.id)
            self.list.addItem(item)
        height = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(height * min(len(rows), MOST_ROWS) + theme.unit(6))
        self.setVisible(bool(rows))

    def _words(self, row: CallRow) -> str:
        words, call = self._seat.words, row.call
        parts = [words.moment(call.started_at), said(DIRECTIONS[call.direction]), words.state(call)]
        if call.talk_seconds:
            parts.append(words.length(call.talk_seconds))
        if row.contact is not None and row.contact.person:
            parts.append(row.contact.person)
        if importance(row.marks) is not None:
            parts.append("★")
        return "  ".join(parts)

    @Slot(QListWidgetItem)
    def _open(self, item: QListWidgetItem) -> None:
        self.call_wanted.emit(int(item.data(CALL)))
