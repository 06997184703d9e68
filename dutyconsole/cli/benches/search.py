"""Searching a million lines: the first fifty hits, newest first, on both databases.

The peer is the same search written by hand against the bare driver, on the same store in the same run. Recall
is against a scan of every line that knows neither the index nor the kept texts.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from dutyconsole.app.views import EntryFilter
from dutyconsole.cli.benches.figure import Figure, percentile
from dutyconsole.cli.benches.many_lines import room_with_lines
from dutyconsole.cli.benches.private_server import private_server
from dutyconsole.db.measuring.peer import Peer
from dutyconsole.db.measuring.scan import newest_by_scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dutyconsole.app.ports import Queries

LINES = 1_000_000
PAGE = 50
EACH = 60
"""Searches of each class, each done once cold and once measured."""
SCANNED = 6
"""Of each class: as many are held against a scan."""
SEED = 7
LIMITS_MS = {"sqlite": 10.0, "postgresql": 20.0}

Search = tuple[str, ...]


def measure(lines: int = LINES) -> Iterator[Figure]:
    """Search both databases."""
    yield from _measured(lines)
    with private_server() as url:
        yield from _measured(lines, url)


def _measured(lines: int, given: str | None = None) -> Iterator[Figure]:
    from dutyconsole.bootstrap import open_console  # noqa: PLC0415  see `dutyconsole.cli.session.Call.console`

    with (
        room_with_lines(lines, given) as (folder, url),
        open_console(folder, database=url) as console,
        Peer(url) as peer,
    ):
        searches = console.desk.ask(partial(_searches, lines=lines)).result()
        right = newest_by_scan(url, [search for each in searches.values() for search in each[:SCANNED]], PAGE)
        for name, each in searches.items():
            done = console.desk.ask(partial(_search, searches=each, peer=peer, right=right)).result()
            yield done.figure(f"search {url.partition(':')[0]} {name}", lines)


def _searches(queries: Queries, *, lines: int) -> dict[str, list[Search]]:
    """Return searches by class, cut out of lines at random: across the borders of words too."""
    luck = Random(SEED)  # noqa: S311  the same searches each time
    ids = [luck.randint(1, lines) for _ in range(3000)]
    words = [row.entry.text for row in queries.entry_rows(ids)]

    def cut(length: int) -> str:
        while True:
            line = luck.choice(words)
            start = luck.randrange(max(1, len(line) - length))
            piece = line[start : start + length]
            if len(piece) == length and all("\u4e00" <= letter <= "\u9fff" for letter in piece):
                return piece

    def digits() -> str:
        phone = luck.choice([line for line in words if "电话1" in line]).rpartition("电话")[2][:11]
        length = luck.choice((3, 4, 6, 8, 11))
        start = luck.randrange(12 - length)
        return phone[start : start + length]

    frequent = ("火灾", "停电", "报告", "东河镇", "已恢复正常")
    made: dict[str, list[Search]] = {
        f"{length} 字": [(cut(length),) for _ in range(EACH)] for length in (1, 2, 3, 4)
    }
    made["6–12 字"] = [(cut(luck.randint(6, 12)),) for _ in range(EACH)]
    made["多个词"] = [(cut(2), luck.choice((*frequent, cut(2), cut(3)))) for _ in range(EACH)]
    made["数字"] = [(digits(),) for _ in range(EACH)]
    return made


@dataclass
class Done:
    """What searches of one class took, in milliseconds, and what they found."""

    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)
    scanned: int = 0
    same: int = 0
    with_hits: int = 0

    def figure(self, name: str, lines: int) -> Figure:
        """Return the ninety-fifth percentile beside the peer's."""
        database = name.split()[1]
        detail = {
            "p50": round(percentile(self.ours, 50), 2),
            "max": round(max(self.ours), 2),
            "wanted_below": LIMITS_MS[database] * (1 if lines <= LINES else 2),
            "equal_to_scan": f"{self.same}/{self.scanned}",
            "with_hits": f"{self.with_hits}/{len(self.ours)}",
            "lines": lines,
        }
        p95, peer = percentile(self.ours, 95), percentile(self.theirs, 95)
        return Figure(f"{name} p95", "ms", p95, f"bare {database}", peer, detail)


def _search(
    queries: Queries, *, searches: Sequence[Search], peer: Peer, right: dict[Search, list[int]]
) -> Done:
    done = Done()
    for search in searches:
        wanted = EntryFilter(tuple((term,) for term in search), limit=PAGE)
        queries.find(wanted)  # what is measured is not the disk
        begun = time.perf_counter()
        found = [row.entry.id for row in queries.find(wanted).rows]
        between = time.perf_counter()
        peer.find(search, PAGE)
        done.theirs.append((time.perf_counter() - between) * 1000)
        done.ours.append((between - begun) * 1000)
        done.with_hits += bool(found)
        if search in right:
            done.scanned += 1
            done.same += found == right[search]
    return done
