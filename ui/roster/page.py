"""The roster page (排班调班): a month made by rotation, changed by hand, checked, published and handed in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget

from dutyconsole.app import roster_commands as order
from dutyconsole.app.calendar_file import read_days
from dutyconsole.app.commands import KeepDraft
from dutyconsole.app.rosters import draft_key
from dutyconsole.domain.ids import RosterId
from dutyconsole.domain.permission import Right
from dutyconsole.errors import BadInput
from ui.dialogs.ask import AskDialog
from ui.pages.page import Page
from ui.roster.calendar_panel import CalendarPanel
from ui.roster.grid import RosterGrid, RosterModel
from ui.roster.paper import RosterPaper
from ui.roster.rotation_panel import RotationPanel
from ui.roster.side import FindingsPanel, SharesPanel, VersionsPanel
from ui.roster.work import Month, RosterWork
from ui.theme import theme
from ui.widgets.labels import button, label, pack, tool

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from dutyconsole.app.ports import Queries
    from dutyconsole.app.roster_views import RosterGround
    from dutyconsole.app.views import DraftView
    from dutyconsole.domain.changes import Changed
    from dutyconsole.domain.duty_calendar import DutyDay, SensitivePeriod
    from dutyconsole.domain.roster import Roster
    from dutyconsole.domain.roster_check import RosterFinding
    from dutyconsole.domain.rotation import Lines
    from ui.seat import Seat

SIDE = 380


class RosterPage(Page):
    """One month at a time."""

    KEY = "roster"
    ARTICLE = "第九条"
    TABLES = frozenset(
        {"roster", "submission", "rotation", "calendar_day", "sensitive_period", "person", "unit"}
    )

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, self.tr("排班调班"))
        today = self.words.today(seat.now())
        self.work = self._work(Month(today.year, today.month))
        self.model = RosterModel(self.work, self.words, self)
        self.grid = RosterGrid(self.model, self.tr("值班表"))
        self.findings, self.shares = FindingsPanel(self.words), SharesPanel()
        self.versions, self.rotation = VersionsPanel(self.words), RotationPanel()
        self.calendar = CalendarPanel(self.words)
        self.paper = RosterPaper(seat, self)
        self.month = label("", "section")
        self.state = label("", "note", role="second")
        self.due = label("", "note", role="warn", wrap=True)
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(round(seat.console.settings.limits.draft_s * 1000))
        self._found: Sequence[RosterFinding] = ()
        self._build()
        self._connect()
        self.refresh()

    def refresh(self, changed: Changed | None = None) -> None:  # noqa: ARG002  the month is looked at whole
        """Look at the month again; what is typed and not kept yet is kept first."""
        self.keep_draft()
        month = self.work.month
        question = self.seat.ask(self, lambda queries: _read(queries, month))
        question.success(self._show_ground).failure(self.complain).run()

    def hidden(self) -> None:
        """Keep what was planned."""
        super().hidden()
        self.keep_draft()

    def show_month(self, month: Month) -> None:
        """Show another month."""
        self.keep_draft()
        self.work = self._work(month)
        self.model.work = self.work
        self.refresh()

    def keep_draft(self) -> None:
        """Keep the plan as a draft now, where that still waits."""
        if self._keep.isActive():
            self._keep.stop()
            self._write_draft()

    @Slot()
    def _write_draft(self) -> None:
        key, text = draft_key(str(self.work.month)), self.work.draft()
        self.seat.order(self, KeepDraft(key, text if self.work.is_changed else "")).run()

    def _work(self, month: Month) -> RosterWork:
        console = self.seat.console
        return RosterWork(console.settings, console.zone, console.holidays, month)

    def _build(self) -> None:
        before, after = tool(self.tr("上个月"), "back"), tool(self.tr("下个月"), "next")
        before.clicked.connect(self._month_before)
        after.clicked.connect(self._month_after)
        self.generate_button = button(self.tr("按轮值排"), picture="refresh", small=True)
        self.clear_button = button(self.tr("清空"), picture="close", small=True)
        self.undo_button = button(self.tr("撤销一步"), picture="back", small=True)
        self.print_button = button(self.tr("打印"), picture="print", small=True)
        self.export_button = button(self.tr("导出 Excel"), picture="save", small=True)
        self.publish_button = button(self.tr("发布"), picture="done", kind="primary", small=True)
        for shown in (before, self.month, after, self.state):
            self.acts.addWidget(shown)
        for part in (
            self.generate_button,
            self.clear_button,
            self.undo_button,
            self.print_button,
            self.export_button,
            self.publish_button,
        ):
            self.acts.addWidget(part)
        self.tabs = QTabWidget()
        self.tabs.setFixedWidth(theme.unit(SIDE))
        self.tabs.setDocumentMode(True)
        for panel, title in (
            (self.findings, self.tr("检查")),
            (self.shares, self.tr("次数")),
            (self.versions, self.tr("版本")),
            (self.rotation, self.tr("轮值")),
            (self.calendar, self.tr("日历")),
        ):
            self.tabs.addTab(panel, title)
        line = QHBoxLayout()
        pack(line, gap=12)
        line.addWidget(self.grid, 1)
        line.addWidget(self.tabs)
        self.body.addWidget(self.due)
        self.body.addLayout(line, 1)

    def _connect(self) -> None:
        self._keep.timeout.connect(self._write_draft)
        self.model.edited.connect(self._edited)
        self.findings.wanted.connect(self._go)
        self.generate_button.clicked.connect(self._generate)
        self.clear_button.clicked.connect(self._clear)
        self.undo_button.clicked.connect(self._undo)
        self.publish_button.clicked.connect(self._publish)
        self.print_button.clicked.connect(self._print)
        self.export_button.clicked.connect(self._export)
        self.versions.handing_in.connect(self._hand_in)
        self.rotation.saving.connect(self._save_rotation)
        self.calendar.setting_day.connect(self._set_day)
        self.calendar.unsetting_day.connect(self._unset_day)
        self.calendar.adding_period.connect(self._add_period)
        self.calendar.removing_period.connect(self._remove_period)
        self.calendar.importing.connect(self._import)
        self.seat.signed_in.connect(self._person_changed)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self.grid)
        undo.activated.connect(self._undo)

    def _show_ground(self, read: tuple[RosterGround, DraftView | None]) -> None:
        ground, draft = read
        self.work.load(ground, draft.text if draft is not None else "")
        self._show()
        self._show_due()

    def _show(self) -> None:
        work, ground = self.work, self.work.ground
        if ground is None:
            return
        can_edit = self.seat.may(Right.MANAGE_ROSTER)
        index = self.grid.currentIndex()
        self._found = work.findings()
        self.model.can_edit = self.versions.can_edit = can_edit
        self.model.look(self._found)
        self.grid.setCurrentIndex(self.model.index(index.row(), index.column()))
        self.findings.show_findings(work, self._found)
        self.shares.show_shares(work, work.shares())
        self.versions.show_versions(work, ground)
        self.rotation.show_lines(work, can_edit=can_edit)
        self.calendar.show_calendar(work, can_edit=can_edit)
        self.month.setText(self._month_name(work.month))
        self.state.setText(self._state())
        self.undo_button.setEnabled(can_edit and work.can_undo)
        self.generate_button.setEnabled(can_edit)
        self.clear_button.setEnabled(can_edit and bool(work.plan))
        self.publish_button.setEnabled(can_edit and work.is_changed)
        self.print_button.setEnabled(bool(work.plan) and self.seat.may(Right.PRINT_REPORT))
        self.export_button.setEnabled(bool(work.plan))

    def _month_name(self, month: Month) -> str:
        if not self.words.chinese:
            return str(month)
        return self.tr("{year}年{month}月").format(year=month.year, month=month.month)

    def _state(self) -> str:
        version = self.work.version
        if self.work.is_changed:
            count = len(self.work.changed_places())
            return self.tr("草稿，{count} 处未发布").format(count=count)
        if version is None:
            return self.tr("未排")
        return self.tr("已发布 V{number}").format(number=version.number)

    def _show_due(self) -> None:
        """Say by when the roster of the next holiday must be handed in."""
        days = self.seat.console.settings.roster.submit_days
        text = self.paper.due_sentence(self.work, self.words.today(self.seat.now()), days)
        self.due.setText(text)
        self.due.setVisible(bool(text))

    @Slot()
    def _edited(self) -> None:
        self._keep.start()
        self._show()

    @Slot(object)
    def _go(self, finding: RosterFinding) -> None:
        self.grid.go(self.model.index_of(finding.day, finding.slot))

    @Slot()
    def _month_before(self) -> None:
        self.show_month(self.work.month.moved(-1))

    @Slot()
    def _month_after(self) -> None:
        self.show_month(self.work.month.moved(1))

    @Slot()
    def _generate(self) -> None:
        filled = self.work.generate()
        self.seat.say(self.tr("按轮值填入 {count} 处，已有的安排未动。").format(count=filled))
        self._edited()

    @Slot()
    def _clear(self) -> None:
        self.work.clear()
        self._edited()

    @Slot()
    def _undo(self) -> None:
        if self.seat.may(Right.MANAGE_ROSTER) and self.work.can_undo:
            self.work.undo()
            self._edited()

    @Slot()
    def _publish(self) -> None:
        if any(finding.blocks for finding in self._found):
            self.tabs.setCurrentWidget(self.findings)
            self.seat.say(self.findings.head.text(), problem=True)
            return
        dialog = AskDialog(
            self.tr("发布值班表"),
            note=self.tr("发布后成为新的一版，旧版保留；发布不能收回，只能再发新版。"),
            fields=[self.tr("说明 ★") if self._found else self.tr("说明")],
            act=self.tr("发布"),
            parent=self,
        )
        dialog.given.connect(self._publish_with)
        dialog.open()

    @Slot(object)
    def _publish_with(self, given: list[str]) -> None:
        self._keep.stop()
        month = self.work.month
        command = order.PublishRoster(month.first, month.last, dict(self.work.plan), given[0])
        self.seat.order(self, command).success(self._published).failure(self.complain).run()

    def _published(self, roster: Roster) -> None:
        self.seat.say(self.tr("值班表 V{number} 已发布。").format(number=roster.number))
        self.refresh()

    @Slot(object)
    def _hand_in(self, roster: Roster) -> None:
        dialog = AskDialog(
            self.tr("登记值班表 V{number} 的报送").format(number=roster.number),
            note=self.tr("登记后写入值班日志，不能修改。"),
            fields=[
                self.tr("报送对象") + " ★",
                self.tr("方式（传真、专网、纸质）") + " ★",
                self.tr("接收人"),
            ],
            act=self.tr("登记"),
            parent=self,
        )
        dialog.setProperty("roster", roster.id)
        dialog.given.connect(self._note_submission)
        dialog.open()

    @Slot(object)
    def _note_submission(self, given: list[str]) -> None:
        dialog = self.sender()
        roster_id = RosterId(dialog.property("roster")) if dialog is not None else RosterId(0)
        self._order(order.NoteSubmission(roster_id, *given))

    @Slot(object)
    def _save_rotation(self, lines: Lines) -> None:
        self._order(order.SetRotation(lines))

    @Slot(object)
    def _set_day(self, day: DutyDay) -> None:
        self._order(order.SetDays((day,)))

    @Slot(object)
    def _unset_day(self, day: date) -> None:
        self._order(order.UnsetDay(day))

    @Slot(object)
    def _add_period(self, period: SensitivePeriod) -> None:
        self._order(order.AddSensitivePeriod(period))

    @Slot(int)
    def _remove_period(self, period_id: int) -> None:
        self._order(order.RemoveSensitivePeriod(period_id))

    @Slot(str)
    def _import(self, name: str) -> None:
        """Take a calendar file in, whole or not at all."""
        try:
            days = read_days(Path(name).read_bytes(), self.seat.console.holidays)
        except BadInput as error:
            self.complain(error)
        except OSError as error:
            self.complain(BadInput("file_unreadable", file=name, why=error.strerror or str(error)))
        else:
            self._order(order.SetDays(days))
            self.seat.say(self.tr("已导入 {count} 天。").format(count=len(days)))

    def _order(self, command: object) -> None:
        done: Callable[[object], object] = self._done
        self.seat.order(self, command).success(done).failure(self.complain).run()

    def _done(self, result: object) -> None:  # noqa: ARG002  what is stored is read again
        self.refresh()

    @Slot()
    def _print(self) -> None:
        self.paper.print_roster(self.work)

    @Slot()
    def _export(self) -> None:
        self.paper.export(self.work)

    @Slot(object)
    def _person_changed(self, person: object) -> None:  # noqa: ARG002  the seat knows
        self._show()


def _read(queries: Queries, month: Month) -> tuple[RosterGround, DraftView | None]:
    """Read the month and its draft in one go."""
    ground = queries.roster_ground(month.first, month.last)
    return ground, queries.draft(draft_key(str(month)))
