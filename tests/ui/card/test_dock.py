"""A call comes, is taken, written down and saved: no word lost, nothing written twice, nobody interrupted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dutyconsole.app.commands import KeepDraft, MarkCallHandled, SaveSlip
from dutyconsole.domain.call import CallSignal, CallState, Direction, Presentation
from dutyconsole.domain.ids import CallId
from dutyconsole.domain.slip import SlipDraft
from dutyconsole.domain.vocabulary import Unanswered
from tests.support import sample_shift as sample
from ui.application import make_window
from ui.card.dock import LINGER_S

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dutyconsole.domain.call import Call
    from tests.support.fake_console import FakeConsole
    from ui.main_window import MainWindow
    from ui.pages.desk import DeskPage

CTRL = Qt.KeyboardModifier.ControlModifier
WHOLE = {
    "caller_unit": "东河镇人民政府",
    "caller_name": "刘强",
    "callback": "13800000001",
    "nature": "situation_report",
    "urgency": "routine",
    "content": "道路已恢复通行。",
}


@pytest.fixture
def answered(window: MainWindow, console: FakeConsole) -> Call:
    """A call that has just been taken."""
    call = console.ring()
    return console.signal(call, CallSignal.ANSWER)


def fill(window: MainWindow, **values: str) -> None:
    """Write into the form as if by hand."""
    form = window.card.form
    form.put(replace(form.draft(), **values), recorded=True)
    form.edited.emit()


def orders(console: FakeConsole, kind: type) -> list[object]:
    """Return the commands of a kind that were carried out."""
    return [order for order in console.held.orders if isinstance(order, kind)]


def type_into(window: MainWindow, words: str) -> None:
    """Write words into the content, as an input method hands them over."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QCoreApplication.sendEvent(window.card.form.field("content").control, event)


def test_ring_shows_who_it_is(window: MainWindow, console: FakeConsole) -> None:
    console.ring()
    head = window.card.head
    assert window.card.isVisible()
    assert head.number.text() == "138 0000 0001"
    assert head.who.whole() == "东河镇人民政府 值班员 刘强"
    assert "铃响 2 声" in head.facts.whole()
    assert console.sounder.said[-1] == "ring"  # type: ignore[attr-defined]
    assert window.card.form.draft().caller_unit == "东河镇人民政府"


def test_answer_silences_and_takes_the_cursor(window: MainWindow, console: FakeConsole) -> None:
    call = console.ring()
    console.signal(call, CallSignal.ANSWER)
    assert console.sounder.said[-1] == "quiet"  # type: ignore[attr-defined]
    assert window.card.form.field("content").control.hasFocus()


def test_number_that_comes_late_fills_what_nobody_touched(window: MainWindow, console: FakeConsole) -> None:
    silent = replace(sample.RINGING, number=None, presentation=Presentation.UNKNOWN)
    call = console.ring(silent)
    assert window.card.head.number.text() == "号码未显示"
    fill(window, caller_unit="市政府值班室")
    console.held.calls[-1] = replace(call, number="13800000001", presentation=Presentation.OK)
    console.publish_call(CallId(7))
    draft = window.card.form.draft()
    assert (draft.number, draft.caller_unit, draft.caller_name) == ("138 0000 0001", "市政府值班室", "刘强")


def test_half_a_word_is_not_torn_apart(window: MainWindow, console: FakeConsole) -> None:
    quick = cast("DeskPage", window.open_page("desk")).quick
    quick.begin()
    composing = QInputMethodEvent("zhi ban", [])
    QCoreApplication.sendEvent(quick.text, composing)
    call = console.ring()
    console.signal(call, CallSignal.ANSWER)
    assert QApplication.focusWidget() is quick.text
    QCoreApplication.sendEvent(quick.text, QInputMethodEvent())
    QTest.keyClicks(quick.text, "visit")
    console.signal(call, CallSignal.HOLD)
    console.signal(call, CallSignal.RESUME)
    assert QApplication.focusWidget() is quick.text


