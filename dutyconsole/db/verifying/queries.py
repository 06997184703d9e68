"""The question whether everything is still what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from dutyconsole.app.views import VerifyResult
from dutyconsole.db.errors import known_errors
from dutyconsole.db.facts import SOURCES
from dutyconsole.db.reading.reader import Reader
from dutyconsole.db.tables import log_tables
from dutyconsole.db.verifying.beside import check_calls, check_shifts
from dutyconsole.db.verifying.chain import ChainWalk
from dutyconsole.db.verifying.facts import without_link
from dutyconsole.db.verifying.files import check_attachments, check_files
from dutyconsole.db.verifying.findings import Findings
from dutyconsole.db.verifying.seals import check_last_seal, check_seals, load_seals
from dutyconsole.domain.audit import Break, FactOf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection, Engine


class VerifyQueries(Reader):
    """Verification as a query."""

    def verify(self, recordings: Path | None) -> VerifyResult:
        """Check the chain, the seals and, where the data folder is given, every recording's file."""
        return verify(self._engine, recordings, self._rules.digest_of)


def verify(
    engine: Engine,
    recordings: Path | None,
    digest_of: Callable[[Path], str],
    *,
    left_out: Callable[[str], bool] | None = None,
) -> VerifyResult:
    """Check everything over one snapshot: what is written meanwhile is not looked at.

    The first finding is the first bad place of the chain. Raises `Damaged` where the database itself cannot
    be read, `StoreProblem` where it cannot be reached.
    """
    findings = Findings()
    with known_errors(), engine.connect() as connection, connection.begin():
        seals = load_seals(connection, findings)
        walk = ChainWalk(connection, findings, frozenset(seal.count for seal in seals))
        walk.run()
        check_seals(seals, links=walk.links, hashes=walk.hashes, findings=findings)
        check_last_seal(connection, seals, findings)
        _check_unvouched(connection, walk, findings)
        check_calls(connection, findings)
        check_shifts(connection, findings)
        _check_register(connection, findings)
        files = 0
        if recordings is not None:
            files = check_files(connection, recordings, findings, digest_of, left_out=left_out)
            files += check_attachments(connection, recordings, findings)
    return VerifyResult(walk.links, len(seals), files, findings.all())


def _check_unvouched(connection: Connection, walk: ChainWalk, findings: Findings) -> None:
    """Name the rows without a link; behind a cut they are what was left standing, not put in."""
    cut = findings.has(Break.CUT)
    for kind, source in SOURCES.items():
        for row_id, name in without_link(connection, source):
            if not (cut and row_id > walk.last[kind]):
                findings.add(Break.INSERTED, f"{kind.value} {name}", "nothing vouches for it")


def _check_register(connection: Connection, findings: Findings) -> None:
    """Compare the last numbers with their registers: a tail cut off with its links leaves the register."""
    if findings.has(Break.CUT, Break.MISSING):
        return
    register = log_tables.counter
    for kind in (FactOf.ENTRY, FactOf.ACCESS):
        counted = connection.scalar(select(register.c.value).where(register.c.register == kind.value))
        newest = connection.scalar(select(func.max(SOURCES[kind].name))) or 0
        if counted is not None and counted > newest:
            findings.add(Break.CUT, f"{kind.value} {newest + 1}", f"the register has counted to {counted}")
