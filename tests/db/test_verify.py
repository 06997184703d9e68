"""Whatever is done to the stored rows behind the program's back, verification says what and where."""

from __future__ import annotations

import hashlib
import shutil
import wave
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dutyconsole.db.store import SqlStore
from dutyconsole.domain.audit import Break, FactOf, Link, link_hash
from dutyconsole.errors import Damaged, StoreProblem
from hardware.audio.packing import pack
from hardware.audio.stored import stored_digest
from tests.db.desk import add_entry, add_handover, add_recording, add_seal, add_slip, open_store, raw
from tests.support import make

if TYPE_CHECKING:
    from pathlib import Path

    from dutyconsole.app.views import VerifyResult

SOUND = bytes(range(256)) * 40


@pytest.fixture
def written(file_store: SqlStore, path: Path) -> Path:
    """Return the folder of a closed store: 9 lines, a slip, a call, a recording, a handover, 2 seals."""
    file = path.parent / "recordings" / "a.wav"
    file.parent.mkdir()
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(SOUND)
    digest = hashlib.sha256(SOUND).hexdigest()
    with file_store.uow() as uow:
        add_recording(uow, make.recording(file="recordings/a.wav", sha256=digest, frames=len(SOUND) // 2))
        for number in range(1, 8):
            add_entry(uow, make.entry(f"第{number}条"))
        add_slip(uow)
        uow.calls.add_record(make.call_record(call_id=uow.calls.add(make.call())))
        add_entry(uow, make.entry("第8条", follows=3))
        uow.shifts.add(make.shift())
        add_handover(uow)
        add_entry(uow, make.entry("第9条"))
        add_seal(uow)
        uow.commit()
    file_store.close()
    return path.parent


def check(folder: Path) -> VerifyResult:
    """Verify as the command line does."""
    return SqlStore.verify(f"sqlite:///{folder / 'duty.db'}", folder, stored_digest)


def first(folder: Path) -> tuple[Break, str]:
    """Return kind and place of the first finding."""
    found = check(folder).findings[0]
    return found.kind, found.place


def tamper(folder: Path, *statements: str, values: Any = ()) -> None:
    """Take all guards away and change the file, as somebody with the file can."""
    with closing(raw(folder / "duty.db")) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement, values)


def test_what_was_written_holds(written: Path) -> None:
    assert check(written) == replace(check(written), links=16, seals=2, files=1, findings=())


@pytest.mark.parametrize(
    ("statement", "kind", "place"),
    [
        ("UPDATE entry SET text = '改' WHERE number = 5", Break.CHANGED, "entry 5"),
        ("UPDATE entry SET recorded_at = 'gestern' WHERE number = 5", Break.CHANGED, "entry 5"),
        ("UPDATE entry SET kind = 'unknown' WHERE number = 5", Break.CHANGED, "entry 5"),
        ("UPDATE entry SET number = 50 WHERE number = 5", Break.CHANGED, "entry 5"),
        ("UPDATE entry SET matter = 1 WHERE number = 8", Break.CHANGED, "entry 8"),
        ("UPDATE slip SET fields = replace(fields, '辖区', '境内')", Break.CHANGED, "slip 电记〔2026〕0001"),
        ("UPDATE slip SET fields = 'torn'", Break.CHANGED, "slip 电记〔2026〕0001"),
        ("UPDATE handover SET briefing = '改'", Break.CHANGED, "handover 交〔2026〕0001"),
        ("UPDATE shift SET starts_at = ends_at WHERE id = 1", Break.CHANGED, "shift 1"),
        ("UPDATE crew SET name = '别人' WHERE shift_id = 2", Break.CHANGED, "shift 2"),
        ("DELETE FROM crew WHERE shift_id = 1", Break.CHANGED, "shift 1"),
        ("UPDATE shift SET state = 'open' WHERE id = 1", Break.CHANGED, "shift 1"),
        ("UPDATE call SET number = '110'", Break.CHANGED, "call 1"),
        ("UPDATE call SET handled = 1", Break.CHANGED, "call 1"),
        ("UPDATE call_version SET ended_at = NULL", Break.CHANGED, "call 1"),
        ("DELETE FROM call_version", Break.MISSING, "call #1"),
        ("UPDATE call_record SET duration_s = 1", Break.CHANGED, "call_record 1"),
        ("UPDATE recording SET sha256 = '11'", Break.CHANGED, "recording LY20261123-0002"),
        ("UPDATE chain_link SET digest = x'00' WHERE seq = 5", Break.CHANGED, "link 5"),
        ("UPDATE chain_link SET hash = x'00' WHERE seq = 5", Break.CHANGED, "link 5"),
        ("UPDATE chain_link SET kind = 'x' WHERE seq = 5", Break.CHANGED, "link 5"),
        ("DELETE FROM entry WHERE number = 5", Break.MISSING, "entry 5"),
        ("DELETE FROM entry WHERE number = 9", Break.MISSING, "entry 9"),
        ("DELETE FROM slip", Break.MISSING, "slip #1"),
        ("DELETE FROM handover", Break.MISSING, "handover #1"),
        ("DELETE FROM chain_link WHERE seq = 5", Break.MISSING, "link 5"),
        ("DELETE FROM chain_link WHERE seq > 8", Break.CUT, "link 9"),
        ("DELETE FROM seal WHERE number = 1", Break.SEAL, "seal 1"),
        ("UPDATE seal SET at = '2026-01-01 00:00:00.000000' WHERE number = 1", Break.SEAL, "seal 1"),
        ("UPDATE seal SET at = 'gestern' WHERE number = 1", Break.SEAL, "seal 1"),
        ("UPDATE seal SET count = 3 WHERE number = 2", Break.SEAL, "seal 2"),
    ],
)
def test_a_change_is_found(written: Path, statement: str, kind: Break, place: str) -> None:
    tamper(written, statement)
    assert first(written) == (kind, place)


def test_a_tail_cut_off_with_its_rows_is_found_by_the_seal(written: Path) -> None:
    tamper(written, "DELETE FROM entry WHERE number > 7", "DELETE FROM chain_link WHERE seq > 9")
    assert first(written) == (Break.CUT, "link 10")
    assert [finding.kind for finding in check(written).findings].count(Break.INSERTED) == 0


def test_a_tail_cut_off_with_its_seal_is_found_by_the_register(written: Path) -> None:
    tamper(
        written,
        "DELETE FROM seal WHERE number = 2",
        "DELETE FROM entry WHERE number = 9",
        "DELETE FROM chain_link WHERE seq > 15",
    )
    assert first(written) == (Break.CUT, "entry 9")


def test_a_row_put_in_is_found(written: Path) -> None:
    tamper(
        written,
        "CREATE TEMP TABLE forged AS SELECT * FROM entry WHERE number = 5",
        "UPDATE forged SET id = 10, number = 10, text = '假'",
        "INSERT INTO entry SELECT * FROM forged",
    )
    assert first(written) == (Break.INSERTED, "entry 10")


def test_two_rows_swapped_are_named(written: Path) -> None:
    tamper(
        written,
        "UPDATE entry SET id = -id WHERE id IN (2, 6)",
        "UPDATE entry SET id = CASE id WHEN -2 THEN 6 ELSE 2 END WHERE id < 0",
    )
    found = check(written).findings
    assert [(finding.kind, finding.place) for finding in found[:2]] == [
        (Break.CHANGED, "entry 2"),
        (Break.CHANGED, "entry 6"),
    ]
    assert "entry 6" in found[0].detail
    assert "entry 2" in found[1].detail


def test_two_texts_swapped_are_found(written: Path) -> None:
    tamper(
        written,
        "UPDATE entry SET text = CASE number WHEN 2 THEN '第6条' ELSE '第2条' END WHERE number IN (2, 6)",
    )
    assert [finding.place for finding in check(written).findings] == ["entry 2", "entry 6"]


def test_a_chain_computed_anew_is_found_by_the_seal(written: Path) -> None:
    """The forger changes line 5 and makes digest and every later hash right again, but not the seals."""
    with closing(raw(written / "duty.db")) as connection:
        links = connection.execute("SELECT * FROM chain_link ORDER BY seq").fetchall()
    forged, previous = [], links[0][4]
    for seq, kind, ref, digest, _, _ in links:
        changed = bytes(32) if seq == 6 else digest
        link = Link(seq, FactOf(kind), ref, changed, previous, b"")
        previous = link_hash(previous, seq, link.kind, ref, changed)
        forged.append((link.digest, link.previous, previous, seq))
    tamper(written)
    with closing(raw(written / "duty.db")) as connection:
        for values in forged:
            connection.execute(
                "UPDATE chain_link SET digest = ?, previous = ?, hash = ? WHERE seq = ?", values
            )
    places = [(finding.kind, finding.place) for finding in check(written).findings]
    assert (Break.CHANGED, "link 15") in places
    assert (Break.CHANGED, "link 16") in places


def test_a_recording_that_is_gone_is_found(written: Path) -> None:
    (written / "recordings" / "a.wav").unlink()
    assert first(written) == (Break.FILE, "recordings/a.wav")


@pytest.mark.parametrize(
    "content", [b"", b"RIFF", b"garbage" * 99, b"RIFF\x00\x00\x00\x00WAVEdata\xff\x00\x00\x00ab"]
)
def test_a_recording_that_is_no_sound_is_found(written: Path, content: bytes) -> None:
    (written / "recordings" / "a.wav").write_bytes(content)
    assert first(written) == (Break.FILE, "recordings/a.wav")


def test_one_changed_sample_is_found(written: Path) -> None:
    file = written / "recordings" / "a.wav"
    content = bytearray(file.read_bytes())
    content[1000] ^= 1
    file.write_bytes(content)
    assert first(written) == (Break.FILE, "recordings/a.wav")


def test_words_beside_the_sound_do_not_count(written: Path) -> None:
    file = written / "recordings" / "a.wav"
    plain = file.read_bytes()
    file.write_bytes(plain[:12] + b"LIST\x03\x00\x00\x00abc\x00" + plain[12:])
    assert check(written).findings == ()


def test_a_packed_recording_is_the_same_sound(written: Path) -> None:
    file = written / "recordings" / "a.wav"
    pack(file, stored_digest(file), lambda: True)
    assert not file.exists()
    assert check(written).findings == ()
    packed = file.with_suffix(".flac")
    content = bytearray(packed.read_bytes())
    content[len(content) // 2] ^= 1
    packed.write_bytes(content)
    assert first(written) == (Break.FILE, "recordings/a.wav")


def test_a_recording_that_is_packed_meanwhile_is_no_finding(written: Path) -> None:
    def packing(path: Path) -> str:
        if path.suffix == ".wav":
            pack(path, stored_digest(path), lambda: True)
        return stored_digest(path)

    url = f"sqlite:///{written / 'duty.db'}"
    assert SqlStore.verify(url, written, packing).findings == ()


def test_the_recordings_of_a_second_copy_are_checked(written: Path, tmp_path: Path) -> None:
    second = tmp_path / "disk"
    (second / "recordings").mkdir(parents=True)
    url = f"sqlite:///{written / 'duty.db'}"
    (finding,) = SqlStore.verify(url, second, stored_digest).findings
    assert (finding.kind, finding.detail) == (Break.FILE, "is not there")
    shutil.copy(written / "recordings" / "a.wav", second / "recordings" / "a.wav")
    assert SqlStore.verify(url, second, stored_digest).findings == ()


def test_a_file_outside_the_folder_is_not_opened(written: Path) -> None:
    tamper(written, "UPDATE recording SET file = '../../etc/passwd'")
    found = {finding.place: finding.detail for finding in check(written).findings}
    assert "outside" in found["../../etc/passwd"]


def test_verifying_leaves_the_folder_as_it_was(written: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in written.rglob("*")}
    check(written)
    assert {path: path.stat().st_mtime_ns for path in written.rglob("*")} == before


def test_verifying_sees_what_a_busy_store_has_just_written(written: Path) -> None:
    store = open_store(written / "duty.db")
    with store.uow() as uow:
        add_entry(uow)
        uow.commit()
    assert check(written).links == 17
    store.close()


def test_no_store_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="store_missing"):
        check(tmp_path)


def test_a_file_that_is_no_database_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "duty.db").write_bytes(b"no database at all" * 500)
    with caplog.at_level("ERROR", logger="dutyconsole.store"), pytest.raises(Damaged, match="store_damaged"):
        check(tmp_path)
