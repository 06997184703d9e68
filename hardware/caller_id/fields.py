"""The single fields of a caller-ID report: number, presentation, date, time, name.

All functions are pure and take what stands after the tag, or in the parameter of a data message.
"""

from __future__ import annotations

import re
import unicodedata

from dutyconsole.domain.call import Presentation

_PRIVATE = frozenset(
    {
        "P",
        "PRIVATE",
        "PRIVATE NUMBER",
        "PRIVATE CALLER",
        "ANONYMOUS",
        "WITHHELD",
        "NUMBER WITHHELD",
        "BLOCKED",
    }
    | {"RESTRICTED", "CALLER ID BLOCKED"}
)
_UNAVAILABLE = frozenset(
    {"O", "OUT OF AREA", "OUTOFAREA", "UNAVAILABLE", "NOT AVAILABLE", "NUMBER UNAVAILABLE", "NO NUMBER"}
    | {"INTERNATIONAL", "INTERNATL", "PAYPHONE", "NOT PROVIDED"}
)
_NO_NAME = frozenset({"", "P", "O", "UNKNOWN", "UNKNOWN NAME", "UNKNOWN CALLER", "NO NAME"}) | (
    _PRIVATE | _UNAVAILABLE - {"INTERNATIONAL", "INTERNATL", "PAYPHONE"}
)
_SEPARATORS = str.maketrans("", "", " \t-.()/")
_DIGITS = re.compile(r"\+?[0-9*#]{1,32}")
_WESTERN = re.compile("(?<=[A-Za-z])[\u00c0-\u00ff](?![^\x00-\x7f])")
_ODD_LETTER = re.compile("[^\x00-\x7f]")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_number(text: str) -> tuple[str | None, Presentation]:
    """Return the number without its separators, and what was said of it.

    A number with anything else in it is not guessed at: None and `UNKNOWN`.
    """
    words = " ".join(text.replace("-", " ").replace("_", " ").upper().split())
    if words in _PRIVATE:
        return None, Presentation.PRIVATE
    if words in _UNAVAILABLE:
        return None, Presentation.UNAVAILABLE
    digits = text.translate(_SEPARATORS)
    if _DIGITS.fullmatch(digits):
        return digits, Presentation.OK
    return None, Presentation.UNKNOWN


def read_date(text: str) -> str | None:
    """Return `MMDD` from `MMDD`, `YYMMDD`, `YYYYMMDD` or the same with separators; None if no such day is.

    There is no year in it, so 29 February always is a day.
    """
    digits = "".join(re.findall("[0-9]", text))
    if len(digits) not in {4, 6, 8}:
        return None
    month, day = int(digits[-4:-2]), int(digits[-2:])
    return digits[-4:] if 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1] else None


def read_time(text: str) -> str | None:
    """Return `HHMM` from `HHMM`, `HHMMSS`, `HH:MM` or `HH:MM:SS`; None if it is no time of day."""
    digits = "".join(re.findall("[0-9]", text))
    if len(digits) not in {4, 6}:
        return None
    return digits[:4] if int(digits[:2]) < 24 and int(digits[2:4]) < 60 else None


def read_name(raw: bytes) -> str | None:
    """Return the name, or None where the device sent none (blank, `P`, `O`, `OUT OF AREA` …).

    Chinese exchanges send GB2312 and its successors, newer boxes UTF-8. Characters that would move the
    cursor or turn the direction of the text are shown as escapes, never passed on.
    """
    text = decode(raw).strip(" \t\x00")
    words = " ".join(text.replace("-", " ").upper().split())
    return None if words in _NO_NAME else text


def decode(raw: bytes) -> str:
    """Return bytes of unknown coding as harmless text: UTF-8, else GB18030, else escapes.

    Short GB2312 names can be right UTF-8 by chance, but then of two bytes a letter, as Chinese never is; only
    `é` and its like within a word of plain letters are believed.
    Devices cut names at 15 bytes, so the last character may be half of one: only that is escaped then.
    """
    tries = [("utf-8", cut) for cut in range(4)] + [("gb18030", 0), ("utf-8", 0)]
    tries += [("gb18030", cut) for cut in range(1, 4)]
    for place, (coding, cut) in enumerate(tries):
        whole, rest = raw[: len(raw) - cut], raw[len(raw) - cut :]
        try:
            text = whole.decode(coding)
        except UnicodeDecodeError:
            continue
        if place < 4 and not _is_surely_utf8(text, cut):
            continue
        return "".join(_harmless(char) for char in text) + _escaped(rest)
    return _escaped(raw)


def _is_surely_utf8(text: str, cut: int) -> bool:
    long = sum(char >= "\u0800" for char in text)
    if cut:
        return long > 1
    return long > 0 or text.isascii() or _is_western(text)


def _is_western(text: str) -> bool:
    """Say whether every letter that is not plain stands alone, behind a plain one: no Chinese name does."""
    return _ODD_LETTER.search(_WESTERN.sub("", text)) is None


def _escaped(raw: bytes) -> str:
    return "".join(_harmless(char) for char in raw.decode("ascii", errors="backslashreplace"))


def _harmless(char: str) -> str:
    if unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"} and char not in "\t\x00":
        return char.encode("unicode_escape").decode("ascii")
    return char
