"""A package proves itself with nothing but Python and `cryptography`, and names what was changed."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import venv
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cryptography
import pypdfium2
import pytest
import soundfile

from dutyconsole.app.commands import ExportCalls, MarkCallHandled, RegisterAccess, SaveSlip
from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.ids import CallId
from dutyconsole.domain.vocabulary import AccessAct
from dutyconsole.errors import Refused, StoreProblem
from dutyconsole.evidence.keys import KeyFile
from dutyconsole.evidence.package import PackageMaker
from dutyconsole.reports.maker import PdfReports
from hardware.audio.files import StoredSoundFiles
from tests.domain.test_slip import WHOLE
from tests.reports.paper import joined, pages
from tests.support.room import Room
from tests.support.sound import speech_like, write_wav

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dutyconsole.app.views import EvidenceMade

RATE = 8000
VERIFY = "verify.py"


def call_with_sound(room: Room, name: str, *, packed: bool) -> CallId:
    """Let a call with a recording happen; its sound lies on the disk, perhaps packed."""
    samples = speech_like(2.0, rate=RATE)
    file = f"recordings/{name}.wav"
    path = room.folder.root / file
    write_wav(path, samples, rate=RATE)
    digest = hashlib.sha256(samples.tobytes()).hexdigest()
    if packed:
        soundfile.write(path.with_suffix(".flac"), samples, RATE, format="FLAC", subtype="PCM_16")
        path.unlink()
    key = room.fact(FactKind.CALL_STARTED, direction="in").number
    sound = room.fact(FactKind.RECORDING_STARTED, call=key, file=file, rate=RATE, preroll_s=0.5).number
    room.fact(FactKind.RING, call=key, count=1)
    room.fact(FactKind.CALLER_ID, call=key, number="13800000001", name=None, presentation="ok")
    room.fact(FactKind.CALL_ANSWERED, 6, call=key, by="control_line")
    room.fact(FactKind.CALL_ENDED, 60, call=key, outcome="ended")
    end: dict[str, Any] = {"frames": len(samples), "sha256": digest, "reason": "hung_up"}
    room.fact(FactKind.RECORDING_ENDED, recording=sound, call=key, **end)
    return CallId(int(room.queries.call_ids()[0]))


def maker(room: Room) -> PackageMaker:
    return PackageMaker(room.folder, room.signer, StoredSoundFiles(), PdfReports())


def export(room: Room, target: Path, *ids: CallId, progress: Any = None) -> EvidenceMade:
    exports = room.order(ExportCalls(ids, "公安机关办案调取", "周明远", "区公安分局"))
    view = room.queries.evidence(ids)
    whole = replace(view, exports=exports, made_at=room.clock.now(), zone="Asia/Shanghai")
    return maker(room).make(whole, target, progress)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of two calls, one of them with a packed recording, with a slip and a line of the log."""
    place = tmp_path_factory.mktemp("evidence")
    with pytest.MonkeyPatch.context() as patch:
        room = Room(place, patch)
        first = call_with_sound(room, "first", packed=False)
        room.order(SaveSlip(first, WHOLE, once="slip"))
        second = call_with_sound(room, "second", packed=True)
        room.order(MarkCallHandled(second, "对方拨错"))
        shares: list[float] = []
        made = export(room, place / "evidence.zip", first, second, progress=shares.append)
        assert made.warnings == ()
        assert shares == sorted(shares)
        assert shares[-1] == 1.0
        assert room.queries.verify(room.folder.root).findings == ()
        (place / "fingerprint").write_text(room.queries.signing_keys()[0].fingerprint, encoding="ascii")
        room.close()
    return made.path


@pytest.fixture(scope="module")
def bare_python(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A Python that sees the standard library and `cryptography` with what it needs; nothing of ours."""
    place = tmp_path_factory.mktemp("bare")
    venv.create(place, symlinks=os.name == "posix", with_pip=False)
    site = next(place.rglob("site-packages"))
    installed = Path(cryptography.__file__).parents[1]
    for name in ("cryptography", "cffi", "_cffi_backend*", "pycparser"):
        for found in installed.glob(name):
            (site / found.name).symlink_to(found)
    python = place / ("Scripts" if os.name == "nt" else "bin") / Path(sys.executable).name
    return [str(python if python.exists() else python.with_name("python")), "-I"]


def check(python: list[str], *words: str | Path) -> tuple[int, str]:
    """Run the package's own program, as somebody without the console would."""
    script = Path(str(words[0])).with_name(VERIFY)
    with zipfile.ZipFile(Path(str(words[0])).with_name("evidence.zip")) as packed:
        script.write_bytes(packed.read(VERIFY))
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [*python, str(script), *map(str, words)],
        capture_output=True,
        env=environment,
        cwd=script.parent,
        check=False,
    )
    return run.returncode, run.stdout.decode("utf-8") + run.stderr.decode("utf-8", "replace")


