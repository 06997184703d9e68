"""The register of calls of one shift: in, out and missed, with length and recording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.domain.call import CallState, Direction
from dutyconsole.domain.outage import length
from dutyconsole.reports import styles
from dutyconsole.reports.phone_slip import recorded
from dutyconsole.reports.styles import label, row, value
from dutyconsole.reports.typeset import Para
from dutyconsole.reports.wording import caller_number, course

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.app.views import CallRow
    from dutyconsole.domain.call import AnswerLimit
    from dutyconsole.reports.grid import Block, Cell, Row, Setter
    from dutyconsole.reports.wording import Times

COLUMNS = (10, 18, 18, 28, 34, 19, 29)
HEADINGS = ("序号", "时间", "来去电", "对方号码", "对方单位及姓名", "通话时长", "录音编号、时长")
NO_CALLS = "本班无来电、去电。"


def call_register(
    calls: Sequence[CallRow], title: Para, *, limit: AnswerLimit, times: Times, setter: Setter
) -> Block:
    """Return the register with its totals in the last row."""
    rows = [_row(number, item, times, limit) for number, item in enumerate(calls, start=1)]
    last = value(totals(calls, limit) if calls else NO_CALLS, len(COLUMNS), style=styles.BODY_CENTER)
    head = [row(*(label(heading) for heading in HEADINGS))]
    return setter.grid(COLUMNS, [*rows, row(last)], head=head, title=title, space_before=10)


def totals(calls: Sequence[CallRow], limit: AnswerLimit) -> str:
    """Return how many calls there were, how long they lasted, and how many were recorded."""
    incoming = [item.call for item in calls if item.call.direction is Direction.INCOMING]
    missed = sum(call.state is CallState.MISSED for call in incoming)
    talk = sum(item.call.talk_seconds for item in calls)
    sounds = sum(len(item.recordings) for item in calls)
    late = sum(limit.is_exceeded(call) for call in incoming)
    tests = sum(item.call.is_self_test for item in calls)
    tested = f"，线路自检 {tests} 次" if tests else ""
    rule = f"（超过{limit.rings}声或{limit.seconds:g}秒）" if late else ""
    return (
        f"来电 {len(incoming)} 次（其中未接 {missed} 次、超时接听 {late} 次{rule}），"
        f"去电 {len(calls) - len(incoming) - tests} 次{tested}；"
        f"通话共 {length(talk)}；录音 {sounds} 段。"
    )


def _row(number: int, item: CallRow, times: Times, limit: AnswerLimit) -> Row:
    center = styles.BODY_CENTER
    return row(
        value(str(number), style=center),
        value(times.in_column(item.call.started_at), style=center),
        _course(item, times, limit),
        value(caller_number(item.call), style=center),
        value(_who(item)),
        value(length(item.call.talk_seconds) if item.call.answered_at else "—", style=center),
        _sounds(item),
    )


def _course(item: CallRow, times: Times, limit: AnswerLimit) -> Cell:
    """Return what became of the call; a late answer and a call back are said below it."""
    paras = [Para(course(item.call), styles.BODY_CENTER)]
    if limit.is_exceeded(item.call):
        seconds = item.call.answer_seconds or 0.0
        paras.append(Para(f"超时接听\n{item.call.rings}声 {seconds:.0f}秒", styles.FINE_CENTER))
    if item.returned_at is not None:
        paras.append(Para(f"{times.clock(item.returned_at)}已回通", styles.FINE_CENTER))
    return styles.long_value(*paras)


def _who(item: CallRow) -> str:
    if item.contact is None:
        return item.call.name or ""
    return " ".join(f"{item.contact.unit} {item.contact.title} {item.contact.person}".split())


def _sounds(item: CallRow) -> Cell:
    paras = [Para(f"{one.number}\n{recorded(one)}", styles.FINE_CENTER) for one in item.recordings]
    if not paras:
        reason = item.call.unrecorded_reason
        paras = [Para(f"未录音：{reason}" if reason else "—", styles.FINE_CENTER)]
    return styles.long_value(*paras)
