"""The base of the tables: the ids of all rows in memory, the rows themselves in pages of 128 on demand.

Where every row is wanted the ids are a `range`, which takes no memory: a million rows open as quickly as a
hundred. Of the rows only the last pages looked at stay.

The snapshot of ids stays while others write, so nothing slides under the reader; `data()` never asks the
store. A missing page shows a placeholder and is asked for; `stale()` has the pages on show asked again and
compares the ids, so that selection and scroll bar stay where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.models.columns import Column, Row
from ui.text import said
from ui.theme import theme
from ui.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from dutyconsole.app.ports import Queries
    from ui.seat import Seat

PAGE = 128
PLACEHOLDER = "…"
KEPT_PAGES = 48
"""Pages that stay in memory: some six thousand rows."""
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class SnapshotModel(QAbstractTableModel, Generic[Row]):
    """A table of rows of one kind.

    Signals:
        counted: number of rows, after each look at the store.
    """

    counted = Signal(int)

    def __init__(
        self,
        seat: Seat,
        parent: QWidget,
        *,
        columns: Sequence[Column[Row]],
        ids: Callable[[Queries], Sequence[int]],
        rows: Callable[[Queries, Sequence[int]], Sequence[Row]],
        id_of: Callable[[Row], int | None] | None = None,
    ) -> None:
        """Make an empty table; `id_of` is needed where an id may have no row."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._seat = seat
        self._widget = parent
        self._ask_ids = ids
        self._ask_rows = rows
        self._id_of = id_of
        self._ids: Sequence[int] = []
        self._places: dict[int, int] = {}
        self._held: dict[int, Sequence[int]] = {}
        """The ids of the pages that are here, those asked for last at the end."""
        self._rows: dict[int, Row] = {}
        self._asked: set[int] = set()
        self._turn = 0

    def look(self, ids: Callable[[Queries], Sequence[int]] | None = None) -> None:
        """Ask for the ids again, by another question where given; old rows stay until new ones come."""
        if ids is not None:
            self._ask_ids = ids
        self._turn += 1
        turn = self._turn
        question = self._ask_ids

        def arrived(found: Sequence[int]) -> None:
            if turn == self._turn:
                self._take(found if isinstance(found, range) else list(found))

        self._seat.ask(self._widget, question).success(arrived).run()

    def row_at(self, place: int) -> Row | None:
        """Return the row in that place, or None while it is not here."""
        return self._rows.get(self._ids[place]) if 0 <= place < len(self._ids) else None

    def id_at(self, place: int) -> int | None:
        """Return the id in that place, or None."""
        return self._ids[place] if 0 <= place < len(self._ids) else None

    def place_of(self, row_id: int) -> int | None:
        """Return the place of an id, or None where the snapshot does not hold it."""
        if isinstance(self._ids, range):
            return self._ids.index(row_id) if row_id in self._ids else None
        return self._places.get(row_id)

    def _take(self, found: Sequence[int]) -> None:
        self._asked.clear()
        fresh = len(found) - len(self._ids)
        if found == self._ids:
            self._ask_again()
        elif self._ids and fresh > 0 and found[fresh:] == self._ids:
            self.beginInsertRows(QModelIndex(), 0, fresh - 1)
            self._hold(found)
            self.endInsertRows()
            self._ask_again()
        else:
            self.beginResetModel()
            self._hold(found)
            self._rows.clear()
            self._held.clear()
            self.endResetModel()
            self._ask_again()
        self.counted.emit(len(found))

    def _hold(self, found: Sequence[int]) -> None:
        self._ids = found
        in_memory = () if isinstance(found, range) else found
        self._places = {row_id: place for place, row_id in enumerate(in_memory)}

    def _ask_again(self) -> None:
        """Ask for the pages that were here; what they show stays until the answer is there."""
        places = (self.place_of(row_id) for row_id in self._rows)
        known = {place // PAGE for place in places if place is not None}
        self._held.clear()
        for page in sorted(known | ({0} if self._ids else set())):
            self._ask_page(page)

    def _ask_page(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        wanted = self._ids[page * PAGE : (page + 1) * PAGE]
        ask = self._ask_rows

        def arrived(rows: Sequence[Row]) -> None:
            self._keep(page, wanted, rows)
            places = [place for row_id in wanted if (place := self.place_of(row_id)) is not None]
            if places:
                self.dataChanged.emit(
                    self.index(min(places), 0), self.index(max(places), len(self.columns) - 1)
                )

        self._seat.ask(self._widget, lambda queries: ask(queries, wanted)).success(arrived).run()

    def _keep(self, page: int, wanted: Sequence[int], rows: Sequence[Row]) -> None:
        """Hold the rows of a page, and let go of those looked at longest ago."""
        ids = wanted if self._id_of is None else [self._id_of(row) or 0 for row in rows]
        self._rows.update(zip(ids, rows, strict=False))
        self._held.pop(page, None)
        self._held[page] = wanted
        while len(self._held) > KEPT_PAGES:
            oldest = next(iter(self._held))
            for row_id in self._held.pop(oldest):
                self._rows.pop(row_id, None)
            self._asked.discard(oldest)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return how many rows the snapshot holds."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Return how many columns are declared."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return said(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell from memory, or the placeholder while its page is on the way."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        row = self._rows.get(self._ids[index.row()])
        if row is None:
            self._ask_page(index.row() // PAGE)
            row = self._rows.get(self._ids[index.row()])
        if row is None:
            return PLACEHOLDER if role == Qt.ItemDataRole.DisplayRole else None
        return _cell(column, row, role)


def _alignment(column: Column[Row]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _cell(column: Column[Row], row: Row, role: int) -> Any:
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return " ".join(column.text(row).split())
    if role == Qt.ItemDataRole.ToolTipRole:
        return column.text(row) if not column.width else None
    if role == Qt.ItemDataRole.ForegroundRole:
        return theme.color(name) if (name := column.role(row)) else None
    if role == Qt.ItemDataRole.DecorationRole:
        return icon(name, column.role(row) or "text_second") if (name := column.picture(row)) else None
    if role == Qt.ItemDataRole.FontRole and column.struck(row):
        font = theme.font("table")
        font.setStrikeOut(True)
        return font
    return None
