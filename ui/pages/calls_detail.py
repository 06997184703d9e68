"""One call beside the list: its facts, its recording to listen to and to check, and what is left to do."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dutyconsole.domain.call import Direction
from dutyconsole.domain.call_record import differences
from dutyconsole.domain.permission import Right
from dutyconsole.domain.phone import match_key, shown
from dutyconsole.messages import SENTENCES
from ui.models.calls import party, state_role
from ui.pages.calls_history import CallerHistory
from ui.pages.calls_marks import CallMarks
from ui.pages.calls_sound import CallSound
from ui.text import DIRECTIONS, said
from ui.theme import theme
from ui.widgets.labels import button, label, pack, panel, rule, set_role

if TYPE_CHECKING:
    from dutyconsole.app.views import CallRow
    from dutyconsole.domain.call import Call, Disagreement
    from dutyconsole.domain.call_record import CallRecord
    from ui.seat import Seat


class CallDetail(QWidget):
    """Shows one call; orders nothing itself.

    Signals:
        slip_wanted: id of the call whose slip shall open.
        entry_wanted: number of the log line that was written of it.
        call_back: the number that shall be dialled.
        call_wanted: id of another call that shall be shown.
        handled: (id of the call, what became of it), to be noted without a slip.
    """

    slip_wanted = Signal(int)
    entry_wanted = Signal(int)
    call_back = Signal(str)
    call_wanted = Signal(int)
    handled = Signal(int, str)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._row: CallRow | None = None
        self._build()
        self.show_call(None)

    @property
    def row(self) -> CallRow | None:
        """The call that is shown."""
        return self._row

    def show_call(self, row: CallRow | None) -> None:
        """Show another call, or nothing; the same one again keeps what is being typed and played."""
        same = row is not None and self._row is not None and row.call.id == self._row.call.id
        self._row = row
        self._sheet.setVisible(row is not None)
        self.sound.show_row(row)
        self.marks.show_row(row)
        if not same:
            self.history.show_row(row)
            self.note.clear()
        if row is not None:
            self._show_head(row)
            self._show_facts(row)
            self._show_acts(row)

    def bookmark(self) -> None:
        """Ask for a bookmark at the place where one listens."""
        self.marks.ask_bookmark(self.sound.player.listening.position)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        pack(outer)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(area)
        self._sheet = panel()
        area.setWidget(self._sheet)
        layout = QVBoxLayout(self._sheet)
        pack(layout, margin=(16, 16, 16, 16), gap=8)
        self.number = label("", "section")
        self.who = label("", wrap=True)
        self.state = label("", "strong")
        for part in (self.number, self.who, self.state):
            layout.addWidget(part)
        layout.addWidget(rule())
        self._facts = QFormLayout()
        pack(self._facts, gap=4)
        self._facts.setHorizontalSpacing(theme.unit(16))
        layout.addLayout(self._facts)
        layout.addWidget(rule())
        self.sound = CallSound(self._seat)
        self.marks = CallMarks(self._seat)
        self.marks.bookmark_wanted.connect(self.bookmark)
        self.marks.sought.connect(self.sound.player.listening.seek)
        self.history = CallerHistory(self._seat)
        self.history.call_wanted.connect(self.call_wanted)
        layout.addWidget(self.sound)
        layout.addWidget(self.marks)
        layout.addWidget(rule())
        self._build_acts(layout)
        layout.addWidget(self.history)
        layout.addStretch()

    def _build_acts(self, layout: QVBoxLayout) -> None:
        self.slip_button = button(self.tr("登记电话记录单"), picture="slip", kind="primary")
        self.slip_button.clicked.connect(self._want_slip)
        self.back_button = button(self.tr("回拨"), picture="phone_out")
        self.back_button.clicked.connect(self._call_back)
        self.entry_button = button("", picture="log")
        self.entry_button.clicked.connect(self._want_entry)
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("处理情况，如：已回拨，对方拨错"))
        self.note.setAccessibleName(self.tr("处理情况"))
        self.note.textChanged.connect(self._noted)
        self.note.returnPressed.connect(self._handle)
        self.handle_button = button(self.tr("记为已处理"), picture="done")
        self.handle_button.clicked.connect(self._handle)
        line = QHBoxLayout()
        pack(line, gap=8)
        line.addWidget(self.slip_button)
        line.addWidget(self.back_button)
        line.addWidget(self.entry_button)
        line.addStretch()
        layout.addLayout(line)
        layout.addWidget(self.note)
        last = QHBoxLayout()
        pack(last)
        last.addWidget(self.handle_button)
        last.addStretch()
        layout.addLayout(last)

    def _show_head(self, row: CallRow) -> None:
        words = self._seat.words
        self.number.setText(words.number(row.call))
        self.who.setText(party(row) or self.tr("通讯录中没有这个号码"))
        set_role(self.who, "text" if party(row) else "second")
        self.state.setText(f"{said(DIRECTIONS[row.call.direction])} · {words.state(row.call)}")
        set_role(self.state, state_role(row.call) or "second")

    def _show_facts(self, row: CallRow) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        call, words = row.call, self._seat.words
        self._fact(self.tr("开始"), words.stamp(call.started_at))
        if call.direction is Direction.INCOMING:
            self._show_answer(call)
        if call.ended_at is not None:
            self._fact(self.tr("结束"), words.clock(call.ended_at))
        if call.talk_seconds:
            self._fact(self.tr("通话时长"), words.length(call.talk_seconds))
        if row.returned_at is not None:
            text = self.tr("{at} 已回通").format(at=words.moment(row.returned_at))
            self._fact(self.tr("回电"), text, role="good")
        self._fact(self.tr("线路"), row.line_name)
        self._show_records(row)
        self._show_wrong(call)

    def _show_wrong(self, call: Call) -> None:
        """Show why there is no recording, and what the sources of the line said differently."""
        if call.unrecorded_reason:
            self._fact(self.tr("未录音"), self._reason(call.unrecorded_reason), role="danger")
        for told in call.disagreements:
            self._fact(self.tr("信号不一致"), self._disagreement(told), role="warn")

    def _show_answer(self, call: Call) -> None:
        """Show how often it rang and how soon it was taken, beside the limit where it was too late."""
        self._fact(self.tr("铃响"), self.tr("{count} 声").format(count=call.rings))
        if call.answer_seconds is None:
            return
        limit = self._seat.answer_limit
        late = limit.is_exceeded(call)
        text = self.tr("{seconds:.0f} 秒").format(seconds=call.answer_seconds)
        if late:
            over = self.tr("（超时：规定 {rings} 声、{seconds:g} 秒内）")
            text += over.format(rings=limit.rings, seconds=limit.seconds)
        self._fact(self.tr("接听用时"), text, role="warn" if late else "text")

    def _show_records(self, row: CallRow) -> None:
        """Show what the exchange wrote of the call, and where it says otherwise than the line."""
        words = self._seat.words
        for record in row.records:
            self._fact(self.tr("交换机话单"), self._record(record))
            if otherwise := differences(record, row.call, match_key):
                listed = ("、" if words.chinese else ", ").join(words.term(each) for each in otherwise)
                self._fact(self.tr("话单所记不同"), listed, role="warn")

    def _record(self, record: CallRecord) -> str:
        """Return what the exchange wrote, as far as it did."""
        parts = [shown(record.number)] if record.number else []
        if record.extension:
            parts.append(self.tr("分机 {number}").format(number=record.extension))
        if record.answered is not None:
            parts.append(self.tr("接通") if record.answered else self.tr("未接通"))
        if record.duration_s:
            parts.append(self._seat.words.length(record.duration_s))
        return " · ".join(parts)

    def _fact(self, name: str, value: str, *, role: str = "text") -> None:
        self._facts.addRow(label(name, "table", role="second"), label(value, "table", role=role, wrap=True))

    def _disagreement(self, told: Disagreement) -> str:
        """Return what two sources said differently, with what each said where it is a number."""
        about = self._seat.words.term(told.about)
        if not told.one:
            return about
        text = self.tr("{about}：采用 {one}，另一来源为 {other}")
        return text.format(about=about, one=shown(told.one), other=shown(told.other))

    def _reason(self, code: str) -> str:
        """Return the sentence of a device problem; what the call did not keep of it is left open."""
        pair = SENTENCES.get(code)
        if pair is None:
            return code
        return pair[0 if self._seat.words.chinese else 1].format_map(defaultdict(lambda: "…"))

    def _show_acts(self, row: CallRow) -> None:
        may_write = self._seat.may(Right.WRITE_LOG)
        waits = row.call.is_over and not row.call.handled
        self.slip_button.setVisible(not row.call.handled)
        self.slip_button.setEnabled(may_write)
        self.note.setVisible(waits and may_write)
        self.handle_button.setVisible(waits and may_write)
        self.entry_button.setVisible(row.entry_number is not None)
        if row.entry_number is not None:
            text = self.tr("值班日志第 {number} 号").format(number=row.entry_number)
            self.entry_button.setText(text)
            self.entry_button.setAccessibleName(text)
        self.back_button.setVisible(bool(row.call.number) and row.call.is_over)
        self.back_button.setEnabled(self._seat.may(Right.DIAL))
        self._noted(self.note.text())

    @Slot()
    def _want_slip(self) -> None:
        if self._row is not None and self._row.call.id is not None:
            self.slip_wanted.emit(self._row.call.id)

    @Slot()
    def _call_back(self) -> None:
        if self._row is not None and self._row.call.number:
            self.call_back.emit(self._row.call.number)

    @Slot()
    def _want_entry(self) -> None:
        if self._row is not None and self._row.entry_number is not None:
            self.entry_wanted.emit(self._row.entry_number)

    @Slot(str)
    def _noted(self, text: str) -> None:
        self.handle_button.setEnabled(bool(text.strip()))

    @Slot()
    def _handle(self) -> None:
        note = self.note.text().strip()
        if note and self._row is not None and self._row.call.id is not None:
            self.handled.emit(self._row.call.id, note)
