"""④ 接班: when the next crew came, who they are, what they are told, what is left over."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QFormLayout, QHBoxLayout, QPlainTextEdit, QWidget

from dutyconsole.domain.ids import PersonId
from dutyconsole.domain.shift import CrewMember
from dutyconsole.domain.vocabulary import CrewPost, Role
from ui.pages.handover_draft import NOTHING, POSTS, late_minutes
from ui.pages.handover_steps import step_layout
from ui.theme import theme
from ui.widgets.labels import button, label, pack, set_role

if TYPE_CHECKING:
    from dutyconsole.app.views import PersonRow
    from ui.pages.handover_draft import Ground, HandoverDraft
    from ui.seat import Seat

UNSET = QDateTime(QDate(2000, 1, 1), QTime(0, 0), QTimeZone.utc())
"""What the field holds while nobody has said when they came."""


class CrewStep(QWidget):
    """The incoming side.

    Signals:
        edited: something was typed or chosen.
    """

    edited = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._due: datetime | None = None
        self._people: dict[int, PersonRow] = {}
        self.posts: dict[CrewPost, QComboBox] = {}
        layout = step_layout(self, self.tr("接班"))
        self._form = QFormLayout()
        pack(self._form, gap=8)
        self._form.setHorizontalSpacing(theme.unit(16))
        layout.addLayout(self._form)
        self._build_arrival()
        for post in POSTS:
            self._build_post(post)
        self._build_texts()
        layout.addStretch()

    @property
    def arrival(self) -> datetime | None:
        """When the crew came, or None while nobody has said so."""
        shown = self.arrived.dateTime()
        if shown <= UNSET:
            return None
        day, time = shown.date(), shown.time()
        local = datetime(
            day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=self._seat.words.zone
        )
        return local.astimezone(UTC)

    @property
    def crew(self) -> tuple[CrewMember, ...]:
        """The next crew, as chosen so far."""
        found = []
        for post, box in self.posts.items():
            person = self._people.get(box.currentData() or 0)
            if person is not None:
                found.append(CrewMember(PersonId(person.id), person.name, post, person.title))
        return tuple(found)

    def show_ground(self, ground: Ground) -> None:
        """Fill the lists of people; what is chosen stays chosen."""
        self._due = ground.card.due_arrival
        self._people = {person.id: person for person in ground.people}
        for post, box in self.posts.items():
            self._fill(box, post, ground)
        self._say_late()

    def show_draft(self, draft: HandoverDraft) -> None:
        """Show what was typed before."""
        self._set_arrival(draft.arrival)
        for post, box in self.posts.items():
            box.setCurrentIndex(max(0, box.findData(draft.standing(post))))
        for field, text in ((self.briefing, draft.briefing), (self.left_over, draft.left_over)):
            if field.toPlainText() != text:
                field.setPlainText(text)

    def _build_arrival(self) -> None:
        self.arrived = QDateTimeEdit()
        self.arrived.setTimeZone(QTimeZone.utc())
        self.arrived.setDisplayFormat("MM-dd HH:mm")
        self.arrived.setMinimumDateTime(UNSET)
        self.arrived.setSpecialValueText(self.tr("未填"))
        self.arrived.setDateTime(UNSET)
        self.arrived.setAccessibleName(self.tr("到岗时间"))
        self.arrived.setFixedWidth(theme.unit(136))
        self.arrived.lineEdit().setTextMargins(theme.unit(6), 0, 0, 0)
        self.arrived.dateTimeChanged.connect(self._arrival_changed)
        self.now_button = button(self.tr("此刻到岗"), picture="clock")
        self.now_button.clicked.connect(self._now)
        self.late = label("", "table")
        line = QHBoxLayout()
        pack(line, gap=8)
        for part in (self.arrived, self.now_button, self.late):
            line.addWidget(part)
        line.addStretch()
        self._form.addRow(label(self.tr("到岗时间 ★"), "table", role="second"), line)

    def _build_post(self, post: CrewPost) -> None:
        box = QComboBox()
        name = self._seat.words.term(post)
        box.setAccessibleName(self.tr("接班 {post}").format(post=name))
        box.setMaximumWidth(theme.unit(320))
        box.currentIndexChanged.connect(self._chosen)
        self.posts[post] = box
        star = "" if post is CrewPost.SECOND else " ★"
        self._form.addRow(label(f"{name}{star}", "table", role="second"), box)

    def _build_texts(self) -> None:
        self.briefing = self._text(self.tr("重要情况通报"))
        self.nothing = button(NOTHING, small=True)
        self.nothing.setToolTip(self.tr("没有需要通报的重要情况，也必须写明“无”"))
        self.nothing.clicked.connect(self._write_nothing)
        line = QHBoxLayout()
        pack(line, gap=8)
        line.addWidget(self.briefing, 1)
        line.addWidget(self.nothing)
        self._form.addRow(label(self.tr("重要情况通报 ★"), "table", role="second"), line)
        self.left_over = self._text(self.tr("遗留问题"))
        self._form.addRow(label(self.tr("遗留问题"), "table", role="second"), self.left_over)

    def _text(self, name: str) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setAccessibleName(name)
        field.setTabChangesFocus(True)
        field.setFixedHeight(theme.unit(84))
        field.textChanged.connect(self.edited)
        return field

    def _fill(self, box: QComboBox, post: CrewPost, ground: Ground) -> None:
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(self.tr("（无）") if post is CrewPost.SECOND else self.tr("请选择"), 0)
        wanted = Role.LEADER.value if post is CrewPost.LEADER else Role.OFFICER.value
        for person in sorted(ground.people, key=lambda each: wanted not in each.roles):
            box.addItem(f"{person.name}  {person.title}".strip(), person.id)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)

    def _set_arrival(self, at: datetime | None) -> None:
        if at is None:
            self.arrived.setDateTime(UNSET)
            return
        local = at.astimezone(self._seat.words.zone)
        day, time = QDate(local.year, local.month, local.day), QTime(local.hour, local.minute)
        self.arrived.setDateTime(QDateTime(day, time, QTimeZone.utc()))

    def _say_late(self) -> None:
        if self._due is None:
            return
        due, arrived = self._seat.words.minute(self._due), self.arrival
        if arrived is None:
            self.late.setText(self.tr("应到 {due}").format(due=due))
            set_role(self.late, "second")
            return
        minutes = late_minutes(self._due, arrived)
        on_time = self.tr("应到 {due}，按时到岗").format(due=due)
        late = self.tr("应到 {due}，迟到 {minutes} 分钟").format(due=due, minutes=minutes)
        self.late.setText(late if minutes else on_time)
        set_role(self.late, "warn" if minutes else "good")

    @Slot()
    def _now(self) -> None:
        self._set_arrival(self._seat.now())

    @Slot()
    def _write_nothing(self) -> None:
        self.briefing.setPlainText(NOTHING)

    @Slot(QDateTime)
    def _arrival_changed(self, shown: QDateTime) -> None:  # noqa: ARG002  read back through `arrival`
        self._say_late()
        self.edited.emit()

    @Slot(int)
    def _chosen(self, place: int) -> None:  # noqa: ARG002  read back through `crew`
        self.edited.emit()
