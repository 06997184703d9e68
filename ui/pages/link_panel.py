"""The links of a line, both ways: what it leads to, what leads here, and the lines of its own matter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dutyconsole.app.commands import Refer, WithdrawReference
from dutyconsole.domain.permission import Right
from ui.card.fields import Field, Line
from ui.dialogs.ask_fields import FieldsDialog
from ui.widgets.elided import Elided
from ui.widgets.labels import button, clear, label, pack, rule, tool

if TYPE_CHECKING:
    from dutyconsole.app.matter_views import EntryAbout, RefRow
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.ids import ReferenceId
    from dutyconsole.errors import DutyError
    from ui.seat import Seat


class LinkPanel(QWidget):
    """Shows links and makes new ones by number.

    Signals:
        entry_wanted: number of a line.
        call_wanted: id of a call.
    """

    entry_wanted = Signal(int)
    call_wanted = Signal(int)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._number = 0
        self._list = QVBoxLayout()
        pack(self._list, gap=2)
        self.number = QLineEdit()
        self.number.setAccessibleName(self.tr("要关联的编号"))
        self.number.setPlaceholderText(self.tr("编号：1208、LY20261123-0042、来电 17"))
        self.add = button(self.tr("关联"), picture="link", small=True)
        self.wrong = label("", "note", role="danger", wrap=True)
        self.wrong.hide()
        line = QHBoxLayout()
        pack(line, gap=4)
        line.addWidget(self.number, 1)
        line.addWidget(self.add)
        self._new = QWidget()
        new = QVBoxLayout(self._new)
        pack(new, gap=2)
        new.addLayout(line)
        new.addWidget(self.wrong)
        layout = QVBoxLayout(self)
        pack(layout, gap=8)
        layout.addWidget(rule())
        layout.addLayout(self._list)
        layout.addWidget(self._new)
        self.add.clicked.connect(self._add)
        self.number.returnPressed.connect(self._add)
        self.hide()

    def show_about(self, about: EntryAbout | None) -> None:
        """Show the links of a line."""
        clear(self._list)
        self.setVisible(about is not None)
        if about is None:
            return
        if about.row.entry.number != self._number:
            self._number = about.row.entry.number
            self.number.clear()
            self.wrong.hide()
        standing = about.row.struck_by is None and about.row.entry.strikes is None
        self._new.setVisible(standing and self._seat.may(Right.WRITE_LOG))
        for line in about.matter:
            if line.entry.number != self._number:
                self._list.addWidget(self._to_entry(self.tr("同一事项"), line.entry))
        for ref in about.references:
            self._list.addWidget(self._leading(ref))
        for ref in about.referring:
            if ref.entry is not None:
                self._list.addWidget(self._to_entry(self.tr("被关联"), ref.entry, ref.reference.word))

    def _leading(self, ref: RefRow) -> QWidget:
        if ref.entry is not None:
            return self._to_entry(self.tr("关联"), ref.entry, ref.reference.word, ref.reference.id)
        words, call = self._seat.words, ref.call
        if call is None or call.call.id is None:
            return self._row(self.tr("关联"), words.term(ref.reference.to), None, ref.reference.id)
        number = ref.recording_number or words.number(call.call)
        text = f"{words.term(ref.reference.to)} {number} {words.stamp(call.call.started_at)[:16]}"
        wanted = partial(self.call_wanted.emit, call.call.id)
        return self._row(self.tr("关联"), f"{text} {ref.reference.word}", wanted, ref.reference.id)

    def _to_entry(
        self, how: str, entry: Entry, word: str = "", reference: ReferenceId | None = None
    ) -> QWidget:
        text = self.tr("第 {number} 号 {date} {text}").format(
            number=entry.number, date=entry.duty_date.isoformat(), text=word or entry.text
        )
        return self._row(how, text, partial(self.entry_wanted.emit, entry.number), reference)

    def _row(
        self, how: str, text: str, wanted: partial[None] | None, reference: ReferenceId | None
    ) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        pack(line, gap=4)
        line.addWidget(label(how, "note", role="second"))
        line.addWidget(Elided(text, kind="table"), 1)
        if wanted is not None:
            go = tool(self.tr("打开 {what}").format(what=text), "next")
            go.clicked.connect(wanted)
            line.addWidget(go)
        if reference is not None and self._seat.may(Right.WRITE_LOG):
            undo = tool(self.tr("撤销关联"), "close")
            undo.clicked.connect(partial(self._ask_withdraw, reference))
            line.addWidget(undo)
        return made

    def _add(self) -> None:
        if not self.number.text().strip():
            self.number.setFocus()
            return
        self.wrong.hide()
        order = self._seat.order(self, Refer(self._number, self.number.text()))
        order.success(self._added).failure(self._refused).run()

    def _added(self, _: object) -> None:
        self.number.clear()

    def _refused(self, error: DutyError) -> None:
        self.wrong.setText(self._seat.words.error(error))
        self.wrong.show()

    def _ask_withdraw(self, reference: ReferenceId) -> None:
        field = Field("reason", self.tr("原因"), Line())
        field.require(required=True)
        why = self.tr("关联和撤销的原因都留在记录里。")
        title, act = self.tr("撤销关联"), self.tr("撤销关联")
        dialog = FieldsDialog(title, why, [field], act=act, parent=self.window())
        dialog.given.connect(partial(self._withdraw, reference))
        dialog.open()

    def _withdraw(self, reference: ReferenceId, given: dict[str, str]) -> None:
        self._seat.order(self, WithdrawReference(reference, given["reason"])).run()
