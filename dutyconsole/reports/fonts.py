"""The fonts of one paper: for each role and character the font that prints it, and what none can print."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from dutyconsole.errors import Refused
from dutyconsole.reports.font_files import FontFile, Role, installed, ordered
from dutyconsole.reports.shelf import SHELF, Face

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PROBE = "值班日志电话记录单人民政府时间"
"""Characters of the forms themselves: a font without them serves only for what the others lack."""
_DROPPED = frozenset({"Cf", "Mn"})
"""Categories of Unicode that only steer a screen (joiners, directions, variants)."""
_NOT_PRINTED = _DROPPED | {"Cc", "Cs", "Co", "Cn"}


@cache
def known_files() -> tuple[FontFile, ...]:
    """Return the Chinese fonts of this machine, looked for once."""
    return tuple(installed())


@dataclass
class FontBook:
    """The fonts of one paper, a context manager. Fonts are read when a character first asks for them.

    Raises:
        Refused: `fonts_missing`, where no font has the characters of the forms: no paper of empty boxes.
    """

    files: Sequence[FontFile] = field(default_factory=known_files)
    unprintable: dict[str, int] = field(default_factory=dict)
    """Characters that no font has, and how often they were asked for."""

    def __post_init__(self) -> None:
        self._taken: dict[FontFile, Face | None] = {}
        self._chains: dict[Role, list[FontFile]] = {role: ordered(list(self.files), role) for role in Role}
        self._main = {role: self._main_face(role) for role in Role}
        self._found: dict[tuple[Role, str], Face | None] = {}
        self._spelling: dict[tuple[Role, str], str] = {}

    def __enter__(self) -> FontBook:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the fonts back."""
        SHELF.give_back(self._taken)
        self._taken = {}

    def _load(self, file: FontFile) -> Face | None:
        if file not in self._taken:
            self._taken[file] = SHELF.take(file)
        return self._taken[file]

    def _main_face(self, role: Role) -> Face:
        for file in self._chains[role]:
            face = self._load(file)
            if face and face.has(PROBE):
                return face
        self.close()
        raise Refused("fonts_missing")

    @property
    def used(self) -> dict[Role, str]:
        """The name of the font that serves each role."""
        return {role: face.name for role, face in self._main.items()}

    def face(self, char: str, role: Role) -> Face | None:
        """Return the font that prints the character in this role, or None."""
        key = role, char
        if key not in self._found:
            having = (face for face in self._faces(role) if face.has(char))
            first = next(having, None)
            if first and ord(char) in first.misplaced:
                first = next((face for face in having if ord(char) not in face.misplaced), first)
            self._found[key] = first
        return self._found[key]

    def _faces(self, role: Role) -> Iterator[Face]:
        yield self._main[role]
        for file in self._chains[role]:
            if face := self._load(file):
                yield face

    def spell(self, text: str, role: Role) -> str:
        """Return the text as it can be printed; a character without a glyph shows its code: `[U+1F600]`.

        Every kind of line end becomes one line feed, a tab two spaces; what only steers a screen is left out.
        """
        plain = "\n".join(text.replace("\t", "  ").splitlines())
        return "".join(self._spelt(char, role) for char in plain)

    def _spelt(self, char: str, role: Role) -> str:
        key = role, char
        if key not in self._spelling:
            self._spelling[key] = self._spell_one(char, role)
        if len(self._spelling[key]) > 1:
            self.unprintable[char] = self.unprintable.get(char, 0) + 1
        return self._spelling[key]

    def _spell_one(self, char: str, role: Role) -> str:
        kind = unicodedata.category(char)
        if char == "\n" or (kind not in _NOT_PRINTED and self.face(char, role)):
            return char
        return "" if kind in _DROPPED else f"[U+{ord(char):04X}]"

    def width(self, char: str, role: Role) -> float:
        """Return the width of a spelled character in thousandths of the type size."""
        face = self.face(char, role)
        return face.width(char) if face else 0.0

    def runs(self, text: str, role: Role) -> list[tuple[str, str, float]]:
        """Return a spelled text as (font name, text, width in thousandths), one for each change of font."""
        out: list[tuple[str, str, float]] = []
        for char in text:
            face = self.face(char, role)
            if face is None:
                continue
            width = face.width(char)
            if out and out[-1][0] == face.name:
                out[-1] = (face.name, out[-1][1] + char, out[-1][2] + width)
            else:
                out.append((face.name, char, width))
        return out
