"""Earlier shifts: who was on, when they handed over, and their record to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from dutyconsole.domain.shift import ShiftState
from ui.theme import theme
from ui.widgets.labels import button, label, pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.domain.shift import Shift
    from ui.seat import Seat


class PastShifts(QWidget):
    """The newest shifts; fifty are enough to find one by its day.

    Signals:
        print_wanted: the `Shift` whose record shall be printed.
    """

    print_wanted = Signal(object)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._shifts: tuple[Shift, ...] = ()
        layout = QVBoxLayout(self)
        pack(layout, gap=8)
        line = QHBoxLayout()
        pack(line)
        line.addWidget(label(self.tr("历次值班记录"), "section"))
        line.addStretch()
        self.print_button = button(self.tr("打印本班记录"), picture="print")
        self.print_button.clicked.connect(self._print)
        line.addWidget(self.print_button)
        layout.addLayout(line)
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(self.tr("历次班次"))
        titles = (self.tr("值班日期"), self.tr("班次"), self.tr("当班人员"), self.tr("交班时间"))
        self.table.setHorizontalHeaderLabels(list(titles))
        self._dress()
        self.table.itemSelectionChanged.connect(self._chosen)
        layout.addWidget(self.table, 1)
        self._chosen()

    def show_shifts(self, shifts: Sequence[Shift]) -> None:
        """Show these shifts, newest first."""
        self._shifts = tuple(shifts)
        self.table.setRowCount(len(shifts))
        for place, shift in enumerate(shifts):
            for column, text in enumerate(self._cells(shift)):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.table.setItem(place, column, item)
        if shifts and not self.table.selectedItems():
            self.table.selectRow(0)

    def _cells(self, shift: Shift) -> tuple[str, ...]:
        words = self._seat.words
        ended = words.stamp(shift.handed_over_at)[:16] if shift.handed_over_at else ""
        state = self.tr("当班中") if shift.state is ShiftState.OPEN else ended
        crew = "、".join(member.name for member in shift.crew)
        stretch = f"{words.minute(shift.starts_at)}–{words.until(shift.ends_at, since=shift.starts_at)}"
        return words.day(shift.duty_date), f"{shift.name} {stretch}", crew, state

    def _dress(self) -> None:
        view = self.table
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(theme.unit(32))
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        view.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column, wide in ((0, 176), (1, 208), (3, 136)):
            view.setColumnWidth(column, theme.unit(wide))

    @Slot()
    def _chosen(self) -> None:
        self.print_button.setEnabled(bool(self.table.selectedItems()))

    @Slot()
    def _print(self) -> None:
        place = self.table.currentRow()
        if 0 <= place < len(self._shifts):
            self.print_wanted.emit(self._shifts[place])
