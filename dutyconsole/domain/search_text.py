"""What is compared when somebody searches: the comparable form of a text, and the tokens that narrow.

A text holds a term where the comparable form of the term is a substring of that of the text; this alone
decides what is found. Tokens only narrow what is looked at: single characters, pairs of neighbours, and
runs of three ASCII letters or digits. They are cut without a dictionary, so a word that no dictionary knows
(a name, a rare character of GB 18030, half of a word) is found like any other.

Comparable form: NFKC (full-width digits and letters become plain ones), case folded, white space and control
characters one blank. Whoever changes any of this raises `VERSION`, so that kept forms are made anew.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = 1

FIELDS_END = "\n"
"""Stands between the fields of a document; no field's comparable form holds it."""

_BLANK = re.compile(r"[\s\x00-\x1f\x7f]+")
# An explicit list of what parts two runs, so that no version of Unicode's tables matters: punctuation of
# ASCII, Latin-1, General Punctuation, CJK, and the vertical, small and full-width forms.
_RUN = re.compile(
    "[^\\x00-/:-@\\[-`{-\u00bf\u2000-\u206f\u3000-\u3004\u3008-\u3020\u3030\ufe10-\ufe6f\uff00-\uff0f]+"
)
_THREE = re.compile("(?=([0-9a-z]{3}))")
_LONG = 4
"""From this many characters on, pairs that do not overlap narrow well enough."""


def comparable(text: str) -> str:
    """Return the form in which texts and terms are compared: one line, no control characters."""
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    # Half of a surrogate pair (a broken input method sends such) can be stored in no database.
    whole = text.encode("utf-8", "replace").decode("utf-8") if _is_torn(text) else text
    return _BLANK.sub(" ", whole.casefold()).strip()


def document(*fields: str) -> str:
    """Return the comparable form of a whole record, its fields parted by `FIELDS_END`."""
    return FIELDS_END.join(comparable(field) for field in fields)


def grams(text: str) -> set[str]:
    """Return every token of a comparable form or document."""
    found: set[str] = set(_THREE.findall(text))
    for run in _RUN.findall(text):
        found.update(run)
        found.update(map("".join, pairwise(run)))
    return found


def narrowing(term: str) -> tuple[str, ...]:
    """Return tokens that every text with the term must have: few, yet each character is in one of them.

    Empty for a term of punctuation only.
    """
    found: dict[str, None] = {}
    for run in _RUN.findall(comparable(term)):
        if len(run) == 1:
            found[run] = None
            continue
        inside = set()
        for match in _THREE.finditer(run):
            found[match[1]] = None
            inside |= {match.start(), match.start() + 1}
        found |= {run[at : at + 2]: None for at in _pairs(len(run)) if at not in inside}
    return tuple(found)


def spans(text: str, terms: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return where the terms stand in a text as it was written: (from, to) in characters, in order, merged.

    The comparable form may be longer or shorter than the text, so each of its characters is traced back.
    """
    letters: list[str] = []
    back: list[int] = []
    for at, letter in enumerate(text):
        form = _BLANK.sub(" ", unicodedata.normalize("NFKC", letter).casefold())
        if form == " " and letters and letters[-1] == " ":
            continue
        letters += form
        back += [at] * len(form)
    plain = "".join(letters)
    found = [
        (back[at], back[at + len(wanted) - 1] + 1)
        for term in terms
        if (wanted := comparable(term))
        for at in _places(plain, wanted)
    ]
    return _merged(sorted(found))


def _pairs(length: int) -> Iterable[int]:
    if length < _LONG:
        return range(length - 1)
    return (*range(0, length - 2, 2), length - 2)


def _places(text: str, wanted: str) -> Iterable[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + len(wanted))


def _merged(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    whole: list[tuple[int, int]] = []
    for start, end in found:
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return tuple(whole)


def _is_torn(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
