"""The marks on a call: its importance, the bookmarks in its sound, and who set or withdrew what, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dutyconsole.app.commands import AddBookmark, MarkImportant, WithdrawMark
from dutyconsole.domain.ids import MarkId
from dutyconsole.domain.mark import MOST_WORDS, MarkKind, bookmarks, importance
from dutyconsole.domain.permission import Right
from dutyconsole.domain.recording import instant_of, place_of
from ui.theme import theme
from ui.widgets.labels import button, label, mark, pack, row, tool
from ui.widgets.word_line import WordLine

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent

    from dutyconsole.app.views import CallRow
    from dutyconsole.domain.mark import CallMark
    from dutyconsole.errors import DutyError
    from ui.seat import Seat

MOST_ROWS = 6
"""Bookmarks that are seen without scrolling."""
PLACE = Qt.ItemDataRole.UserRole
MARK = Qt.ItemDataRole.UserRole + 1


class BookmarkList(QListWidget):
    """The bookmarks; Enter or a click goes there, Delete withdraws one.

    Signals:
        sought: the place of a bookmark, in seconds.
        unwanted: the id of a bookmark that is to be withdrawn.
    """

    sought = Signal(float)
    unwanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("书签：回车跳到该处，Delete 撤销"))
        self.setToolTip(self.tr("单击或回车跳到该处，Delete 撤销"))
        self.setUniformItemSizes(True)
        self.itemClicked.connect(self._seek)
        self.itemActivated.connect(self._seek)

    def show_marks(self, rows: list[tuple[CallMark, float, str]]) -> None:
        """Show (bookmark, place in seconds, words) in order."""
        self.clear()
        for shown, place, words in rows:
            item = QListWidgetItem(words)
            item.setData(PLACE, place)
            item.setData(MARK, shown.id)
            self.addItem(item)
        height = self.sizeHintForRow(0) if rows else 0
        self.setFixedHeight(height * min(len(rows), MOST_ROWS) + theme.unit(6))
        self.setVisible(bool(rows))

    @property
    def chosen(self) -> int | None:
        """The id of the bookmark under the cursor."""
        item = self.currentItem()
        return None if item is None else int(item.data(MARK))

    @Slot(QListWidgetItem)
    def _seek(self, item: QListWidgetItem) -> None:
        self.sought.emit(float(item.data(PLACE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Withdraw by Delete."""
        if event.key() == Qt.Key.Key_Delete and self.chosen is not None:
            self.unwanted.emit(self.chosen)
        else:
            super().keyPressEvent(event)


