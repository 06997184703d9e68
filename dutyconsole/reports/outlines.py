"""Fonts that the PDF library can embed: TrueType as they are, PostScript outlines converted glyph by glyph.

Rare characters of names (𬱖, U+2CC56) stand on most Linux systems only in fonts with PostScript outlines
(Noto, Source Han), which reportlab refuses. So the few glyphs that a paper needs are turned into quadratic
curves when the paper is saved; the error is a thousandth of the type size, below what a printer can show.
"""

from __future__ import annotations

import io
import struct
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont as FontReader
from fontTools.ttLib import TTLibError, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from reportlab.pdfbase.ttfonts import SUBSETN, TTEncoding, TTFError, TTFont, TTFontFace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dutyconsole.reports.font_files import FontFile

PS_OUTLINES = b"OTTO"
FULL_WIDTH = 1000
SYMBOLIC = 4
"""Font descriptor flag (PDF 32000-1, table 123): the codes are the font's own."""
NOTDEF = ".notdef"
STOPS = frozenset(map(ord, "。、"))
SPACES = frozenset({0x20, 0xA0, 0x3000, *range(0x2000, 0x200B)})
BF_CHARS = 100
"""Most entries of one `beginbfchar` block (PDF 32000-1, 9.10.3, after Adobe's CMap rules)."""

UNREADABLE = (OSError, TTFError, TTLibError, KeyError, ValueError, struct.error, AssertionError, IndexError)
"""What reading a font file may raise that is torn, locked or of an unknown kind."""


@contextmanager
def _reader(file: FontFile) -> Iterator[FontReader]:
    with FontReader(file.path, fontNumber=file.index, lazy=True) as font:
        try:
            yield font
        finally:
            # Tables and font know each other: without this, sixty megabytes wait for the garbage collector.
            font.tables.clear()


class OutlineFace(TTFontFace):  # type: ignore[misc]  # the library is untyped
    """A face with PostScript outlines, which gives out TrueType subsets.

    Widths and metrics are in thousandths of the type size, as everywhere in PDF.
    """

    def __init__(self, file: FontFile) -> None:
        self._file = file
        with _reader(self._file) as font:
            scale = 1000 / font["head"].unitsPerEm
            self._names: dict[int, str] = font.getBestCmap()
            advance = font["hmtx"].metrics
            # The library only asks whether a character is there, so the names do for the glyphs.
            self.charToGlyph = self._names
            widths = ((code, advance[name][0] * scale) for code, name in self._names.items())
            self.charWidths = {code: width for code, width in widths if width != FULL_WIDTH}
            head, lines = font["head"], font["hhea"]
            self.bbox = [side * scale for side in (head.xMin, head.yMin, head.xMax, head.yMax)]
            self.ascent, self.descent = lines.ascent * scale, lines.descent * scale
            self.name = str(font["name"].getDebugName(6) or file.path.stem).encode("ascii", "replace")
        self.capHeight, self.italicAngle, self.stemV = self.ascent, 0, 80
        self.defaultWidth, self.flags = FULL_WIDTH, SYMBOLIC
        self.filename, self.subfontNameX = str(file.path), b""

    def makeSubset(self, subset: Sequence[int]) -> bytes:  # noqa: N802  name of the library
        """Return a TrueType font in which code i shows the character `subset[i]`."""
        with _reader(self._file) as font:
            glyphs = _Glyphs(font, self._names)
            for place, code in enumerate(subset):
                if code in self.charToGlyph:
                    glyphs.add(place, code)
            return glyphs.build()


