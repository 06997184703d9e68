"""The seals: each is what was printed, follows the one before, and still fits the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from dutyconsole.db.rows import SEAL
from dutyconsole.db.tables import log_tables, trust_tables
from dutyconsole.domain.audit import GENESIS, Break, seal_hash

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dutyconsole.db.verifying.findings import Findings
    from dutyconsole.domain.audit import Seal


def load_seals(connection: Connection, findings: Findings) -> list[Seal]:
    """Return all seals in order; there is about one a shift. One that cannot be read is a finding."""
    number = trust_tables.seal.c.number
    seals = []
    for name in connection.scalars(select(number).order_by(number)).all():
        try:
            seals.append(SEAL.read(connection.execute(select(*SEAL.columns).where(number == name)).one()))
        except (ValueError, TypeError):
            findings.add(Break.SEAL, f"seal {name}", "cannot be read")
    return seals


def check_seals(seals: list[Seal], *, links: int, hashes: dict[int, bytes], findings: Findings) -> None:
    """Check the seals against each other and against the chain of `links` links.

    `hashes` holds the hash of the chain at each position that a seal names.
    """
    number, joint = 0, {GENESIS}
    for seal in seals:
        right = seal_hash(seal)
        if seal.number != number + 1:
            findings.add(Break.SEAL, f"seal {number + 1}", "taken out")
        elif seal.previous not in joint or right != seal.hash:
            findings.add(Break.SEAL, f"seal {seal.number}", "its hash is not that of its content")
        elif seal.count > links:
            findings.add(Break.CUT, f"link {links + 1}", f"seal {seal.number} counted {seal.count} links")
        elif hashes.get(seal.count) != seal.head:
            findings.add(Break.CHANGED, f"link {seal.count}", f"seal {seal.number} closed another chain")
        number, joint = seal.number, {seal.hash, right}


def check_last_seal(connection: Connection, seals: list[Seal], findings: Findings) -> None:
    """Check that the seal of the newest handover is there."""
    named = connection.scalar(select(func.max(log_tables.handover.c.seal_number))) or 0
    last = seals[-1].number if seals else 0
    if named > last:
        findings.add(Break.SEAL, f"seal {last + 1}", "taken out")
