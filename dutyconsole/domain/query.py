"""A search as a value, and as the words that mean the same.

    火灾 爆炸            both must be found          "防汛 值守"     these signs in this order
    火灾 OR 爆炸         one of them; OR binds closer than the blank between words
    -演练                must not be found
    kind:来电,去电        status:待办    open:yes     struck:no
    from:2026-10-01 to:8h            times: `dutyconsole.domain.query_time`
    unit:东河镇          owner:李晓东    no:1208,1210-1215
    in:日志,电话          where to look

Keys are known in Chinese too (类别 状态 未办结 划改 从 到 单位 记录人 编号 范围), and `：` is as good as `:`.
`query_text` and `dutyconsole.domain.query_parse.parse_query` undo each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.query_time import when_text
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus, SearchIn, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dutyconsole.domain.query_time import When

OR_WORDS = ("OR", "或")
QUOTES = '"“”\uff02'
COLONS = ":："


class QueryKey(Term):
    """What can stand before a colon. The first word is the one that is written."""

    KIND = "kind", "类别", "Kind"
    STATUS = "status", "状态", "Status"
    OPEN = "open", "未办结", "Open"
    STRUCK = "struck", "划改", "Struck"
    FROM = "from", "从", "From"
    TO = "to", "到", "To"
    UNIT = "unit", "单位", "Unit"
    OWNER = "owner", "记录人", "Owner"
    NUMBER = "no", "编号", "No"
    IN = "in", "范围", "In"


@dataclass(frozen=True)
class NumberSpan:
    """Numbers of lines from one to another, both among them."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


@dataclass(frozen=True)
class Query:
    """What somebody looks for."""

    clauses: tuple[tuple[str, ...], ...] = ()
    """All must hold; one holds where any of its words or phrases is found."""
    without: tuple[str, ...] = ()
    kinds: tuple[EntryKind, ...] = ()
    statuses: tuple[EntryStatus, ...] = ()
    since: When | None = None
    until: When | None = None
    unit: str = ""
    owner: str = ""
    numbers: tuple[NumberSpan, ...] = ()
    where: tuple[SearchIn, ...] = ()
    """Where to look; nothing means everywhere."""
    open_only: bool = False
    show_struck: bool = True

    @property
    def terms(self) -> tuple[str, ...]:
        """Return every word that may be found, to be shown in the hits."""
        found = [term for clause in self.clauses for term in clause]
        return tuple(dict.fromkeys([*found, *([self.unit] if self.unit else [])]))

    @property
    def is_blank(self) -> bool:
        """Say whether nothing is asked for."""
        return self == Query()

    @property
    def one_number(self) -> int | None:
        """Return the number of a line where nothing else is asked for: one jumps there."""
        alone = len(self.numbers) == 1 and self == Query(numbers=self.numbers, where=self.where)
        return self.numbers[0].first if alone and self.numbers[0].first == self.numbers[0].last else None


def query_text(query: Query) -> str:
    """Return the words of a query: reading them gives the same query again."""
    return " ".join(_parts(query))


def _parts(query: Query) -> Iterator[str]:
    for clause in query.clauses:
        yield " OR ".join(_term(term) for term in clause)
    yield from (f"-{_term(term)}" for term in query.without)
    yield from _named(QueryKey.KIND, [kind.zh for kind in query.kinds])
    yield from _named(QueryKey.STATUS, [status.zh for status in query.statuses])
    yield from _named(QueryKey.OPEN, ["yes"] if query.open_only else [])
    yield from _named(QueryKey.STRUCK, [] if query.show_struck else ["no"])
    yield from _named(QueryKey.FROM, [when_text(query.since)] if query.since else [])
    yield from _named(QueryKey.TO, [when_text(query.until)] if query.until else [])
    yield from _named(QueryKey.UNIT, [_quoted(query.unit)] if query.unit else [])
    yield from _named(QueryKey.OWNER, [_quoted(query.owner)] if query.owner else [])
    yield from _named(QueryKey.NUMBER, [str(span) for span in query.numbers])
    yield from _named(QueryKey.IN, [place.zh for place in query.where])


def _named(key: QueryKey, values: list[str]) -> Iterator[str]:
    if values:
        yield f"{key.value}:{','.join(values)}"


def _term(term: str) -> str:
    """Return a word so that it is read as one: in quotes where it could mean something else."""
    has_sign = term.startswith(("-", "－", "#")) or any(colon in term for colon in COLONS)
    return f'"{_doubled(term)}"' if has_sign or term in OR_WORDS or _needs_quotes(term) else term


def _quoted(value: str) -> str:
    return f'"{_doubled(value)}"' if _needs_quotes(value) else value


def _needs_quotes(text: str) -> bool:
    return any(letter.isspace() or letter in QUOTES for letter in text)


def _doubled(text: str) -> str:
    return text.replace('"', '""')
