"""Dialling by modem (拨打电话): a number or somebody of the directory, the line, what the modem says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from dutyconsole.app.commands import Dial, EndDialling
from dutyconsole.app.dialling import can_dial
from dutyconsole.domain.dialling import DIALLED, HUNG_UP, LET_GO, DialAct, DialOutcome
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.permission import Right
from dutyconsole.domain.phone import dialable, shown
from dutyconsole.errors import DeviceProblem
from ui.theme import theme
from ui.widgets.labels import button, label, pack, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from dutyconsole.app.events import DialTold
    from dutyconsole.domain.contact import Contact
    from dutyconsole.domain.dialling import DialRequest
    from dutyconsole.errors import DutyError
    from ui.seat import Seat

ANSWER_WITHIN_MS = 60_000
"""Longer than the recorder waits for its modem: after this nobody knows."""
MOST_CONTACTS = 50
NUMBER = Qt.ItemDataRole.UserRole


class DialDialog(QDialog):
    """Stands beside the work; closing it leaves a call that was dialled alone."""

    def __init__(self, seat: Seat, number: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("拨打电话"))
        self.resize(theme.unit(480), theme.unit(460))
        self._seat = seat
        self._ticket = ""
        self._dialled_on = LineId("")
        self._early: list[DialOutcome] = []
        self._ordering = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(ANSWER_WITHIN_MS)
        self._build()
        self._lay_out()
        self._connect()
        self.number.setText(number)
        self._rest()
        self._look_up(number)
        self.number.setFocus()

    @property
    def line(self) -> LineId:
        """The line that is chosen."""
        return LineId(str(self.lines.currentData() or ""))

    def _build(self) -> None:
        self.number = QLineEdit()
        self.number.setPlaceholderText(self.tr("号码，或单位、姓名"))
        self.number.setAccessibleName(self.tr("要拨的号码，或单位、姓名"))
        self.number.setProperty("kind", "section")
        self.contacts = QListWidget()
        self.contacts.setAccessibleName(self.tr("通讯录中的号码"))
        self.lines = QComboBox()
        self.lines.setAccessibleName(self.tr("用哪条线路拨"))
        for line in self._seat.console.settings.lines:
            if can_dial(line):
                self.lines.addItem(line.name, line.id)
        self.lines.setVisible(self.lines.count() > 1)
        self.state = label("", wrap=True)
        self.state.setMinimumHeight(theme.unit(44))
        self.dial_button = button(self.tr("拨号"), picture="phone_out", kind="primary")
        self.taken_button = button(self.tr("已拿起话机"), picture="phone", kind="primary")
        self.hang_up_button = button(self.tr("挂断"), picture="close", kind="danger")
        self.close_button = button(self.tr("关闭"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        pack(head, gap=8)
        head.addWidget(self.number, 1)
        head.addWidget(self.lines)
        foot = QHBoxLayout()
        pack(foot, gap=8)
        for part in (self.dial_button, self.taken_button, self.hang_up_button):
            foot.addWidget(part)
        foot.addStretch()
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        pack(layout, margin=(16, 16, 16, 12), gap=8)
        layout.addLayout(head)
        layout.addWidget(self.contacts, 1)
        layout.addWidget(self.state)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.number.textChanged.connect(self._look_up)
        self.number.returnPressed.connect(self._dial)
        self.contacts.itemClicked.connect(self._take)
        self.contacts.itemActivated.connect(self._take)
        self.dial_button.clicked.connect(self._dial)
        self.taken_button.clicked.connect(self._let_go)
        self.hang_up_button.clicked.connect(self._hang_up)
        self.close_button.clicked.connect(self.close)
        self._patience.timeout.connect(self._give_up)
        self._seat.relay.dial_told.connect(self._hear)
        self._seat.signed_in.connect(self._person_changed)

    # The directory

    @Slot(str)
    def _look_up(self, text: str) -> None:
        self._show_ready()
        wanted = text.strip()
        question = self._seat.ask(self, lambda queries: queries.contacts(wanted, MOST_CONTACTS))
        question.success(self._show_contacts).run()

    def _show_contacts(self, found: Sequence[Contact]) -> None:
        self.contacts.clear()
        for contact in found:
            for number in (contact.duty_phone, contact.mobile, contact.office_phone):
                if number:
                    who = " ".join(filter(None, (contact.unit, contact.person, contact.title)))
                    item = QListWidgetItem(f"{shown(number)}  {who}")
                    item.setData(NUMBER, number)
                    self.contacts.addItem(item)

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem) -> None:
        """Put a number of the directory in its place; the list stays, in case it was the wrong one."""
        self.number.blockSignals(True)
        self.number.setText(str(item.data(NUMBER)))
        self.number.blockSignals(False)
        self._show_ready()
        self.dial_button.setFocus()

    # The modem

    @Slot()
    def _dial(self) -> None:
        if not self.dial_button.isEnabled() or self.dial_button.isHidden():
            return
        self._ordering, self._early, self._dialled_on = True, [], self.line
        self._show_acts(dialling=True)
        self._say(self.tr("正在拨 {number}…").format(number=self.number.text().strip()))
        order = self._seat.order(self, Dial(self.line, self.number.text()))
        order.success(self._ordered).failure(self._refused).run()

    def _ordered(self, request: DialRequest) -> None:
        self._ticket, self._ordering = request.ticket, False
        self._patience.start()
        for outcome in self._early:
            self._judge(outcome)

    def _refused(self, error: DutyError) -> None:
        self._ordering = False
        self._rest()
        self._say(self._seat.words.error(error), "danger")

    @Slot(object)
    def _hear(self, told: DialTold) -> None:
        if self._ordering:
            self._early.append(told.outcome)  # the modem was quicker than the way back of our order
        else:
            self._judge(told.outcome)

    def _judge(self, outcome: DialOutcome) -> None:
        if not self._ticket or outcome.ticket != self._ticket:
            return
        self._patience.stop()
        if outcome.code == DIALLED:
            self._show_acts(dialled=True)
            self._say(self.tr("已拨出：请拿起话机，再按“已拿起话机”，线路就交给话机。"), "good")
            self.taken_button.setFocus()
            return
        self._ticket = ""
        self._rest()
        if outcome.is_failure:
            self._say(self._seat.words.error(DeviceProblem(outcome.code)), "danger")
        else:
            self._say({HUNG_UP: self.tr("已挂断。"), LET_GO: self.tr("线路已交给话机。")}[outcome.code])

    @Slot()
    def _give_up(self) -> None:
        self._judge(DialOutcome(self._ticket, "dial_unknown"))

    @Slot()
    def _let_go(self) -> None:
        self._end(DialAct.LET_GO)

    @Slot()
    def _hang_up(self) -> None:
        self._end(DialAct.HANG_UP)

    def _end(self, act: DialAct) -> None:
        if self._ticket:
            order = EndDialling(self._dialled_on, act, self._ticket)
            self._seat.order(self, order).failure(self._refused).run()

    # What is shown

    def _rest(self) -> None:
        self._show_acts()
        if not self.lines.count():
            self._say(self._seat.words.error(DeviceProblem("dial_not_possible")), "warn")
        else:
            self._say(self.tr("拨号后请拿起话机；通话自动录音。"), "second")

    def _show_acts(self, *, dialling: bool = False, dialled: bool = False) -> None:
        busy = dialling or dialled
        self.dial_button.setVisible(not busy)
        self.taken_button.setVisible(dialled)
        self.hang_up_button.setVisible(busy)
        for part in (self.number, self.contacts, self.lines):
            part.setEnabled(not busy)
        self._show_ready()

    def _show_ready(self) -> None:
        may = self._seat.may(Right.DIAL) and self.lines.count() > 0
        self.dial_button.setEnabled(may and bool(dialable(self.number.text())))

    def _say(self, sentence: str, role: str = "text") -> None:
        self.state.setText(sentence)
        set_role(self.state, role)

    @Slot(object)
    def _person_changed(self, person: object) -> None:
        if person is None:
            self.close()
