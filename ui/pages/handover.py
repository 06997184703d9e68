"""The handover page (交接班): five steps, two people, two passwords, one act; and earlier shifts."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from dutyconsole.app.commands import HandOver
from dutyconsole.domain.ids import PersonId
from dutyconsole.domain.permission import Right
from dutyconsole.domain.shift import RELIEF_BEFORE
from dutyconsole.domain.vocabulary import CrewPost
from dutyconsole.errors import BadInput
from ui.drafts import DraftKeeper
from ui.pages.handover_crew import CrewStep
from ui.pages.handover_done import HandoverDone
from ui.pages.handover_draft import POSTS, Ground, HandoverDraft, late_minutes, look
from ui.pages.handover_past import PastShifts
from ui.pages.handover_sign import SignStep
from ui.pages.handover_steps import LinesStep, SummaryStep, WaitingStep
from ui.pages.page import Page
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import button
from ui.wizards.steps import Steps

if TYPE_CHECKING:
    from dutyconsole.domain.changes import Changed
    from dutyconsole.domain.handover import Handover
    from dutyconsole.domain.person import Person
    from dutyconsole.domain.shift import CrewMember
    from dutyconsole.errors import DutyError
    from ui.seat import Seat

log = logging.getLogger("dutyconsole.ui")

SUMMARY, WAITING, LINES, CREW, SIGN = range(5)


class HandoverPage(Page):
    """The steps, what comes after the last one, and the earlier shifts: one of the three is shown."""

    KEY = "handover"
    ARTICLE = "第十七条"
    TABLES = frozenset({"shift", "call", "entry", "slip", "person", "handover"})

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, self.tr("交接班"))
        self.ground: Ground | None = None
        self._sending = False
        self._summary = ""
        self.summary = SummaryStep(seat)
        self.waiting = WaitingStep(seat)
        self.lines = LinesStep(seat)
        self.crew = CrewStep(seat)
        self.sign = SignStep(seat.words)
        titles = (
            self.tr("本班小结"),
            self.tr("待办与未处理"),
            self.tr("录音与线路"),
            self.tr("接班"),
            self.tr("签字"),
        )
        self.steps = Steps(titles, self.tr("签字交接"))
        for step in (self.summary, self.waiting, self.lines, self.crew, self.sign):
            self.steps.add(step)
        self.past = PastShifts(seat)
        self.done = HandoverDone(seat)
        self.nothing = EmptyState("handover", self.tr("现在没有当班班次。"), self.tr("请先完成首次设置。"))
        self._stack = QStackedWidget()
        for part in (self.steps, self.past, self.done, self.nothing):
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self.past_button = button(self.tr("历次值班记录"), picture="log")
        self.past_button.setCheckable(True)
        self.past_button.toggled.connect(self._show_past)
        self.acts.addWidget(self.past_button)
        self._key = ""
        self.keeper = DraftKeeper(seat, self._draft_text, self)
        self._connect()
        self._show_rights()
        self.refresh()

    @property
    def draft(self) -> HandoverDraft:
        """What is typed now."""
        arrival = self.crew.arrival
        chosen = {member.post: member.person_id for member in self.crew.crew}
        return HandoverDraft(
            step=self.steps.place,
            summary=self.summary.own_words,
            arrived_at=arrival.isoformat() if arrival else "",
            leader=chosen.get(CrewPost.LEADER, 0),
            main=chosen.get(CrewPost.MAIN, 0),
            second=chosen.get(CrewPost.SECOND, 0),
            briefing=self.crew.briefing.toPlainText(),
            left_over=self.crew.left_over.toPlainText(),
        )

    def refresh(self, changed: Changed | None = None) -> None:  # noqa: ARG002  all of it is read in one go
        """Read the ground again; what is typed stays."""
        self.seat.ask(self, look).success(self._take).run()

    def hidden(self) -> None:
        """Keep what is typed; a password never stays in a field that nobody watches."""
        super().hidden()
        self.keeper.keep()
        self.sign.forget_passwords()

    def _connect(self) -> None:
        self.summary.edited.connect(self._edited)
        self.crew.edited.connect(self._edited)
        self.sign.edited.connect(self._show_readiness)
        self.sign.entered.connect(self._hand_over)
        self.sign.missing.wanted.connect(self.steps.go)
        self.steps.moved.connect(self._moved)
        self.steps.finished.connect(self._hand_over)
        self.past.print_wanted.connect(self.done.print_record)
        self.done.finished.connect(self._begin_anew)
        self.seat.signed_in.connect(self._person_changed)

    def _take(self, ground: Ground | None) -> None:
        self.ground = ground
        if ground is None:
            self._stack.setCurrentWidget(self.nothing)
            return
        if self._stack.currentWidget() is self.nothing:
            self._stack.setCurrentWidget(self.past if self.past_button.isChecked() else self.steps)
        self.past.show_shifts(ground.shifts)
        if self._stack.currentWidget() is self.done:
            return
        self.summary.show_ground(ground)
        self.waiting.show_ground(ground)
        self.crew.show_ground(ground)
        self.sign.outgoing.offer(_by_desk(ground.card.shift.crew))
        key = f"handover:{ground.card.shift.id}"
        if self._key != key:
            self._take_up(key, ground)
        self._show_readiness()

    def _take_up(self, key: str, ground: Ground) -> None:
        """Go on where somebody stopped, or begin with empty fields for a new shift."""
        text = ground.draft.text if ground.draft else ""
        try:
            kept = HandoverDraft.from_json(text) if text else HandoverDraft()
        except (ValueError, TypeError) as error:
            log.warning("a kept handover draft cannot be read: %s", error)
            self.complain(BadInput("draft_unreadable"))
            kept = HandoverDraft()
        self.keeper.end()
        self.crew.show_draft(kept)
        if kept.summary:
            self.summary.put(kept.summary)
        self.steps.go(kept.step)
        self._key = key
        self.keeper.begin(key)

    @Slot()
    def _edited(self) -> None:
        self.keeper.note()
        self._show_readiness()

    @Slot(int)
    def _moved(self, place: int) -> None:
        self.keeper.keep()
        self._show_readiness()
        if place == SIGN:
            self.sign.outgoing.password.setFocus()

    def _missing(self) -> list[tuple[int, str]]:
        """Return what keeps it from being signed: (place of the step, sentence)."""
        found: list[tuple[int, str]] = []
        posts = {member.post for member in self.crew.crew}
        ids = [member.person_id for member in self.crew.crew]
        checks = (
            (SUMMARY, not self.summary.text.toPlainText().strip(), self.tr("请写本班小结")),
            (CREW, self.crew.arrival is None, self.tr("请填写接班人到岗时间")),
            (CREW, CrewPost.LEADER not in posts, self.tr("请选择接班的带班领导")),
            (CREW, CrewPost.MAIN not in posts, self.tr("请选择接班的主班")),
            (CREW, len(set(ids)) < len(ids), self.tr("同一个人不能担任两个岗位")),
            (CREW, not self.crew.briefing.toPlainText().strip(), self.tr("请写重要情况通报；没有请写“无”")),
        )
        found += [(place, sentence) for place, lacking, sentence in checks if lacking]
        return found

    @Slot()
    def _show_readiness(self) -> None:
        ground = self.ground
        if ground is None:
            return
        missing = self._missing()
        lacking = {place for place, _ in missing}
        waits = bool(ground.open_items or ground.unhandled)
        self.steps.mark(SUMMARY, "lacking" if SUMMARY in lacking else "done")
        self.steps.mark(WAITING, "" if waits else "done")
        self.steps.mark(LINES, "done" if self.lines.all_well else "lacking")
        self.steps.mark(CREW, "lacking" if CREW in lacking else "done")
        self.steps.mark(SIGN, "")
        self.sign.incoming.offer(_by_desk(self.crew.crew))
        if self.steps.place != SIGN:
            self.steps.on.setEnabled(True)
            return
        self.sign.missing.show_missing(missing)
        # What stands here is what is ordered: the lines' state is the one that both have seen.
        own = self.summary.text.toPlainText().strip()
        self._summary = f"{own}\n{self.lines.for_record}" if own else ""
        self.sign.show_paper(self._paper(ground))
        self.sign.note.setText(self._relief_note(ground))
        self.sign.note.setVisible(bool(self.sign.note.text()))
        ready = not missing and self.sign.outgoing.ready and self.sign.incoming.ready and not self._sending
        same = bool(self.sign.outgoing.person) and self.sign.outgoing.person == self.sign.incoming.person
        if same:
            self.sign.incoming.error.setText(self.tr("交班人和接班人不能是同一人"))
        self.steps.on.setEnabled(ready and not same)

    def _draft_text(self) -> str:
        return self.draft.to_json()

    def _paper(self, ground: Ground) -> list[tuple[str, str]]:
        """Return exactly what is signed, as (name, words)."""
        words, shift = self.words, ground.card.shift
        arrival = self.crew.arrival
        due = words.minute(ground.card.due_arrival)
        arrived = words.minute(arrival) if arrival else "—"
        late = late_minutes(ground.card.due_arrival, arrival) if arrival else 0
        times = self.tr("应到 {due}，实到 {arrived}").format(due=due, arrived=arrived)
        if late:
            times += self.tr("，迟到 {minutes} 分钟").format(minutes=late)
        crew = {member.post: member.name for member in self.crew.crew}
        incoming = " · ".join(f"{words.term(post)} {crew[post]}" for post in POSTS if post in crew)
        waiting = self.tr("待办 {items} 项，未登记电话 {calls} 个").format(
            items=len(ground.open_items), calls=len(ground.unhandled)
        )
        return [
            (self.tr("交班班次"), f"{words.day(shift.duty_date)} {shift.name}"),
            (self.tr("本班小结"), self._summary),
            (self.tr("待办与未处理"), waiting),
            (self.tr("接班人到岗"), times),
            (self.tr("接班人员"), incoming or "—"),
            (self.tr("重要情况通报"), self.crew.briefing.toPlainText().strip() or "—"),
            (self.tr("遗留问题"), self.crew.left_over.toPlainText().strip() or "—"),
        ]

    def _relief_note(self, ground: Ground) -> str:
        """Return what a handover in mid-shift means, or nothing."""
        shift = ground.card.shift
        if self.seat.now() >= shift.ends_at - RELIEF_BEFORE:
            return ""
        end = self.words.until(shift.ends_at, since=shift.starts_at)
        return self.tr("未到交班时间，按中途换班办理：接班人员值守到 {end}。").format(end=end)

    @Slot()
    def _hand_over(self) -> None:
        """Order it, once, however often the button is pressed."""
        arrival = self.crew.arrival
        if not self.steps.on.isEnabled() or self._sending or arrival is None:
            return
        self._sending = True
        self.keeper.pause()
        self.steps.on.setEnabled(False)
        order = HandOver(
            outgoing=PersonId(self.sign.outgoing.person),
            outgoing_password=self.sign.outgoing.password.text(),
            incoming=PersonId(self.sign.incoming.person),
            incoming_password=self.sign.incoming.password.text(),
            arrived_at=arrival,
            briefing=self.crew.briefing.toPlainText().strip(),
            summary=self._summary,
            left_over=self.crew.left_over.toPlainText().strip(),
            next_crew=self.crew.crew,
        )
        self.seat.order(self, order).success(self._handed_over).failure(self._refused).run()

    def _refused(self, error: DutyError) -> None:
        self._sending = False
        self.keeper.go_on()
        sentence = self.words.error(error)
        who = error.params.get("name")
        signers = (self.sign.outgoing, self.sign.incoming)
        blamed = [signer for signer in signers if signer.name == who] or list(signers)
        for signer in blamed:
            signer.say(sentence)
        self.complain(error)
        self._show_readiness()
        blamed[0].password.setFocus()

    def _handed_over(self, handover: Handover) -> None:
        self._sending = False
        self.keeper.end()
        self.sign.forget_passwords()
        shift = self.ground.card.shift if self.ground else None
        self._stack.setCurrentWidget(self.done)
        self.done.show_handover(handover, shift)
        name = handover.incoming.name
        self.seat.ask(self, lambda queries: queries.credentials(name)).success(self._change_seats).run()

    def _change_seats(self, found: tuple[Person, str, int, object] | None) -> None:
        """The desk is the incoming officer's from now on; the password was just proved."""
        if found is not None:
            self.seat.sit_down(found[0])

    @Slot()
    def _begin_anew(self) -> None:
        """Show the steps of the shift that is on now."""
        self._stack.setCurrentWidget(self.steps)
        self.summary.forget()
        self.refresh()

    @Slot(bool)
    def _show_past(self, wanted: bool) -> None:
        other = self.done if self.done.fresh else self.steps
        self._stack.setCurrentWidget(self.past if wanted else other)
        self.refresh()

    @Slot(object)
    def _person_changed(self, person: object) -> None:  # noqa: ARG002  the seat knows
        self._show_rights()

    def _show_rights(self) -> None:
        """Let who may not hand over look at the earlier records only."""
        self.past.print_button.setVisible(self.seat.may(Right.PRINT_REPORT))
        if self.seat.person is not None:
            may = self.seat.may(Right.HAND_OVER)
            self.past_button.setEnabled(may)
            self.past_button.setChecked(not may)


def _by_desk(crew: tuple[CrewMember, ...]) -> tuple[CrewMember, ...]:
    """Return a crew in the order in which they usually sign: main, second, leader."""
    order = (CrewPost.MAIN, CrewPost.SECOND, CrewPost.LEADER)
    return tuple(sorted(crew, key=lambda member: order.index(member.post)))
