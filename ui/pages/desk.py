"""The desk page: what needs me now, a line into the log, the last lines, and who is on duty. One look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QGridLayout

from dutyconsole.domain.call import CallState
from dutyconsole.domain.permission import Right
from dutyconsole.errors import DeviceProblem
from ui.card.dock import DRAFT_KEY
from ui.pages.desk_crew import DeskCrew
from ui.pages.desk_lines import LastLines
from ui.pages.desk_matters import matter_need
from ui.pages.desk_needs import Need, Needs
from ui.pages.desk_sheets import sheet_need
from ui.pages.page import Page
from ui.pages.quick_entry import QuickEntry
from ui.shortcuts import key_of
from ui.theme import theme
from ui.widgets.labels import pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.app.events import AlarmsChanged
    from dutyconsole.app.matter_views import MatterRow
    from dutyconsole.app.ports import Queries
    from dutyconsole.app.views import AlarmView, CallRow, DraftView, EntryRow, SheetRow, ShiftCard
    from dutyconsole.domain.changes import Changed
    from ui.seat import Seat

MOST_NEEDS = 6
SOON_S = 30 * 60
LOOK_MS = 5_000
"""What is due turns late without anybody writing anything."""


@dataclass(frozen=True)
class DeskView:
    """Everything that the page shows, asked for in one go."""

    card: ShiftCard | None
    unhandled: Sequence[CallRow]
    open_items: Sequence[MatterRow]
    drafts: Sequence[DraftView]
    sheets: Sequence[SheetRow] = ()
    """Warnings and visitors of which something is still to come."""


def ask_desk(queries: Queries) -> DeskView:
    """Return what waits."""
    open_items = queries.open_matters()
    sheets = queries.open_sheets()
    shown = {row.entry.number for sheet in sheets for row in (sheet.row, *sheet.later)}
    others = [each for each in open_items if each.row.entry.number not in shown]
    return DeskView(queries.shift_card(), queries.unhandled_calls(), others, queries.drafts(), sheets)


class DeskPage(Page):
    """One look at everything that waits."""

    KEY = "desk"
    ARTICLE = "第六条"
    TABLES = frozenset({"entry", "call", "draft", "shift", "unit", "charge", "sheet"})

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, self.tr("值班台"))
        self._alarms: Sequence[AlarmView] = ()
        self._view = DeskView(None, (), (), ())
        self.quick = QuickEntry(seat)
        self.needs = Needs(MOST_NEEDS)
        self.crew = DeskCrew(seat.words)
        self.lines = LastLines(seat)
        self.body.addWidget(self.quick)
        grid = QGridLayout()
        pack(grid, gap=12)
        grid.addWidget(self.needs, 0, 0)
        grid.addWidget(self.crew, 0, 1)
        grid.addWidget(self.lines, 1, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowMinimumHeight(0, theme.unit(44 + MOST_NEEDS * 38))
        grid.setRowStretch(1, 1)
        self.body.addLayout(grid, 1)
        self.needs.chosen.connect(self._deal)
        self.lines.all.clicked.connect(self._open_log)
        self.lines.table.opened.connect(self._open_entry)
        seat.relay.alarms_changed.connect(self._hear_alarms)
        seat.signed_in.connect(self._show_rights)
        self._passing = QTimer(self)
        self._passing.setInterval(LOOK_MS)
        self._passing.timeout.connect(self._show)
        self._show_rights()
        self.refresh()

    def new_line(self) -> None:
        """Put the cursor into the quick entry (F2)."""
        self.quick.begin()

    def shown(self) -> None:
        """Show how the time stands, too."""
        super().shown()
        self._show()
        self._passing.start()
        self.quick.begin()

    def hidden(self) -> None:
        """Keep what is being written."""
        super().hidden()
        self._passing.stop()
        self.quick.keep()

    def refresh(self, changed: Changed | None = None) -> None:
        """Look at the store again; a draft kept concerns only the list of what waits."""
        self.seat.ask(self, ask_desk).success(self._take).run()
        if changed is None or changed.tables & {"entry", "shift"}:
            self.lines.look()

    def _take(self, view: DeskView) -> None:
        self._view = view
        self.crew.show_shift(view.card)
        self._show()

    @Slot(object)
    def _hear_alarms(self, told: AlarmsChanged) -> None:
        self._alarms = told.alarms
        self._show()

    @Slot()
    def _show_rights(self) -> None:
        self.quick.setEnabled(self.seat.may(Right.WRITE_LOG))

    @Slot()
    def _show(self) -> None:
        self.needs.show_needs(
            [
                *self._handover_need(),
                *(self._call_need(row) for row in self._view.unhandled),
                *(self._alarm_need(alarm) for alarm in self._alarms),
                *(sheet_need(self.seat, sheet) for sheet in self._view.sheets),
                *(matter_need(self.seat, each) for each in self._view.open_items),
                *self._draft_needs(),
            ]
        )

    def _handover_need(self) -> list[Need]:
        card = self._view.card
        if card is None:
            return []
        left = (card.shift.ends_at - self.seat.now()).total_seconds()
        if left > SOON_S:
            return []
        late = left < 0
        span = self.words.span(abs(left))
        overdue, soon = self.tr("交接班已超时 {span}"), self.tr("{span} 后交接班")
        text = (overdue if late else soon).format(span=span)
        role, word = ("danger", self.tr("超时")) if late else ("warn", self.tr("将到"))
        return [Need("handover", role, word, text, key_of("handover"), "page", self.tr("交接班"), "handover")]

    def _call_need(self, row: CallRow) -> Need:
        call, contact = row.call, row.contact
        who = f"{contact.unit} {contact.person}".strip() if contact else ""
        number = self.words.number(call)
        text = f"{who}  {number}" if who else number
        when = self.words.moment(call.started_at)
        if call.state is CallState.MISSED:
            if call.rings:
                text = self.tr("{who}  响铃 {count} 声").format(who=text, count=call.rings)
            missed, act = self.tr("未接"), self.tr("处理")
            return Need("phone_missed", "danger", missed, text, when, "call", act, str(call.id))
        return Need("slip", "warn", self.tr("未登记"), text, when, "call", self.tr("登记"), str(call.id))

    def _alarm_need(self, alarm: AlarmView) -> Need:
        text = self.words.error(DeviceProblem(alarm.code, **alarm.params))
        role = "danger" if alarm.grave else "warn"
        return Need("alarm", role, self.tr("告警"), text, self.words.moment(alarm.since))

    def _draft_needs(self) -> list[Need]:
        listed = {str(row.call.id) for row in self._view.unhandled}
        found = []
        for draft in self._view.drafts:
            call_id = draft.key.removeprefix(DRAFT_KEY)
            if draft.key.startswith(DRAFT_KEY) and call_id not in listed:
                when, act = self.words.moment(draft.at), self.tr("续写")
                text = self.tr("电话记录单未写完")
                found.append(Need("edit", "accent", self.tr("草稿"), text, when, "call", act, call_id))
        return found

    @Slot(str, str)
    def _deal(self, act: str, target: str) -> None:
        if act == "call":
            self.seat.wants_call.emit(int(target))
        elif act == "entry":
            self.seat.wants_entry.emit(int(target))
        elif act == "supplement":
            self.seat.wants_supplement.emit(int(target))
        else:
            self.seat.wants_page.emit(target)

    @Slot()
    def _open_log(self) -> None:
        self.seat.wants_page.emit("log")

    @Slot(object)
    def _open_entry(self, row: EntryRow) -> None:
        self.seat.wants_entry.emit(row.entry.number)
