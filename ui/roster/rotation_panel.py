"""The order in which people stand, for leaders and officers, on each kind of day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dutyconsole.domain.roster import DayClass, LineOf
from ui.text import noop, said
from ui.widgets.labels import button, label, pack

if TYPE_CHECKING:
    from dutyconsole.domain.ids import PersonId
    from dutyconsole.domain.rotation import Lines
    from ui.roster.work import RosterWork

CHOICES = (
    (LineOf.LEADER, DayClass.WORKDAY, noop("Rotation", "带班领导 · 工作日")),
    (LineOf.LEADER, DayClass.RESTDAY, noop("Rotation", "带班领导 · 休息日")),
    (LineOf.LEADER, DayClass.HOLIDAY, noop("Rotation", "带班领导 · 节假日")),
    (LineOf.OFFICER, DayClass.WORKDAY, noop("Rotation", "值班员 · 工作日")),
    (LineOf.OFFICER, DayClass.RESTDAY, noop("Rotation", "值班员 · 休息日")),
    (LineOf.OFFICER, DayClass.HOLIDAY, noop("Rotation", "值班员 · 节假日")),
)


class RotationPanel(QWidget):
    """Edits the lines; ticked people stand, in the order shown.

    Signals:
        saving: the lines as they shall be (`Lines`).
    """

    saving = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines: Lines = {}
        self._names: dict[PersonId, str] = {}
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("轮值顺序"))
        for _, _, title in CHOICES:
            self.choice.addItem(said(title))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("轮值人员"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.up = button(self.tr("上移"), picture="up", small=True)
        self.down = button(self.tr("下移"), picture="down", small=True)
        self.save_button = button(self.tr("保存顺序"), picture="save", small=True)
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._show)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        self.save_button.clicked.connect(self._save)

    def show_lines(self, work: RosterWork, *, can_edit: bool) -> None:
        """Show the order as it is."""
        self._lines = dict(work.lines)
        self._names = {number: person.name for number, person in work.people.items() if person.may_stand_duty}
        for part in (self.up, self.down, self.save_button):
            part.setEnabled(can_edit)
        self._show(self.choice.currentIndex())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        pack(layout, margin=(8, 8, 8, 8), gap=8)
        layout.addWidget(self.choice)
        note = self.tr("打勾的人按此顺序轮值；休息日、节假日没有单独顺序时，按工作日的顺序。")
        layout.addWidget(label(note, "note", role="second", wrap=True))
        layout.addWidget(self.list, 1)
        acts = QHBoxLayout()
        pack(acts, gap=8)
        for part in (self.up, self.down):
            acts.addWidget(part)
        acts.addStretch()
        acts.addWidget(self.save_button)
        layout.addLayout(acts)

    @Slot(int)
    def _show(self, place: int) -> None:
        line, day_class, _ = CHOICES[place]
        standing = [person for person in self._lines.get((line, day_class), ()) if person in self._names]
        self.list.clear()
        for person in (*standing, *(each for each in self._names if each not in standing)):
            item = QListWidgetItem(self._names[person])
            item.setData(Qt.ItemDataRole.UserRole, person)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if person in standing else Qt.CheckState.Unchecked)
            self.list.addItem(item)

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if row >= 0 and 0 <= row + by < self.list.count():
            self.list.insertItem(row + by, self.list.takeItem(row))
            self.list.setCurrentRow(row + by)

    @Slot()
    def _save(self) -> None:
        line, day_class, _ = CHOICES[self.choice.currentIndex()]
        items = [self.list.item(row) for row in range(self.list.count())]
        people = tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )
        lines = {key: each for key, each in self._lines.items() if key != (line, day_class)}
        if people:
            lines[line, day_class] = people
        self.saving.emit(lines)
