"""The sound files: each must hold the samples whose digest the chain vouches for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.db.rows import RECORDING
from dutyconsole.db.tables import call_tables
from dutyconsole.domain.audit import Break
from dutyconsole.errors import BadInput
from dutyconsole.paths import DataFolder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection

    from dutyconsole.db.verifying.findings import Findings


def check_files(
    connection: Connection,
    folder: Path,
    findings: Findings,
    digest_of: Callable[[Path], str],
    *,
    left_out: Callable[[str], bool] | None = None,
) -> int:
    """Check the file of every finished recording below the data folder; returns how many were looked at.

    `digest_of` reads a sound file, packed or not, and raises `BadInput` where it cannot; `left_out` says of
    which recordings a backup holds no file.
    """
    table = call_tables.recording
    statement = select(*RECORDING.columns).where(table.c.sha256.is_not(None)).order_by(table.c.id)
    recordings = [RECORDING.read(row) for row in connection.execute(statement)]
    place = DataFolder(folder)
    if left_out is not None:
        recordings = [recording for recording in recordings if not left_out(recording.file)]
    for recording in recordings:
        path = place.sound(recording.file)
        wrong = _what_is_wrong(path, folder, recording.sha256, digest_of)
        if wrong and (packed := place.sound(recording.file)) != path:
            # It was packed while it was looked at.
            wrong = _what_is_wrong(packed, folder, recording.sha256, digest_of)
        if wrong:
            findings.add(Break.FILE, recording.file, wrong)
    return len(recordings)


def _what_is_wrong(path: Path, folder: Path, digest: str | None, digest_of: Callable[[Path], str]) -> str:
    if not path.resolve().is_relative_to(folder.resolve()):
        return "lies outside the data folder"
    if not path.exists():
        return "is not there"
    try:
        found = digest_of(path)
    except BadInput as error:
        return f"cannot be read: {error.params.get('why', '')}"
    return "" if found == digest else "holds other sound"