class CallMarks(QWidget):
    """Shows and orders the marks of one call.

    Signals:
        sought: a place in the sound, in seconds.
        bookmark_wanted: whoever knows where one listens calls `ask_bookmark`.
    """

    sought = Signal(float)
    bookmark_wanted = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._row: CallRow | None = None
        self._at: datetime | None = None
        self._unwanted: MarkId | None = None
        self._asked = MarkKind.BOOKMARK
        self.important = mark(self.tr("★ 重要"), "warn")
        self.important_button = button("", small=True)
        self.important_button.clicked.connect(self._ask_importance)
        self.bookmark_button = button(self.tr("加书签"), picture="bookmark", small=True)
        self.bookmark_button.setToolTip("F7")
        self.bookmark_button.clicked.connect(self.bookmark_wanted)
        self.remove = tool(self.tr("撤销所选书签"), "strike")
        self.remove.clicked.connect(self._ask_removal)
        self.list = BookmarkList()
        self.list.sought.connect(self.sought)
        self.list.unwanted.connect(self._unwant)
        self.line = WordLine(limit=MOST_WORDS)
        self.line.given.connect(self._given)
        self.history = label("", "note", role="second", wrap=True)
        self.trouble = label("", "note", role="danger", wrap=True)
        self._lay_out()

    def show_row(self, row: CallRow | None) -> None:
        """Show the marks of another call, or of the same one as they are now."""
        same = row is not None and self._row is not None and row.call.id == self._row.call.id
        self._row = row
        if not same:
            self.line.end()
            self.trouble.hide()
        marks = row.marks if row is not None else ()
        places = row.recordings if row is not None else ()
        shown = bookmarks(marks)
        length = self._seat.words.length
        self.list.show_marks(
            [
                (each, place, f"{length(place)}  {each.word or self.tr('书签')} · {each.author}")
                for each, place in ((each, place_of(places, each.at)) for each in shown)
            ]
        )
        important = importance(marks) is not None
        self.important.setVisible(important)
        text = self.tr("撤销…") if important else self.tr("标为重要…")
        self.important_button.setText(text)
        self.important_button.setAccessibleName(text)
        self.remove.setVisible(bool(shown))
        may = row is not None and self._seat.may(Right.WRITE_LOG)
        for part in (self.important_button, self.bookmark_button, self.remove):
            part.setEnabled(may)
        self.bookmark_button.setVisible(bool(places))
        told = [self._told(each, marks) for each in marks if each.kind is not MarkKind.BOOKMARK]
        self.history.setText("\n".join(told))
        self.history.setVisible(bool(told))

    def ask_bookmark(self, place: float) -> None:
        """Ask for the word of a bookmark at a place of the sound, in seconds."""
        row = self._row
        if row is None or not row.recordings or not self._seat.may(Right.WRITE_LOG):
            return
        self._asked, self._unwanted = MarkKind.BOOKMARK, None
        self._at = instant_of(row.recordings, place)
        when = self._seat.words.length(place)
        self.line.ask(self.tr("{time} 处的书签，可写几个字").format(time=when), needed=False)

    def _told(self, shown: CallMark, marks: tuple[CallMark, ...]) -> str:
        """Return what happened, when, by whom and why."""
        what = self._seat.words.term(shown.kind)
        about = next((each for each in marks if each.id == shown.withdraws), None)
        if about is not None:
            name = about.word if about.kind is MarkKind.BOOKMARK and about.word else ""
            what = f"{what}“{name or self._seat.words.term(about.kind)}”"
        when = self._seat.words.moment(shown.recorded_at)
        return self.tr("{when} {who} {what}：{why}").format(
            when=when, who=shown.author, what=what, why=shown.word
        )

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        pack(layout, gap=4)
        layout.addLayout(row(self.important, self.important_button))
        layout.addLayout(row(self.bookmark_button, self.remove))
        for shown in (self.line, self.list, self.history, self.trouble):
            layout.addWidget(shown)

    @Slot()
    def _ask_importance(self) -> None:
        if self._row is None:
            return
        standing = importance(self._row.marks)
        if standing is None:
            self._asked, self._unwanted = MarkKind.IMPORTANT, None
            self.line.ask(self.tr("为什么重要？标记后录音不会到期销毁。"), needed=True)
        else:
            self._ask_withdrawal(standing.id)

    @Slot()
    def _ask_removal(self) -> None:
        if self.list.chosen is None and self.list.count():
            self.list.setCurrentRow(0)
        if self.list.chosen is not None:
            self._unwant(self.list.chosen)

    @Slot(int)
    def _unwant(self, mark_id: int) -> None:
        if self._seat.may(Right.WRITE_LOG):
            self._ask_withdrawal(MarkId(mark_id))

    def _ask_withdrawal(self, mark_id: MarkId | None) -> None:
        self._unwanted = mark_id
        self.line.ask(self.tr("为什么撤销？原标记仍留在记录里。"), needed=True)

    @Slot(str)
    def _given(self, text: str) -> None:
        row = self._row
        if row is None or row.call.id is None:
            return
        self.trouble.hide()
        command: AddBookmark | MarkImportant | WithdrawMark
        if self._unwanted is not None:
            command = WithdrawMark(self._unwanted, text)
        elif self._asked is MarkKind.IMPORTANT:
            command = MarkImportant(row.call.id, text)
        else:
            command = AddBookmark(row.call.id, text, at=self._at)
        self._seat.order(self, command).failure(self._refused).run()

    def _refused(self, error: DutyError) -> None:
        self.trouble.setText(self._seat.words.error(error))
        self.trouble.show()
