"""When it happened: the desk's own now, unless somebody sets another time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QTimeZone
from PySide6.QtWidgets import QDateTimeEdit, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.labels import label, pack

if TYPE_CHECKING:
    from ui.seat import Seat


class EventTime(QWidget):
    """A time to the minute under its caption."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._opened_at = -1
        self.edit = QDateTimeEdit()
        self.edit.setMinimumWidth(theme.unit(80))
        self.edit.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.edit.setTimeZone(QTimeZone(seat.words.zone.key.encode()))
        self.edit.setAccessibleName(self.tr("发生时间"))
        caption = label(self.tr("发生时间"), "note", role="second")
        caption.setBuddy(self.edit)
        layout = QVBoxLayout(self)
        pack(layout, gap=2)
        layout.addWidget(caption)
        layout.addWidget(self.edit)

    def begin(self, at: datetime) -> None:
        """Show a time that nobody has set yet."""
        self.put(at)
        self._opened_at = self.edit.dateTime().toSecsSinceEpoch()

    def put(self, at: datetime) -> None:
        """Show a time as if somebody had set it."""
        self.edit.setDateTime(QDateTime.fromSecsSinceEpoch(int(at.timestamp())))

    def chosen(self) -> datetime | None:
        """Return the time that was set; None where nobody touched it."""
        seconds = self.edit.dateTime().toSecsSinceEpoch()
        return None if seconds == self._opened_at else datetime.fromtimestamp(seconds, UTC)
