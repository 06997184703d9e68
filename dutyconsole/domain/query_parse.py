"""Reads a search that a person wrote. What cannot be read is a `BadInput` that names the place.

Read in two steps: words with their places (quotes, colons), then what they mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from dutyconsole.domain.query import COLONS, OR_WORDS, QUOTES, NumberSpan, Query, QueryKey
from dutyconsole.domain.query_time import read_when
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus, SearchIn
from dutyconsole.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from dutyconsole.domain.query_time import When
    from dutyconsole.domain.vocabulary import TermEnum

MOST = 1000
"""Characters of one query."""
MOST_TERMS = 40
"""Words of one query: each is looked for on its own."""

_KEYS: dict[str, QueryKey] = {
    **{word: key for key in QueryKey for word in (key.value, key.zh)},
    **dict.fromkeys(("种类", "类型"), QueryKey.KIND),
    **dict.fromkeys(("state", "办理状态"), QueryKey.STATUS),
    **dict.fromkeys(("自", "起", "since"), QueryKey.FROM),
    **dict.fromkeys(("至", "止", "until"), QueryKey.TO),
    **dict.fromkeys(("来源", "source"), QueryKey.UNIT),
    **dict.fromkeys(("值班员", "author"), QueryKey.OWNER),
    **dict.fromkeys(("号", "number"), QueryKey.NUMBER),
}
_UNKNOWN_KEY = re.compile(r"[A-Za-z]+")
_NUMBERS = re.compile(r"(\d{1,15})(?:[-–~](\d{1,15}))?")
_LISTS = re.compile("[,，、]")
_YES, _NO = ("yes", "是", "1"), ("no", "否", "0", "不")


@dataclass(frozen=True)
class _Word:
    """One piece of the query, from where it begins (counted from 1)."""

    at: int
    text: str
    """Without quotes."""
    key: QueryKey | None = None
    minus: bool = False
    quoted: bool = False

    @property
    def is_or(self) -> bool:
        return not self.quoted and not self.minus and self.key is None and self.text in OR_WORDS


@dataclass
class _Draft:
    """The query as far as it was read."""

    now: datetime
    clauses: list[list[str]] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    named: dict[str, object] = field(default_factory=dict)

    def add_to(self, name: str, values: tuple[object, ...]) -> None:
        """Put more values behind those that were named before, each once."""
        before = self.named.get(name, ())
        self.named[name] = tuple(dict.fromkeys((*before, *values)))  # type: ignore[misc]


def parse_query(text: str, now: datetime) -> Query:
    """Return what the words ask for; raises `BadInput` with `place`, counted in characters from 1.

    `now` is naive, in the room's zone: it gives the year and the day that a person leaves out.
    """
    if len(text) > MOST:
        raise BadInput("query_too_long", limit=MOST, length=len(text))
    draft = _Draft(now)
    either: _Word | None = None
    last_is_term = False
    for word in _words(text):
        if word.is_or:
            if not last_is_term:
                raise BadInput("query_or_alone", place=word.at)
            either, last_is_term = word, False
            continue
        is_term = word.key is None and not word.minus
        if either is not None and not is_term:
            raise BadInput("query_or_alone", place=either.at)
        _take(draft, word, joined=either is not None)
        either, last_is_term = None, is_term
    if either is not None:
        raise BadInput("query_or_alone", place=either.at)
    if sum(map(len, draft.clauses)) + len(draft.without) > MOST_TERMS:
        raise BadInput("query_too_many", limit=MOST_TERMS)
    clauses = tuple(tuple(dict.fromkeys(clause)) for clause in draft.clauses)
    return Query(tuple(dict.fromkeys(clauses)), tuple(dict.fromkeys(draft.without)), **draft.named)  # type: ignore[arg-type]


def _take(draft: _Draft, word: _Word, *, joined: bool) -> None:
    if word.key is not None:
        if word.minus:
            raise BadInput("query_minus_key", place=word.at, key=word.key.value)
        if not word.text.strip():
            raise BadInput("query_value_missing", place=word.at, key=word.key.value)
        _READERS[word.key](draft, word)
    elif word.minus:
        if not word.text.strip():
            raise BadInput("query_minus_alone", place=word.at)
        draft.without.append(word.text)
    elif joined:
        draft.clauses[-1].append(word.text)
    else:
        draft.clauses.append([word.text])


def _words(text: str) -> Iterator[_Word]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start = at
        minus = text[at] in "-－"
        at += minus
        jump = not minus and text[at] == "#" and text[at + 1 : at + 2].isdigit()
        key, at = (QueryKey.NUMBER, at + 1) if jump else _key(text, at)
        value, at, quoted = _value(text, at)
        if value.strip() or minus or key is not None:
            yield _Word(start + 1, value, key, minus, quoted)


def _key(text: str, at: int) -> tuple[QueryKey | None, int]:
    """Return the key that stands here and the place behind its colon; (None, `at`) where there is none."""
    end = at
    while end < len(text) and not text[end].isspace() and text[end] not in COLONS + QUOTES:
        end += 1
    if end == at or end >= len(text) or text[end] not in COLONS:
        return None, at
    name = text[at:end]
    key = _KEYS.get(name.casefold())
    # `http://…` and `主题：…` are words; letters alone before a colon are a key that was mistyped.
    if key is None and _UNKNOWN_KEY.fullmatch(name) and not text.startswith("//", end + 1):
        raise BadInput("query_key_unknown", place=at + 1, key=name, keys=_key_words())
    return (key, end + 1) if key is not None else (None, at)


def _value(text: str, at: int) -> tuple[str, int, bool]:
    """Return what stands here up to the next blank, or the phrase in quotes; with the place behind it."""
    if at < len(text) and text[at] in QUOTES:
        return _phrase(text, at)
    end = at
    while end < len(text) and not text[end].isspace() and text[end] not in QUOTES:
        end += 1
    return text[at:end], end, False


def _phrase(text: str, at: int) -> tuple[str, int, bool]:
    """Read a phrase; its closing mark twice stands for itself."""
    closing = "“”" if text[at] in "“”" else text[at]
    letters: list[str] = []
    end = at + 1
    while end < len(text):
        if text[end] in closing:
            if text[end + 1 : end + 2] != text[end]:
                return "".join(letters), end + 1, True
            end += 1
        letters.append(text[end])
        end += 1
    raise BadInput("query_quote_open", place=at + 1)


def _items(word: _Word) -> list[str]:
    return [item.strip() for item in _LISTS.split(word.text) if item.strip()]


def _terms(name: str, kind: type[TermEnum], code: str) -> Callable[[_Draft, _Word], None]:
    def read(draft: _Draft, word: _Word) -> None:
        found = []
        for item in _items(word):
            member = kind.of(item)
            if member is None:
                raise BadInput(code, place=word.at, value=item, known=tuple(kind))
            found.append(member)
        if not found:
            _no_value(word)
        draft.add_to(name, tuple(found))

    return read


def _flag(name: str, *, when_yes: bool) -> Callable[[_Draft, _Word], None]:
    def read(draft: _Draft, word: _Word) -> None:
        answer = word.text.strip().casefold()
        if answer not in _YES + _NO:
            raise BadInput("query_yes_no", place=word.at, key=_name_of(word), value=word.text)
        draft.named[name] = when_yes if answer in _YES else not when_yes

    return read


def _time(name: str) -> Callable[[_Draft, _Word], None]:
    def read(draft: _Draft, word: _Word) -> None:
        when: When | None = read_when(word.text.strip(), draft.now)
        if when is None:
            raise BadInput("query_time_wrong", place=word.at, value=word.text)
        draft.named[name] = when

    return read


def _plain(name: str) -> Callable[[_Draft, _Word], None]:
    def read(draft: _Draft, word: _Word) -> None:
        draft.named[name] = word.text.strip()

    return read


def _numbers(draft: _Draft, word: _Word) -> None:
    found = []
    for item in _items(word):
        span = _NUMBERS.fullmatch(item)
        if span is None or int(span[2] or span[1]) < int(span[1]):
            raise BadInput("query_number_wrong", place=word.at, value=item)
        found.append(NumberSpan(int(span[1]), int(span[2] or span[1])))
    if not found:
        _no_value(word)
    draft.add_to("numbers", tuple(found))


def _no_value(word: _Word) -> NoReturn:
    raise BadInput("query_value_missing", place=word.at, key=_name_of(word))


def _name_of(word: _Word) -> str:
    return word.key.value if word.key is not None else ""


def _key_words() -> str:
    return " ".join(key.value for key in QueryKey)


_READERS: dict[QueryKey, Callable[[_Draft, _Word], None]] = {
    QueryKey.KIND: _terms("kinds", EntryKind, "query_kind_unknown"),
    QueryKey.STATUS: _terms("statuses", EntryStatus, "query_status_unknown"),
    QueryKey.IN: _terms("where", SearchIn, "query_place_unknown"),
    QueryKey.OPEN: _flag("open_only", when_yes=True),
    QueryKey.STRUCK: _flag("show_struck", when_yes=True),
    QueryKey.FROM: _time("since"),
    QueryKey.TO: _time("until"),
    QueryKey.UNIT: _plain("unit"),
    QueryKey.OWNER: _plain("owner"),
    QueryKey.NUMBER: _numbers,
}
