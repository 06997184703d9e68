"""The rows of the registers of warnings and visitors, for their own papers and for the shift record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dutyconsole.domain.sheet import clocks
from dutyconsole.domain.sheet_fields import FIELDS, Form
from dutyconsole.reports import styles
from dutyconsole.reports.grid import Cell
from dutyconsole.reports.styles import label, row
from dutyconsole.reports.typeset import Para

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dutyconsole.app.views import SheetRow
    from dutyconsole.domain.sheet import Clock
    from dutyconsole.reports.grid import Block, Row, Setter
    from dutyconsole.reports.wording import Times

HEADS: dict[Form, tuple[tuple[int, str], ...]] = {
    Form.WARNING: (
        (20, "编号"),
        (15, "接收时间"),
        (28, "发布单位、\n类别级别"),
        (24, "发布时间、\n有效期"),
        (28, "影响范围、\n措施"),
        (21, "报带班领导"),
        (28, "转发、回执"),
        (15, "记录人"),
    ),
    Form.VISIT: (
        (20, "编号"),
        (15, "进入时间"),
        (27, "姓名、单位、\n人数"),
        (25, "证件"),
        (31, "来访事由、\n携带物品"),
        (18, "接洽人"),
        (25, "进入值班室、\n批准和陪同"),
        (15, "离开时间"),
        (15, "值班员"),
    ),
}
"""Shares of the width and words of the columns."""
_KEPT = "登记写入后不能修改，划改的保留原行并划去。"
NUMBERING = {
    Form.WARNING: f"编号由系统按年连续编排；首次、变更、解除各登一行。{_KEPT}",
    Form.VISIT: f"编号由系统按年连续编排；证件号码只登记脱敏后的号码。{_KEPT}",
}
NOT_YET = "（未登记）"


@dataclass(frozen=True)
class SheetRows:
    """Writes the rows; `limits` are the minutes after reception by the field that ends the clock."""

    times: Times
    limits: Mapping[str, int]

    def block(self, form: Form, rows: Sequence[SheetRow], title: Para, setter: Setter) -> Block:
        """Return the table under its title."""
        columns = HEADS[form]
        head = [row(*(label(heading) for _, heading in columns))]
        widths = [width for width, _ in columns]
        return setter.grid(widths, self.rows(form, rows), head=head, title=title, space_before=10)

    def rows(self, form: Form, rows: Sequence[SheetRow]) -> list[Row]:
        """Return one row for each sheet."""
        write = self._warning if form is Form.WARNING else self._visit
        return [write(item) for item in rows]

    def _warning(self, item: SheetRow) -> Row:
        values, said = item.values, self._said(item)
        due = {clock.field.term.value: clock for clock in clocks(Form.WARNING, values, self.limits)}
        first = f"（{values['first']}）" if values.get("first") else ""
        valid = f"{said('valid_from')} 至 {said('valid_until')}" if values.get("valid_until") else ""
        told, sent = (self._in_time(due.get(name)) for name in ("told_at", "forwarded_at"))
        return row(
            _cell(item, item.register_number, f"{said('stage')}{first}", center=True),
            _cell(item, said("received_at"), center=True),
            _cell(item, said("issuer"), f"{values.get('category', '')} {said('level')}"),
            _cell(item, said("issued_at"), valid),
            _cell(item, said("area"), said("advice")),
            _cell(item, said("told_at") or NOT_YET, said("told_to"), told, center=True),
            _cell(item, said("forwarded_at") or NOT_YET, said("forwarded_to"), sent, said("receipt")),
            _cell(item, item.row.entry.author, center=True),
        )

    def _visit(self, item: SheetRow) -> Row:
        said = self._said(item)
        count = f"共 {said('count')} 人" if said("count") else ""
        people = [f"批准 {said('approver')}" if said("approver") else ""]
        people.append(f"陪同 {said('escort')}" if said("escort") else "")
        return row(
            _cell(item, item.register_number, center=True),
            _cell(item, said("entered_at"), center=True),
            _cell(item, said("name"), said("unit"), count),
            _cell(item, said("id_kind"), said("id_number")),
            _cell(item, said("purpose"), said("belongings")),
            _cell(item, said("host"), center=True),
            _cell(item, said("enters"), *people),
            _cell(item, said("left_at") or NOT_YET, center=True),
            _cell(item, item.row.entry.author, center=True),
        )

    def _in_time(self, clock: Clock | None) -> str:
        """Return how long it took, and that it was too long."""
        if clock is None or clock.done_at is None:
            return ""
        limit = self.limits[str(clock.field.term.value)]
        took = limit - (clock.minutes or 0)
        return f"用时{took}分" + (f"，超过{limit}分" if took > limit else "")

    def _said(self, item: SheetRow) -> _Said:
        return _Said(item, self.times)


@dataclass(frozen=True)
class _Said:
    """Gives a field as the paper shows it."""

    item: SheetRow
    times: Times

    def __call__(self, name: str) -> str:
        text = self.item.values.get(name, "")
        field = FIELDS[self.item.sheet.form][name]
        if text and field.is_moment:
            return self.times.in_column(datetime.fromisoformat(text))
        return field.choices.coded(text).zh if text and field.choices else text


def _cell(item: SheetRow, *texts: str, center: bool = False) -> Cell:
    struck = item.row.struck_by is not None
    style = styles.FINE_CENTER if center else styles.FINE
    return Cell(tuple(Para(text, style, struck) for text in texts if text) or (Para("", style),))
