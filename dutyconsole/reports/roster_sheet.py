"""The roster as an Excel workbook, for offices that ask for one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from dutyconsole.domain.roster import Place
from dutyconsole.domain.vocabulary import WEEKDAYS_ZH
from dutyconsole.reports.roster_table import FORM, kind_of, period, person_at, version

if TYPE_CHECKING:
    from datetime import date

    from openpyxl.worksheet.worksheet import Worksheet

    from dutyconsole.app.roster_views import RosterView

LEAD = ("日期", "星期", "性质", "班次")
GREY = PatternFill("solid", fgColor="E7EBF0")
FREE = PatternFill("solid", fgColor="F5F0E0")
THIN = Border(*(Side(style="thin") for _ in range(4)))
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)


def workbook(view: RosterView) -> bytes:
    """Return the workbook as the bytes of an .xlsx file."""
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise ValueError("a new workbook has a sheet")
    sheet.title = FORM
    headings = _headings(view)
    for line, (text, size) in enumerate(
        ((f"{view.unit.name}{FORM}", 18), (f"{period(view)}　{version(view)}", 11)), start=1
    ):
        sheet.append([text])
        sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=len(headings))
        sheet.cell(line, 1).font = Font(size=size, bold=size > 11)
        sheet.cell(line, 1).alignment = MIDDLE
    sheet.append(headings)
    _dress(sheet, GREY, bold=True)
    for each in view.calendar.days(view.first, view.last):
        for slot in range(view.pattern.shifts):
            sheet.append(_row(view, each.day, slot))
            _dress(sheet, None if each.is_working else FREE)
    sheet.append([])
    sheet.append(["值班电话", view.unit.duty_phone, "传真", view.unit.fax])
    _page(sheet, len(headings))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _headings(view: RosterView) -> list[str]:
    headings = list(LEAD)
    for post, position in view.pattern.posts():
        name = post.zh + (str(position + 1) if position else "")
        headings += [name, "职务", "手机"]
    return headings


def _row(view: RosterView, of: date, slot: int) -> list[str]:
    cells = [of.isoformat(), WEEKDAYS_ZH[of.weekday()], kind_of(view, of), view.pattern.name(slot)]
    for post, position in view.pattern.posts():
        cells += person_at(view, Place(of, slot, post, position))
    # A name that begins like a formula must stay a name.
    return [f"'{cell}" if cell[:1] in "=+-@" and cell else cell for cell in cells]


def _dress(sheet: Worksheet, fill: PatternFill | None, *, bold: bool = False) -> None:
    for cell in sheet[sheet.max_row]:
        cell.border, cell.alignment, cell.font = THIN, MIDDLE, Font(bold=bold)
        if fill is not None:
            cell.fill = fill


def _page(sheet: Worksheet, columns: int) -> None:
    for number in range(1, columns + 1):
        sheet.column_dimensions[sheet.cell(3, number).column_letter].width = 13
    sheet.freeze_panes = "A4"
    sheet.print_title_rows = "3:3"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
