"""The files of attachments: whole on the disk under their digest, never two, never anything else."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dutyconsole.attachment_shelf import Shelf
from dutyconsole.errors import BadInput, Refused, StoreProblem
from dutyconsole.paths import DataFolder
from tests.support import make

if TYPE_CHECKING:
    from dutyconsole.domain.attachment import Attachment, StoredFile

KINDS = frozenset({"png", "pdf", "docx", "jpg"})
PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 20


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf in a data folder."""
    return Shelf(DataFolder(tmp_path / "room").make())


def put(shelf: Shelf, path: Path, data: bytes = PNG, *, most: int = 1_000_000) -> StoredFile:
    """Write a file and put it away."""
    path.write_bytes(data)
    return shelf.put(path, most_bytes=most, kinds=KINDS)


def row(stored: StoredFile) -> Attachment:
    """Return the row of a stored file."""
    return make.attachment(name=stored.name, file=stored.file, sha256=stored.sha256, size=stored.size)


def test_a_file_lies_under_its_digest_and_once(shelf: Shelf, tmp_path: Path) -> None:
    first, again = put(shelf, tmp_path / "现场.png"), put(shelf, tmp_path / "另一张.png")
    assert first.file == again.file == f"attachments/{first.sha256[:2]}/{first.sha256}.png"
    assert (shelf.folder.root / first.file).read_bytes() == PNG
    assert list(shelf.files()) == [first.file]
    assert (first.name, again.name, first.size) == ("现场.png", "另一张.png", len(PNG))


def test_what_is_refused_leaves_nothing(shelf: Shelf, tmp_path: Path) -> None:
    for name, data, code in (
        ("big.png", PNG * 10, "attachment_too_large"),
        ("empty.png", b"", "attachment_disguised"),
        ("run.exe", b"MZ", "attachment_kind"),
        ("fake.docx", b"PK\x03\x04 no zip", "attachment_disguised"),
        ("机密★.png", PNG, "secrecy_in_name"),
    ):
        with pytest.raises(Refused, match=code):
            put(shelf, tmp_path / name, data, most=300)
    assert [path for path in shelf.folder.attachments.rglob("*") if path.is_file()] == []
    with pytest.raises(BadInput):
        shelf.put(tmp_path / "gone.png", most_bytes=300, kinds=KINDS)
    with pytest.raises(BadInput):
        shelf.put(_folder(tmp_path), most_bytes=300, kinds=KINDS)


def _folder(place: Path) -> Path:
    folder = place / "folder.png"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(("inside", "code"), [("word/document.xml", ""), ("word/vbaProject.bin", "macro")])
def test_a_paper_with_macros_is_refused(shelf: Shelf, tmp_path: Path, inside: str, code: str) -> None:
    path = tmp_path / "通知.docx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(inside, "x")
    if not code:
        assert shelf.put(path, most_bytes=10_000, kinds=KINDS).file.endswith(".docx")
        return
    with pytest.raises(Refused, match=code):
        shelf.put(path, most_bytes=10_000, kinds=KINDS)


def test_a_copy_can_only_be_read_and_is_what_was_stored(shelf: Shelf, tmp_path: Path) -> None:
    stored = put(shelf, tmp_path / "现场.png")
    copy = shelf.copy_out(row(stored))
    assert copy.name == "现场.png"
    assert copy.read_bytes() == PNG
    assert copy.stat().st_mode & 0o777 == 0o400
    assert shelf.copy_out(row(stored)) == copy
    (shelf.folder.root / stored.file).write_bytes(PNG + b"!")
    with pytest.raises(StoreProblem, match="attachment_changed"):
        shelf.copy_out(row(stored))
    put(shelf, tmp_path / "现场.png")
    assert shelf.copy_out(row(stored)).read_bytes() == PNG


def test_a_row_that_leads_elsewhere_is_not_followed(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    with pytest.raises(StoreProblem, match="attachment_gone"):
        shelf.copy_out(make.attachment(file="attachments/../../secret.png"))


def test_a_full_disk_leaves_nothing_half(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreProblem, match="attachment_not_stored"):
        put(shelf, tmp_path / "现场.png")
    assert [path for path in shelf.folder.attachments.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("act", ["fsync", "replace"])
def test_killed_at_any_step_no_part_counts_as_a_file(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """A part that a killed process leaves behind is never taken for a file."""
    (tmp_path / "现场.png").write_bytes(PNG)
    if (child := os.fork()) == 0:
        owner = os if act == "fsync" else Path
        monkeypatch.setattr(owner, act, lambda *_: os.kill(os.getpid(), 9))
        shelf.put(tmp_path / "现场.png", most_bytes=10_000, kinds=KINDS)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == 9
    assert list(shelf.files()) == []
    assert put(shelf, tmp_path / "现场.png").file in list(shelf.files())