def test_a_whole_package_is_good(package: Path, bare_python: list[str]) -> None:
    fingerprint = package.with_name("fingerprint").read_text(encoding="ascii")
    code, said = check(bare_python, package, "--fingerprint", fingerprint)
    assert (code, "结论：证据包完好" in said, "package is good" in said) == (0, True, True), said
    code, said = check(bare_python, package, "--fingerprint", "0000 0000 0000 0000 0000")
    assert code == 1
    assert "fingerprint is" in said


def test_an_unpacked_package_is_good_too(package: Path, bare_python: list[str], tmp_path: Path) -> None:
    with zipfile.ZipFile(package) as packed:
        packed.extractall(tmp_path / "unpacked")
    (tmp_path / "evidence.zip").write_bytes(package.read_bytes())
    assert check(bare_python, tmp_path / "unpacked")[0] == 0


def test_it_holds_what_people_and_programs_need(package: Path) -> None:
    with zipfile.ZipFile(package) as packed:
        names = set(packed.namelist())
        manifest = json.loads(packed.read("manifest.json"))
        calls = json.loads(packed.read("calls.json"))["calls"]
        facts = json.loads(packed.read("facts.json"))["facts"]
        (package.parent / "sheet.pdf").write_bytes(packed.read("evidence.pdf"))
    assert {"sound/LY20261123-0001.wav", "sound/LY20261123-0002.wav", "sound/LY20261123-0002.flac"} <= names
    assert [row["reason"] for row in manifest["exports"]] == ["公安机关办案调取"] * 2
    assert manifest["exports"][0]["destination"] == "区公安分局"
    assert [call["number"] for call in calls] == ["13800000001"] * 2
    kinds = [fact["kind"] for fact in facts]
    assert Counter(kinds) == {"call": 2, "recording": 2, "slip": 1, "entry": 2, "access": 2}
    document = pypdfium2.PdfDocument(package.parent / "sheet.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "LY20261123-0001" in text
    assert WHOLE.content[:8] in text.replace("\r\n", "")


def rewrite(package: Path, target: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Copy a package with one file changed, the ZIP's own checksums set right."""
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            raw = old.read(info)
            new.writestr(info.filename, change(raw) if info.filename == name else raw)


def one_byte(raw: bytes) -> bytes:
    """Change the lowest bit of a byte near the end: in sound, in the last value of a document."""
    at = len(raw) - 12
    return raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


PARTS = (
    "manifest.json",
    "manifest.sig",
    "calls.json",
    "facts.json",
    "chain.json",
    "evidence.pdf",
    "README.txt",
    VERIFY,
    "sound/LY20261123-0001.wav",
    "sound/LY20261123-0002.wav",
    "sound/LY20261123-0002.flac",
)


@pytest.mark.parametrize("name", PARTS)
def test_one_changed_byte_is_named(package: Path, bare_python: list[str], tmp_path: Path, name: str) -> None:
    (tmp_path / "evidence.zip").write_bytes(package.read_bytes())
    rewrite(package, tmp_path / "changed.zip", name, one_byte)
    code, said = check(bare_python, tmp_path / "changed.zip")
    assert code == 1
    assert name in said
    assert "结论：证据包不完好" in said


def test_a_file_put_in_taken_out_or_torn_is_named(
    package: Path, bare_python: list[str], tmp_path: Path
) -> None:
    (tmp_path / "evidence.zip").write_bytes(package.read_bytes())
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(tmp_path / "other.zip", "w") as new:
        for info in old.infolist():
            if info.filename != "facts.json":
                new.writestr(info.filename, old.read(info))
        new.writestr("sound/more.wav", b"RIFF")
    code, said = check(bare_python, tmp_path / "other.zip")
    assert (code, "facts.json 缺失" in said, "sound/more.wav was put in" in said) == (1, True, True)
    raw = bytearray(package.read_bytes())
    with zipfile.ZipFile(package) as packed:
        at = packed.getinfo("sound/LY20261123-0002.flac").header_offset + 200
    raw[at] ^= 1
    (tmp_path / "torn.zip").write_bytes(raw)
    code, said = check(bare_python, tmp_path / "torn.zip")
    assert (code, "LY20261123-0002.flac" in said) == (1, True)
    (tmp_path / "cut.zip").write_bytes(package.read_bytes()[:-100])
    assert check(bare_python, tmp_path / "cut.zip")[0] == 1


def resigned(package: Path, target: Path, room_key: KeyFile, changes: dict[str, bytes]) -> None:
    """Forge: change files, write the manifest anew and sign it with the room's own key."""
    with zipfile.ZipFile(package) as old:
        files = {info.filename: old.read(info) for info in old.infolist()} | changes
    manifest = json.loads(files["manifest.json"])
    for entry in manifest["files"]:
        raw = files[entry["path"]]
        entry |= {"size": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}
    public, _ = room_key.sign(b"")
    manifest["key"]["public_key"] = public.hex()
    files["manifest.json"] = json.dumps(manifest, ensure_ascii=False).encode()
    files["manifest.sig"] = room_key.sign(files["manifest.json"])[1].hex().encode()
    with zipfile.ZipFile(target, "w") as new:
        for name, raw in files.items():
            new.writestr(name, raw)


def test_who_holds_the_key_still_cannot_change_what_was_sealed(
    package: Path, bare_python: list[str], tmp_path: Path
) -> None:
    """The chain and the seal speak against even a right signature: on a line, on sound, on a seal."""
    (tmp_path / "evidence.zip").write_bytes(package.read_bytes())
    with zipfile.ZipFile(package) as packed:
        facts, chain = packed.read("facts.json"), packed.read("chain.json")
        wav = packed.read("sound/LY20261123-0001.wav")
    for name, changed, words in (
        ("facts.json", facts.replace("对方拨错".encode(), "对方认错".encode()), "not what the chain vouches"),
        ("sound/LY20261123-0001.wav", one_byte(wav), "recording LY20261123-0001 holds other sound"),
        ("chain.json", chain.replace(b'"reason":"evidence"', b'"reason":"handover"'), "seal 1 was changed"),
    ):
        key = maker_key(tmp_path / name.replace("/", "-"))
        resigned(package, tmp_path / "forged.zip", key, {name: changed})
        code, said = check(bare_python, tmp_path / "forged.zip")
        assert (code, words in said) == (1, True), said


def maker_key(folder: Path) -> KeyFile:
    key = KeyFile(folder)
    key.make()
    return key


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    made = Room(tmp_path, monkeypatch)
    yield made
    made.close()


def test_sound_that_is_gone_or_changed_is_said_and_does_not_stop_the_rest(
    room: Room, tmp_path: Path, caplog: pytest.LogCaptureFixture, bare_python: list[str]
) -> None:
    gone = call_with_sound(room, "gone", packed=False)
    changed = call_with_sound(room, "changed", packed=False)
    (room.folder.recordings / "gone.wav").unlink()
    path = room.folder.recordings / "changed.wav"
    path.write_bytes(one_byte(path.read_bytes()))
    with caplog.at_level("WARNING", logger="dutyconsole.evidence"):
        made = export(room, tmp_path / "evidence.zip", gone, changed)
    codes = ["evidence_sound_missing", "evidence_sound_changed"]
    assert [warning.code for warning in made.warnings] == codes
    assert check(bare_python, made.path)[0] == 1


def test_what_cannot_be_written_leaves_nothing_behind(room: Room, tmp_path: Path) -> None:
    call_id = call_with_sound(room, "a", packed=False)
    blocked = tmp_path / "place"
    blocked.mkdir()
    (blocked / "evidence.zip").mkdir()
    with pytest.raises(StoreProblem, match="evidence_not_written"):
        export(room, blocked / "evidence.zip", call_id)
    assert [path.name for path in blocked.iterdir()] == ["evidence.zip"]
    (room.folder.keys / "signing.pem").unlink()
    with pytest.raises(StoreProblem, match="signing_key_lost"):
        export(room, tmp_path / "unsigned.zip", call_id)
    assert not (tmp_path / "unsigned.zip").exists()


def test_an_export_is_registered_and_sealed_before_it_is_made(room: Room) -> None:
    call_id = call_with_sound(room, "a", packed=False)
    for command, code in (
        (ExportCalls((call_id,), "  "), "access_needs_reason"),
        (ExportCalls((), "案件"), "call_unknown"),
    ):
        with pytest.raises(Refused, match=code):
            room.order(command)
    assert room.queries.access_ids() == []
    (access,) = room.order(ExportCalls((call_id,), "案件"))
    view = room.queries.evidence([call_id])
    assert view.facts[-1].fields[0] == ("number", str(access.number))
    assert view.stretches[-1].seal.reason == "evidence"
    with pytest.raises(Refused):
        room.queries.evidence([CallId(99)])


def test_a_printed_call_says_who_printed_it_and_that_it_is_not_sealed(room: Room, tmp_path: Path) -> None:
    call_id = call_with_sound(room, "a", packed=False)
    access = room.order(RegisterAccess(AccessAct.PRINTED, call_id, reason="领导要求"))
    view = room.queries.evidence([call_id])
    assert (view.facts, view.stretches) == ((), ())
    whole = replace(view, exports=(access,), made_at=room.clock.now(), zone="Asia/Shanghai")
    path = PdfReports().evidence_sheet(whole, tmp_path / "call.pdf")
    text = joined("".join(pages(path)))
    for words in ("通话记录", "打印人", "领导要求", "尚未封存", "LY20261123-0001"):
        assert words in text
