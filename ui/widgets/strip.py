"""The strip that never leaves: clock, duty day, shift, people, each line, disk, alarms, next deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dutyconsole.domain.vocabulary import CrewPost
from ui.theme import theme
from ui.widgets.elided import Elided
from ui.widgets.labels import button, label, pack, set_role
from ui.widgets.line_row import LineRow, divider

if TYPE_CHECKING:
    from dutyconsole.app.events import RecorderSeen
    from dutyconsole.app.views import ShiftCard
    from dutyconsole.domain.person import Person
    from ui.seat import Seat

SOON_S = 30 * 60


class Strip(QFrame):
    """Two rows of proof.

    Signals:
        locking: somebody wants to lock the window.
    """

    locking = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.setObjectName("Strip")
        self._seat = seat
        self._words = seat.words
        self._card: ShiftCard | None = None
        layout = QVBoxLayout(self)
        pack(layout, gap=0)
        layout.addWidget(self._first_row())
        layout.addWidget(self._second_row())
        self.setFixedHeight(theme.unit(68))
        self.show_alarms(0)

    def show_shift(self, card: ShiftCard | None) -> None:
        """Show the shift that is on."""
        self._card = card
        if card is None:
            self._unit.setText(self.tr("值班室工作台"))
            return
        shift, words = card.shift, self._words
        self._unit.setText(card.unit.name)
        hours = f"{words.minute(shift.starts_at)}–{words.until(shift.ends_at, since=shift.starts_at)}"
        self._shift.setText(f"{shift.name} {hours}")
        self._crew.show_text(" · ".join(self._crew_words(card)))
        waiting = self.tr("未处理来电 {n}").format(n=card.unhandled_calls)
        self._unhandled.setText(waiting)
        self._unhandled.setVisible(card.unhandled_calls > 0)

    def show_person(self, person: Person | None) -> None:
        """Show who is signed in."""
        self._person.setText(person.name if person else self.tr("未登录"))
        self._lock.setVisible(person is not None)

    def show_alarms(self, count: int) -> None:
        """Show how many faults are on."""
        self._alarms.setText(self.tr("▲ 告警 {n}").format(n=count) if count else self.tr("无告警"))
        set_role(self._alarms, "danger" if count else "second")

    def show_levels(self, seen: RecorderSeen | None) -> None:
        """Move the levels on."""
        self._lines.show_levels(seen)

    def tick(self, seen: RecorderSeen | None) -> None:
        """Show what changes with time: the clock, the lines' words, the disk, the deadline."""
        now = self._seat.now()
        self._day.setText(self._words.day(self._words.today(now)))
        self._clock.setText(self._words.clock(now))
        self._lines.show_status(seen)
        self._show_disk(seen)
        self._show_deadline()

    def _first_row(self) -> QWidget:
        self._unit = label("", "strong")
        self._day = label("", role="second")
        self._clock = label("", "clock")
        self._shift = label("", role="second")
        self._crew = Elided()
        self._person = label("", "strong")
        self._lock = button(self.tr("锁定"), picture="lock", kind="quiet", small=True)
        self._lock.setToolTip("Ctrl+L")
        self._lock.clicked.connect(self.locking)
        made, layout = _row()
        for part in (self._unit, self._day, self._clock, divider(), self._shift, divider()):
            layout.addWidget(part)
        layout.addWidget(self._crew, 1)
        layout.addWidget(self._person)
        layout.addWidget(self._lock)
        return made

    def _second_row(self) -> QWidget:
        settings = self._seat.console.settings
        self._disk = label("", role="second")
        self._unhandled = label("", "strong", role="warn")
        self._unhandled.hide()
        self._alarms = label("", role="second")
        self._deadline = label("", role="second")
        made, layout = _row()
        self._lines = LineRow(settings.lines, self._words, alarm_silence_s=settings.recorder.alarm_silence_s)
        layout.addWidget(self._lines, 1)
        layout.addWidget(self._disk)
        for part in (self._unhandled, self._alarms, divider(), self._deadline):
            layout.addWidget(part)
        return made

    def _crew_words(self, card: ShiftCard) -> list[str]:
        short = {
            CrewPost.LEADER: self.tr("带班"),
            CrewPost.MAIN: self.tr("主班"),
            CrewPost.SECOND: self.tr("副班"),
        }
        return [f"{short[member.post]} {member.name}" for member in card.shift.crew]

    def _show_disk(self, seen: RecorderSeen | None) -> None:
        status = seen.status if seen else None
        if status is None:
            self._disk.setText(self.tr("录音盘 未知"))
            set_role(self._disk, "danger" if seen else "second")
            return
        if status.on_reserve:
            self._disk.setText(self.tr("录音盘将满，低音质录音"))
        else:
            self._disk.setText(self.tr("录音盘可用 {hours:.0f} 小时").format(hours=status.disk_hours))
        set_role(self._disk, {"amber": "warn", "red": "danger"}.get(status.disk_health, "second"))

    def _show_deadline(self) -> None:
        if self._card is None:
            self._deadline.setText("")
            return
        left = (self._card.shift.ends_at - self._seat.now()).total_seconds()
        if left >= 0:
            self._deadline.setText(self.tr("距交班 {time}").format(time=self._words.span(left)))
            set_role(self._deadline, "warn" if left < SOON_S else "second")
        else:
            self._deadline.setText(self.tr("▲ 交班超时 {time}").format(time=self._words.span(-left)))
            set_role(self._deadline, "danger")


def _row() -> tuple[QWidget, QHBoxLayout]:
    made = QWidget()
    layout = QHBoxLayout(made)
    pack(layout, margin=(16, 0, 12, 0), gap=12)
    layout.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    made.setFixedHeight(theme.unit(34))
    return made, layout
