"""The phone slip as a boxed form (F04 电话记录单), with what the line knows of the call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from dutyconsole.domain import phone
from dutyconsole.domain.outage import length
from dutyconsole.domain.recording import RecordingState
from dutyconsole.domain.vocabulary import Nature, Urgency
from dutyconsole.reports import styles
from dutyconsole.reports.grid import Together
from dutyconsole.reports.styles import label, row, value
from dutyconsole.reports.typeset import Para

if TYPE_CHECKING:
    from dutyconsole.app.views import CallRow
    from dutyconsole.domain.recording import Recording
    from dutyconsole.domain.slip import PhoneSlip
    from dutyconsole.reports.grid import Row, Setter
    from dutyconsole.reports.wording import Times

COLUMNS = (26, 52, 26, 52)
"""Shares of the width: two pairs of name and field."""
CONTENT, BY_HAND = 32 * mm, 16 * mm
"""Least heights of the content and of a field to be written by hand."""
READ_BACK = {"yes": "已复述核对", "no": "未复述"}


@dataclass(frozen=True)
class SlipOf:
    """A slip with its call, where the line has one, and its recording, where there is one."""

    slip: PhoneSlip
    call: CallRow | None
    recording: Recording | None


def slip_form(of: SlipOf, *, our_number: str, times: Times, setter: Setter) -> Together:
    """Return the form of one slip, kept on one page where a page can hold it."""
    heading = setter.text(
        Para("电话记录单", styles.FORM_TITLE),
        Para(f"编号：{of.slip.register_number}", styles.FINE_RIGHT),
        space_before=14,
    )
    rows = [*_line_rows(of, our_number, times), *_content_rows(of, times)]
    return Together((heading, setter.grid(COLUMNS, rows, space_before=2)))


def _line_rows(of: SlipOf, our_number: str, times: Times) -> list[Row]:
    fields, slip = of.slip.fields, of.slip
    way = "去电" if slip.outgoing else "来电"
    theirs, ours = ("受话", "发话人") if slip.outgoing else ("来话", "受话人")
    person = "受话人" if slip.outgoing else "发话人"
    line = f"（线路 {of.call.call.line}）" if of.call else ""
    who = f"{fields.caller_name}（{fields.caller_title}）" if fields.caller_title else fields.caller_name
    return [
        row(label("来去电"), value(way), label(f"{way}时间"), value(_time(of, times))),
        row(label(f"{way}号码"), value(_number(fields.number)), label("值班电话"), value(our_number + line)),
        row(label(f"{theirs}单位"), value(fields.caller_unit), label(person), value(who)),
        row(label("联系电话"), value(_number(fields.callback)), label(ours), value(slip.taken_by_name)),
        row(label("性质"), value(_nature(fields.nature)), label("紧急程度"), value(_urgency(fields.urgency))),
    ]


def _content_rows(of: SlipOf, times: Times) -> list[Row]:
    fields, slip = of.slip.fields, of.slip
    content = "去电内容" if slip.outgoing else "来电内容"
    return [
        row(label(content), value(fields.content, 3), least=CONTENT),
        row(label("已报告或通知\n的领导和单位"), value(fields.told, 3)),
        row(label("复述核对"), value(READ_BACK.get(fields.read_back, "")), label("录音"), value(_sound(of))),
        row(label("拟办意见"), value(fields.proposal, 3)),
        row(label("领导批示"), value("", 3), least=BY_HAND),
        row(label("处理情况"), value(fields.handling, 3)),
        row(
            label("记录人"),
            value(slip.taken_by_name),
            label("记录时间"),
            value(times.minute(slip.recorded_at)),
        ),
    ]


def _time(of: SlipOf, times: Times) -> str:
    start = of.slip.started_at
    call = of.call.call if of.call else None
    if call is None or call.ended_at is None:
        return times.second(start)
    day_of, clock = times.second(start).split()
    rings = f"铃响{call.rings}声" if call.rings else ""
    talk = f"通话{length(call.talk_seconds)}" if call.answered_at else ""
    course = "，".join(part for part in (rings, talk) if part)
    return f"{day_of}\n{clock} 至 {times.clock_with_seconds(call.ended_at)}\n{course}".strip()


def _number(text: str) -> str:
    return phone.shown(text) if text else ""


def _sound(of: SlipOf) -> str:
    if of.recording is None:
        reason = of.slip.fields.unrecorded_reason
        return f"未录音：{reason}" if reason else "未录音"
    return f"{of.recording.number}\n{recorded(of.recording)}"


def recorded(recording: Recording) -> str:
    """Return the length of a recording and what is wrong with it, such as `4分28秒（中断）`."""
    if recording.state is RecordingState.RUNNING:
        return "录音中"
    broken = "（中断）" if recording.state is RecordingState.INTERRUPTED else ""
    return length(recording.seconds) + broken


def _nature(code: str) -> str:
    return Nature.coded(code).zh if code else ""


def _urgency(code: str) -> str:
    return Urgency.coded(code).zh if code else ""
