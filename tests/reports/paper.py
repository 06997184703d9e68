"""Reads a paper back, as a clerk's viewer would."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2

from dutyconsole.reports.maker import PdfReports

if TYPE_CHECKING:
    from pathlib import Path

    from dutyconsole.app.views import ShiftRecordView


def pages(path: Path) -> list[str]:
    """Return the text of each page."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def joined(text: str) -> str:
    """Return the text without blanks and line ends, since a narrow column breaks words anywhere."""
    return re.sub(r"\s+", "", text)


def printed(view: ShiftRecordView, folder: Path) -> list[str]:
    """Print the record and return the text of its pages, without blanks."""
    path = PdfReports().shift_record(view, folder / "record.pdf")
    return [joined(page) for page in pages(path)]
