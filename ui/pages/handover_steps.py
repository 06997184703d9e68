"""The first steps of a handover: what the shift was, what waits, how the lines are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.pages.handover_draft import computed_summary, lines_for_record
from ui.theme import theme
from ui.widgets.labels import button, label, pack, rule, set_role
from ui.widgets.line_health import LineHealth, is_well

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from dutyconsole.domain.status import LineStatus
    from ui.pages.handover_draft import Ground
    from ui.seat import Seat

LOOK_MS = 250


def step_layout(step: QWidget, title: str, hint: str = "") -> QVBoxLayout:
    """Give a step its title and one sentence of what to do."""
    layout = QVBoxLayout(step)
    pack(layout, margin=(0, 0, 8, 0), gap=8)
    layout.addWidget(label(title, "section"))
    if hint:
        layout.addWidget(label(hint, "table", role="second", wrap=True))
    return layout


class SummaryStep(QWidget):
    """① 本班小结: the numbers, and the words made of them, which may be changed.

    Signals:
        edited: something was typed.
    """

    edited = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._words = seat.words
        self._computed = ""
        layout = step_layout(
            self, self.tr("本班小结"), self.tr("数字由系统统计。小结可以修改，将记入交接班记录。")
        )
        self._facts = QFormLayout()
        pack(self._facts, gap=4)
        self._facts.setHorizontalSpacing(theme.unit(24))
        layout.addLayout(self._facts)
        layout.addWidget(rule())
        title = label(self.tr("小结 ★"), "table", role="second")
        layout.addWidget(title)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("本班小结"))
        self.text.setTabChangesFocus(True)
        self.text.setMaximumHeight(theme.unit(140))
        self.text.textChanged.connect(self._changed)
        title.setBuddy(self.text)
        layout.addWidget(self.text)
        self.renew = button(self.tr("按统计重新生成"), picture="refresh", small=True)
        self.renew.clicked.connect(self._renew)
        line = QHBoxLayout()
        pack(line)
        line.addWidget(self.renew)
        line.addStretch()
        layout.addLayout(line)
        layout.addStretch()

    @property
    def own_words(self) -> str:
        """What was typed; empty while it is as computed."""
        text = self.text.toPlainText().strip()
        return "" if text == self._computed else text

    def show_ground(self, ground: Ground) -> None:
        """Show the numbers, and the computed words unless somebody wrote others."""
        own = self.own_words if self._computed else ""
        self._computed = computed_summary(ground)
        if not own:
            self.put(self._computed)
        while self._facts.rowCount():
            self._facts.removeRow(0)
        shift, words, count = ground.card.shift, self._words, ground.numbers
        stretch = f"{words.moment(shift.starts_at)} – {words.until(shift.ends_at, since=shift.starts_at)}"
        crew = " · ".join(f"{words.term(member.post)} {member.name}" for member in shift.crew)
        facts = (
            (self.tr("班次"), f"{words.day(shift.duty_date)} {shift.name}  {stretch}"),
            (self.tr("当班"), crew),
            (
                self.tr("电话"),
                self.tr("来电 {inside} · 去电 {outside} · 未接 {missed} · 超时接听 {late}").format(
                    inside=count.calls_in,
                    outside=count.calls_out,
                    missed=count.calls_missed,
                    late=count.late_answers,
                ),
            ),
            (self.tr("录音"), self.tr("{count} 段").format(count=count.recordings)),
            (self.tr("值班日志"), self.tr("{count} 条").format(count=ground.card.entries)),
            (self.tr("中断"), self._outages(ground)),
        )
        for name, value in facts:
            self._facts.addRow(label(name, "table", role="second"), label(value, "table", wrap=True))
        self._show_renew()

    def _outages(self, ground: Ground) -> str:
        outages = ground.numbers.outages
        if not outages:
            return self.tr("无")
        lasted = self._words.length(sum(outage.seconds for outage in outages))
        return self.tr("{count} 次，共 {length}").format(count=len(outages), length=lasted)

    def forget(self) -> None:
        """Begin anew for another shift."""
        self._computed = ""
        self.put("")

    def put(self, text: str) -> None:
        """Put other words into the field without calling that typing."""
        if text != self.text.toPlainText():
            self.text.blockSignals(True)
            self.text.setPlainText(text)
            self.text.blockSignals(False)
        self._show_renew()

    def _show_renew(self) -> None:
        self.renew.setVisible(self.text.toPlainText().strip() != self._computed)

    @Slot()
    def _changed(self) -> None:
        self._show_renew()
        self.edited.emit()

    @Slot()
    def _renew(self) -> None:
        self.put(self._computed)
        self.edited.emit()


class WaitingStep(QWidget):
    """② 待办与未处理: each listed, and each can be opened."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        layout = step_layout(
            self,
            self.tr("待办与未处理"),
            self.tr("逐项向接班人说明。未登记的电话请先登记，确实来不及的一并交接。"),
        )
        self._list = QVBoxLayout()
        pack(self._list, gap=8)
        layout.addLayout(self._list)
        layout.addStretch()
        self._buttons: dict[QPushButton, int] = {}

    def show_ground(self, ground: Ground) -> None:
        """List what waits."""
        self._clear()
        self._title(self.tr("待办事项"), len(ground.open_items))
        for row in ground.open_items:
            entry = row.entry
            text = self.tr("第 {number} 号 · {time} · {text}").format(
                number=entry.number, time=self._seat.words.moment(entry.event_at), text=entry.text
            )
            self._item(text, self.tr("查看"), entry.number).clicked.connect(self._open_entry)
        self._title(self.tr("未登记的电话"), len(ground.unhandled))
        for call in ground.unhandled:
            words = self._seat.words
            unit = call.contact.unit if call.contact else ""
            parts = (
                words.moment(call.call.started_at),
                words.state(call.call),
                words.number(call.call),
                unit,
            )
            text = " · ".join(part for part in parts if part)
            if call.call.id is not None:
                self._item(text, self.tr("登记"), call.call.id).clicked.connect(self._open_call)

    def _clear(self) -> None:
        self._buttons.clear()
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()

    def _title(self, name: str, count: int) -> None:
        text = self.tr("{name}：{count} 项").format(name=name, count=count) if count else ""
        none = self.tr("{name}：无").format(name=name)
        self._list.addWidget(label(text or none, "strong", role="warn" if count else "good"))

    def _item(self, text: str, verb: str, number: int) -> QPushButton:
        whole = QWidget()
        line = QHBoxLayout(whole)
        pack(line, gap=8)
        line.addWidget(label(text, "table", wrap=True), 1)
        act = button(verb, small=True)
        act.setAccessibleName(f"{verb} {text}")
        line.addWidget(act)
        self._buttons[act] = number
        self._list.addWidget(whole)
        return act

    @Slot()
    def _open_entry(self) -> None:
        self._seat.wants_entry.emit(self._number())

    @Slot()
    def _open_call(self) -> None:
        self._seat.wants_call.emit(self._number())

    def _number(self) -> int:
        sender = self.sender()
        return self._buttons[sender] if isinstance(sender, QPushButton) else 0


