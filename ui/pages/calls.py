"""The calls page (电话录音): every call, its recording to listen to, and what still has to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot

from dutyconsole.app.commands import MarkCallHandled
from dutyconsole.domain.ids import CallId
from dutyconsole.domain.permission import Right
from ui.dialogs.register import RegisterDialog
from ui.dialogs.self_test import SelfTestDialog
from ui.export import CallPrinter, Exporter
from ui.models.calls import CallFilter, CallsModel
from ui.pages.calls_detail import CallDetail
from ui.pages.calls_filter import CallsFilterBar
from ui.pages.list_page import ListPage
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import button

if TYPE_CHECKING:
    from dutyconsole.app.events import CallChanged
    from dutyconsole.app.views import CallRow
    from dutyconsole.domain.entry import Entry
    from dutyconsole.errors import DutyError
    from ui.seat import Seat


class CallsPage(ListPage):
    """The list of calls with one of them beside it."""

    KEY = "calls"
    ARTICLE = "第六条"
    TABLES = frozenset({"call", "line", "recording", "mark", "entry", "slip", "contact"})
    ROOM_FOR: ClassVar = {5: 1400, 7: 1400, 6: 1080, 8: 1080, 1: 1000, 10: 1400, 11: 1000}

    def __init__(self, seat: Seat) -> None:
        super().__init__(
            seat,
            self.tr("电话录音"),
            bar=CallsFilterBar(),
            model=CallsModel,
            empty=EmptyState("calls", ""),
            name=self.tr("电话列表"),
        )
        self.detail = CallDetail(seat)
        self.lay_out(self.detail)
        self.register_button = button(self.tr("调听登记"), picture="sound", small=True)
        self.export_button = button("", picture="folder", small=True)
        self.dial_button = button(self.tr("拨打电话"), picture="phone_out", small=True)
        self.exporter = Exporter(seat, self)
        self.test_button = button(self.tr("线路自检"), picture="test", small=True)
        self.print_button = button(self.tr("打印"), picture="print", small=True)
        self.printer = CallPrinter(seat, self)
        for each in (
            self.dial_button,
            self.test_button,
            self.print_button,
            self.export_button,
            self.register_button,
        ):
            self.acts.addWidget(each)
        self._show_progress(1.0)
        self._connect(seat)
        self._look(self.bar.wanted)

    def show_call(self, call_id: int) -> None:
        """Put the cursor on a call, however long ago it was."""
        if self.model.place_of(call_id) is None:
            self.bar.period.setCurrentIndex(self.bar.period.count() - 1)
        self.table.select(call_id)

    def bookmark(self) -> None:
        """Mark the place where one listens."""
        self.detail.bookmark()

    def _connect(self, seat: Seat) -> None:
        self.bar.changed.connect(self._look)
        self.dial_button.clicked.connect(self._dial)
        self.register_button.clicked.connect(self._show_register)
        self.test_button.clicked.connect(self._show_test)
        self.print_button.clicked.connect(self._print)
        self.export_button.clicked.connect(self._export)
        self.exporter.progressed.connect(self._show_progress)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._open)
        self.detail.slip_wanted.connect(seat.wants_call)
        self.detail.entry_wanted.connect(seat.wants_entry)
        self.detail.call_wanted.connect(self.show_call)
        self.detail.handled.connect(self._handle)
        self.detail.call_back.connect(seat.wants_dial)
        seat.relay.call_changed.connect(self._call_changed)
        seat.signed_in.connect(self._person_changed)

    @Slot(object)
    def _look(self, wanted: CallFilter) -> None:
        if wanted == CallFilter():
            self.empty.say(
                self.tr("本班还没有电话。"),
                self.tr("电话一来就会自动出现在这里，并自动录音，不用做任何操作。"),
            )
        else:
            self.empty.say(self.tr("没有符合条件的电话。"), self.tr("请放宽条件或时间范围。"))
        self.model.show_only(wanted)

    @Slot(object)
    def _show(self, row: CallRow | None) -> None:
        self.detail.show_call(row)

    @Slot(object)
    def _open(self, row: CallRow) -> None:
        if row.call.id is not None:
            self.seat.wants_call.emit(row.call.id)

    @Slot(object)
    def _call_changed(self, event: CallChanged) -> None:  # noqa: ARG002  the list shows every call
        if self._on_show:
            self.model.look()

    @Slot()
    def _show_register(self) -> None:
        """Show who listened to what, beside the work."""
        RegisterDialog(self.seat, self).show()

    @Slot()
    def _show_test(self) -> None:
        """Test a line, beside the work."""
        SelfTestDialog(self.seat, self).show()

    @Slot()
    def _print(self) -> None:
        """Print what there is of the call under the cursor."""
        row = self.table.row
        if row is None or not row.call.is_over:
            self.seat.say(self.tr("请先选择已结束的电话。"), problem=True)
        else:
            self.printer.print_call(row)

    @Slot()
    def _export(self) -> None:
        """Export the chosen calls, or the one under the cursor."""
        places = sorted(index.row() for index in self.table.view.selectionModel().selectedRows())
        rows = [row for place in places if (row := self.model.row_at(place)) is not None]
        self.exporter.export(rows)

    @Slot(float)
    def _show_progress(self, share: float) -> None:
        text = self.tr("导出证据包")
        if share < 1.0:
            text = self.tr("正在导出 {share}%").format(share=round(share * 100))
        self.export_button.setText(text)
        self.export_button.setAccessibleName(text)
        self.export_button.setEnabled(self.exporter.can)

    @Slot()
    def _dial(self) -> None:
        self.seat.wants_dial.emit("")

    @Slot(object)
    def _person_changed(self, person: object) -> None:  # noqa: ARG002  the seat knows
        self.dial_button.setEnabled(self.seat.may(Right.DIAL))
        self.export_button.setEnabled(self.exporter.can)
        self.print_button.setEnabled(self.seat.may(Right.PRINT_REPORT))
        self.register_button.setEnabled(self.seat.may(Right.READ_LOG))
        self.detail.show_call(self.table.row)

    @Slot(int, str)
    def _handle(self, call_id: int, note: str) -> None:
        """Have it noted; the button is dead until the answer is there, so it is written once."""
        self.detail.handle_button.setEnabled(False)
        order = MarkCallHandled(CallId(call_id), note)
        self.seat.order(self, order).success(self._noted).failure(self._refused).run()

    def _noted(self, entry: Entry) -> None:
        self.detail.note.clear()
        self.model.look()
        self.seat.say(self.tr("已登记为值班日志第 {number} 号。").format(number=entry.number))

    def _refused(self, error: DutyError) -> None:
        self.detail.handle_button.setEnabled(True)
        self.complain(error)
