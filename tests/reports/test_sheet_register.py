"""The registers of warnings and visitors on paper, and in the shift record."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dutyconsole.app.views import EntryRow, SheetRegisterView, SheetRow
from dutyconsole.domain.sheet_fields import Form
from dutyconsole.reports.maker import PdfReports
from tests.reports.paper import joined, pages
from tests.reports.sample import view as shift_view
from tests.support import make

if TYPE_CHECKING:
    from pathlib import Path

LIMITS = {"told_at": 10, "forwarded_at": 30}


def row(form: Form, values: dict[str, str], *, struck: bool = False) -> SheetRow:
    """Return a sheet in a register."""
    entry = make.entry("登记。")
    strike = make.entry("写错。", strikes=entry.id) if struck else None
    number = f"{form.prefix}〔2026〕0001"
    return SheetRow(EntryRow(entry, strike), make.sheet(form=form, register_number=number), values)


def printed(tmp_path: Path, form: Form, *rows: SheetRow) -> str:
    """Return the words of the paper."""
    until = make.AT + timedelta(hours=24)
    view = SheetRegisterView(
        make.unit(), form, make.AT, until, rows, "周明远", make.AT, "Asia/Shanghai", LIMITS
    )
    return joined("".join(pages(PdfReports().sheet_register(view, tmp_path / "register.pdf"))))


def test_a_warning_says_its_colour_as_a_word_and_what_came_late(tmp_path: Path) -> None:
    told = {"told_at": "2026-11-23T10:14+08:00", "told_to": "周明远"}
    sent = {"forwarded_at": "2026-11-23T10:41+08:00", "forwarded_to": "12单位"}
    text = printed(tmp_path, Form.WARNING, row(Form.WARNING, make.WARNING | told | sent))
    for words in ("预警信息接收登记表", "预警〔2026〕0001", "蓝色（四级）", "首次", "寒潮", "全区", "周明远"):
        assert words in text
    assert "用时4分" in text
    assert "用时31分，超过30分" in text


def test_a_visitor_who_has_not_left_is_said_to_be_so(tmp_path: Path) -> None:
    text = printed(tmp_path, Form.VISIT, row(Form.VISIT, make.VISIT))
    for words in ("外来人员登记表", "电信公司", "共2人", "批准周明远", "陪同王静", "（未登记）"):
        assert words in text
    assert "本时段无登记" in printed(tmp_path, Form.VISIT)


def test_the_shift_record_holds_both_registers_before_its_end(tmp_path: Path) -> None:
    rows = (row(Form.WARNING, make.WARNING), row(Form.VISIT, make.VISIT, struck=True))
    view = replace(shift_view(), sheets=rows, sheet_limits=LIMITS)
    text = joined("".join(pages(PdfReports().shift_record(view, tmp_path / "shift.pdf"))))
    order = [text.index(words) for words in ("四、预警信息接收登记", "五、外来人员登记", "六、小结与交接")]
    assert order == sorted(order)
