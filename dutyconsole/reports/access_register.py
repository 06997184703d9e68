"""The register of listening (F05 调听登记): who heard, took away or printed which recording, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dutyconsole.reports import styles
from dutyconsole.reports.grid import Setter
from dutyconsole.reports.layout import WIDTH, Furniture
from dutyconsole.reports.styles import label, long_value, row, value
from dutyconsole.reports.typeset import Para
from dutyconsole.reports.wording import Times, caller_number

if TYPE_CHECKING:
    from dutyconsole.app.views import AccessRegisterView, AccessRow
    from dutyconsole.reports.fonts import FontBook
    from dutyconsole.reports.grid import Block, Cell, Row

FORM = "录音调听登记表"
NOTHING = "本时段无调听、导出、打印登记。"
COLUMNS = (9, 27, 12, 16, 36, 16, 24, 16)
HEADINGS = ("序号", "时间", "方式", "调听人", "录音编号及\n对方", "起止", "事由", "批准人、\n去向")
NUMBERING = "序号由系统连续编排；每次调听的结束另占一号，与开始合为一行。登记写入后不能修改或删除。"
OWN_SHIFT = "（本班来电办理）"


def story(view: AccessRegisterView, book: FontBook) -> list[Block]:
    """Return the paper's blocks from top to bottom."""
    times, setter = _times(view), Setter(book, WIDTH)
    period = f"{times.minute(view.since)} 至 {times.minute(view.until)}"
    rows = [_row(item, times) for item in view.rows]
    if not rows:
        rows = [row(value(NOTHING, len(COLUMNS), style=styles.BODY_CENTER), least=42)]
    head = [row(*(label(heading) for heading in HEADINGS))]
    return [
        setter.text(Para(view.unit.name, styles.UNIT), Para(FORM, styles.TITLE), Para(period, styles.NOTE)),
        setter.grid(COLUMNS, rows, head=head, space_before=6),
        setter.text(Para(NUMBERING, styles.FINE), space_before=3),
    ]


def furniture(view: AccessRegisterView) -> Furniture:
    """Return the running head, the foot and the file's own data."""
    times = _times(view)
    return Furniture(
        head_left=f"{view.unit.name}　{FORM}",
        head_right=f"共 {len(view.rows)} 条",
        foot_left=f"打印人：{view.printed_by}　打印时间：{times.minute(view.printed_at)}",
        foot_right="",
        title=f"{view.unit.name}{FORM}",
        author=view.unit.name,
        subject=FORM,
    )


def _times(view: AccessRegisterView) -> Times:
    return Times(view.zone, view.since.astimezone(ZoneInfo(view.zone)).date())


def _row(item: AccessRow, times: Times) -> Row:
    access = item.access
    return row(
        value(str(access.number), style=styles.FINE_CENTER),
        value(times.second(access.at).replace(" ", "\n"), style=styles.FINE_CENTER),
        value(access.act.zh, style=styles.FINE_CENTER),
        value(access.person, style=styles.FINE_CENTER),
        _what(item),
        value(_part(item), style=styles.FINE_CENTER),
        value(access.reason or OWN_SHIFT, style=styles.FINE),
        value("\n".join(filter(None, (access.approved_by, access.destination))), style=styles.FINE),
    )


def _what(item: AccessRow) -> Cell:
    paras = [Para(item.access.subject, styles.FINE)]
    if item.call is not None:
        paras.append(Para(caller_number(item.call.call), styles.FINE))
        if item.call.contact is not None:
            paras.append(Para(item.call.contact.unit, styles.FINE))
    return long_value(*paras)


def _part(item: AccessRow) -> str:
    begun = item.access.from_ms
    if begun is None:
        return "全部"
    return f"{_clock(begun)}\n至 {'—' if item.to_ms is None else _clock(item.to_ms)}"


def _clock(ms: int) -> str:
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes}:{seconds:02d}"