class LinesStep(QWidget):
    """③ 录音与线路: how everything is at this minute, seen by both."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        layout = step_layout(
            self,
            self.tr("录音与线路状态"),
            self.tr("这是此刻的状态。请接班人拿起话筒听拨号音，看电平跳动。"),
        )
        self._verdict = label("", "strong")
        layout.addWidget(self._verdict)
        self._lines: dict[str, LineHealth] = {}
        for line in seat.console.settings.lines:
            self._lines[line.id] = LineHealth(line, seat.words)
            layout.addWidget(self._lines[line.id])
        self._disk = label("", "table")
        layout.addWidget(self._disk)
        layout.addStretch()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.look()

    @property
    def all_well(self) -> bool:
        """Say whether every line is recorded."""
        return all(is_well(self._status(line.id)) for line in self._seat.console.settings.lines)

    @property
    def for_record(self) -> str:
        """How the lines are now, in the words that are sealed."""
        seen = self._seat.relay.recorder
        status = seen.status if seen else None
        return lines_for_record(self._seat.console.settings.lines, status.lines if status else ())

    @Slot()
    def look(self) -> None:
        """Show how the recorder sees the lines."""
        for line_id, shown in self._lines.items():
            shown.show_status(self._status(line_id))
        good = self.all_well
        self._verdict.setText(
            self.tr("● 全部线路录音正常") if good else self.tr("▲ 有线路不正常：请报修并写入遗留问题")
        )
        set_role(self._verdict, "good" if good else "danger")
        seen = self._seat.relay.recorder
        status = seen.status if seen else None
        self._disk.setVisible(status is not None)
        if status is not None:
            text = self.tr("录音盘还可录 {hours:.0f} 小时").format(hours=status.disk_hours)
            self._disk.setText(text)
            set_role(self._disk, {"amber": "warn", "red": "danger"}.get(status.disk_health, "second"))

    def _status(self, line_id: str) -> LineStatus | None:
        seen = self._seat.relay.recorder
        status = seen.status if seen else None
        return next((line for line in status.lines if line.line == line_id), None) if status else None

    def showEvent(self, event: QShowEvent) -> None:
        """Look again and again while somebody looks."""
        super().showEvent(event)
        self.look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking."""
        self._timer.stop()
        super().hideEvent(event)
