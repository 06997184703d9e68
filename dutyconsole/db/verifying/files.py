"""The sound files: each must hold the samples whose digest the chain vouches for."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, BinaryIO

from sqlalchemy import select

from dutyconsole.db import tables
from dutyconsole.db.rows import RECORDING
from dutyconsole.domain.audit import Break

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from dutyconsole.db.verifying.findings import Findings

BLOCK = 1 << 20


def check_files(connection: Connection, folder: Path, findings: Findings) -> int:
    """Check the file of every finished recording below the data folder; returns how many there are."""
    table = tables.recording
    statement = select(*RECORDING.columns).where(table.c.sha256.is_not(None)).order_by(table.c.id)
    recordings = [RECORDING.read(row) for row in connection.execute(statement)]
    for recording in recordings:
        wrong = _what_is_wrong(folder, recording.file, recording.sha256)
        if wrong:
            findings.add(Break.FILE, recording.file, wrong)
    return len(recordings)


def _what_is_wrong(folder: Path, name: str, digest: str | None) -> str:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        return "lies outside the data folder"
    try:
        with path.open("rb") as file:
            found = pcm_digest(file)
    except FileNotFoundError:
        return "is not there"
    except (OSError, ValueError) as error:
        return f"cannot be read: {error}"
    return "" if found == digest else "holds other sound"


def pcm_digest(file: BinaryIO) -> str:
    """Return SHA-256, in hex, over the samples of a WAV file: the bytes of its `data` chunk.

    Raises `ValueError` for a file that is none. RIFF: chunks of a four-letter name, a little-endian length,
    and the bytes, padded to an even length.
    """
    head = file.read(12)
    if head[:4] != b"RIFF" or head[8:] != b"WAVE":
        raise ValueError("no WAV file")
    while len(chunk := file.read(8)) == 8:
        length = int.from_bytes(chunk[4:], "little")
        if chunk[:4] == b"data":
            return _digest(file, length)
        file.seek(length + length % 2, 1)
    raise ValueError("no sound in it")


def _digest(file: BinaryIO, length: int) -> str:
    sha256 = hashlib.sha256()
    while length and (block := file.read(min(BLOCK, length))):
        sha256.update(block)
        length -= len(block)
    if length:
        raise ValueError(f"{length} bytes of sound are missing")
    return sha256.hexdigest()