@pytest.mark.usefixtures("answered")
def test_draft_is_kept_when_the_cursor_leaves(window: MainWindow, console: FakeConsole) -> None:
    type_into(window, "20时许，两车相撞")
    window.card.form.field("caller_name").control.setFocus()
    kept = console.held.drafts["slip:call:7"]
    assert SlipDraft.from_json(kept.text).content == "20时许，两车相撞"


@pytest.mark.usefixtures("answered")
def test_draft_is_kept_soon_after_a_key(window: MainWindow, console: FakeConsole, qtbot: QtBot) -> None:
    timer = window.card._keeper._timer
    assert timer.interval() == console.settings.limits.draft_s * 1000 <= 5000
    timer.setInterval(1)
    type_into(window, "20时许")
    qtbot.waitUntil(lambda: "slip:call:7" in console.held.drafts)
    assert window.card.form.field("content").control.hasFocus()


@pytest.mark.usefixtures("answered")
def test_after_a_crash_the_words_are_back(window: MainWindow, console: FakeConsole) -> None:
    type_into(window, "20时许，两车相撞")
    window.card.keep_draft()
    again = make_window(console, open_file=str)
    again.show()
    again.sign_in.signed_in.emit(sample.LI)
    assert again.card.call_id == 7
    content = again.card.form.field("content").control
    assert content.toPlainText() == "20时许，两车相撞"  # type: ignore[attr-defined]
    assert content.textCursor().atEnd()  # type: ignore[attr-defined]
    again.close()


@pytest.mark.usefixtures("answered")
def test_prefilled_slip_is_no_draft(window: MainWindow, console: FakeConsole) -> None:
    window.card.keep_draft()
    assert orders(console, KeepDraft) == []


@pytest.mark.usefixtures("answered")
def test_save_is_one_save(window: MainWindow, console: FakeConsole) -> None:
    fill(window, **WHOLE)
    content = window.card.form.field("content").control
    QTest.keyClick(content, Qt.Key.Key_Return, CTRL)
    QTest.keyClick(content, Qt.Key.Key_Return, CTRL)
    window.card.foot.save.click()
    assert len(orders(console, SaveSlip)) == 1
    assert window.card._body.currentWidget() is window.card.saved
    assert "slip:call:7" not in console.held.drafts


@pytest.mark.usefixtures("answered")
def test_nothing_kept_after_saving_comes_back(window: MainWindow, console: FakeConsole) -> None:
    fill(window, **WHOLE)
    window.card.foot.save.click()
    window.card.keep_draft()
    window.close()
    assert console.held.drafts == {}


@pytest.mark.usefixtures("answered")
def test_enter_alone_saves_nothing(window: MainWindow, console: FakeConsole) -> None:
    fill(window, **WHOLE)
    QTest.keyClick(window.card.form.field("caller_name").control, Qt.Key.Key_Return)
    assert orders(console, SaveSlip) == []


@pytest.mark.usefixtures("answered")
def test_missing_fields_are_links_and_are_said_at_the_field(window: MainWindow, console: FakeConsole) -> None:
    form = window.card.form
    window.card.foot.save.click()
    assert orders(console, SaveSlip) == []
    assert form.field("nature").wrong == "请填写性质"
    assert form.field("nature").control.hasFocus()
    assert 'href="content"' in form.completeness.words
    form.completeness.wanted.emit("content")
    assert form.field("content").control.hasFocus()


@pytest.mark.usefixtures("answered")
def test_incident_asks_for_more(window: MainWindow) -> None:
    fill(window, **WHOLE)
    assert window.card.form.missing() == ()
    fill(window, nature="incident")
    assert window.card.form.missing() == ("told", "read_back")


@pytest.mark.usefixtures("window")
def test_unrecorded_call_asks_why(window: MainWindow, console: FakeConsole) -> None:
    console.ring(replace(sample.RINGING, unrecorded_reason="sound_lost"))
    assert "unrecorded_reason" in window.card.form.missing()
    assert window.card.form.field("unrecorded_reason").isVisible()


