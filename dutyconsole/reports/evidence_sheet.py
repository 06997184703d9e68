"""The sheet that lies in an evidence package: what is in it, for people (通话录音证据说明)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dutyconsole.domain.audit import short_code
from dutyconsole.domain.outage import length
from dutyconsole.domain.vocabulary import AccessAct
from dutyconsole.reports import styles
from dutyconsole.reports.grid import Setter
from dutyconsole.reports.layout import WIDTH, Furniture
from dutyconsole.reports.phone_slip import SlipOf, recorded, slip_form
from dutyconsole.reports.styles import label, long_value, row, value
from dutyconsole.reports.typeset import Para
from dutyconsole.reports.wording import NONE, Times, caller_number, course

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dutyconsole.app.views import EvidenceCall, EvidenceView
    from dutyconsole.domain.recording import Recording
    from dutyconsole.reports.fonts import FontBook
    from dutyconsole.reports.grid import Block, Cell, Row

FORMS = {AccessAct.EXPORTED: "通话录音证据说明", AccessAct.PRINTED: "通话记录"}
NOT_SEALED = "本次通话的记录尚未封存：交班签字或导出证据包时封存。"
PAIR = (26, 130)
LINES = (16, 34, 22, 84)
SEALS = (24, 50, 30, 52)
HOW = (
    "核验方法：用 Python 运行包内 verify.py，并将公钥指纹与纸质值班日志末页所印的核对。"
    "verify.py 逐个核对文件摘要、签名、校验链和录音；全部正确才说明本包自导出后未被改动，"
    "且所列记录自封存后未被改动。线路所报的通话时间、号码不在校验链上，由签名保护。"
)


def story(view: EvidenceView, book: FontBook) -> list[Block]:
    """Return the paper's blocks from top to bottom."""
    times, setter = _times(view), Setter(book, WIDTH)
    return [
        setter.text(Para(view.unit.name, styles.UNIT), Para(_form(view), styles.TITLE)),
        _export(view, times, setter),
        *(block for call in view.calls for block in _call(call, view, times, setter)),
        _proof(view, times, setter),
        *([] if _act(view) is AccessAct.PRINTED else [setter.text(Para(HOW, styles.FINE), space_before=6)]),
    ]


def furniture(view: EvidenceView) -> Furniture:
    """Return the running head, the foot and the file's own data."""
    times = _times(view)
    by, act = view.exports[0].person if view.exports else "", _act(view).zh
    at = times.minute(view.made_at) if view.made_at else ""
    return Furniture(
        head_left=f"{view.unit.name}　{_form(view)}",
        head_right=f"通话 {len(view.calls)} 个",
        foot_left=f"{act}人：{by}　{act}时间：{at}",
        foot_right=f"公钥指纹 {view.fingerprint}" if view.fingerprint else "",
        title=f"{view.unit.name}{_form(view)}",
        author=view.unit.name,
        subject=_form(view),
    )


def _act(view: EvidenceView) -> AccessAct:
    return view.exports[0].act if view.exports else AccessAct.EXPORTED


def _form(view: EvidenceView) -> str:
    return FORMS.get(_act(view), FORMS[AccessAct.EXPORTED])


def _times(view: EvidenceView) -> Times:
    begun = view.calls[0].row.call.started_at
    return Times(view.zone, begun.astimezone(ZoneInfo(view.zone)).date())


def _export(view: EvidenceView, times: Times, setter: Setter) -> Block:
    first = view.exports[0] if view.exports else None
    numbers = "、".join(f"第{each.number}号" for each in view.exports)
    act = _act(view).zh
    rows = [
        row(label(f"{act}人"), value(first.person if first else NONE)),
        row(label(f"{act}时间"), value(times.second(view.made_at) if view.made_at else NONE)),
        row(label("事由"), value(first.reason if first else NONE)),
        row(label("批准人"), value((first.approved_by if first else "") or NONE)),
        row(label("去向"), value((first.destination if first else "") or NONE)),
        row(label("调听登记"), value(numbers or NONE)),
    ]
    if view.fingerprint:
        rows.append(row(label("公钥指纹"), value(view.fingerprint, style=styles.DIGEST)))
    return setter.grid(PAIR, rows, space_before=6)


