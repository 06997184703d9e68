"""What stands in the form of a warning or a visitor: field by field, with its clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from dutyconsole.domain.sheet import clocks
from dutyconsole.domain.sheet_fields import FIELDS
from dutyconsole.domain.sheet_words import shown
from ui.pages.sheet_form import SECOND_MS, due_words
from ui.theme import theme
from ui.widgets.labels import label, pack, rule, set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from dutyconsole.app.views import SheetRow
    from ui.seat import Seat


class SheetFacts(QWidget):
    """The fields of one sheet as they stand now."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._sheet: SheetRow | None = None
        self._number = label("", "table", role="second")
        self.due = label("", "table", wrap=True)
        self._rows = QFormLayout()
        pack(self._rows, gap=4)
        self._rows.setHorizontalSpacing(theme.unit(12))
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        pack(layout, gap=8)
        layout.addWidget(rule())
        layout.addWidget(self._number)
        layout.addLayout(self._rows)
        layout.addWidget(self.due)
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self._show_due)
        self.hide()

    def show_sheet(self, sheet: SheetRow | None) -> None:
        """Show a sheet, or nothing."""
        self._sheet = sheet
        while self._rows.rowCount():
            self._rows.removeRow(0)
        self.setVisible(sheet is not None)
        if sheet is None:
            return
        words, form = self._seat.words, sheet.sheet.form
        self._number.setText(f"{words.term(form)} {sheet.register_number}")
        for name, text in shown(form, sheet.values, words.zone, words.language).items():
            caption = label(words.term(FIELDS[form][name].term), "table", role="second")
            self._rows.addRow(caption, label(text, "table", wrap=True))
        self._show_due()

    def _show_due(self) -> None:
        if self._sheet is None:
            return
        limits = self._seat.console.settings.log.warning_limits
        standing = self._sheet.row.struck_by is None
        due = clocks(self._sheet.sheet.form, self._sheet.values, limits) if standing else ()
        told = [due_words(self._seat, clock) for clock in due if clock.done_at is None]
        self.due.setText("\n".join(told))
        self.due.setVisible(bool(told))
        late = any(clock.done_at is None and clock.is_overdue(self._seat.now()) for clock in due)
        set_role(self.due, "danger" if late else "warn")

    def showEvent(self, event: QShowEvent) -> None:
        """Count down while it is looked at."""
        super().showEvent(event)
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no more."""
        super().hideEvent(event)
        self._second.stop()
