"""The registers of warnings (F29 预警信息接收登记) and of visitors (F18 外来人员登记)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dutyconsole.reports.grid import Setter
from dutyconsole.reports.layout import WIDTH, Furniture
from dutyconsole.reports.sheet_rows import HEADS, NUMBERING, SheetRows
from dutyconsole.reports.styles import BODY_CENTER, FINE, NOTE, TITLE, UNIT, label, row, value
from dutyconsole.reports.typeset import Para
from dutyconsole.reports.wording import Times

if TYPE_CHECKING:
    from dutyconsole.app.views import SheetRegisterView
    from dutyconsole.reports.fonts import FontBook
    from dutyconsole.reports.grid import Block

NOTHING = "本时段无登记。"


def story(view: SheetRegisterView, book: FontBook) -> list[Block]:
    """Return the paper's blocks from top to bottom."""
    times, setter = _times(view), Setter(book, WIDTH)
    period = f"{times.minute(view.since)} 至 {times.minute(view.until)}"
    columns = HEADS[view.form]
    rows = SheetRows(times, view.limits).rows(view.form, view.rows)
    if not rows:
        rows = [row(value(NOTHING, len(columns), style=BODY_CENTER), least=42)]
    head = [row(*(label(heading) for _, heading in columns))]
    return [
        setter.text(Para(view.unit.name, UNIT), Para(f"{view.form.zh}表", TITLE), Para(period, NOTE)),
        setter.grid([width for width, _ in columns], rows, head=head, space_before=6),
        setter.text(Para(NUMBERING[view.form], FINE), space_before=3),
    ]


def furniture(view: SheetRegisterView) -> Furniture:
    """Return the running head, the foot and the file's own data."""
    times, form = _times(view), f"{view.form.zh}表"
    return Furniture(
        head_left=f"{view.unit.name}　{form}",
        head_right=f"共 {len(view.rows)} 条",
        foot_left=f"打印人：{view.printed_by}　打印时间：{times.minute(view.printed_at)}",
        foot_right="",
        title=f"{view.unit.name}{form}",
        author=view.unit.name,
        subject=form,
    )


def _times(view: SheetRegisterView) -> Times:
    return Times(view.zone, view.since.astimezone(ZoneInfo(view.zone)).date())
