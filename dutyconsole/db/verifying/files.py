"""The files: each must hold the sound, or be the attachment, whose digest the chain vouches for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.attachment_shelf import digest
from dutyconsole.db.rows import RECORDING
from dutyconsole.db.tables import call_tables, matter_tables
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


def check_attachments(connection: Connection, folder: Path, findings: Findings) -> int:
    """Check the file of every attachment below the data folder; returns how many there are."""
    table = matter_tables.attachment
    files = connection.execute(select(table.c.file, table.c.sha256).distinct().order_by(table.c.file)).all()
    for file, sha256 in files:
        wrong = _what_is_wrong(folder / file, folder, sha256, _plain_digest)
        if wrong:
            findings.add(Break.FILE, file, wrong)
    return len(files)


def _plain_digest(path: Path) -> str:
    try:
        return digest(path)
    except OSError as error:
        raise BadInput("attachment_unreadable", name=path.name, why=error.strerror or str(error)) from error


def _what_is_wrong(path: Path, folder: Path, digest: str | None, digest_of: Callable[[Path], str]) -> str:
    if not path.resolve().is_relative_to(folder.resolve()):
        return "lies outside the data folder"
    if not path.exists():
        return "is not there"
    try:
        found = digest_of(path)
    except BadInput as error:
        return f"cannot be read: {error.params.get('why', '')}"
    return "" if found == digest else "is not what was stored"
