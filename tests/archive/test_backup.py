"""A backup is whole, read back and named, or there is none; a room comes out of it whole, or not at all."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dutyconsole.app.backups import BackupOrder, Cancellable
from dutyconsole.app.commands import AddEntry
from dutyconsole.archive import form, reader, sealing
from dutyconsole.bootstrap import restore_backup, room_backups
from dutyconsole.domain.backup import Choice, Scope
from dutyconsole.errors import Damaged, NotAllowed, Refused, StoreProblem
from dutyconsole.evidence.keys import KeyFile
from tests.support.room import Room
from tests.support.sound import speech_like, write_wav
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dutyconsole.app.backups import Restored
    from dutyconsole.archive.room import RoomBackups

PASSPHRASE = "四季平安 值班室 2026"


@dataclass
class Stage:
    """A room with a recording, and what backs it up."""

    room: Room
    backups: RoomBackups
    place: Path

    @property
    def file(self) -> Path:
        """Where its backup goes."""
        return self.place / "away" / "duty.backup"

    def make(self, choice: Choice | None = None) -> Any:
        """Back it up."""
        return self.backups.make(BackupOrder(self.file, choice or Choice()), nobody)

    def back(self, name: str = "restored", passphrase: str | None = None) -> Restored:
        """Restore it."""
        return restore_backup(self.file, self.place / name, nobody, passphrase=passphrase)

    def left(self) -> list[str]:
        """Return what lies where the backup should be."""
        return sorted(path.name for path in self.file.parent.glob("*")) if self.file.parent.exists() else []


def nobody(share: float) -> None:
    """Nobody watches."""
    assert 0 <= share <= 1


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """Return a room with a line of the log, a key, two sounds and an attachment."""
    room = Room(tmp_path, monkeypatch)
    room.order(AddEntry("东河镇来电：一切正常。"))
    (room.folder.root / "config.toml").write_text("version = 1\n", encoding="utf-8")
    (room.folder.journal / "line-1.jsonl").write_text("{}\n", encoding="utf-8")
    (room.folder.journal / "address.json").write_text("{}", encoding="utf-8")
    for name in ("2026/11/01/a.wav", "2026/11/23/b.wav"):
        write_wav(room.folder.recordings / name, speech_like(1.0))
    (room.folder.root / "attachments" / "ab").mkdir(parents=True)
    (room.folder.root / "attachments" / "ab" / "abcd.pdf").write_bytes(b"%PDF-1.7 x")
    yield Stage(room, room_backups(room.folder, room.store, room.clock), tmp_path)
    room.close()


def test_everything_comes_back(stage: Stage) -> None:
    stage.backups.set_passphrase(PASSPHRASE)
    made = stage.make()
    assert made.recordings == 2
    assert made.warnings == ()
    assert stage.left() == ["duty.backup"]
    restored = stage.back(passphrase=PASSPHRASE)
    assert restored.verified.findings == ()
    assert restored.verified.links == made.links > 0
    assert restored.keys
    root, copy = stage.room.folder.root, restored.folder
    for name in (
        "config.toml",
        "journal/line-1.jsonl",
        "recordings/2026/11/23/b.wav",
        "attachments/ab/abcd.pdf",
    ):
        assert (copy / name).read_bytes() == (root / name).read_bytes()
    assert (copy / "keys/signing.pem").read_bytes() == (root / "keys/signing.pem").read_bytes()
    assert KeyFile(copy / "keys").public() == stage.room.signer.public()
    assert not (copy / "journal/address.json").exists(), "the recorder's address is of no use elsewhere"
    assert not list(copy.glob("*.sealed*"))


def test_the_writer_goes_on_while_it_is_backed_up(stage: Stage) -> None:
    written: list[object] = []

    def tell(share: float) -> None:
        if not written:
            written.append(stage.room.order(AddEntry("备份时写的一条。")))

    stage.backups.make(BackupOrder(stage.file), tell)
    assert written
    assert stage.back().verified.findings == ()


def test_recordings_by_choice(stage: Stage) -> None:
    assert stage.make(Choice(Scope.SINCE, date(2026, 11, 20))).recordings == 1
    assert [path.name for path in (stage.back().folder / "recordings").rglob("*.wav")] == ["b.wav"]
    stage.file.unlink()
    assert stage.make(Choice(Scope.NONE)).recordings == 0


def test_what_is_left_out_by_choice_is_not_found_missing(stage: Stage) -> None:
    stage.room.call()
    stage.make(Choice(Scope.NONE))
    restored = stage.back()
    assert (restored.left_out, restored.verified.findings) == (1, ())
    stage.file.unlink()
    stage.make()
    kinds = [finding.kind.value for finding in stage.back("again").verified.findings]
    assert kinds == ["file"], "a recording that is gone although all were wanted is found"


def test_keys_are_left_out_without_a_passphrase_and_that_is_said(stage: Stage) -> None:
    assert [warning.code for warning in stage.make().warnings] == ["backup_without_keys"]
    with zipfile.ZipFile(stage.file) as packed:
        assert not [name for name in packed.namelist() if "key" in name]


def test_the_key_is_not_readable_in_the_file(stage: Stage) -> None:
    stage.backups.set_passphrase(PASSPHRASE)
    stage.make()
    with zipfile.ZipFile(stage.file) as packed:
        content = b"".join(packed.read(name) for name in packed.namelist())
    assert b"PRIVATE KEY" not in content
    assert b"PRIVATE KEY".hex().encode() not in content
    assert PASSPHRASE.encode() not in content


def test_a_wrong_passphrase_restores_nothing(stage: Stage) -> None:
    stage.backups.set_passphrase(PASSPHRASE)
    stage.make()
    with pytest.raises(NotAllowed, match="passphrase_wrong"):
        stage.back(passphrase="四季平安 值班室 2025")
    assert not (stage.place / "restored").exists()


def test_without_the_passphrase_the_keys_stay_sealed_beside_the_room(stage: Stage) -> None:
    stage.backups.set_passphrase(PASSPHRASE)
    stage.make()
    restored = stage.back()
    assert not restored.keys
    sealed = (restored.folder / form.SEALED).read_bytes()
    assert "signing.pem" in sealing.unseal(sealed, PASSPHRASE, "x")


def test_a_short_passphrase_is_refused(stage: Stage) -> None:
    with pytest.raises(Refused, match="passphrase_short"):
        stage.backups.set_passphrase("123456789")
    assert not stage.backups.has_lock()


def test_a_backup_is_never_written_over(stage: Stage) -> None:
    stage.make()
    with pytest.raises(Refused, match="backup_exists"):
        stage.make()


def test_a_folder_in_use_is_never_restored_into(stage: Stage) -> None:
    stage.make()
    (stage.place / "restored").mkdir()
    (stage.place / "restored" / "mine.txt").write_text("x")
    with pytest.raises(Refused, match="folder_not_empty"):
        stage.back()
    assert [path.name for path in (stage.place / "restored").iterdir()] == ["mine.txt"]


def test_a_restore_that_was_killed_can_be_done_again(stage: Stage) -> None:
    stage.make()
    left = stage.place / "restored" / reader.DRAFT
    left.mkdir(parents=True)
    (left / "half").write_text("x")
    assert stage.back().verified.findings == ()


def test_a_torn_file_is_refused(stage: Stage) -> None:
    stage.make()
    whole = stage.file.read_bytes()
    for share in (0.0, 0.3, 0.9, 0.999):
        stage.file.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(Damaged, match="backup_torn"):
            stage.back()
        assert not (stage.place / "restored").exists()


def test_every_changed_byte_of_what_is_in_it_is_found(stage: Stage) -> None:
    stage.make()
    whole = stage.file.read_bytes()
    with zipfile.ZipFile(stage.file) as packed:
        start = packed.getinfo("recordings/2026/11/23/b.wav").header_offset + 200
    for place in (start, 300):
        stage.file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(Damaged, match=r"backup_torn|backup_changed"):
            stage.back()
        assert not (stage.place / "restored").exists()


def test_a_file_replaced_with_its_checksum_is_found(stage: Stage) -> None:
    stage.make()
    other = stage.place / "other.backup"
    with zipfile.ZipFile(stage.file) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"version = 2\n" if name == "config.toml" else old.read(name))
    other.replace(stage.file)
    with pytest.raises(Damaged, match="backup_changed"):
        stage.back()


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "a/../../evil", "C:\\evil", "a\\..\\evil"])
def test_a_name_that_leads_outside_is_refused(tmp_path: Path, name: str) -> None:
    file, member = tmp_path / "x.backup", form.Member(name, 1, "00")
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(form.MANIFEST, form.Manifest("", "", "", "all", None, (member,)).to_bytes())
    with pytest.raises(Damaged, match="backup_torn"):
        restore_backup(file, tmp_path / "restored", nobody, passphrase=None)


def test_a_newer_form_is_refused(tmp_path: Path) -> None:
    manifest = form.Manifest("", "", "", "all", None, ()).to_bytes().replace(b'"format": 1', b'"format": 2')
    with zipfile.ZipFile(tmp_path / "x.backup", "w") as packed:
        packed.writestr(form.MANIFEST, manifest)
    with pytest.raises(Refused, match="backup_newer"):
        restore_backup(tmp_path / "x.backup", tmp_path / "restored", nobody, passphrase=None)


def test_cancelling_leaves_nothing(stage: Stage) -> None:
    for at in (0.1, 0.3, 0.7):
        tell = Cancellable(nobody)

        def heard(share: float, *, at: float = at, tell: Cancellable = tell) -> None:
            if share >= at:
                tell.cancel()
            tell(share)

        with pytest.raises(Refused, match="backup_cancelled"):
            stage.backups.make(BackupOrder(stage.file), heard)
        assert stage.left() == []


def test_a_full_disk_is_said_and_leaves_nothing(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreProblem, match=r"backup_disk_full|store_backup_failed"):
        stage.make()
    assert stage.left() == []


def test_too_little_room_is_said_before_anything_is_written(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = type("Usage", (), {"free": 1_000_000})
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(StoreProblem, match="backup_no_room"):
        stage.make()
    assert stage.left() == []


def test_what_is_read_back_wrong_gets_no_name(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def spoil(descriptor: int) -> None:
        fsync(descriptor)
        for part in stage.file.parent.glob("*.part"):
            with part.open("r+b") as file:
                file.seek(400)
                file.write(b"\xff\xff\xff\xff")

    monkeypatch.setattr(os, "fsync", spoil)
    with pytest.raises(Damaged, match=r"backup_torn|backup_changed"):
        stage.make()
    assert stage.left() == []


def test_a_changed_store_is_backed_up_and_said(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    with stage.room.store._engines.write.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER entry_no_update")
        connection.exec_driver_sql("UPDATE entry SET text = '改过' WHERE id = 1")
    with caplog.at_level(logging.WARNING):
        codes = [warning.code for warning in stage.make().warnings]
    assert "backup_store_findings" in codes
    assert [finding.place for finding in stage.back().verified.findings] == ["entry 1"]


def test_a_store_of_an_older_schema_is_upgraded_on_the_way(tmp_path: Path) -> None:
    file, old = tmp_path / "x.backup", Path(__file__).parents[1] / "schemas" / "0005.db"
    with old.open("rb") as source:
        member = form.Member("duty.db", *form.digest(source, int))
    with zipfile.ZipFile(file, "w") as packed:
        packed.write(old, "duty.db")
        packed.writestr(form.MANIFEST, form.Manifest("", "", "", "none", None, (member,)).to_bytes())
    restored = restore_backup(file, tmp_path / "restored", nobody, passphrase=None)
    assert restored.verified.findings == ()


@pytest.mark.peer
def test_killed_in_the_middle_no_file_has_the_final_name(stage: Stage) -> None:
    big = stage.room.folder.recordings / "2026/11/23/big.wav"
    with big.open("wb") as file:
        file.truncate(100_000_000)
    command = ["backup", str(stage.file)]
    words = [sys.executable, "-m", "dutyconsole", "--data", str(stage.room.folder.root), *command]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        until(lambda: any(part.stat().st_size > 1_000_000 for part in stage.file.parent.glob(".*.part")))
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert not stage.file.exists()
    big.unlink()
    for path in (*stage.file.parent.glob(".backup-*"), *stage.file.parent.glob(".backup-*/*")):
        os.utime(path, (0, 0))
    stage.make()
    assert stage.left() == ["duty.backup"], "what the killed one had left is cleared away"
