"""The log page: every line, one of them beside the list, and writing new ones. Nothing is ever changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from dutyconsole.domain.permission import Right
from ui.models.entries import EntriesModel
from ui.pages.list_page import ListPage
from ui.pages.log_detail import LogDetail
from ui.pages.log_filter import LogFilterBar, LogQuestion
from ui.pages.log_form import FOLLOW, FULL, STRIKE, SUPPLEMENT, LogForm
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import button

if TYPE_CHECKING:
    from dutyconsole.app.views import EntryRow, SheetRow
    from dutyconsole.domain.changes import Changed
    from ui.seat import Seat


class LogPage(ListPage):
    """The duty log (值班日志)."""

    KEY = "log"
    ARTICLE = "第十六条"
    TABLES = frozenset({"entry", "attachment", "charge", "reference"})
    ROOM_FOR: ClassVar = {4: 1400, 5: 1600, 7: 1100, 8: 820}

    def __init__(self, seat: Seat) -> None:
        super().__init__(
            seat,
            self.tr("值班日志"),
            bar=LogFilterBar(seat),
            model=EntriesModel,
            empty=EmptyState("log", ""),
            name=self.tr("日志列表"),
        )
        self.detail = LogDetail(seat)
        self.form = LogForm(seat)
        self.side = QStackedWidget()
        self.side.addWidget(self.detail)
        self.side.addWidget(self.form)
        self.add = button(self.tr("记一条"), picture="add", kind="primary")
        self.add.setToolTip("F2")
        self.acts.addWidget(self.add)
        self.lay_out(self.side)
        self._connect(seat)
        self._look(self.bar.question)

    def new_line(self) -> None:
        """Open the form for a new line (F2)."""
        if self.seat.may(Right.WRITE_LOG):
            self._write(FULL)

    def show_entry(self, number: int) -> None:
        """Show a line of any day; the filter is opened where it hides it."""
        if self.model.place_of(number) is None:
            self.table.select(number)
            self.bar.show_all()
        else:
            self.table.select(number)
        self.side.setCurrentWidget(self.detail)

    def supplement(self, number: int) -> None:
        """Open the form that brings what is still open of a warning or a visitor."""
        if not self.seat.may(Right.WRITE_LOG):
            return

        def begin(sheet: SheetRow | None) -> None:
            if sheet is not None:
                self._write(SUPPLEMENT, sheet.row, sheet)

        self.seat.ask(self, lambda queries: queries.sheet(number)).success(begin).run()

    def refresh(self, changed: Changed | None = None) -> None:
        """Look at the list again, and at what belongs to the line beside it."""
        if changed is None or "entry" in changed.tables:
            super().refresh(changed)
        self.detail.look_again()

    def shown(self) -> None:
        """Let the arrow keys walk through the list at once."""
        super().shown()
        self.bar.offer_last()
        self.table.view.setFocus()

    def hidden(self) -> None:
        """Keep what is being written."""
        super().hidden()
        self.form.keep()

    def _connect(self, seat: Seat) -> None:
        self.bar.changed.connect(self._look)
        self.bar.jumping.connect(self.show_entry)
        self.table.chosen.connect(self._show)
        self.add.clicked.connect(self.new_line)
        self.detail.following.connect(self._follow)
        self.detail.striking.connect(self._strike)
        self.detail.supplementing.connect(self.supplement)
        self.detail.call_wanted.connect(seat.wants_call)
        self.detail.entry_wanted.connect(self.show_entry)
        self.form.written.connect(self._written)
        self.form.closing.connect(self._back_to_detail)

    @Slot(object)
    def _look(self, question: LogQuestion) -> None:
        if self.bar.is_narrow:
            self.empty.say(self.tr("没有符合条件的日志。"), self.tr("请放宽条件或时间范围。"))
        else:
            self.empty.say(
                self.tr("本班还没有日志。"), self.tr("按 F2 记第一条；保存电话记录单也会自动写入日志。")
            )
        self.detail.mark_terms(question.query.terms)
        self.model.look(question)

    @Slot(object)
    def _show(self, row: EntryRow | None) -> None:
        self.detail.show_row(row)

    @Slot(object)
    def _follow(self, row: EntryRow) -> None:
        self._write(FOLLOW, row)

    @Slot(object)
    def _strike(self, row: EntryRow) -> None:
        self._write(STRIKE, row, self.detail.sheet)

    def _write(self, mode: str, row: EntryRow | None = None, sheet: SheetRow | None = None) -> None:
        self.side.setCurrentWidget(self.form)
        self.form.begin(mode, row, sheet)

    @Slot(int)
    def _written(self, number: int) -> None:
        self._back_to_detail()
        self.table.select(number)

    @Slot()
    def _back_to_detail(self) -> None:
        self.side.setCurrentWidget(self.detail)
        self.table.view.setFocus()