@pytest.mark.usefixtures("answered")
def test_second_call_waits_in_sight(window: MainWindow, console: FakeConsole) -> None:
    type_into(window, "20时许")
    other = replace(sample.RINGING, id=CallId(8), key=8, number="05302900001")
    console.ring(other)
    assert window.card.call_id == 7
    assert window.card.others.isVisible()
    window.card.others.chosen.emit(8)
    assert window.card.call_id == 8
    assert SlipDraft.from_json(console.held.drafts["slip:call:7"].text).content == "20时许"


def test_ended_slip_gives_way_only_to_an_idle_officer(window: MainWindow, console: FakeConsole) -> None:
    call = console.ring()
    console.signal(call, CallSignal.ANSWER)
    console.signal(call, CallSignal.HANG_UP)
    type_into(window, "20时许")
    other = console.ring(replace(sample.RINGING, id=CallId(8), key=8, number="05302900001"))
    assert window.card.call_id == 7
    console.signal(other, CallSignal.RING_STOPPED)
    window.stack.setFocus()
    QApplication.focusWidget().clearFocus()  # type: ignore[union-attr]
    console.ring(replace(sample.RINGING, id=CallId(9), key=9, number="05302100012"))
    assert window.card.call_id == 9


def test_missed_call_needs_one_line(window: MainWindow, console: FakeConsole) -> None:
    window.card.open_call(6)
    missed = window.card.missed
    assert not missed.save.isEnabled()
    QTest.keyClicks(missed.note, "called back")
    missed.save.click()
    missed.save.click()
    assert orders(console, MarkCallHandled) == [MarkCallHandled(CallId(6), "called back")]
    assert window.card._body.currentWidget() is window.card.saved


def test_key_opens_the_last_call(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert window.card.call_id == 6


def test_old_call_learnt_of_late_does_not_jump_up(window: MainWindow, console: FakeConsole) -> None:
    console.publish_call(CallId(6), fresh=False)
    assert window.card.isHidden()


def test_window_started_during_a_call_shows_it(console: FakeConsole) -> None:
    console.held.calls.append(sample.RINGING)
    window = make_window(console, open_file=str)
    window.show()
    assert window.card.call_id == 7
    assert console.sounder.said[-1] == "ring"  # type: ignore[attr-defined]
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.usefixtures("answered")
def test_saved_card_can_be_put_away_while_the_call_runs(window: MainWindow) -> None:
    fill(window, **WHOLE)
    window.card.foot.save.click()
    window.card.saved.close_card.click()
    assert window.card.isHidden()


def test_saved_card_goes_by_itself_when_the_call_is_over(
    window: MainWindow, console: FakeConsole, answered: Call
) -> None:
    fill(window, **WHOLE)
    window.card.foot.save.click()
    console.clock.advance(LINGER_S + 1)  # type: ignore[attr-defined]
    window.card.tick()
    assert not window.card.isHidden(), "the call runs"
    console.signal(answered, CallSignal.HANG_UP)
    window.card.tick()
    assert window.card.isHidden()


def test_missed_call_may_still_need_a_slip(window: MainWindow, console: FakeConsole) -> None:
    window.card.open_call(6)
    window.card.missed.slip.click()
    assert window.card.form.field("content").control.hasFocus()
    assert "unrecorded_reason" in window.card.form.missing()
    type_into(window, "请回电")
    window.card.keep_draft()
    window.card.open_call(6)
    assert window.card.form.draft().content == "请回电"
    assert window.card.foot.isVisible()


def test_the_call_of_a_line_test_asks_for_nothing(window: MainWindow, console: FakeConsole) -> None:
    lifted = replace(
        sample.RINGING, direction=Direction.OUTGOING, state=CallState.DIALLING, number=None, rings=0
    )
    call = console.ring(lifted)
    assert window.card._body.currentWidget() is window.card.form
    ended = call.apply(CallSignal.HANG_UP, console.clock.now())
    console.held.calls[-1] = replace(ended, result=Unanswered.SELF_TEST, handled=True)
    console.publish_call(CallId(7))
    card = window.card
    assert card._body.currentWidget() is card.saved
    assert (card.saved._words.text(), card.saved.open.isHidden()) == ("不用登记", True)
    assert card.head._mark.text() == "不用登记"
    assert "线路自检" in card.head._state.text()
