"""The room's calendar: what a day is, sensitive periods, and a year taken in from a file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dutyconsole.domain.duty_calendar import DutyDay, SensitivePeriod
from dutyconsole.domain.vocabulary import DayKind, DaySource
from ui.widgets.labels import button, label, pack

if TYPE_CHECKING:
    from ui.roster.work import RosterWork
    from ui.text import Words


class CalendarPanel(QWidget):
    """Edits days and periods.

    Signals:
        setting_day: a `DutyDay`.
        unsetting_day: a date that shall be again as the notice or the weekday says.
        adding_period: a `SensitivePeriod`.
        removing_period: the id of one.
        importing: the path of a file.
    """

    setting_day = Signal(object)
    unsetting_day = Signal(object)
    adding_period = Signal(object)
    removing_period = Signal(int)
    importing = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.notice = label("", "note", role="warn", wrap=True)
        self.day = _date_edit(self.tr("日期"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("性质"))
        for kind in DayKind:
            self.kind.addItem(words.term(kind), kind)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("节日名称"))
        self.name.setAccessibleName(self.tr("节日名称"))
        self.set_button = button(self.tr("设定"), picture="save", small=True)
        self.import_button = button(self.tr("导入放假安排"), picture="folder", small=True)
        self.first, self.last = _date_edit(self.tr("敏感期开始")), _date_edit(self.tr("敏感期结束"))
        self.period = QLineEdit()
        self.period.setPlaceholderText(self.tr("敏感期名称，如两会"))
        self.period.setAccessibleName(self.tr("敏感期名称"))
        self.add_button = button(self.tr("添加"), picture="add", small=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("已设定的日期和敏感期"))
        self.remove_button = button(self.tr("撤销所选"), picture="close", small=True)
        self._lay_out()
        self._connect()

    def show_calendar(self, work: RosterWork, *, can_edit: bool) -> None:
        """Show what the room has set, and whether the year waits for its notice."""
        ground = work.ground
        if ground is None:
            return
        year = work.month.year
        self.notice.setVisible(work.calendar.awaits_notice(year))
        self.notice.setText(
            self.tr(
                "{year} 年放假安排待国务院通知：目前只按周末和法定节假日推算，请在通知公布后导入。"
            ).format(year=year)
        )
        first = work.month.first
        for edit in (self.day, self.first, self.last):
            edit.setDate(QDate(first.year, first.month, first.day))
        self.list.clear()
        for period in ground.sensitive:
            text = self.tr("{first} 至 {last}　敏感期：{name}")
            span = text.format(first=period.first, last=period.last, name=period.name)
            self._add(span, period.id or 0)
        for day in sorted(ground.own_days, key=lambda each: each.day):
            words = f"{self._words.term(day.kind)} {day.name}".strip()
            self._add(f"{day.day}　{words}（{self._words.term(day.source)}）", day.day)
        for part in (self.set_button, self.import_button, self.add_button, self.remove_button):
            part.setEnabled(can_edit)

    def _add(self, text: str, key: int | date) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, key)
        self.list.addItem(item)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        pack(layout, margin=(8, 8, 8, 8), gap=8)
        layout.addWidget(self.notice)
        layout.addWidget(label(self.tr("某一天的性质"), "strong"))
        layout.addLayout(_row(self.day, self.kind))
        layout.addLayout(_row(self.name, self.set_button))
        layout.addWidget(label(self.tr("敏感期"), "strong"))
        layout.addLayout(_row(self.first, self.last))
        layout.addLayout(_row(self.period, self.add_button))
        layout.addWidget(self.list, 1)
        layout.addLayout(_row(self.import_button, self.remove_button))

    def _connect(self) -> None:
        self.set_button.clicked.connect(self._set)
        self.add_button.clicked.connect(self._add_period)
        self.remove_button.clicked.connect(self._remove)
        self.import_button.clicked.connect(self._import)

    @Slot()
    def _set(self) -> None:
        kind = self.kind.currentData()
        name = self.name.text().strip()
        self.setting_day.emit(DutyDay(_day(self.day), kind, name, source=DaySource.EDITED))

    @Slot()
    def _add_period(self) -> None:
        name = self.period.text().strip()
        self.adding_period.emit(SensitivePeriod(None, name, _day(self.first), _day(self.last)))

    @Slot()
    def _remove(self) -> None:
        item = self.list.currentItem()
        key = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        if isinstance(key, int):
            self.removing_period.emit(key)
        elif key is not None:
            self.unsetting_day.emit(key)

    @Slot()
    def _import(self) -> None:
        dialog = QFileDialog(self, self.tr("导入放假安排"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(self.tr("CSV 文件 (*.csv)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.importing)
        dialog.open()


def _date_edit(name: str) -> QDateEdit:
    made = QDateEdit()
    made.setDisplayFormat("yyyy-MM-dd")
    made.setAccessibleName(name)
    return made


def _day(edit: QDateEdit) -> date:
    shown = edit.date()
    return date(shown.year(), shown.month(), shown.day())


def _row(*parts: QWidget) -> QHBoxLayout:
    made = QHBoxLayout()
    pack(made, gap=8)
    for part in parts:
        made.addWidget(part, 1 if not part.property("small") else 0)
    return made
