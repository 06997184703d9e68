"""What the log page shows: words, kind, period, struck lines, open matters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from dutyconsole.app.views import EntryFilter
from dutyconsole.domain.vocabulary import EntryKind
from ui.theme import theme
from ui.widgets.labels import label, pack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dutyconsole.app.ports import Queries
    from ui.seat import Seat

MOST = 200_000
"""Ids held at once; more must be narrowed."""
WAIT_MS = 250


@dataclass(frozen=True)
class LogQuestion:
    """A filter whose shift is looked up when it is asked, since the shift may have changed meanwhile."""

    wanted: EntryFilter
    this_shift: bool

    def __call__(self, queries: Queries) -> Sequence[int]:
        """Return the ids."""
        wanted = self.wanted
        if self.this_shift and (card := queries.shift_card()) is not None:
            wanted = replace(wanted, shift_id=card.shift.id)
        return queries.entry_ids(wanted)


class LogFilterBar(QWidget):
    """The row above the table.

    Signals:
        changed: a `LogQuestion`.
    """

    changed = Signal(object)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("查找内容、来源、处理情况（空格分隔）"))
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
        self.text.textChanged.connect(self._later)
        self.kind.activated.connect(self._tell)
        self.period.activated.connect(self._tell)
        self.open_only.toggled.connect(self._tell)
        self.show_struck.toggled.connect(self._tell)

    @property
    def question(self) -> LogQuestion:
        """What the bar asks for now."""
        days = int(self.period.currentData())
        kind = str(self.kind.currentData())
        wanted = EntryFilter(
            clauses=tuple((word,) for word in self.text.text().split()),
            kinds=(kind,) if kind else (),
            since=self._since(days),
            open_only=self.open_only.isChecked(),
            show_struck=self.show_struck.isChecked(),
            limit=MOST,
        )
        return LogQuestion(wanted, days == 0)

    @property
    def is_narrow(self) -> bool:
        """Say whether anything but the period is asked for."""
        wanted = self.question.wanted
        return bool(wanted.clauses or wanted.kinds or wanted.open_only)

    def show_all(self) -> None:
        """Ask for everything, so that a line of any day can be shown."""
        self.text.clear()
        self._wait.stop()
        self.kind.setCurrentIndex(0)
        self.period.setCurrentIndex(self.period.count() - 1)
        self.open_only.setChecked(False)
        self.show_struck.setChecked(True)
        self._tell()

    def show_count(self, count: int) -> None:
        """Show how many lines there are."""
        full = self.tr("前 {n} 条，请缩小范围").format(n=count)
        self.count.setText(full if count >= MOST else self.tr("共 {n} 条").format(n=count))

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
        self.changed.emit(self.question)
