"""The register of listening, exports and prints (F05 调听登记): to look at and to print."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout

from dutyconsole.domain.permission import Right
from ui.models.accesses import EVER, AccessesModel
from ui.text import noop, said
from ui.theme import theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import button, label, pack
from ui.widgets.table import Table

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from dutyconsole.app.views import AccessRegisterView
    from dutyconsole.domain.changes import Changed
    from dutyconsole.errors import DutyError
    from ui.seat import Seat

PERIODS = (
    (30, noop("Register", "最近 30 天")),
    (365, noop("Register", "最近一年")),
    (EVER, noop("Register", "全部")),
)


class RegisterDialog(QDialog):
    """Stands beside the work; what is registered meanwhile appears by itself."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("调听登记"))
        self.resize(theme.unit(1040), theme.unit(520))
        self._seat = seat
        self.model = AccessesModel(seat, self)
        empty = EmptyState("sound", self.tr("还没有调听、导出或打印登记。"))
        self.table = Table(self.model, empty, name=self.tr("调听登记列表"))
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("时间范围"))
        for days, title in PERIODS:
            self.period.addItem(said(title), days)
        self.count = label("", "table", role="second")
        self.print_button = button(self.tr("打印登记表"), picture="print")
        self.print_button.setEnabled(seat.may(Right.PRINT_REPORT))
        self._lay_out()
        self.period.currentIndexChanged.connect(self._chosen)
        self.print_button.clicked.connect(self._print)
        self.model.counted.connect(self._counted)
        seat.relay.changed.connect(self._hear)
        self.model.look()

    def _lay_out(self) -> None:
        note = self.tr("登记在调听、导出或打印之前写入，任何人不能修改或删除；调听结束另占一号。")
        head = QHBoxLayout()
        pack(head, gap=8)
        head.addWidget(label(note, "note", role="second"), 1)
        for part in (self.count, self.period, self.print_button):
            head.addWidget(part)
        close = button(self.tr("关闭"))
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        pack(foot)
        foot.addStretch()
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        pack(layout, margin=(16, 12, 16, 12), gap=8)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)

    @Slot(int)
    def _chosen(self, place: int) -> None:  # noqa: ARG002  the signal's own argument
        self.model.days = self.period.currentData()
        self.model.look()

    @Slot(int)
    def _counted(self, count: int) -> None:
        self.count.setText(self.tr("共 {count} 条").format(count=count))

    @Slot(object)
    def _hear(self, changed: Changed) -> None:
        if "access" in changed.tables:
            self.model.look()

    @Slot()
    def _print(self) -> None:
        """Make the paper off the GUI thread and open it."""
        self.print_button.setEnabled(False)
        now = self._seat.now()
        since = self.model.since(now) or datetime.fromtimestamp(0, UTC)
        question = self._seat.ask(self, lambda queries: queries.access_register(since, now))
        question.success(self._make).failure(self._failed).run()

    def _make(self, view: AccessRegisterView) -> None:
        seat, now = self._seat, self._seat.now()
        name = seat.person.name if seat.person else ""
        whole = replace(view, printed_by=name, printed_at=now, zone=seat.console.settings.room.zone)
        if view.rows and self.model.days == EVER:
            whole = replace(whole, since=view.rows[0].access.at)
        target = seat.console.folder.exports / f"调听登记-{seat.words.stamp(now).replace(':', '')}.pdf"
        reports = seat.console.reports
        seat.work(self, lambda: reports.access_register(whole, target)).success(self._made).failure(
            self._failed
        ).run()

    def _made(self, path: Path) -> None:
        self.print_button.setEnabled(True)
        self._seat.open_file(path)

    def _failed(self, error: DutyError) -> None:
        self.print_button.setEnabled(True)
        self._seat.say(self._seat.words.error(error), problem=True)
