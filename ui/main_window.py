"""The shell: strip, banners, rail, pages, and the call's card. It shows and routes; it decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from dutyconsole.app.commands import AcknowledgeAlarm
from dutyconsole.app.events import AlarmsChanged
from dutyconsole.domain.permission import Right
from ui.card.dock import CardDock
from ui.dialogs.dial import DialDialog
from ui.dialogs.fault import FaultDialog
from ui.help import open_help
from ui.pages.desk import DeskPage
from ui.pages.log import LogPage
from ui.pages.page import Page
from ui.pages.rail import PAGES, PageSpec
from ui.pages.sign_in import SignInPage
from ui.printing import ShiftPrinter
from ui.reminders import Reminders
from ui.shortcuts import SHORTCUTS
from ui.theme import theme
from ui.typing_watch import TypingWatch
from ui.vigil import Vigil
from ui.widgets.banners import Banners
from ui.widgets.labels import pack
from ui.widgets.notice import Notice
from ui.widgets.rail import RailBar
from ui.widgets.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from dutyconsole.app.views import ShiftCard
    from dutyconsole.domain.changes import Changed
    from dutyconsole.domain.person import Person
    from ui.seat import Seat
    from ui.wizards.first_run import FirstRunPage

LEVELS_MS = 40
CLOCK_MS = 250
"""Levels move 25 times a second; words are looked at four times, so that no second is ever skipped."""
FOLD_BELOW = 1500


class MainWindow(QMainWindow):
    """The one window of a seat."""

    def __init__(self, seat: Seat, pages: Sequence[PageSpec] = PAGES) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.seat = seat
        seat.setParent(self)
        self._specs = {spec.key: spec for spec in pages}
        self._pages: dict[str, Page] = {}
        self._history: list[str] = []
        self.setWindowTitle(self.tr("值班室工作台"))
        self.strip = Strip(seat)
        self.banners = Banners(seat.words)
        self.notice = Notice()
        self.rail = RailBar(pages)
        self.sign_in = SignInPage(seat)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.sign_in)
        self.typing = TypingWatch(self)
        self.card = CardDock(seat, self.typing)
        self.vigil = Vigil(seat, self.banners, self)
        self.printer = ShiftPrinter(seat, self)
        self.reminders = Reminders(seat, self)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self._levels = self._timer(LEVELS_MS, self._move_levels)
        self._clock = self._timer(CLOCK_MS, self._tick)
        self._tick()
        self._ask_shift()
        self._show_alarms(AlarmsChanged(tuple(seat.console.standing_alarms())))
        self.card.look_for_running()
        self._first_run: FirstRunPage | None = None
        self._lock()
        seat.ask(self, lambda queries: queries.is_set_up()).success(self._greet).run()

    @property
    def page(self) -> Page | None:
        """The page on show; None while locked."""
        return None if self.locked else self._pages.get(self.page_key)

    @property
    def page_key(self) -> str:
        """The key of the page last opened."""
        return self._history[-1] if self._history else ""

    @property
    def locked(self) -> bool:
        """Say whether nobody is signed in."""
        return self.seat.person is None

    def open_page(self, key: str) -> Page | None:
        """Show a page; one that the person may not open, or does not exist, gives None."""
        spec = self._specs.get(key)
        if spec is None or self.locked or not self._allowed(spec):
            return None
        if (before := self.page) is not None and self.page_key != key:
            before.hidden()
        if self.page_key != key:
            self._history = [*self._history[-20:], key]
        page = self._made(spec)
        self.stack.setCurrentWidget(page)
        self.rail.mark(key)
        page.shown()
        return page

    @Slot(int)
    def show_entry(self, number: int) -> None:
        """Show a line of the log."""
        page = self.open_page("log")
        if isinstance(page, LogPage):
            page.show_entry(number)

    @Slot(int)
    def supplement(self, number: int) -> None:
        """Open the form that brings what is still open of a warning or a visitor."""
        page = self.open_page("log")
        if isinstance(page, LogPage):
            page.supplement(number)

    @Slot()
    @Slot(str)
    def dial(self, number: str = "") -> None:
        """Open the dialog that dials, with a number or without."""
        if self.seat.may(Right.DIAL):
            DialDialog(self.seat, number, self).show()

    @Slot()
    def come_to_front(self) -> None:
        """Be the window in front: the program was started again."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        pack(middle, gap=0)
        middle.addWidget(self.rail)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.card)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        pack(layout, gap=0)
        for part in (self.strip, self.banners, self.notice):
            layout.addWidget(part)
        layout.addLayout(middle, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(theme.unit(1024), theme.unit(640))

    def _connect(self) -> None:
        seat = self.seat
        seat.said.connect(self.notice.say)
        seat.presenter.fault_found.connect(self._report_fault)
        seat.signed_in.connect(self._show_person)
        seat.wants_page.connect(self.open_page)
        seat.wants_entry.connect(self.show_entry)
        seat.wants_supplement.connect(self.supplement)
        seat.wants_call.connect(self.card.open_call)
        seat.wants_dial.connect(self.dial)
        seat.relay.changed.connect(self._hear)
        seat.relay.alarms_changed.connect(self._show_alarms)
        self.strip.locking.connect(self._lock)
        self.rail.chosen.connect(self._choose)
        self.banners.seen.connect(self._acknowledge)
        self.sign_in.signed_in.connect(self._unlock)

    def _bind_keys(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "help": self._help,
            "new_line": self._new_line,
            "call_card": self.card.open_last,
            "refresh": self._refresh,
            "replay": self.card.sound.replay_last,
            "bookmark": self._bookmark,
            "handover": self._go_handover,
            "dial": self.dial,
            "search": self._search,
            "lock": self._lock,
            "print": self.printer.print_shift,
            "back": self._back,
        }
        self._keys = [QShortcut(QKeySequence(shortcut.key), self) for shortcut in SHORTCUTS]
        for key, shortcut in zip(self._keys, SHORTCUTS, strict=True):
            key.activated.connect(acts[shortcut.act])

    def _timer(self, every_ms: int, slot: Callable[[], object]) -> QTimer:
        made = QTimer(self)
        made.timeout.connect(slot)
        made.start(every_ms)
        return made

    def _made(self, spec: PageSpec) -> Page:
        if spec.key not in self._pages:
            self._pages[spec.key] = spec.make(self.seat)
            self.stack.addWidget(self._pages[spec.key])
        return self._pages[spec.key]

    def _allowed(self, spec: PageSpec) -> bool:
        return spec.right is None or self.seat.may(spec.right)

    @Slot()
    def _move_levels(self) -> None:
        self.strip.show_levels(self.seat.relay.recorder)
        self.card.show_levels(self.seat.relay.recorder)

    @Slot()
    def _tick(self) -> None:
        self.strip.tick(self.vigil.look())
        self.card.tick()

    @Slot(object)
    def _hear(self, changed: Changed) -> None:
        for page in self._pages.values():
            page.hear(changed)
        if changed.tables & {"shift", "call", "entry", "unit"}:
            self._ask_shift()

    def _ask_shift(self) -> None:
        self.seat.ask(self, lambda queries: queries.shift_card()).success(self._show_shift).run()

    def _show_shift(self, card: ShiftCard | None) -> None:
        self.strip.show_shift(card)

    @Slot(object)
    def _show_alarms(self, told: AlarmsChanged) -> None:
        self.vigil.show_alarms(told.alarms)
        self.strip.show_alarms(len(told.alarms))

    @Slot(str)
    def _acknowledge(self, key: str) -> None:
        self.seat.order(self, AcknowledgeAlarm(key)).run()

    @Slot(str)
    def _choose(self, key: str) -> None:
        if key == "help":
            self._help()
        else:
            self.open_page(key)

    @Slot()
    def _lock(self) -> None:
        if (page := self.page) is not None:
            page.hidden()
        self.card.keep_draft()
        self.seat.sit_down(None)
        self.stack.setCurrentWidget(self.sign_in)
        self.sign_in.begin()

    @Slot(object)
    def _unlock(self, person: Person) -> None:
        self.seat.sit_down(person)
        allowed = [key for key, spec in self._specs.items() if self._allowed(spec)]
        wanted = self.page_key if self.page_key in allowed else next(iter(allowed), "")
        self.open_page(wanted)
        self.card.take_up()

    def _greet(self, is_set_up: bool) -> None:
        if is_set_up or self._first_run is not None:
            return
        from ui.wizards.first_run import FirstRunPage  # noqa: PLC0415  needed once in a room's life

        self._first_run = FirstRunPage(self.seat)
        self._first_run.finished.connect(self._end_first_run)
        self.stack.addWidget(self._first_run)
        self.stack.setCurrentWidget(self._first_run)

    @Slot()
    def _end_first_run(self) -> None:
        page, self._first_run = self._first_run, None
        self._lock()
        if page is not None:
            self.stack.removeWidget(page)
            page.deleteLater()

    @Slot(object)
    def _show_person(self, person: Person | None) -> None:
        self.rail.allow(self._allowed)
        self.strip.show_person(person)
        self.rail.setVisible(person is not None)
        self.card.set_locked(locked=person is None)
        self.vigil.show_alarms()
        for key, shortcut in zip(self._keys, SHORTCUTS, strict=True):
            key.setEnabled(person is not None or shortcut.act == "help")

    @Slot()
    def _help(self) -> None:
        locked = "first_run" if self._first_run is not None else "sign_in"
        open_help(self, locked if self.locked else self.page_key)

    @Slot()
    def _new_line(self) -> None:
        page = self.page
        if isinstance(page, LogPage):
            page.new_line()
        elif self.seat.may(Right.WRITE_LOG):
            desk = self.open_page("desk")
            if isinstance(desk, DeskPage):
                desk.new_line()

    @Slot()
    def _refresh(self) -> None:
        self._ask_shift()
        if (page := self.page) is not None:
            page.refresh()

    @Slot()
    def _bookmark(self) -> None:
        """Mark the call that runs; without one, the recording that is listened to."""
        if self.card.sound.live:
            self.card.sound.bookmark()
        elif (page := self.page) is not None:
            page.bookmark()

    @Slot()
    def _go_handover(self) -> None:
        self.open_page("handover")

    @Slot()
    def _search(self) -> None:
        page = self.page
        if page is not None and type(page).search is Page.search:
            page = self.open_page("log")
        if page is not None:
            page.search()

    @Slot()
    def _back(self) -> None:
        if self.notice.isVisible():
            self.notice.hide()
        elif self.card.has_cursor():
            self.stack.setFocus()
        elif len(self._history) > 1:
            self.page.hidden() if self.page else None
            self._history.pop()
            self.open_page(self._history.pop())

    @Slot(str, str)
    def _report_fault(self, mark: str, report: str) -> None:
        FaultDialog.show_report(self, mark, report)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail where the window is narrow."""
        super().resizeEvent(event)
        self.rail.fold(folded=self.width() < theme.unit(FOLD_BELOW))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed, and hear no more."""
        if (page := self.page) is not None:
            page.hidden()
        self.card.keep_draft()
        self.seat.console.sounder.quiet()
        self._levels.stop()
        self._clock.stop()
        self.reminders.stop()
        self.seat.leave()
        super().closeEvent(event)