def _call(call: EvidenceCall, view: EvidenceView, times: Times, setter: Setter) -> Iterator[Block]:
    title = Para(f"{course(call.row.call)}　{times.second(call.row.call.started_at)}", styles.SECTION)
    yield setter.grid(PAIR, _call_rows(call, times), title=title, space_before=10)
    for slip in call.slips:
        sounds = (each for each in call.row.recordings if each.id == slip.recording_id)
        of = SlipOf(slip, call.row, next(sounds, None))
        yield slip_form(of, our_number=view.unit.duty_phone, times=times, setter=setter)
    if call.entries:
        head = [row(label("总号"), label("时间"), label("记录人"), label("内容"))]
        title = Para("值班日志", styles.SECTION)
        yield setter.grid(LINES, _log_rows(call, times), head=head, title=title, space_before=8)


def _call_rows(call: EvidenceCall, times: Times) -> list[Row]:
    one, contact = call.row.call, call.row.contact
    who = f"{contact.unit} {contact.title} {contact.person}" if contact else one.name or NONE
    return [
        row(label("线路"), value(call.row.line_name)),
        row(label("对方号码"), value(caller_number(one))),
        row(label("对方"), value(" ".join(who.split()))),
        row(label("经过"), value(_course(call, times))),
        *(row(label("录音"), _sound(each)) for each in call.row.recordings),
        *([] if call.row.recordings else [row(label("录音"), value(one.unrecorded_reason or NONE))]),
    ]


def _course(call: EvidenceCall, times: Times) -> str:
    one = call.row.call
    parts = [f"铃响{one.rings}声"] if one.rings else []
    parts.append(f"{times.clock_with_seconds(one.answered_at)} 接听" if one.answered_at else "未接听")
    parts.append(f"{times.clock_with_seconds(one.ended_at)} 结束" if one.ended_at else "未结束")
    if one.answered_at:
        parts.append(f"通话{length(one.talk_seconds)}")
    return "，".join(parts)


def _sound(recording: Recording) -> Cell:
    digest = recording.sha256 or ""
    return long_value(
        Para(f"{recording.number}　{recorded(recording)}　{recording.rate} Hz", styles.BODY),
        Para(f"SHA-256 {digest[:32]} {digest[32:]}".strip(), styles.DIGEST),
    )


def _log_rows(call: EvidenceCall, times: Times) -> list[Row]:
    numbers = {entry.id: entry.number for entry in call.entries}
    rows = []
    for entry in call.entries:
        text = entry.text
        if entry.strikes is not None:
            text = f"划改第{numbers.get(entry.strikes, 0)}号。原因：{text}"
        rows.append(
            row(
                value(str(entry.number), style=styles.FINE_CENTER),
                value(times.second(entry.recorded_at), style=styles.FINE_CENTER),
                value(entry.author, style=styles.FINE_CENTER),
                value(text),
            )
        )
    return rows


def _proof(view: EvidenceView, times: Times, setter: Setter) -> Block:
    head = [row(label("封存编号"), label("封存时间"), label("链上记录数"), label("校验码"))]
    rows = [
        row(
            value(f"第{stretch.seal.number}号", style=styles.BODY_CENTER),
            value(times.second(stretch.seal.at), style=styles.BODY_CENTER),
            value(str(stretch.seal.count), style=styles.BODY_CENTER),
            value(short_code(stretch.seal.head), style=styles.DIGEST),
        )
        for stretch in view.stretches
    ]
    if not rows:
        rows = [row(value(NOT_SEALED, len(SEALS), style=styles.FINE_CENTER))]
    return setter.grid(SEALS, rows, head=head, title=Para("封存", styles.SECTION), space_before=10)
