"""The month as a grid: a row a shift, a column a post; edited by key, by list and by dragging."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from dutyconsole.domain.roster import Place
from dutyconsole.domain.vocabulary import CrewPost, DayKind, Role
from ui.text import WEEKDAYS_EN, noop, said
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QStyleOptionViewItem

    from dutyconsole.domain.ids import PersonId
    from dutyconsole.domain.roster_check import RosterFinding
    from ui.roster.work import RosterWork
    from ui.text import Words

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-duty-place"
LEAD = ("day", "weekday", "kind", "shift")
HEADINGS = {
    "day": noop("RosterGrid", "日期"),
    "weekday": noop("RosterGrid", "星期"),
    "kind": noop("RosterGrid", "性质"),
    "shift": noop("RosterGrid", "班次"),
    "faults": noop("RosterGrid", "检查"),
}
CHANGED = noop("RosterGrid", "{name}（调）")
WIDTHS = {"day": 64, "weekday": 60, "kind": 116, "shift": 96}
PERSON_WIDTH = 128


class RosterModel(QAbstractTableModel):
    """The grid of one month.

    Signals:
        edited: somebody was put, taken away or exchanged.
    """

    edited = Signal()

    def __init__(self, work: RosterWork, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.can_edit = False
        self._words = words
        self._rows: list[tuple[date, int]] = []
        self._posts: list[tuple[CrewPost, int]] = []
        self._kinds: dict[date, str] = {}
        self._faults: dict[tuple[date, int], list[RosterFinding]] = {}
        self._changed: frozenset[Place] = frozenset()
        self._shown: dict[Qt.ItemDataRole, Callable[[Index, Place | None], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.EditRole: self._person_id,
            Qt.ItemDataRole.ForegroundRole: self._colour,
            Qt.ItemDataRole.BackgroundRole: self._ground,
            Qt.ItemDataRole.ToolTipRole: self._whole,
            Qt.ItemDataRole.AccessibleTextRole: self._whole,
        }

    def look(self, findings: Sequence[RosterFinding]) -> None:
        """Show the plan as it is now, with what is wrong."""
        self.beginResetModel()
        work = self.work
        calendar = work.calendar
        days = list(calendar.days(work.month.first, work.month.last))
        self._rows = [(each.day, slot) for each in days for slot in range(work.pattern.shifts)]
        self._posts = list(work.pattern.posts())
        self._kinds = {each.day: self._kind(each.kind, each.name, each.day) for each in days}
        faults: dict[tuple[date, int], list[RosterFinding]] = defaultdict(list)
        for finding in findings:
            faults[finding.day, finding.slot or 0].append(finding)
        self._faults = dict(faults)
        self._changed = frozenset(work.changed_places())
        self.endResetModel()

    @property
    def lead(self) -> tuple[str, ...]:
        """The columns before the people: the shift's name stands only where a day has several."""
        return LEAD if self.work.pattern.shifts > 1 else LEAD[:-1]

    def place_at(self, index: Index) -> Place | None:
        """Return the place of a cell, or None where it is none."""
        column = index.column() - len(self.lead)
        if not index.isValid() or not 0 <= column < len(self._posts):
            return None
        return Place(*self._rows[index.row()], *self._posts[column])

    def index_of(self, day: date, slot: int | None) -> QModelIndex:
        """Return the first cell of a person on that shift."""
        wanted = (day, slot or 0)
        row = self._rows.index(wanted) if wanted in self._rows else 0
        return self.index(row, len(self.lead))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """Return the number of shifts."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.lead) + len(self._posts) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's heading."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        if section < len(self.lead):
            return said(HEADINGS[self.lead[section]])
        if section - len(self.lead) < len(self._posts):
            post, position = self._posts[section - len(self.lead)]
            return self._words.term(post) + (str(position + 1) if position else "")
        return said(HEADINGS["faults"])

    def data(self, index: Index, role: int = 0) -> Any:
        """Return what a cell shows."""
        show = self._shown.get(Qt.ItemDataRole(role)) if role < Qt.ItemDataRole.UserRole else None
        return None if show is None else show(index, self.place_at(index))

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:  # noqa: ARG002  one role is edited
        """Put a person at a place; None empties it."""
        place = self.place_at(index)
        if place is None or not self.can_edit:
            return False
        self.work.put(place, value)
        self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let places be edited, dragged and dropped upon."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.place_at(index) is None or not self.can_edit:
            return base
        return (
            base | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        )

    def mimeTypes(self) -> list[str]:
        """Return the one kind that is dragged."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the row and column that are dragged."""
        data = QMimeData()
        data.setData(MIME, f"{indexes[0].row()},{indexes[0].column()}".encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Drop means exchange."""
        return Qt.DropAction.MoveAction

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002  there is one
        row: int,  # noqa: ARG002  -1 when dropped upon a cell
        column: int,  # noqa: ARG002
        parent: Index,
    ) -> bool:
        """Exchange the people of the two places; answers that nothing is to be taken away at the source."""
        source = data.data(MIME).toStdString().split(",")
        if len(source) == 2:
            self.exchange(self.index(int(source[0]), int(source[1])), parent)
        return False

    def exchange(self, one: Index, other: Index) -> None:
        """Exchange the people of two cells."""
        places = self.place_at(one), self.place_at(other)
        if self.can_edit and places[0] is not None and places[1] is not None and places[0] != places[1]:
            self.work.exchange(places[0], places[1])
            self.edited.emit()

    def _kind(self, kind: DayKind, name: str, day: date) -> str:
        period = self.work.calendar.sensitive_on(day)
        word = name if name and kind is DayKind.HOLIDAY and self._words.chinese else self._words.term(kind)
        return f"{word} · {period.name}" if period is not None else word

    def _plain(self, index: Index) -> str:
        day, slot = self._rows[index.row()]
        if index.column() >= len(self.lead):
            words = dict.fromkeys(self._words.term(each.fault) for each in self._faults.get((day, slot), ()))
            return ("；" if self._words.chinese else "; ").join(words)
        if slot and self.lead[index.column()] != "shift":
            return ""
        return {
            "day": f"{day:%m-%d}",
            "weekday": self._weekday(day),
            "kind": self._kinds[day],
            "shift": self.work.pattern.name(slot),
        }[self.lead[index.column()]]

    def _weekday(self, day: date) -> str:
        return "一二三四五六日"[day.weekday()] if self._words.chinese else WEEKDAYS_EN[day.weekday()]

    def _text(self, index: Index, place: Place | None) -> str:
        return self._plain(index) if place is None else self._person(place)

    def _person_id(self, index: Index, place: Place | None) -> PersonId | None:  # noqa: ARG002  as the others
        due = self.work.plan.get(place) if place is not None else None
        return None if due is None else due.person_id

    def _ground(self, index: Index, place: Place | None) -> Any:  # noqa: ARG002  as the others
        return theme.color("accent_soft") if place in self._changed else None

    def _person(self, place: Place) -> str:
        due = self.work.plan.get(place)
        if due is None:
            return ""
        return said(CHANGED).format(name=self.work.name(due)) if due.is_changed else self.work.name(due)

    def _colour(self, index: Index, place: Place | None) -> Any:
        day, slot = self._rows[index.row()]
        faults = self._faults.get((day, slot), ())
        if index.column() == self.columnCount() - 1 and faults:
            return theme.color("danger" if any(each.blocks for each in faults) else "warn")
        if place is None and not self.work.calendar.day(day).is_working:
            return theme.color("accent")
        return None

    def _whole(self, index: Index, place: Place | None) -> str:
        day, slot = self._rows[index.row()]
        if place is None:
            return self._plain(index)
        parts = [self._words.day(day), self.work.pattern.name(slot), self._words.term(place.post)]
        return " ".join(filter(None, (*parts, self._person(place))))


class PersonDelegate(QStyledItemDelegate):
    """Chooses a person for a place: those of the right role first."""

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002  Qt's signature
        index: Index,
    ) -> QWidget:
        """Return the list of people."""
        model: Any = index.model()
        place = model.place_at(index)
        wanted = Role.LEADER if place.post is CrewPost.LEADER else Role.OFFICER
        people = [person for person in model.work.people.values() if person.may_stand_duty]
        box = QComboBox(parent)
        box.setAccessibleName(str(index.data(Qt.ItemDataRole.ToolTipRole)))
        box.addItem("", None)
        for person in sorted(people, key=lambda each: wanted not in each.roles):
            if person.in_service(place.day):
                box.addItem(person.name, person.id)
        box.activated.connect(self._done)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show who is due now."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))
            editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was chosen."""
        if isinstance(editor, QComboBox):
            chosen: PersonId | None = editor.currentData()
            if chosen != index.data(Qt.ItemDataRole.EditRole):
                model.setData(index, chosen)

    def _done(self, place: int) -> None:  # noqa: ARG002  read back through the box
        box = self.sender()
        if isinstance(box, QComboBox):
            self.commitData.emit(box)
            self.closeEditor.emit(box)


class RosterGrid(QTableView):
    """The view of the grid.

    Keys: Enter or F2 chooses, Delete empties, Ctrl+X marks a place and Ctrl+V exchanges it with another.
    """

    def __init__(self, model: RosterModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(PersonDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.unit(28))
        self.horizontalHeader().setHighlightSections(False)
        self._marked: QPersistentModelIndex | None = None
        model.modelReset.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by key; a model's reset keeps the cursor where it is."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.model().setData(index, None)
        elif event.matches(QKeySequence.StandardKey.Cut):
            self._marked = QPersistentModelIndex(index)
        elif event.matches(QKeySequence.StandardKey.Paste) and self._marked is not None:
            model = self.model()
            if isinstance(model, RosterModel):
                model.exchange(self._marked, index)
            self._marked = None
        else:
            super().keyPressEvent(event)

    def go(self, index: QModelIndex) -> None:
        """Put the cursor on a cell."""
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()

    def _fit(self) -> None:
        model = self.model()
        if not isinstance(model, RosterModel):
            return
        header, last = self.horizontalHeader(), model.columnCount() - 1
        for column in range(last):
            key = model.lead[column] if column < len(model.lead) else ""
            self.setColumnWidth(column, theme.unit(WIDTHS.get(key, PERSON_WIDTH)))
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(last, QHeaderView.ResizeMode.Stretch)
