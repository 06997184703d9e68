"""Takes a room out of a backup: whole and verified, or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.archive.form import MANIFEST, MOST_MANIFEST, SEALED, TORN, Manifest, blocks
from dutyconsole.archive.sealing import unseal
from dutyconsole.domain.backup import RECORDINGS
from dutyconsole.errors import BadInput, Damaged, Refused, StoreProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dutyconsole.archive.form import Member

DRAFT = ".restoring"
"""Below the folder: what is not yet known to be whole. A folder that holds only this counts as empty."""
TAKEN_OUT = 0.7
"""Share of the work that is done when everything is taken out; the rest is verifying."""


@dataclass(frozen=True)
class TakenOut:
    """What was put into the folder."""

    manifest: Manifest
    recordings: int
    keys: bool


def read_manifest(file: Path) -> Manifest:
    """Return what a backup says of itself.

    Raises `BadInput` where there is no such file, `Damaged` where it is torn, `Refused` where it is newer.
    """
    try:
        with zipfile.ZipFile(file) as packed:
            if packed.getinfo(MANIFEST).file_size > MOST_MANIFEST:
                raise Damaged("backup_torn", file=str(file), why="manifest")
            return Manifest.from_bytes(packed.read(MANIFEST), str(file))
    except OSError as error:
        raise BadInput("file_unreadable", file=str(file), why=error.strerror or str(error)) from error
    except TORN as error:
        raise Damaged("backup_torn", file=str(file), why=str(error)) from error


def take_out(file: Path, into: Path, tell: Callable[[float], object], *, passphrase: str | None) -> TakenOut:
    """Take everything out into an empty folder; see `app.backups.Backups.restore`."""
    manifest = read_manifest(file)
    _check_empty(into)
    made = not into.exists()
    draft = into / DRAFT
    try:
        # The passphrase first: a wrong one must not cost an hour.
        keys = _keys(file, manifest, passphrase)
        into.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        _check_space(into, manifest)
        _extract(file, manifest, draft, tell)
        _put_keys(draft, keys)
        _move_up(draft, into)
    except OSError as error:
        raise _problem(into, error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        if made and into.exists() and not any(into.iterdir()):
            into.rmdir()
    recordings = sum(1 for member in manifest.members if member.name.startswith(RECORDINGS))
    return TakenOut(manifest, recordings, bool(keys))


def _check_empty(into: Path) -> None:
    if into.exists() and (not into.is_dir() or any(path.name != DRAFT for path in into.iterdir())):
        raise Refused("folder_not_empty", folder=str(into))


def _keys(file: Path, manifest: Manifest, passphrase: str | None) -> dict[str, bytes]:
    if passphrase is None or all(member.name != SEALED for member in manifest.members):
        return {}
    try:
        with zipfile.ZipFile(file) as packed:
            return unseal(packed.read(SEALED), passphrase, str(file))
    except TORN as error:
        raise Damaged("backup_torn", file=str(file), why=str(error)) from error


def _extract(file: Path, manifest: Manifest, draft: Path, tell: Callable[[float], object]) -> None:
    whole, done = sum(member.size for member in manifest.members), 0

    def heed(count: int) -> None:
        nonlocal done
        done += count
        tell(TAKEN_OUT * done / max(1, whole))

    try:
        with zipfile.ZipFile(file) as packed:
            for member in manifest.members:
                _extract_one(packed, member, draft, heed)
    except TORN as error:
        raise Damaged("backup_torn", file=str(file), why=str(error)) from error


def _extract_one(packed: zipfile.ZipFile, member: Member, draft: Path, heed: Callable[[int], object]) -> None:
    target = draft / member.name
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    size, hashed = 0, hashlib.sha256()
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with packed.open(member.name) as source, os.fdopen(descriptor, "wb") as kept:
        for block in blocks(source, heed):
            size += len(block)
            hashed.update(block)
            kept.write(block)
        kept.flush()
        os.fsync(kept.fileno())
    if (size, hashed.hexdigest()) != (member.size, member.sha256):
        raise Damaged("backup_changed", file=str(packed.filename), name=member.name)


def _put_keys(draft: Path, keys: dict[str, bytes]) -> None:
    for name, content in keys.items():
        path = draft / "keys" / os.path.basename(name)  # noqa: PTH119  a name, not a path
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    if keys:
        (draft / SEALED).unlink()


def _move_up(draft: Path, into: Path) -> None:
    """Put everything in its place, the store last: without it a folder is no room."""
    names = sorted((path.name for path in draft.iterdir()), key=lambda name: name.endswith(".db"))
    for name in names:
        (draft / name).rename(into / name)


def _check_space(into: Path, manifest: Manifest) -> None:
    needed, free = sum(member.size for member in manifest.members), shutil.disk_usage(into).free
    if free < needed:
        raise StoreProblem(
            "backup_no_room", folder=str(into), needed=f"{needed / 1e6:.0f}", free=f"{free / 1e6:.0f}"
        )


def _problem(into: Path, error: OSError) -> StoreProblem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreProblem("backup_disk_full", folder=str(into))
    return StoreProblem("restore_failed", folder=str(into), why=error.strerror or str(error))
