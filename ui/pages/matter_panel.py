"""Whose matter a line is and until when: passing on, accepting, due times, and the trail of it all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dutyconsole.app.commands import AnswerOffer, OfferMatter, SetDue, WithdrawOffer
from dutyconsole.domain.charge import ChargeAct
from dutyconsole.domain.ids import PersonId
from dutyconsole.domain.permission import Right
from ui.card.fields import Field, Line, Moment, Pick
from ui.dialogs.ask_fields import FieldsDialog
from ui.widgets.labels import button, label, pack, rule, set_role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton

    from dutyconsole.app.matter_views import EntryAbout
    from dutyconsole.app.views import PersonRow
    from dutyconsole.domain.charge import Charge
    from ui.seat import Seat


class MatterPanel(QWidget):
    """Shows how the matter of a line stands, to everybody; offers to each what they can do about it."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._about: EntryAbout | None = None
        self.state = label("", "table", wrap=True)
        self.trail = label("", "note", role="second", wrap=True)
        self.accept = self._button(self.tr("接收"), self._accept, kind="primary")
        self.decline = self._button(self.tr("不接收"), self._ask_decline)
        self.offer = self._button(self.tr("移交"), self._ask_people)
        self.withdraw = self._button(self.tr("撤回移交"), self._withdraw)
        self.due = self._button(self.tr("定时限"), self._ask_due)
        acts = QHBoxLayout()
        pack(acts, gap=4)
        for act in (self.accept, self.decline, self.offer, self.withdraw, self.due):
            acts.addWidget(act)
        acts.addStretch()
        layout = QVBoxLayout(self)
        pack(layout, gap=8)
        layout.addWidget(rule())
        layout.addWidget(self.state)
        layout.addLayout(acts)
        layout.addWidget(self.trail)
        self.hide()

    def show_about(self, about: EntryAbout | None) -> None:
        """Show a matter; one that never waited and has no trail needs no word."""
        self._about = about
        shown = about is not None and (about.is_open or bool(about.trail))
        self.setVisible(shown)
        if about is None or not shown:
            return
        held, person, now = about.holding, self._seat.person, self._seat.now()
        me = person.id if person is not None else None
        self.state.setText(self._state(about))
        set_role(self.state, "danger" if about.is_open and held.is_overdue(now) else "text")
        may = about.is_open and self._seat.may(Right.WRITE_LOG)
        mine = may and me == held.owner_id
        offered_me = may and held.offered_id is not None and held.offered_id == me
        self.accept.setVisible(offered_me)
        self.decline.setVisible(offered_me)
        self.offer.setVisible(mine and held.offered_id is None)
        self.withdraw.setVisible(mine and held.offered_id is not None)
        self.due.setVisible(mine)
        self.trail.setText("\n".join(self._step(step) for step in about.trail))
        self.trail.setVisible(bool(about.trail))

    def _state(self, about: EntryAbout) -> str:
        held, words = about.holding, self._seat.words
        parts = [self.tr("承办人 {name}").format(name=held.owner)]
        if held.offered:
            parts.append(self.tr("已移交 {name}，待接收").format(name=held.offered))
        if not about.is_open:
            parts.append(self.tr("已办结"))
        elif held.due_at is not None:
            late = held.is_overdue(self._seat.now())
            text = self.tr("时限 {when}，已超时") if late else self.tr("时限 {when}")
            parts.append(text.format(when=words.moment(held.due_at)))
        return " · ".join(parts)

    def _step(self, step: Charge) -> str:
        words = self._seat.words
        act = words.term(step.act)
        target = step.person
        if step.act is ChargeAct.DUE:
            target = words.moment(step.due_at) if step.due_at else self.tr("不限时")
        parts = (words.moment(step.at), step.author, act, target, step.word)
        return " ".join(part for part in parts if part)

    def _button(self, text: str, slot: Callable[[], None], *, kind: str = "") -> QPushButton:
        made = button(text, kind=kind, small=True)
        made.clicked.connect(slot)
        return made

    @property
    def _number(self) -> int:
        return self._about.row.entry.number if self._about else 0

    @Slot()
    def _accept(self) -> None:
        self._order(AnswerOffer(self._number, accepts=True))

    @Slot()
    def _withdraw(self) -> None:
        self._order(WithdrawOffer(self._number))

    @Slot()
    def _ask_decline(self) -> None:
        field = Field("word", self.tr("原因"), Line())
        field.require(required=True)
        why = self.tr("说明原因后，事项仍由原承办人负责。")
        number = self._number

        def give(given: dict[str, str]) -> None:
            self._order(AnswerOffer(number, accepts=False, word=given["word"]))

        self._ask(self.tr("不接收第 {number} 号"), why, [field], self.tr("不接收"), give)

    @Slot()
    def _ask_people(self) -> None:
        self._seat.ask(self, lambda queries: queries.people()).success(self._ask_offer).run()

    def _ask_offer(self, people: Sequence[PersonRow]) -> None:
        me = self._seat.person.id if self._seat.person else None
        able = [(str(p.id), p.name) for p in people if p.active and p.may_stand_duty and p.id != me]
        to = Field("to", self.tr("移交给"), Pick(able, self.tr("请选择")))
        to.require(required=True)
        fields = [to, Field("word", self.tr("说明"), Line())]
        why = self.tr("对方接收之前，事项仍由您承办；双方都能看到待接收。")
        number = self._number

        def give(given: dict[str, str]) -> None:
            self._order(OfferMatter(number, PersonId(int(given["to"])), given["word"]))

        self._ask(self.tr("移交第 {number} 号"), why, fields, self.tr("移交"), give)

    @Slot()
    def _ask_due(self) -> None:
        moment = Moment(self._seat.now, self._seat.words.zone)
        fields = [Field("due", self.tr("办理时限"), moment), Field("word", self.tr("说明"), Line())]
        why = self.tr("可写 20:30、25 10:00 或 11-25 10:00；留空为不限时。到时前在值班台提醒。")
        number = self._number

        def give(given: dict[str, str]) -> None:
            if given["due"].strip() and moment.at() is None:
                self._seat.say(self.tr("时限“{text}”不是时间。").format(text=given["due"]), problem=True)
                return
            self._order(SetDue(number, moment.at() if given["due"].strip() else None, given["word"]))

        self._ask(self.tr("第 {number} 号的办理时限"), why, fields, self.tr("确定"), give)

    def _ask(
        self, title: str, why: str, fields: list[Field], act: str, give: Callable[[dict[str, str]], None]
    ) -> None:
        dialog = FieldsDialog(title.format(number=self._number), why, fields, act=act, parent=self.window())
        dialog.given.connect(partial(_hand, give))
        dialog.open()

    def _order(self, command: object) -> None:
        self._seat.order(self, command).run()


def _hand(give: Callable[[dict[str, str]], None], given: dict[str, str]) -> None:
    give(given)
