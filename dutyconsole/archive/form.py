"""The form of a backup: a ZIP that any tool opens, its manifest at the end, keys sealed.

    duty.db              the store, as one SQLite file (from PostgreSQL too)
    config.toml, journal/, attachments/, recordings/ …      as in the data folder
    keys.sealed.json     the private keys, to be opened with the passphrase (`sealing`)
    manifest.json        what there is, each with size and SHA-256; written last, so a torn file has none

Names are below the data folder, with forward slashes. A reader refuses a format that is newer than its own.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from dutyconsole.errors import Damaged, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

FORMAT = 1
STORE, SEALED, MANIFEST = "duty.db", "keys.sealed.json", "manifest.json"
LOCK = "keys/backup-lock.json"
FOLDERS = ("journal", "attachments", "faxes", "self_tests", "recordings")
"""Folders of the data folder that go in, where they are there; recordings last, as they are the most."""
FILES = ("config.toml", "config.last-good.toml")
BLOCK = 1 << 20
MOST_MANIFEST = 1 << 28
TORN = (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError, RuntimeError)
"""What reading a torn or altered ZIP raises."""


@dataclass(frozen=True)
class Member:
    """One file of a backup."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    made_at: str
    program: str
    unit: str
    recordings: str
    since: str | None
    members: tuple[Member, ...]

    def to_bytes(self) -> bytes:
        """Return it as it is stored."""
        files = [{"path": m.name, "size": m.size, "sha256": m.sha256} for m in self.members]
        document: dict[str, Any] = {
            "format": FORMAT,
            "program": self.program,
            "made_at": self.made_at,
            "unit": self.unit,
            "recordings": self.recordings,
            "since": self.since,
            "files": files,
        }
        return json.dumps(document, ensure_ascii=False, indent=1).encode()

    @staticmethod
    def from_bytes(raw: bytes, file: str) -> Manifest:
        """Read it back; raises `Damaged` where it is none, `Refused` where it is of a newer form."""
        try:
            document = json.loads(raw)
            if int(document["format"]) > FORMAT:
                raise Refused("backup_newer", file=file, format=document["format"])
            members = [Member(str(m["path"]), int(m["size"]), str(m["sha256"])) for m in document["files"]]
            told = [str(document[name]) for name in ("made_at", "program", "unit", "recordings")]
            since = document["since"]
        except (ValueError, KeyError, TypeError) as error:
            raise Damaged("backup_torn", file=file, why=f"manifest: {error}") from error
        for member in members:
            if not is_safe(member.name):
                raise Damaged("backup_torn", file=file, why=f"name: {member.name}")
        made_at, program, unit, recordings = told
        return Manifest(made_at, program, unit, recordings, since, tuple(members))


def is_safe(name: str) -> bool:
    """Say whether a name stays below the folder into which it is restored."""
    path = PurePosixPath(name)
    odd = "\\" in name or ":" in name or "\0" in name
    return bool(name) and not odd and not path.is_absolute() and ".." not in path.parts


def blocks(source: IO[bytes], heed: Callable[[int], object]) -> Iterator[bytes]:
    """Yield a file block by block; `heed` is told the bytes of each and may raise."""
    while block := source.read(BLOCK):
        heed(len(block))
        yield block


def digest(source: IO[bytes], heed: Callable[[int], object]) -> tuple[int, str]:
    """Return size and SHA-256 of what is left of a file."""
    size, hashed = 0, hashlib.sha256()
    for block in blocks(source, heed):
        size += len(block)
        hashed.update(block)
    return size, hashed.hexdigest()
