"""The handover page: computed, typed, kept, signed once by two people, and the paper after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, cast

import pytest

from dutyconsole.app.commands import HandOver, KeepDraft
from dutyconsole.app.views import DraftView
from dutyconsole.domain.vocabulary import CrewPost, Role
from dutyconsole.errors import StoreProblem
from tests.support import sample_shift as sample
from ui import a11y
from ui.pages.handover import CREW, LINES, SIGN, SUMMARY, WAITING
from ui.pages.handover_draft import HandoverDraft, late_minutes

if TYPE_CHECKING:
    from tests.support.fake_console import FakeConsole
    from ui.main_window import MainWindow
    from ui.pages.handover import HandoverPage

KEY = "handover:1"
CREW_DRAFT = HandoverDraft(leader=6, main=4, second=5, briefing="无")


@pytest.fixture
def page(window: MainWindow) -> HandoverPage:
    return cast("HandoverPage", window.open_page("handover"))


def fill(page: HandoverPage) -> None:
    """Type everything but the passwords, and go to the signatures."""
    page.crew.show_draft(CREW_DRAFT)
    page.crew.now_button.click()
    page.steps.go(SIGN)


def sign(page: HandoverPage, *, outgoing: str = sample.PASSWORD, incoming: str = sample.PASSWORD) -> None:
    """Type both passwords and press the button."""
    page.sign.outgoing.password.setText(outgoing)
    page.sign.incoming.password.setText(incoming)
    page.steps.on.click()


def ordered(console: FakeConsole) -> list[HandOver]:
    return [order for order in console.held.orders if isinstance(order, HandOver)]


def drafts(console: FakeConsole) -> list[str]:
    return [o.text for o in console.held.orders if isinstance(o, KeepDraft) and o.key == KEY]


def test_summary_is_computed(page: HandoverPage) -> None:
    assert page.summary.text.toPlainText() == (
        "本班共接听电话4个，打出电话1个，未接电话1个，录音5段；值班日志记载10条。待办事项1项。未登记电话1个。"
    )
    assert not page.summary.renew.isVisibleTo(page)


def test_a_quiet_shift_says_so(page: HandoverPage, console: FakeConsole) -> None:
    console.held.clear()
    page.refresh()
    assert page.summary.text.toPlainText().endswith("一切正常。")


def test_own_words_stay_when_the_numbers_change(page: HandoverPage, console: FakeConsole) -> None:
    page.summary.text.setPlainText("平稳。")
    console.ring()
    page.refresh()
    assert page.summary.text.toPlainText() == "平稳。"
    page.summary.renew.click()
    assert page.summary.text.toPlainText().startswith("本班共接听")


def test_what_waits_can_be_opened(page: HandoverPage, window: MainWindow) -> None:
    page.steps.go(WAITING)
    verbs = {button.text(): button for button in page.waiting._buttons}
    verbs["登记"].click()
    assert window.card.call_id == 6
    verbs["查看"].click()
    assert window.page_key == "log"
    window.open_page("handover")
    assert page.steps.place == WAITING


def test_lines_are_shown_as_they_are_at_this_minute(page: HandoverPage, console: FakeConsole) -> None:
    page.steps.go(LINES)
    page.lines.look()
    assert "全部线路录音正常" in page.lines._verdict.text()
    assert page.lines.for_record == "录音与线路：线路1正常。"
    console.recorder(fault="sound_no_output")
    page.lines.look()
    assert "有线路不正常" in page.lines._verdict.text()
    console.recorder(seen=False)
    assert page.lines.for_record == "录音与线路：线路1未在录音。"


@pytest.mark.parametrize(("seconds", "minutes"), [(-60, 0), (0, 0), (1, 1), (60, 1), (61, 2)])
def test_lateness_counts_begun_minutes(seconds: int, minutes: int) -> None:
    assert late_minutes(sample.NOW, sample.NOW + timedelta(seconds=seconds)) == minutes


def test_lateness_is_said(page: HandoverPage, console: FakeConsole) -> None:
    console.clock.advance(12 * 3600 + 15 * 60)  # type: ignore[attr-defined]
    page.crew.now_button.click()
    assert page.crew.late.text() == "应到 08:20，迟到 2 分钟"


def test_what_is_missing_is_listed_and_leads_there(page: HandoverPage) -> None:
    page.steps.go(SIGN)
    assert page.sign.missing.sentences == [
        "请填写接班人到岗时间",
        "请选择接班的带班领导",
        "请选择接班的主班",
        "请写重要情况通报；没有请写“无”",
    ]
    assert not page.steps.on.isEnabled()
    next(iter(page.sign.missing._places)).click()
    assert page.steps.place == CREW


def test_nothing_to_report_is_written_by_a_button(page: HandoverPage) -> None:
    page.crew.nothing.click()
    assert page.crew.briefing.toPlainText() == "无"


def test_one_person_cannot_have_two_posts_or_sign_twice(page: HandoverPage) -> None:
    fill(page)
    page.crew.posts[CrewPost.SECOND].setCurrentIndex(page.crew.posts[CrewPost.SECOND].findData(4))
    assert page.sign.missing.sentences == ["同一个人不能担任两个岗位"]
    page.crew.show_draft(replace(CREW_DRAFT, main=2))
    assert page.sign.incoming.person == page.sign.outgoing.person == 2
    page.sign.outgoing.password.setText("x")
    page.sign.incoming.password.setText("x")
    assert not page.steps.on.isEnabled()
    assert "同一人" in page.sign.incoming.error.text()


def test_main_officers_sign_unless_others_are_chosen(page: HandoverPage) -> None:
    fill(page)
    assert (page.sign.outgoing.name, page.sign.incoming.name) == ("李晓东", "陈立")


def test_handover_is_ordered_once_with_what_was_shown(page: HandoverPage, console: FakeConsole) -> None:
    fill(page)
    shown = page.sign.paper
    sign(page)
    page.steps.on.click()
    page._hand_over()
    (order,) = ordered(console)
    assert (order.outgoing, order.incoming, order.briefing) == (2, 4, "无")
    assert order.summary in shown
    assert order.summary.endswith("录音与线路：线路1正常。")
    assert [member.person_id for member in order.next_crew] == [6, 4, 5]
    assert order.arrived_at == sample.NOW.replace(second=0)


def test_afterwards_the_desk_is_the_incoming_officers(
    page: HandoverPage, window: MainWindow, console: FakeConsole
) -> None:
    fill(page)
    sign(page)
    assert window.seat.person == sample.CHEN
    assert "交〔2026〕0327" in page.done.title.text()
    assert len(console.opened) == 1
    assert console.opened[0] in page.done.paper.text()
    page.done.go_on.click()
    assert page.steps.place == SUMMARY
    assert page.crew.arrival is None
    assert page.sign.outgoing.password.text() == ""
    assert page.sign.outgoing.name == "陈立"


def test_a_wrong_password_loses_nothing(page: HandoverPage, console: FakeConsole) -> None:
    fill(page)
    sign(page, incoming="wrong")
    assert ordered(console) == []
    assert page.sign.incoming.error.text()
    assert page.crew.briefing.toPlainText() == "无"
    assert page.sign.incoming.password.text() == ""
    sign(page)
    assert len(ordered(console)) == 1


def test_the_blame_is_on_the_one_who_mistyped(page: HandoverPage) -> None:
    fill(page)
    page.sign.outgoing.password.setText("right")
    page._refused(StoreProblem("password_wrong", name="陈立"))
    assert page.sign.outgoing.password.text() == "right"
    assert page.sign.outgoing.error.text() == ""
    assert page.sign.incoming.error.text()


def test_a_paper_that_fails_does_not_undo_the_handover(page: HandoverPage, console: FakeConsole) -> None:
    def broken(*_: object) -> None:
        raise StoreProblem("report_not_written", path="x", reason="full")

    console.reports.shift_record = broken  # type: ignore[method-assign,assignment]
    fill(page)
    sign(page)
    assert "交接已生效" in page.done.paper.text()
    assert not page.done.open_button.isVisibleTo(page)


def test_what_is_typed_is_kept_and_taken_up(page: HandoverPage, console: FakeConsole) -> None:
    page.crew.left_over.setPlainText("传真机墨粉低")
    page.crew.now_button.click()
    page.steps.go(CREW)
    kept = HandoverDraft.from_json(drafts(console)[-1])
    assert (kept.left_over, kept.step, kept.arrival) == ("传真机墨粉低", CREW, sample.NOW.replace(second=0))
    assert sample.PASSWORD not in drafts(console)[-1]


def test_a_restarted_window_goes_on_where_it_was(window: MainWindow, console: FakeConsole) -> None:
    draft = replace(CREW_DRAFT, step=CREW, summary="平稳。", briefing="G327线事故善后。")
    console.held.drafts[KEY] = DraftView(KEY, draft.to_json(), sample.NOW)
    page = cast("HandoverPage", window.open_page("handover"))
    assert page.steps.place == CREW
    assert page.draft == draft
    assert page.summary.text.toPlainText() == "平稳。"


def test_a_spoilt_draft_is_said_and_begun_anew(
    window: MainWindow, console: FakeConsole, caplog: pytest.LogCaptureFixture
) -> None:
    console.held.drafts[KEY] = DraftView(KEY, "{spoilt", sample.NOW)
    with caplog.at_level("WARNING", logger="dutyconsole.ui"):
        page = cast("HandoverPage", window.open_page("handover"))
    assert page.draft.briefing == ""
    assert "草稿" in window.notice.text


def test_leaving_keeps_the_words_and_drops_the_passwords(
    page: HandoverPage, window: MainWindow, console: FakeConsole
) -> None:
    fill(page)
    page.crew.left_over.setPlainText("无")
    page.sign.outgoing.password.setText(sample.PASSWORD)
    window.open_page("desk")
    assert page.sign.outgoing.password.text() == ""
    assert HandoverDraft.from_json(drafts(console)[-1]).left_over == "无"


def test_nothing_typed_is_no_draft(page: HandoverPage, window: MainWindow, console: FakeConsole) -> None:
    page.steps.go(LINES)
    window.open_page("desk")
    assert drafts(console) == []


def test_relief_in_mid_shift_is_said(page: HandoverPage, console: FakeConsole) -> None:
    fill(page)
    assert "中途换班" in page.sign.note.text()
    console.clock.advance(12 * 3600)  # type: ignore[attr-defined]
    page.refresh()
    assert page.sign.note.text() == ""


def test_earlier_records_are_printed(page: HandoverPage, console: FakeConsole) -> None:
    page.past_button.click()
    assert page.past.table.item(0, 3).text() == "当班中"  # type: ignore[union-attr]
    page.past.print_button.click()
    assert console.opened[-1].endswith(".pdf")


def test_every_step_can_be_used_by_everybody(page: HandoverPage) -> None:
    fill(page)
    for place in range(5):
        page.steps.go(place)
        assert a11y.audit(page) == []


def test_no_shift_is_said(window: MainWindow, console: FakeConsole) -> None:
    console.held.shift = None
    page = cast("HandoverPage", window.open_page("handover"))
    assert page._stack.currentWidget() is page.nothing


def test_a_supervisor_sees_the_records_only(window: MainWindow, console: FakeConsole) -> None:
    window.sign_in.signed_in.emit(replace(sample.WANG, roles=frozenset({Role.SUPERVISOR})))
    page = cast("HandoverPage", window.open_page("handover"))
    assert page._stack.currentWidget() is page.past
    assert not page.past_button.isEnabled()
    page.past.print_button.click()
    assert console.opened
    window.sign_in.signed_in.emit(sample.LI)
    assert page._stack.currentWidget() is page.steps
