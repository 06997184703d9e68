"""Packing a closed recording without loss: FLAC in place of WAV, about half the bytes, the same samples.

The order is what makes a kill harmless: the whole packed file under a passing name, on the disk; read back
and compared with the digest of the journal; then its name; then, and only then, the WAV goes. A kill leaves
one whole copy at least, and the next `pack` ends what was begun.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import soundfile

from dutyconsole.errors import BadInput, Damaged, DeviceProblem
from dutyconsole.paths import PACKED_ENDING, sync_folder
from hardware.audio.stored import opened, stored_digest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DRAFT_ENDING = ".packing"
PIECE_S = 10.0
"""Seconds of sound between two looks at whether a call has come; they take about 2 ms."""


class Interrupted(Exception):
    """Packing was left for something that cannot wait; nothing has changed."""


def pack(sound: Path, sha256: str, may_go_on: Callable[[], bool]) -> Path:
    """Pack a recording and return the packed file; finishes what an earlier try has begun.

    `sha256` is the digest of its samples. Raises `Interrupted` soon after `may_go_on` says no, `Damaged`
    where the sound is not what the digest says (everything stays as it is then), `DeviceProblem` where the
    disk refuses, and `BadInput` where there is nothing to pack.
    """
    packed = sound.with_suffix(PACKED_ENDING)
    try:
        if not _holds(packed, sha256, may_go_on):
            _write(sound, packed, sha256, may_go_on)
        if sound.exists():
            sound.unlink()
            sync_folder(sound.parent)
    except (OSError, soundfile.LibsndfileError) as error:
        raise DeviceProblem("recording_not_packed", file=sound.name, why=str(error)) from error
    return packed


def is_packable(sound: Path) -> bool:
    """Say whether packing makes it smaller: sound kept at reduced quality is small already."""
    with opened(sound) as stored:
        return stored.is_plain


def _holds(packed: Path, sha256: str, may_go_on: Callable[[], bool]) -> bool:
    """Say whether the packed file is there and whole."""
    if not packed.exists():
        return False
    try:
        return _digest(packed, may_go_on) == sha256
    except BadInput:
        return False


def _write(sound: Path, packed: Path, sha256: str, may_go_on: Callable[[], bool]) -> None:
    draft = packed.with_name(packed.name + DRAFT_ENDING)
    try:
        _encode(sound, draft, may_go_on)
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        _compare(sound, draft, sha256, may_go_on)
        draft.replace(packed)
        sync_folder(packed.parent)
    except Exception:
        draft.unlink(missing_ok=True)
        raise


def _compare(sound: Path, draft: Path, sha256: str, may_go_on: Callable[[], bool]) -> None:
    if _digest(draft, may_go_on) != sha256:
        raise Damaged("recording_not_as_noted", file=sound.name)


def _encode(sound: Path, draft: Path, may_go_on: Callable[[], bool]) -> None:
    with (
        opened(sound) as stored,
        soundfile.SoundFile(
            draft, "w", samplerate=stored.rate, channels=1, format="FLAC", subtype="PCM_16"
        ) as file,
    ):
        for piece in stored.pieces(piece_s=PIECE_S):
            _check(may_go_on)
            file.write(piece)


def _digest(path: Path, may_go_on: Callable[[], bool]) -> str:
    return stored_digest(path, lambda: _check(may_go_on))


def _check(may_go_on: Callable[[], bool]) -> None:
    if not may_go_on():
        raise Interrupted
