"""The fonts that are open, shared by all papers in the making and given up with the last of them.

A Chinese font takes some twenty megabytes of memory; a console that runs for months and prints twice a day
must not hold five of them.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics

from dutyconsole.reports.outlines import UNREADABLE, PaperFont

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dutyconsole.reports.font_files import FontFile

log = logging.getLogger("dutyconsole.reports")

FULL_WIDTH = 1000.0


@dataclass(frozen=True)
class Face:
    """An open font; widths are in thousandths of the type size, those of full width left out."""

    name: str
    widths: Mapping[int, float]
    chars: Mapping[int, object]
    """Every character that the font lists, with its glyph."""
    blank: frozenset[int]
    """Characters that it lists but does not draw."""
    misplaced: frozenset[int]
    """Characters that it has, but not as a paper in simplified Chinese wants them."""

    def has(self, text: str) -> bool:
        """Say whether it draws every character."""
        return all(self.chars.get(ord(char)) and ord(char) not in self.blank for char in text)

    def width(self, char: str) -> float:
        """Return the width of a character in thousandths of the type size."""
        return self.widths.get(ord(char), FULL_WIDTH)


class Shelf:
    """Opens each font once, however many ask for it; safe on any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faces: dict[FontFile, Face | None] = {}
        self._takers: dict[FontFile, int] = {}

    def take(self, file: FontFile) -> Face | None:
        """Return the font, or None where its file cannot be read; to be given back."""
        with self._lock:
            self._takers[file] = self._takers.get(file, 0) + 1
            if file not in self._faces:
                self._faces[file] = _open(file)
            return self._faces[file]

    def give_back(self, files: Iterable[FontFile]) -> None:
        """Let go of fonts that were taken; what nobody holds is closed."""
        with self._lock:
            for file in files:
                self._takers[file] -= 1
                if not self._takers[file]:
                    del self._takers[file]
                    if self._faces.pop(file) is not None:
                        _close(file)


def _open(file: FontFile) -> Face | None:
    try:
        made = PaperFont(file)
    except UNREADABLE as error:
        log.info("font %s cannot be used: %s", file.key, error)
        return None
    pdfmetrics.registerFont(made)
    # The library keeps one font for each inner name: of two copies of a font the first serves both.
    font = pdfmetrics.getFont(file.key)
    return Face(file.key, font.face.charWidths, font.face.charToGlyph, font.blank(), font.misplaced())


def _close(file: FontFile) -> None:
    # The library has no way to give up a font.
    font = pdfmetrics._fonts.pop(file.key)  # noqa: SLF001
    if pdfmetrics._dynFaceNames.get(font.face.name) is font:  # noqa: SLF001
        del pdfmetrics._dynFaceNames[font.face.name]  # noqa: SLF001


SHELF = Shelf()
