"""What the desk says of warnings that were not passed on yet and of visitors who have not left."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from dutyconsole.domain.sheet import clocks
from dutyconsole.domain.sheet_fields import Form, WarningLevel
from ui.pages.desk_needs import Need
from ui.text import noop, said

if TYPE_CHECKING:
    from dutyconsole.app.views import SheetRow
    from ui.seat import Seat

IN_THE_ROOM = noop("DeskSheets", "访客在场")
VISITING = noop("DeskSheets", "来访未离开")
LEAVES = noop("DeskSheets", "登记离开")
WITH = noop("DeskSheets", "{who}，陪同 {escort}")
LATE = noop("DeskSheets", "超时")
DUE = noop("DeskSheets", "时限")
OPEN = noop("DeskSheets", "未登完")
PASS_ON = noop("DeskSheets", "补登")
UNTIL = noop("DeskSheets", "{warning}：{what}，{until} 前")


def sheet_need(seat: Seat, sheet: SheetRow) -> Need:
    """Return the line of the desk for one of them; pressing its button opens the fields that are open."""
    return _warning(seat, sheet) if sheet.sheet.form is Form.WARNING else _visitor(seat, sheet)


def _visitor(seat: Seat, sheet: SheetRow) -> Need:
    values = sheet.values
    who = f"{values['name']}（{values['unit']}）"
    inside = values.get("enters") == "yes"
    text = said(WITH).format(who=who, escort=values.get("escort", "")) if inside else who
    came = seat.words.moment(datetime.fromisoformat(values["entered_at"]))
    word = said(IN_THE_ROOM if inside else VISITING)
    number = str(sheet.row.entry.number)
    return Need("people", "warn", word, text, came, "supplement", said(LEAVES), number)


def _warning(seat: Seat, sheet: SheetRow) -> Need:
    values, number = sheet.values, str(sheet.row.entry.number)
    level = seat.words.term(WarningLevel.coded(values["level"])).split("（")[0].split(" (")[0]
    name = f"{values['category']} {level}"
    received = seat.words.moment(datetime.fromisoformat(values["received_at"]))
    limits = seat.console.settings.log.warning_limits
    open_ = [clock for clock in clocks(Form.WARNING, values, limits) if clock.done_at is None]
    if not open_:
        return Need("alarm", "warn", said(OPEN), name, received, "supplement", said(PASS_ON), number)
    next_ = open_[0]
    what, until = seat.words.term(next_.field.term), seat.words.minute(next_.due_at)
    text = said(UNTIL).format(warning=name, what=what, until=until)
    late = next_.is_overdue(seat.now())
    role, word = ("danger", said(LATE)) if late else ("warn", said(DUE))
    return Need("alarm", role, word, text, received, "supplement", said(PASS_ON), number)
