"""The first run: who we are, who works here, how the telephone comes in; left and taken up again at will."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dutyconsole.app.first_run import (
    DRAFT_KEY,
    POSTS,
    STEPS,
    FirstRun,
    Step,
    problems,
    set_up,
    settings_from,
    step_of,
)
from dutyconsole.domain.vocabulary import CrewPost, Role
from dutyconsole.errors import BadInput, StoreProblem
from ui.drafts import DraftKeeper
from ui.pages.settings_words import choice_of
from ui.printers import printer_names
from ui.text import noop, said
from ui.widgets.labels import label, pack
from ui.wizards.first_run_done import FirstRunDone
from ui.wizards.first_run_people import PeopleStep
from ui.wizards.first_run_steps import CrewStep, FormStep, LineStep, PrinterStep, SummaryStep, UnitStep
from ui.wizards.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.app.first_run import NewPerson, Problem
    from dutyconsole.app.views import DraftView
    from dutyconsole.errors import DutyError
    from ui.seat import Seat

log = logging.getLogger("dutyconsole.ui")

TITLES = {
    Step.UNIT: noop("FirstRun", "单位"),
    Step.PEOPLE: noop("FirstRun", "人员与口令"),
    Step.LINE: noop("FirstRun", "电话线路"),
    Step.PRINTER: noop("FirstRun", "打印机"),
    Step.CREW: noop("FirstRun", "第一个班"),
    Step.SUMMARY: noop("FirstRun", "核对并完成"),
}


class FirstRunPage(QWidget):
    """Draws the flow of `dutyconsole.app.first_run`; decides nothing itself.

    Signals:
        finished: the room is set up; people can sign in.
    """

    finished = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._visited: set[Step] = set()
        self._sending = False
        self.setAccessibleName(self.tr("首次设置"))
        self.unit = UnitStep()
        self.people = PeopleStep(seat.words, min_password=seat.console.settings.access.min_password)
        self.line = LineStep(seat)
        self.printer = PrinterStep()
        self.crew = CrewStep(seat.words)
        self.summary = SummaryStep()
        self.steps = Steps([said(TITLES[step]) for step in STEPS], self.tr("完成设置"))
        for step in (self.unit, self.people, self.line, self.printer, self.crew, self.summary):
            self.steps.add(step)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.steps)
        layout = QVBoxLayout(self)
        pack(layout, margin=(16, 12, 16, 16), gap=12)
        layout.addWidget(label(self.tr("首次设置"), "title"))
        layout.addWidget(
            label(
                self.tr("填写的内容随时自动保存（口令除外），可以关闭程序以后再继续。"),
                "table",
                role="second",
            )
        )
        layout.addWidget(self._stack, 1)
        self.keeper = DraftKeeper(seat, self._draft_text, self)
        self._show(FirstRun())
        self._connect()
        self.find_devices()
        seat.ask(self, lambda queries: queries.draft(DRAFT_KEY)).success(self._take_up).run()

    @property
    def answers(self) -> FirstRun:
        """What is typed now."""
        crew = tuple((name, post.value) for post in POSTS if (name := self.crew.text(f"crew.{post.value}")))
        return FirstRun(
            step=STEPS[self.steps.place],
            unit_name=self.unit.text("unit_name"),
            duty_phone=self.unit.text("duty_phone"),
            fax=self.unit.text("fax"),
            people=self.people.value,
            line_name=self.line.text("line_name"),
            serial_port=self.line.text("serial_port"),
            hook_line=self.line.text("line_hook"),
            sound_device=self.line.text("sound_device"),
            speech_dbfs=self.line.level.value,
            printer=self.printer.text("printer"),
            crew=crew,
        )

    def go(self, step: Step) -> None:
        """Show a step."""
        self.steps.go(STEPS.index(step))

    @Slot()
    def find_devices(self) -> None:
        """Ask the machine for its devices; off the GUI thread, since it may take a second."""
        devices = self._seat.console.devices
        self.line.level.hush()
        self._seat.work(self, devices.sound_inputs).success(self._take_sounds).failure(
            self._say_trouble
        ).run()
        self._seat.work(self, devices.serial_ports).success(self._take_ports).failure(self._say_trouble).run()
        self.printer.offer(printer_names())

    def _connect(self) -> None:
        for form in (self.unit, self.people, self.line, self.printer, self.crew):
            form.edited.connect(self._edited)
        self.line.search_wanted.connect(self.find_devices)
        self.summary.missing.wanted.connect(self.steps.go)
        self.steps.moved.connect(self._moved)
        self.steps.finished.connect(self._finish)

    def _draft_text(self) -> str:
        answers = self.answers
        return "" if replace(answers, step=Step.UNIT) == FirstRun() else answers.to_json()

    def _take_up(self, draft: DraftView | None) -> None:
        """Go on where somebody stopped."""
        if draft is not None:
            try:
                kept = FirstRun.from_json(draft.text)
            except (ValueError, TypeError, AttributeError) as error:
                log.warning("the kept first run cannot be read: %s", error)
                self._seat.say(self._seat.words.error(BadInput("draft_unreadable")), problem=True)
            else:
                self._show(kept)
                self.steps.go(STEPS.index(kept.step))
        self.keeper.begin(DRAFT_KEY)
        self._show_state()

    def _show(self, answers: FirstRun) -> None:
        for form, name, text in (
            (self.unit, "unit_name", answers.unit_name),
            (self.unit, "duty_phone", answers.duty_phone),
            (self.unit, "fax", answers.fax),
            (self.line, "line_name", answers.line_name),
            (self.line, "sound_device", answers.sound_device),
            (self.line, "serial_port", answers.serial_port),
            (self.line, "line_hook", answers.hook_line),
            (self.printer, "printer", answers.printer),
        ):
            form.put(name, text)
        self.line.level.put(answers.speech_dbfs)
        self.people.show_people(answers.people)
        self.crew.offer(answers)

    def _take_sounds(self, known: Sequence[str]) -> None:
        self.line.trouble.clear()
        self.line.offer("sound_device", known)

    def _take_ports(self, known: Sequence[str]) -> None:
        self.line.offer("serial_port", known)

    def _say_trouble(self, error: DutyError) -> None:
        self.line.trouble.setText(self._seat.words.error(error))

    @Slot()
    def _edited(self) -> None:
        self.keeper.note()
        self._show_state()

    @Slot(int)
    def _moved(self, place: int) -> None:
        self._visited |= set(STEPS[:place])
        if STEPS[place] is Step.CREW:
            self.crew.offer(self.answers)
        self.keeper.keep()
        self._show_state()

    def _problems(self) -> tuple[Problem, ...]:
        least = self._seat.console.settings.access.min_password
        return problems(self.answers, Step.SUMMARY, min_password=least)

    def _show_state(self) -> None:
        """Mark the steps, and say what is wrong at the fields of steps that were left already."""
        found = self._problems()
        lacking = {step_of(problem) for problem in found}
        for place, step in enumerate(STEPS):
            seen = step in self._visited
            self.steps.mark(place, ("lacking" if step in lacking else "done") if seen else "")
        forms: dict[Step, FormStep | PeopleStep] = {
            Step.UNIT: self.unit,
            Step.PEOPLE: self.people,
            Step.LINE: self.line,
            Step.CREW: self.crew,
        }
        for step, form in forms.items():
            own = [problem for problem in found if step_of(problem) is step and step in self._visited]
            form.say_wrong({problem.field: self._seat.words.error(problem.why) for problem in own})
        final = STEPS[self.steps.place] is Step.SUMMARY
        if final:
            self.summary.show_rows(self._rows())
            self.summary.missing.show_missing(
                [(STEPS.index(step_of(each)), self._sentence(each)) for each in found]
            )
        self.steps.on.setEnabled(not final or (not found and not self._sending))

    def _sentence(self, problem: Problem) -> str:
        """Return the sentence with the name of the person whom it is about."""
        words = self._seat.words.error(problem.why)
        part, _, rest = problem.field.partition(".")
        if part != "people" or not rest:
            return words
        person = self.people.value[int(rest.partition(".")[0])]
        return f"{person.name}：{words}" if person.name else words

    def _rows(self) -> list[tuple[str, str]]:
        answers, words = self.answers, self._seat.words
        people = "\n".join(self._person_line(person) for person in answers.people)
        crew = " · ".join(f"{words.term(CrewPost.coded(code))} {name}" for name, code in answers.crew)
        devices = self.tr("录音 {sound} · 来电显示 {port} · 摘机 {hook}").format(
            sound=answers.sound_device or "—",
            port=answers.serial_port or "—",
            hook=choice_of(answers.hook_line),
        )
        return [
            (self.tr("单位"), answers.unit_name),
            (self.tr("值班电话"), answers.duty_phone),
            (self.tr("传真"), answers.fax),
            (self.tr("人员"), people),
            (answers.line_name, devices),
            (
                self.tr("声音电平"),
                self.tr("{level:g} dBFS 起判为语音").format(level=answers.speech_dbfs),
            ),
            (self.tr("打印机"), answers.printer or self.tr("生成 PDF")),
            (self.tr("第一个班"), crew),
        ]

    def _person_line(self, person: NewPerson) -> str:
        roles = "、".join(self._seat.words.term(Role.coded(code)) for code in person.roles)
        return " ".join(part for part in (person.name, person.title, f"（{roles}）") if part)

    @Slot()
    def _finish(self) -> None:
        """Store it, once, however often the button is pressed."""
        answers = self.answers
        if self._sending or self._problems():
            return
        self._sending = True
        self.keeper.pause()
        self.steps.on.setEnabled(False)
        self._seat.order(self, set_up(answers)).success(self._set_up).failure(self._refused).run()

    def _set_up(self, shift: object) -> None:  # noqa: ARG002  the first shift; the window asks for it itself
        self.keeper.end()
        console = self._seat.console
        settings = settings_from(self.answers, console.settings)

        def store() -> None:
            try:
                console.apply_settings(settings)
            except OSError as error:
                raise StoreProblem("settings_not_saved", why=error.strerror or str(error)) from error

        self._seat.work(self, store).success(self._done).failure(self._half_done).run()

    def _half_done(self, error: DutyError) -> None:
        """The room stands, only its settings could not be written: that can be done again at any time."""
        self._seat.say(self._seat.words.error(error), problem=True)
        self._done(None)

    def _refused(self, error: DutyError) -> None:
        self._sending = False
        self.keeper.go_on()
        self._seat.say(self._seat.words.error(error), problem=True)
        self._show_state()

    def _done(self, result: object) -> None:  # noqa: ARG002  nothing comes back
        self._sending = False
        for row in self.people.rows:
            row.password.clear()
        done = FirstRunDone(self._seat)
        done.finished.connect(self.finished)
        self._stack.addWidget(done)
        self._stack.setCurrentWidget(done)
