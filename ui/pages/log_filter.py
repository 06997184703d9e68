"""What the log page shows: words, kind, period, struck lines, open matters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QHBoxLayout, QLineEdit, QWidget

from dutyconsole.app.commands import KeepQuery
from dutyconsole.app.search import ask_calendar, read_query, resolve
from dutyconsole.domain.query import Query
from dutyconsole.domain.vocabulary import EntryKind
from dutyconsole.errors import BadInput
from ui.theme import theme
from ui.widgets.labels import label, pack, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

    from dutyconsole.app.ports import Queries
    from dutyconsole.app.search import KeptQuery
    from ui.seat import Seat

MOST = 200_000
"""Ids held at once; more must be narrowed. Every line of the log needs none."""
EVERY = 10**12
WAIT_MS = 250


@dataclass(frozen=True)
class LogQuestion:
    """A filter whose shift is looked up when it is asked, since the shift may have changed meanwhile."""

    query: Query
    since: datetime | None
    """The beginning of the period chosen, where the words name no time."""
    this_shift: bool
    now: datetime
    zone: tzinfo

    def __call__(self, queries: Queries) -> Sequence[int]:
        """Return the ids; raises `BadInput` for a shift that there never was."""
        wanted = resolve(self.query, ask_calendar(queries, self.now, self.zone), limit=MOST)
        if self.this_shift and (card := queries.shift_card()) is not None:
            wanted = replace(wanted, shift_id=card.shift.id)
        if self.since is not None:
            wanted = replace(wanted, since=self.since)
        # A range takes no memory, however long it is.
        return queries.entry_ids(replace(wanted, limit=EVERY) if wanted.is_everything else wanted)


class LogFilterBar(QWidget):
    """The row above the table.

    Signals:
        changed: a `LogQuestion`.
        jumping: the number of a line that was asked for alone, by Enter.
    """

    changed = Signal(object)
    jumping = Signal(int)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._query = Query()
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("查找：词语 OR 词语 -排除 from:8h unit:单位 no:1208"))
        self.text.setAccessibleName(self.tr("查找"))
        self.text.setClearButtonEnabled(False)
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("类别"))
        self.kind.addItem(self.tr("全部类别"), "")
        for kind in EntryKind:
            self.kind.addItem(seat.words.term(kind), kind.value)
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("时间范围"))
        for words, days in (
            (self.tr("本班"), 0),
            (self.tr("近 7 天"), 7),
            (self.tr("近 30 天"), 30),
            (self.tr("全部时间"), -1),
        ):
            self.period.addItem(words, days)
        self.open_only = QCheckBox(self.tr("仅未办结"))
        self.show_struck = QCheckBox(self.tr("显示划改"))
        self.show_struck.setChecked(True)
        self.count = label("", "note", role="second")
        self._lay_out()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._tell)
        self._last = QStringListModel(self)
        completer = QCompleter(self._last, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.text.setCompleter(completer)
        self.text.textChanged.connect(self._later)
        self.text.returnPressed.connect(self._enter)
        self.kind.activated.connect(self._tell)
        self.period.activated.connect(self._tell)
        self.open_only.toggled.connect(self._tell)
        self.show_struck.toggled.connect(self._tell)

    @property
    def question(self) -> LogQuestion:
        """What the bar asks for now."""
        query = self._query
        timed = bool(query.since or query.until or query.numbers)
        days = -1 if timed else int(self.period.currentData())
        kind = str(self.kind.currentData())
        chosen = replace(
            query,
            kinds=query.kinds or ((EntryKind.coded(kind),) if kind else ()),
            open_only=query.open_only or self.open_only.isChecked(),
            show_struck=query.show_struck and self.show_struck.isChecked(),
        )
        return LogQuestion(chosen, self._since(days), days == 0, self._seat.now(), self._seat.words.zone)

    @property
    def is_narrow(self) -> bool:
        """Say whether anything but the period is asked for."""
        return not replace(self.question.query, show_struck=True).is_blank

    def show_all(self) -> None:
        """Ask for everything, so that a line of any day can be shown."""
        self.text.clear()
        self._wait.stop()
        self._query = Query()
        self.kind.setCurrentIndex(0)
        self.period.setCurrentIndex(self.period.count() - 1)
        self.open_only.setChecked(False)
        self.show_struck.setChecked(True)
        self._tell()

    def show_count(self, count: int) -> None:
        """Show how many lines there are."""
        full = self.tr("前 {n} 条，请缩小范围").format(n=count)
        self.count.setText(full if count == MOST else self.tr("共 {n} 条").format(n=count))
        self.count.setToolTip("")
        set_role(self.count, "second")

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        pack(layout, gap=8)
        layout.addWidget(self.text, 1)
        self.text.setMinimumWidth(theme.unit(160))
        self.kind.setMinimumWidth(theme.unit(110))
        for part in (self.kind, self.period, self.open_only, self.show_struck, self.count):
            layout.addWidget(part)

    def _since(self, days: int) -> datetime | None:
        return self._seat.now() - timedelta(days=days) if days > 0 else None

    def _later(self) -> None:
        self._wait.start()

    def _tell(self) -> None:
        if self._read():
            self.changed.emit(self.question)

    def _read(self, *, tell: bool = False) -> bool:
        """Read the words; where they cannot be read, say so and leave the list as it is."""
        try:
            self._query = read_query(self.text.text(), self._seat.now(), self._seat.words.zone)
        except BadInput as error:
            # The whole sentence would leave no room for the words; while one types they are seldom complete.
            self.count.setText(self.tr("查找内容有误"))
            self.count.setToolTip(self._seat.words.error(error))
            set_role(self.count, "warn")
            if tell:
                self._seat.say(self._seat.words.error(error), problem=True)
            return False
        return True

    def _enter(self) -> None:
        """Look at once; a number alone leads to its line. What was looked for is remembered."""
        self._wait.stop()
        if not self._read(tell=True):
            return
        if (number := self._query.one_number) is not None:
            self.jumping.emit(number)
            return
        if not self._query.is_blank:
            self._seat.order(self, KeepQuery(self.text.text())).run()
        self.changed.emit(self.question)

    def offer_last(self) -> None:
        """Have what this person looked for last offered while typing."""
        person = self._seat.person
        if person is not None and person.id is not None:
            mine = person.id
            self._seat.ask(self, lambda queries: queries.kept_queries(mine)).success(self._offer).run()

    def _offer(self, kept: Sequence[KeptQuery]) -> None:
        self._last.setStringList([each.text for each in kept])
