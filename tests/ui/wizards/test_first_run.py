"""The first run through the window: nothing is lost, nothing is kept that is secret, done once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton

from dutyconsole.app.commands import KeepDraft, SetUp
from dutyconsole.app.first_run import DRAFT_KEY, STEPS, FirstRun, Step
from dutyconsole.app.views import DraftView
from dutyconsole.errors import Refused
from tests.app.test_first_run import WHOLE, WORD
from tests.support import sample_shift as sample
from tests.support.fake_console import FakeConsole, fake_console
from tests.support.fake_store import Held
from ui import a11y
from ui.application import make_window
from ui.wizards.first_run import FirstRunPage
from ui.wizards.first_run_done import FirstRunDone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow


@pytest.fixture
def empty_console(tmp_path: Path) -> FakeConsole:
    held = Held(unit=None, shift=None, people=[], contacts=[], calls=[], entries=[])
    return fake_console(tmp_path / "room", held=held)


@pytest.fixture
def fresh(empty_console: FakeConsole, qapp: QApplication) -> Iterator[MainWindow]:
    """The window of a room that is not set up."""
    window = make_window(empty_console, open_file=str)
    window.resize(1366, 768)
    window.show()
    yield window
    if shiboken6.isValid(window):
        window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(fresh: MainWindow) -> FirstRunPage:
    return cast("FirstRunPage", fresh.stack.currentWidget())


def kept(console: FakeConsole) -> list[FirstRun]:
    drafts = [o.text for o in console.held.orders if isinstance(o, KeepDraft) and o.key == DRAFT_KEY]
    return [FirstRun.from_json(text) for text in drafts if text]


def set_ups(console: FakeConsole) -> list[SetUp]:
    return [order for order in console.held.orders if isinstance(order, SetUp)]


def test_a_room_that_is_not_set_up_begins_here(page: FirstRunPage, fresh: MainWindow) -> None:
    assert isinstance(page, FirstRunPage)
    assert fresh.locked
    assert page.steps.place == 0


def test_a_room_that_is_set_up_asks_nobody(locked_window: MainWindow) -> None:
    assert locked_window.stack.currentWidget() is locked_window.sign_in


def test_answers_come_back_as_they_were_put(page: FirstRunPage) -> None:
    page._show(WHOLE)
    page.go(Step.CREW)
    expected = replace(WHOLE, step=Step.CREW, unit_name=WHOLE.unit_name.strip())
    assert replace(page.answers, printer=WHOLE.printer) == expected


def test_back_is_exact(page: FirstRunPage) -> None:
    page._show(WHOLE)
    before = page.answers
    for _ in STEPS[1:]:
        page.steps.on.click()
    assert page.steps.place == len(STEPS) - 1
    for _ in STEPS[1:]:
        page.steps.back.click()
    assert page.answers == before


def test_a_step_complains_only_after_it_was_left(page: FirstRunPage) -> None:
    assert not page.unit._errors["unit_name"].isVisibleTo(page)
    page.steps.on.click()
    page.steps.back.click()
    assert page.unit._errors["unit_name"].text() == "请填写单位名称。"
    page.unit.fields["unit_name"].setText("示例区")  # type: ignore[attr-defined]
    assert page.unit._errors["unit_name"].text() == ""


def test_a_weak_password_is_named_with_its_person(page: FirstRunPage) -> None:
    people = (replace(WHOLE.people[0], password=WORD[:4]), *WHOLE.people[1:])
    page._show(replace(WHOLE, people=people))
    page.go(Step.SUMMARY)
    assert len(page.summary.missing.sentences) == 1
    assert page.summary.missing.sentences[0].startswith("周明远：口令太简单")
    assert not page.steps.on.isEnabled()
    next(iter(page.summary.missing._places)).click()
    assert STEPS[page.steps.place] is Step.PEOPLE
    assert page.people.rows[0].error.isVisibleTo(page)


def test_people_are_added_and_taken_away(page: FirstRunPage) -> None:
    page._show(WHOLE)
    page.people.add_button.click()
    assert len(page.people.rows) == 5
    assert len(page.answers.people) == 4
    page.people.rows[0].remove.click()
    assert [person.name for person in page.answers.people] == ["李晓东", "王静", "欧阳·买买提"]


def test_passwords_are_shown_only_on_request(page: FirstRunPage) -> None:
    row = page.people.rows[0]
    assert row.password.echoMode() is row.password.EchoMode.Password
    page.people.show_passwords.click()
    assert page.people.rows[0].password.echoMode() is row.password.EchoMode.Normal


def test_crew_offers_only_who_may_stand_duty(page: FirstRunPage) -> None:
    page._show(WHOLE)
    page.go(Step.CREW)
    box = page.crew.fields["crew.main"]
    assert [box.itemText(i) for i in range(box.count())] == ["", "周明远", "李晓东", "王静"]  # type: ignore[attr-defined]


def test_devices_are_offered(page: FirstRunPage) -> None:
    box = page.line.fields["sound_device"]
    assert box.itemText(2) == "USB 电话录音盒 (hw:1,0)"  # type: ignore[attr-defined]


def test_what_is_typed_is_kept_without_passwords(page: FirstRunPage, empty_console: FakeConsole) -> None:
    page._show(WHOLE)
    page.go(Step.LINE)
    (draft,) = kept(empty_console)
    assert (draft.step, draft.unit_name) == (Step.LINE, "示例区人民政府值班室")
    assert all(person.password == "" for person in draft.people)


def test_nothing_typed_is_no_draft(page: FirstRunPage, empty_console: FakeConsole) -> None:
    page.go(Step.LINE)
    assert kept(empty_console) == []


def test_a_second_start_goes_on_where_it_was(empty_console: FakeConsole, qapp: QApplication) -> None:
    draft = replace(WHOLE, step=Step.CREW)
    empty_console.held.drafts[DRAFT_KEY] = DraftView(DRAFT_KEY, draft.to_json(), sample.NOW)
    window = make_window(empty_console, open_file=str)
    page = cast("FirstRunPage", window.stack.currentWidget())
    assert STEPS[page.steps.place] is Step.CREW
    assert page.answers.crew == WHOLE.crew
    assert page.answers.printer == WHOLE.printer
    page.go(Step.SUMMARY)
    assert all("口令" in sentence for sentence in page.summary.missing.sentences)
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_spoilt_draft_begins_anew(
    empty_console: FakeConsole, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    empty_console.held.drafts[DRAFT_KEY] = DraftView(DRAFT_KEY, '{"step": "moon"}', sample.NOW)
    with caplog.at_level("WARNING", logger="dutyconsole.ui"):
        window = make_window(empty_console, open_file=str)
    page = cast("FirstRunPage", window.stack.currentWidget())
    assert page.answers.unit_name == ""
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_it_is_done_once_and_leads_to_signing_in(
    page: FirstRunPage, fresh: MainWindow, empty_console: FakeConsole
) -> None:
    page._show(WHOLE)
    page.go(Step.SUMMARY)
    page.steps.on.click()
    page._finish()
    (order,) = set_ups(empty_console)
    assert (order.unit.name, len(order.people), order.crew) == ("示例区人民政府值班室", 4, WHOLE.crew)
    line = empty_console.settings.lines[0]
    assert (line.number, line.serial.port, line.serial.hook_line) == ("0530-2000001", "COM3", "cts")
    done = cast("FirstRunDone", page._stack.currentWidget())
    done._look()
    done.findChildren(QPushButton)[0].click()
    assert fresh.stack.currentWidget() is fresh.sign_in


def test_a_refusal_loses_nothing(page: FirstRunPage, empty_console: FakeConsole) -> None:
    def refuse(*_: object) -> None:
        raise Refused("already_set_up")

    empty_console.desk.handle(SetUp, refuse)
    page._show(WHOLE)
    page.go(Step.SUMMARY)
    page.steps.on.click()
    assert page.steps.on.isEnabled()
    assert page.answers.people[0].password == WORD


def test_settings_that_cannot_be_written_do_not_undo_it(
    page: FirstRunPage, fresh: MainWindow, empty_console: FakeConsole
) -> None:
    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    empty_console.apply_settings = full
    page._show(WHOLE)
    page.go(Step.SUMMARY)
    page.steps.on.click()
    assert "没有保存" in fresh.notice.text
    assert isinstance(page._stack.currentWidget(), FirstRunDone)


def test_every_step_can_be_used_by_everybody(page: FirstRunPage) -> None:
    page._show(WHOLE)
    for step in STEPS:
        page.go(step)
        assert a11y.audit(page) == [], step
