"""The evidence package: one ZIP that proves itself without us.

It is made in a folder of its own beside the target and gets its name only when it is whole and on the disk.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import tempfile
import zipfile
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dutyconsole import __version__
from dutyconsole.app.views import EvidenceMade
from dutyconsole.domain.audit import field_text
from dutyconsole.domain.signing import fingerprint
from dutyconsole.errors import BadInput, Damaged, DutyError, StoreProblem
from dutyconsole.evidence.documents import (
    FORMAT,
    calls_document,
    canonical_json,
    chain_document,
    facts_document,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.app.device_ports import SoundFiles
    from dutyconsole.app.ports import ReportMaker, Signer
    from dutyconsole.app.views import EvidenceView
    from dutyconsole.domain.recording import Recording
    from dutyconsole.paths import DataFolder

log = logging.getLogger("dutyconsole.evidence")

BLOCK = 1 << 20
SOUND, SHEET = "sound", "evidence.pdf"
SHARE_OF_SOUND = 0.8
"""Of the work: taking the sound out; the rest is packing."""


@dataclass(frozen=True)
class PackageMaker:
    """`EvidenceMaker`: everything that it needs is handed in. For a thread that may wait."""

    folder: DataFolder
    signer: Signer
    sounds: SoundFiles
    reports: ReportMaker

    def make(
        self, view: EvidenceView, target: Path, progress: Callable[[float], object] | None = None
    ) -> EvidenceMade:
        """Write the package; raises `StoreProblem`, with nothing left behind."""
        tell = progress or _nobody
        public = self.signer.public()
        if public is None:
            raise StoreProblem("signing_key_lost", fingerprint="—")
        whole = replace(view, fingerprint=fingerprint(public))
        work: Path | None = None
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            work = Path(tempfile.mkdtemp(dir=target.parent, prefix=".evidence-"))
            files, warnings = self._sounds(whole, work, tell)
            self.reports.evidence_sheet(whole, work / SHEET)
            self._documents(whole, work, files)
            self._sign(whole, work)
            draft = work.with_suffix(".zip")
            _zip(work, draft, tell)
            draft.replace(target)
        except OSError as error:
            why = error.strerror or str(error)
            raise StoreProblem("evidence_not_written", path=str(target), why=why) from error
        finally:
            if work is not None:
                shutil.rmtree(work, ignore_errors=True)
                work.with_suffix(".zip").unlink(missing_ok=True)
        log.info("evidence written: %d calls, %d records", len(whole.calls), len(whole.facts))
        return EvidenceMade(target, tuple(warnings))

    def _sounds(
        self, view: EvidenceView, work: Path, tell: Callable[[float], object]
    ) -> tuple[dict[str, tuple[str | None, str | None]], list[DutyError]]:
        """Put every recording into the folder; what is wrong with one is a warning, never a reason to stop.

        Sound that is not what was recorded is put in as it is: whoever must decide shall hear it, and the
        check says that it is not right.
        """
        (work / SOUND).mkdir()
        recordings = [each for call in view.calls for each in call.row.recordings]
        files: dict[str, tuple[str | None, str | None]] = {}
        warnings: list[DutyError] = []
        for done, recording in enumerate(recordings, start=1):
            try:
                files[recording.number] = self._sound(recording, work)
                if self.sounds.digest(self.folder.sound(recording.file)) != recording.sha256:
                    warnings.append(Damaged("evidence_sound_changed", number=recording.number))
            except DutyError as error:
                warnings.append(error)
            tell(SHARE_OF_SOUND * done / len(recordings))
        for warning in warnings:
            log.warning("the package is not as it should be: %s", warning)
        return files, warnings

    def _sound(self, recording: Recording, work: Path) -> tuple[str, str]:
        """Return the names of the WAV and of the file as it is stored; raises `DutyError`."""
        if recording.sha256 is None:
            raise BadInput("evidence_sound_runs", number=recording.number)
        # The recorder may pack the file, and so take the WAV away, while we look: then it lies beside.
        for _ in range(2):
            stored = self.folder.sound(recording.file)
            kept = f"{SOUND}/{recording.number}{stored.suffix.lower()}"
            try:
                shutil.copyfile(stored, work / kept)
            except FileNotFoundError:
                continue
            wav = f"{SOUND}/{recording.number}.wav"
            if wav != kept:
                self.sounds.write_wav(work / kept, work / wav)
            return wav, kept
        raise BadInput("evidence_sound_missing", number=recording.number, file=recording.file)

    def _documents(
        self, view: EvidenceView, work: Path, files: dict[str, tuple[str | None, str | None]]
    ) -> None:
        for name, document in (
            ("calls.json", calls_document(view, files)),
            ("facts.json", facts_document(view)),
            ("chain.json", chain_document(view)),
        ):
            (work / name).write_bytes(canonical_json(document))
        ours = resources.files("dutyconsole.evidence")
        (work / "verify.py").write_bytes(ours.joinpath("verify.py").read_bytes())
        (work / "README.txt").write_bytes(ours.joinpath("read_me.txt").read_bytes())

    def _sign(self, view: EvidenceView, work: Path) -> None:
        """Write the manifest of everything that is in the folder, and the signature over it."""
        files = [_listed(path, work) for path in sorted(work.rglob("*")) if path.is_file()]
        public = self.signer.public() or b""
        manifest = canonical_json(_manifest(view, files, public))
        signed_by, signature = self.signer.sign(manifest)
        if signed_by != public:
            raise StoreProblem("signing_key_unusable", file="keys", why="private and public key differ")
        (work / "manifest.json").write_bytes(manifest)
        (work / "manifest.sig").write_bytes(signature.hex().encode() + b"\n")


def _manifest(view: EvidenceView, files: list[dict[str, Any]], public: bytes) -> dict[str, Any]:
    exports = [
        {
            "number": each.number,
            "by": each.person,
            "at": field_text(each.at),
            "call": each.call_id,
            "recordings": each.subject,
            "reason": each.reason,
            "approved_by": each.approved_by,
            "destination": each.destination,
        }
        for each in view.exports
    ]
    return {
        "format": FORMAT,
        "program": f"dutyconsole {__version__}",
        "unit": view.unit.name,
        "made_at": field_text(view.made_at),
        "zone": view.zone,
        "exports": exports,
        "files": files,
        "key": {"algorithm": "Ed25519", "public_key": public.hex(), "fingerprint": view.fingerprint},
    }


def _listed(path: Path, work: Path) -> dict[str, Any]:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    name = path.relative_to(work).as_posix()
    return {"path": name, "size": path.stat().st_size, "sha256": digest.hexdigest()}


def _zip(work: Path, draft: Path, tell: Callable[[float], object]) -> None:
    """Pack the folder; the file is on the disk when this returns, readable by its owner only."""
    paths = [path for path in sorted(work.rglob("*")) if path.is_file()]
    descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for done, path in enumerate(paths, start=1):
                kind = zipfile.ZIP_STORED if path.suffix == ".flac" else zipfile.ZIP_DEFLATED
                packed.write(path, path.relative_to(work).as_posix(), kind)
                tell(SHARE_OF_SOUND + (1 - SHARE_OF_SOUND) * done / len(paths))
        file.flush()
        os.fsync(file.fileno())


def _nobody(share: float) -> None:
    """Nobody watches."""
