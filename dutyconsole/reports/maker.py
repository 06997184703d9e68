"""Makes the papers as PDF files, each whole or not at all."""

from __future__ import annotations

import logging
import os
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dutyconsole.errors import StoreProblem
from dutyconsole.reports import access_register, evidence_sheet, roster_table, sheet_register, shift_record
from dutyconsole.reports.fonts import FontBook
from dutyconsole.reports.layout import draw, paginate

if TYPE_CHECKING:
    from dutyconsole.app.roster_views import RosterView
    from dutyconsole.app.views import AccessRegisterView, EvidenceView, SheetRegisterView, ShiftRecordView
    from dutyconsole.reports.font_files import Role

log = logging.getLogger("dutyconsole.reports")


class PdfReports:
    """`ReportMaker` by reportlab. May be called on any thread; one paper is made at a time."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()

    def shift_record(self, view: ShiftRecordView, target: Path) -> Path:
        """Write the shift record (F01) and return its path.

        Raises:
            Refused: `fonts_missing`, where the machine has no Chinese font for printing.
            StoreProblem: `report_not_written`, with the path and the reason; an older file is kept.
        """
        return self._write(shift_record, view, target, lines=len(view.rows))

    def access_register(self, view: AccessRegisterView, target: Path) -> Path:
        """Write the register of listening (F05) and return its path; raises as above."""
        return self._write(access_register, view, target, lines=len(view.rows))

    def sheet_register(self, view: SheetRegisterView, target: Path) -> Path:
        """Write the register of warnings (F29) or visitors (F18) and return its path; raises as above."""
        return self._write(sheet_register, view, target, lines=len(view.rows))

    def evidence_sheet(self, view: EvidenceView, target: Path) -> Path:
        """Write the sheet of an evidence package and return its path; raises as above."""
        return self._write(evidence_sheet, view, target, lines=len(view.facts))

    def roster(self, view: RosterView, target: Path) -> Path:
        """Write the roster (F13) and return its path; raises as above."""
        return self._write(roster_table, view, target, lines=len(view.plan))

    def roster_workbook(self, view: RosterView, target: Path) -> Path:
        """Write the roster as an Excel workbook; raises `StoreProblem` as above."""
        from dutyconsole.reports.roster_sheet import workbook  # noqa: PLC0415  costs as much as all papers

        write_whole(target, workbook(view))
        return target

    def fonts_used(self) -> dict[Role, str]:
        """Return the font that serves each role on this machine; raises `Refused`."""
        with self._one_at_a_time, FontBook() as book:
            return book.used

    def _write(self, form: Any, view: Any, target: Path, *, lines: int) -> Path:
        """Write a paper; `form` is its module, with `story` and `furniture`."""
        with self._one_at_a_time, FontBook() as book:
            pages = paginate(form.story(view, book))
            data = draw(pages, form.furniture(view), book)
        write_whole(target, data)
        log.info("%s written: %d pages, %d lines", form.__name__.rpartition(".")[2], len(pages), lines)
        for char, times in book.unprintable.items():
            log.info("no font has U+%04X, shown by its code %d times", ord(char), times)
        return target


def write_whole(target: Path, data: bytes) -> None:
    """Replace the file by these bytes, on the disk when this returns; raises `StoreProblem`.

    The file is readable by its owner alone: what callers said is not for every account of the machine.
    """
    draft: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.stem[:40]}-", suffix=".part", delete=False
        ) as file:
            draft = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        log.warning("report not written: %s", error)
        reason = error.strerror or str(error)
        raise StoreProblem("report_not_written", path=str(target), reason=reason) from error
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)
