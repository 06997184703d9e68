"""The walk along the chain: each link after the one before it, each row against its link."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, select, type_coerce

from dutyconsole.db.facts import SOURCES
from dutyconsole.db.rows import LINK
from dutyconsole.db.tables import trust_tables
from dutyconsole.db.verifying.facts import present
from dutyconsole.domain.audit import GENESIS, Break, FactOf, Link, link_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from dutyconsole.db.verifying.facts import Present
    from dutyconsole.db.verifying.findings import Findings

CHUNK = 4000
_KINDS = {kind.value: kind for kind in FactOf}


class ChainWalk:
    """Walks the chain once, in order.

    Attributes:
        links: how many links there are.
        last: the highest id of each kind that a link names.
        hashes: the hash at each position that a seal names.
    """

    def __init__(self, connection: Connection, findings: Findings, sealed: frozenset[int]) -> None:
        self._connection = connection
        self._findings = findings
        self._sealed = sealed
        self._before: Link | None = None
        self._joint = {GENESIS}
        self._entry_number = 0
        self._matters: dict[int, int] = {}
        self._changed: list[tuple[str, bytes, bytes | None]] = []
        self.links = 0
        self.last: dict[FactOf, int] = defaultdict(int)
        self.hashes: dict[int, bytes] = {0: GENESIS}

    def run(self) -> None:
        """Walk to the end."""
        for part in self._parts():
            rows = self._rows(part)
            for link in part:
                if self._check_link(link):
                    self._check_row(link, rows[link.kind].get(link.ref))
        self._name_swaps()

    def _parts(self) -> Iterator[list[Link]]:
        seq = 0
        table = trust_tables.chain_link
        columns: list[Any] = [type_coerce(c, Text) if c is table.c.kind else c for c in LINK.columns]
        while True:
            statement = select(*columns).where(table.c.seq > seq).order_by(table.c.seq).limit(CHUNK)
            rows: Sequence[Any] = self._connection.execute(statement).all()
            if not rows:
                return
            seq = rows[-1][0]
            self.links += len(rows)
            yield [link for row in rows if (link := self._read(row)) is not None]

    def _read(self, row: Sequence[Any]) -> Link | None:
        """Return the link of a row, or None for one of a kind that does not exist."""
        kind = _KINDS.get(row[1])
        if kind is None:
            self._findings.add(Break.CHANGED, f"link {row[0]}", "vouches for nothing that we know")
            return None
        return Link(row[0], kind, row[2], row[3], row[4], row[5])

    def _rows(self, part: list[Link]) -> dict[FactOf, dict[int, Present]]:
        wanted: dict[FactOf, list[int]] = {kind: [] for kind in FactOf}
        for link in part:
            wanted[link.kind].append(link.ref)
        return {
            kind: present(self._connection, SOURCES[kind], ids) if ids else {} for kind, ids in wanted.items()
        }

    def _check_link(self, link: Link) -> bool:
        """Check a link against the one before; returns whether the link itself can be believed."""
        before, self._before = self._before, link
        self.last[link.kind] = max(self.last[link.kind], link.ref)
        if link.seq in self._sealed:
            self.hashes[link.seq] = link.hash
        expected = before.seq + 1 if before else 1
        right = link_hash(link.previous, link.seq, link.kind, link.ref, link.digest)
        joint, self._joint = self._joint, {link.hash, right}
        if link.seq != expected:
            self._findings.add(Break.MISSING, f"link {expected}", "taken out of the chain")
        elif link.previous not in joint:
            self._findings.add(Break.CHANGED, f"link {link.seq}", "does not join the link before it")
        if right != link.hash:
            self._findings.add(Break.CHANGED, f"link {link.seq}", "its hash is not that of its content")
        return right == link.hash

    def _check_row(self, link: Link, row: Present | None) -> None:
        name = self._name(link, row)
        if row is None:
            self._findings.add(Break.MISSING, name, f"link {link.seq} vouches for it")
        elif row.digest != link.digest:
            self._changed.append((name, link.digest, row.digest))
            self._findings.add(Break.CHANGED, name, f"link {link.seq} vouches for other content")
        elif link.kind is FactOf.ENTRY:
            self._check_entry(name, row)

    def _name(self, link: Link, row: Present | None) -> str:
        """Return how people know the row: the log counts on, whatever a changed row says of its number."""
        if link.kind is not FactOf.ENTRY:
            return f"{link.kind.value} {row.name if row else f'#{link.ref}'}"
        if row is not None and row.digest == link.digest:
            number = int(row.name)
            if self._entry_number and number > self._entry_number + 1:
                self._findings.add(Break.MISSING, f"entry {self._entry_number + 1}", "its number is skipped")
            self._entry_number = number
        else:
            self._entry_number += 1
        return f"entry {self._entry_number}"

    def _check_entry(self, name: str, present_row: Present) -> None:
        """Check what is kept beside the line's own fields: to which matter it belongs."""
        row = present_row.row
        if row is None:
            return
        matter = row.id
        if row.follows is not None and row.strikes is None:
            matter = self._matters[row.id] = self._matters.get(row.follows, row.follows)
        if row.matter != matter:
            self._findings.add(Break.CHANGED, name, "put to another matter")

    def _name_swaps(self) -> None:
        """Say of changed rows which other row's content they hold."""
        places = {digest: name for name, digest, _ in self._changed}
        for name, _, digest in self._changed:
            if digest is not None and digest in places:
                self._findings.explain(name, f"holds the content of {places[digest]}")
