"""The view of a table: fixed rows, whole-row selection, copying, and what to show when there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QWidget

from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from ui.models.snapshot import SnapshotModel
    from ui.widgets.empty_state import EmptyState


class Table(QStackedWidget):
    """A table over a `SnapshotModel`, and its empty state.

    Signals:
        chosen: the row under the cursor, or None.
        opened: a row that was double-clicked or entered.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self, model: SnapshotModel[Any], empty: EmptyState, *, name: str, row_height: int = 32
    ) -> None:
        super().__init__()
        self.model = model
        self.empty = empty
        self.view = _View(self)
        self.view.setAccessibleName(name)
        self.view.setModel(model)
        self.view.verticalHeader().setDefaultSectionSize(theme.unit(row_height))
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.unit(24))
        for place, column in enumerate(model.columns):
            if column.width:
                self.view.setColumnWidth(place, theme.unit(column.width))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.addWidget(self.view)
        self.addWidget(empty)
        self.setCurrentWidget(empty)
        self._wanted: int | None = None
        model.counted.connect(self._counted)
        model.modelAboutToBeReset.connect(self._remember)
        model.dataChanged.connect(self._tell)
        self.view.selectionModel().currentRowChanged.connect(self._tell)
        self.view.activated.connect(self._open)

    @property
    def row(self) -> Any:
        """The row under the cursor, or None."""
        return self.model.row_at(self.view.currentIndex().row())

    def select(self, row_id: int) -> None:
        """Put the cursor on the row of that id, now or as soon as the snapshot holds it."""
        place = self.model.place_of(row_id)
        if place is None:
            self._wanted = row_id
            return
        self._wanted = None
        index = self.model.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.view.selectionModel().setCurrentIndex(index, flags)
        self.view.scrollTo(index)

    @Slot()
    def _remember(self) -> None:
        if self._wanted is None:
            self._wanted = self.model.id_at(self.view.currentIndex().row())

    @Slot(int)
    def _counted(self, count: int) -> None:
        self.setCurrentWidget(self.view if count else self.empty)
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            if self.model.place_of(wanted) is not None:
                self.select(wanted)
        if not count:
            self.chosen.emit(None)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.row)

    @Slot()
    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        if row is not None:
            self.opened.emit(row)


class _View(QTableView):
    """The table proper."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        # Measuring rows is what makes a long table slow.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen rows as tab-separated text."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._as_text())
        else:
            super().keyPressEvent(event)

    def _as_text(self) -> str:
        model = self.model()
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return "\n".join(
            "\t".join(str(model.index(row, column).data() or "") for column in range(model.columnCount()))
            for row in rows
        )
