"""The files of attachments in the data folder: each lies under the digest of its own bytes.

A file is whole on the disk (fsync) before any line speaks of it, and nothing is ever deleted here: what no
line speaks of, because somebody gave up or the power failed in between, stays and is counted by `doctor`.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dutyconsole.domain.attachment import (
    HEAD,
    SIGNS,
    StoredFile,
    check_file,
    check_mark,
    ending_of,
    safe_name,
)
from dutyconsole.errors import BadInput, Refused, StoreProblem
from dutyconsole.paths import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, BinaryIO

    from dutyconsole.domain.attachment import Attachment
    from dutyconsole.paths import DataFolder

BLOCK = 1 << 20


@dataclass(frozen=True)
class Shelf:
    """Puts files away and hands copies out."""

    folder: DataFolder

    def put(self, source: Path, *, most_bytes: int, kinds: frozenset[str]) -> StoredFile:
        """Store a copy of a file. May take a while; raises `Refused`, `BadInput`, `StoreProblem`."""
        name = safe_name(source.name)
        check_mark(name)
        try:
            if not source.is_file():
                raise BadInput("attachment_unreadable", name=name, why="-")
            with source.open("rb") as file:
                check_file(name, file.read(HEAD), kinds)
                file.seek(0)
                return self._store(name, file, most_bytes)
        except OSError as error:
            raise BadInput("attachment_unreadable", name=name, why=error.strerror or str(error)) from error

    def copy_out(self, attachment: Attachment) -> Path:
        """Return a copy that only can be read, for another program to open; raises `Refused`, `StoreProblem`.

        What is opened is what was stored: a file that was changed since is not handed out.
        """
        if attachment.ending not in SIGNS:
            raise Refused("attachment_kind", name=attachment.name, kinds=" ".join(sorted(SIGNS)))
        data = self.path_of(attachment)
        target = self.folder.exports / "attachments" / attachment.sha256[:16] / safe_name(attachment.name)
        try:
            if digest(data) != attachment.sha256:
                raise StoreProblem("attachment_changed", name=attachment.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as draft:
                draft.write(data.read_bytes())
            made = Path(draft.name)
            made.chmod(0o400)
            made.replace(target)
        except OSError as error:
            why = error.strerror or str(error)
            raise StoreProblem("attachment_gone", name=attachment.name, why=why) from error
        return target

    def path_of(self, attachment: Attachment) -> Path:
        """Return where its file lies; raises `StoreProblem` for a place outside the data folder."""
        path = self.folder.root / attachment.file
        if not path.resolve().is_relative_to(self.folder.attachments.resolve()):
            raise StoreProblem("attachment_gone", name=attachment.name, why=attachment.file)
        return path

    def files(self) -> Iterator[str]:
        """Yield every file that lies here, as rows name it."""
        for path in sorted(self.folder.attachments.glob("??/*")):
            if path.is_file() and path.suffix != ".part":
                yield self.folder.relative(path)

    def _store(self, name: str, file: BinaryIO, most_bytes: int) -> StoredFile:
        draft: Path | None = None
        try:
            self.folder.attachments.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                dir=self.folder.attachments, suffix=".part", delete=False
            ) as target:
                draft = Path(target.name)
                size, sha256 = _copy(file, target, name, most_bytes)
            _check_inside(name, draft)
            place = self._settle(draft, sha256, ending_of(name))
        except OSError as error:
            raise StoreProblem(
                "attachment_not_stored", name=name, why=error.strerror or str(error)
            ) from error
        finally:
            if draft is not None:
                draft.unlink(missing_ok=True)
        return StoredFile(name, self.folder.relative(place), size, sha256)

    def _settle(self, draft: Path, sha256: str, ending: str) -> Path:
        """Give a whole file its place; the same bytes again lie in the same place, and heal a damaged one."""
        place = self.folder.attachments / sha256[:2] / f"{sha256}.{ending}"
        place.parent.mkdir(exist_ok=True)
        if not place.exists() or digest(place) != sha256:
            draft.replace(place)
            sync_folder(place.parent)
        return place


def digest(path: Path) -> str:
    """Return SHA-256 of a file's bytes, in hex; raises `OSError`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy(source: BinaryIO, target: IO[bytes], name: str, most_bytes: int) -> tuple[int, str]:
    """Copy to the disk, at most so many bytes; returns size and digest. Raises `Refused`."""
    size, sha256 = 0, hashlib.sha256()
    while block := source.read(BLOCK):
        size += len(block)
        if size > most_bytes:
            raise Refused("attachment_too_large", name=name, limit=most_bytes // 1_000_000)
        sha256.update(block)
        target.write(block)
    if not size:
        raise Refused("attachment_empty", name=name)
    target.flush()
    os.fsync(target.fileno())
    return size, sha256.hexdigest()


PARTS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/", "ofd": "OFD.xml"}
"""What a packed file of each kind holds."""


def _check_inside(name: str, path: Path) -> None:
    """Refuse a packed file that is not what its name says, or that brings a program along."""
    part = PARTS.get(ending_of(name))
    if part is None:
        return
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, ValueError):
        names = []
    if not any(each.startswith(part) for each in names):
        raise Refused("attachment_disguised", name=name, ending=ending_of(name))
    if any(each.lower().endswith("vbaproject.bin") for each in names):
        raise Refused("attachment_macro", name=name)
