"""The shift record (F01 值班日志): what one shift did, as the paper that is signed, sealed and filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.domain.audit import short_code
from dutyconsole.domain.sheet_fields import Form
from dutyconsole.domain.shift import ShiftState
from dutyconsole.domain.vocabulary import CrewPost
from dutyconsole.reports import styles
from dutyconsole.reports.call_register import call_register
from dutyconsole.reports.closing import closing
from dutyconsole.reports.grid import Setter, Together
from dutyconsole.reports.layout import WIDTH, Furniture
from dutyconsole.reports.log_table import LogTable
from dutyconsole.reports.phone_slip import SlipOf, slip_form
from dutyconsole.reports.sheet_rows import SheetRows
from dutyconsole.reports.styles import label, row, value
from dutyconsole.reports.typeset import Para
from dutyconsole.reports.wording import NONE, Times, day, day_and_weekday

if TYPE_CHECKING:
    from dutyconsole.app.views import ShiftRecordView
    from dutyconsole.domain.person import Unit
    from dutyconsole.domain.slip import PhoneSlip
    from dutyconsole.reports.fonts import FontBook
    from dutyconsole.reports.grid import Block

FORM = "值班日志"
PREVIEW = "未交班（预览）"
NUMERALS = "四五六"
NO_SLIPS = "本班无电话记录单。"
COLUMNS = (24, 54, 24, 54)


def story(view: ShiftRecordView, book: FontBook) -> list[Block]:
    """Return the paper's blocks from top to bottom; depends on nothing but the view and the fonts."""
    times = Times(view.zone, view.shift.duty_date)
    setter = Setter(book, WIDTH)
    return [
        _heading(view, setter),
        _header(view, times, setter),
        LogTable.of(view, times).block(_section("一、值班记录"), setter),
        call_register(view.calls, _section("二、来去电登记"), limit=view.answer, times=times, setter=setter),
        *_slips(view, times, setter),
        *(sheets := _sheets(view, times, setter)),
        closing(view, _section(f"{NUMERALS[len(sheets)]}、小结与交接"), times=times, setter=setter),
    ]


def furniture(view: ShiftRecordView) -> Furniture:
    """Return the running head, the foot and the file's own data."""
    times = Times(view.zone, view.shift.duty_date)
    date = day(view.shift.duty_date)
    preview = f"　{PREVIEW}" if is_preview(view) else ""
    return Furniture(
        head_left=f"{view.unit.name}　{FORM}",
        head_right=f"{date}　{view.shift.name}{preview}",
        foot_left=f"打印人：{view.printed_by}　打印时间：{times.minute(view.printed_at)}",
        foot_right=f"校验码 {short_code(view.seal.head)}" if view.seal else "未封存",
        title=f"{view.unit.name}{FORM}（{date} {view.shift.name}）",
        author=view.unit.name,
        subject=f"{FORM} {view.shift.duty_date:%Y-%m-%d}",
    )


def is_preview(view: ShiftRecordView) -> bool:
    """Say whether the shift is still on."""
    return view.handover is None and view.shift.state is ShiftState.OPEN


def _section(text: str) -> Para:
    return Para(text, styles.SECTION)


def _heading(view: ShiftRecordView, setter: Setter) -> Block:
    paras = [Para(view.unit.name, styles.UNIT), Para(FORM, styles.TITLE)]
    if is_preview(view):
        paras.append(Para(PREVIEW, styles.NOTE))
    return setter.text(*paras)


def _header(view: ShiftRecordView, times: Times, setter: Setter) -> Block:
    shift = view.shift
    period = f"{times.clock(shift.starts_at)} 至 {times.clock(shift.ends_at)}"
    rows = [
        row(label("值班日期"), value(day_and_weekday(shift.duty_date)), label("班次"), value(shift.name)),
        row(label("起止时间"), value(period), label("值班电话"), value(_phones(view.unit))),
        row(label("带班领导"), value(_crew(view, CrewPost.LEADER), 3)),
        row(
            label("主班"),
            value(_crew(view, CrewPost.MAIN)),
            label("副班"),
            value(_crew(view, CrewPost.SECOND)),
        ),
        row(
            label("接班时间"),
            value(times.minute(shift.taken_over_at) if shift.taken_over_at else "—"),
            label("交班时间"),
            value(times.minute(shift.handed_over_at) if shift.handed_over_at else "（未交班）"),
        ),
    ]
    return setter.grid(COLUMNS, rows, space_before=6)


def _phones(unit: Unit) -> str:
    fax = f"\n传真 {unit.fax}" if unit.fax else ""
    return (unit.duty_phone or "—") + fax


def _crew(view: ShiftRecordView, post: CrewPost) -> str:
    members = [
        f"{m.name}　{m.title}　{m.mobile}".strip("　").replace("　　", "　") for m in view.shift.of(post)
    ]
    return "\n".join(members) or NONE


def _slips(view: ShiftRecordView, times: Times, setter: Setter) -> list[Block]:
    section = _section("三、电话记录单")
    if not view.slips:
        return [
            setter.grid(
                (1,), [row(value(NO_SLIPS, style=styles.BODY_CENTER))], title=section, space_before=10
            )
        ]
    forms = [
        slip_form(_known(view, slip), our_number=view.unit.duty_phone, times=times, setter=setter)
        for slip in view.slips
    ]
    # The heading stays with the first form.
    return [Together((setter.text(section, space_before=10), *forms[0].blocks)), *forms[1:]]


def _sheets(view: ShiftRecordView, times: Times, setter: Setter) -> list[Block]:
    """Return the registers of warnings and visitors; one without a line is left out."""
    rows = SheetRows(times, view.sheet_limits)
    blocks: list[Block] = []
    for form in Form:
        own = [item for item in view.sheets if item.sheet.form is form]
        if own:
            title = _section(f"{NUMERALS[len(blocks)]}、{form.zh}")
            blocks.append(rows.block(form, own, title, setter))
    return blocks


def _known(view: ShiftRecordView, slip: PhoneSlip) -> SlipOf:
    call = next((item for item in view.calls if item.call.id == slip.call_id and slip.call_id), None)
    sounds = (sound for item in view.calls for sound in item.recordings)
    return SlipOf(
        slip, call, next((s for s in sounds if s.id == slip.recording_id and slip.recording_id), None)
    )