class _Glyphs:
    """Glyphs turned into quadratic curves, and the font built of them."""

    def __init__(self, font: FontReader, names: dict[int, str]) -> None:
        self._font, self._names, self._drawn = font, names, font.getGlyphSet()
        self._glyf: dict[str, Any] = {NOTDEF: self._convert(NOTDEF)}
        self._codes: dict[int, str] = {}

    def _convert(self, name: str) -> Any:
        pen = TTGlyphPen(None)
        error = self._font["head"].unitsPerEm / 1000
        self._drawn[name].draw(Cu2QuPen(pen, error, reverse_direction=True))
        glyph = pen.glyph()
        glyph.recalcBounds(None)
        return glyph

    def add(self, place: int, code: int) -> None:
        name = self._names[code]
        self._codes[place] = name
        if name not in self._glyf:
            self._glyf[name] = self._convert(name)

    def build(self) -> bytes:
        lines, advance = self._font["hhea"], self._font["hmtx"].metrics
        builder = FontBuilder(self._font["head"].unitsPerEm, isTTF=True)
        builder.setupGlyphOrder(list(self._glyf))
        builder.setupGlyf(self._glyf)
        table = newTable("cmap")
        table.tableVersion, table.tables = 0, [self._codes_as_cmap()]
        builder.font["cmap"] = table
        # A reader moves each outline to its left bearing, so that must be where the outline begins.
        builder.setupHorizontalMetrics({n: (advance[n][0], _left(g)) for n, g in self._glyf.items()})
        builder.setupHorizontalHeader(ascent=lines.ascent, descent=lines.descent)
        builder.setupNameTable({})
        builder.setupOS2()
        builder.setupPost(keepGlyphNames=False)
        # Equal input must give equal bytes, so the font bears no time.
        builder.updateHead(created=0, modified=0)
        out = io.BytesIO()
        builder.save(out)
        return out.getvalue()

    def _codes_as_cmap(self) -> CmapSubtable:
        table = CmapSubtable.newSubtable(6)
        table.platformID, table.platEncID, table.language = 1, 0, 0
        table.cmap = self._codes
        return table


def _left(glyph: Any) -> int:
    return int(glyph.xMin) if glyph.numberOfContours else 0


class PaperFont(TTFont):  # type: ignore[misc]  # the library is untyped
    """A font of the paper: embedded as a subset, its text found again beyond U+FFFF too."""

    def __init__(self, file: FontFile) -> None:
        if is_postscript(file):
            self.fontName, self.face, self.encoding = file.key, OutlineFace(file), TTEncoding()
            self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
            self.shapable, self._asciiReadable = False, True
        else:
            super().__init__(file.key, str(file.path), subfontIndex=file.index, shapable=False)

    def blank(self) -> frozenset[int]:
        """Return the characters that the font lists but for which it has an empty glyph."""
        at: list[int] | None = getattr(self.face, "glyphPos", None)
        if at is None:
            return frozenset()
        empty = (code for code, place in self.face.charToGlyph.items() if at[place] == at[place + 1])
        return frozenset(empty) - SPACES

    def misplaced(self) -> frozenset[int]:
        """Return the stops that stand in the middle of their field, as is the custom in Taiwan."""
        if not hasattr(self.face, "glyphPos"):
            return frozenset()
        glyphs = self.face.charToGlyph
        there = STOPS & glyphs.keys() - self.blank()
        return frozenset(code for code in there if not self._is_left(glyphs[code]))

    def _is_left(self, glyph: int) -> bool:
        face = self.face
        face.seek(face.get_table_pos("glyf")[0] + face.glyphPos[glyph] + 2)
        left, _, right = (face.read_short() for _ in range(3))
        return bool(left + right < face.unitsPerEm)

    def addObjects(self, doc: Any) -> None:  # noqa: N802  name of the library
        """Add the font to the document, with a character map that knows surrogate pairs."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = to_unicode(name, subset)


def is_postscript(file: FontFile) -> bool:
    """Say whether the face has PostScript outlines; raises `OSError`, `struct.error`."""
    with file.path.open("rb") as stream:
        tag = stream.read(4)
        if tag == b"ttcf":
            stream.seek(12 + 4 * file.index)
            stream.seek(struct.unpack(">L", stream.read(4))[0])
            tag = stream.read(4)
    return tag == PS_OUTLINES


def to_unicode(name: str, subset: Sequence[int]) -> str:
    """Return the CMap by which a reader finds the characters again, in UTF-16 (PDF 32000-1, 9.10.3)."""
    known = [
        (place, chr(code).encode("utf-16-be").hex().upper()) for place, code in enumerate(subset) if code
    ]
    blocks = []
    for start in range(0, len(known), BF_CHARS):
        block = known[start : start + BF_CHARS]
        lines = [f"<{at:02X}> <{text}>" for at, text in block]
        blocks += [f"{len(block)} beginbfchar", *lines, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
