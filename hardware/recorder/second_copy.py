"""A second copy of every recording on another disk, in a thread that the recording never waits for.

A running recording is followed once a second; what is missing (the disk was away, the setting is new) is made
up for when no call runs. The copy has the same folders and names below its own; a recording that is packed is
packed there too, by copying the packed file, checking its sound, and only then removing the WAV. Nothing else
is ever removed there.

Whoever forgets to mount the disk must not find the copies in an empty mount point: at its first use the
folder gets a mark, which the data folder remembers, and without that mark it counts as missing.
"""

from __future__ import annotations

import contextlib
import logging
import secrets
import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.status import COPY, DeviceReport, Health
from dutyconsole.errors import BadInput, Damaged, DeviceProblem, DutyError
from hardware.audio.wav import pcm_sha256
from hardware.recorder.copying import FollowedFile, copy_whole, problem_of
from hardware.recorder.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.clock import Clock
    from dutyconsole.paths import DataFolder
    from hardware.recorder.journal import Journal
    from hardware.recorder.shelf import Kept, Key

log = logging.getLogger("dutyconsole.recorder.copy")

TURN_S = 1.0
AGAIN_S = 5.0
STUCK_S = 15.0
"""A turn that takes longer hangs on its disk, as a share that is gone does."""
LISTENED_TO = timedelta(days=2)
MARK_FILE = "dutyconsole-copy.mark"


class Interrupted(Exception):
    """A call came, or the end: copying what is missing can wait."""


class SecondCopy:
    """The thread `recorder-copy`. `report()` says how the copy is, also while the thread hangs."""

    def __init__(
        self,
        folder: DataFolder,
        target: str,
        clock: Clock,
        *,
        journal: Callable[[], Journal],
        is_idle: Callable[[], bool],
    ) -> None:
        self._folder = folder
        self._target = Path(target)
        self._clock = clock
        self._journal = journal
        self._is_idle = is_idle
        self._stop = threading.Event()
        self._shelf = Shelf(folder.journal)
        self._followed: dict[Key, FollowedFile] = {}
        self._waiting: dict[Key, Kept] = {}
        """Recordings that are not known to be there as they stand now."""
        self._problem: DutyError | None = None
        self._bad_since: tuple[str, Any, float] | None = None
        self._turned = time.monotonic()
        # Daemon: a thread that hangs on a dead share must not keep the recorder from ending.
        self._thread = threading.Thread(target=self._run, name="recorder-copy", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._turned = time.monotonic()
        self._thread.start()

    def stop(self) -> None:
        """Copy what the lines have just closed, and end; a thread that hangs is left behind."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join(timeout=5.0)

    def report(self) -> DeviceReport:
        """Return how the copy is."""
        problem = self._problem
        if problem is None and time.monotonic() - self._turned > STUCK_S:
            problem = DeviceProblem("copy_stuck", folder=str(self._target))
        if problem is None:
            return DeviceReport(COPY, Health.OK)
        return DeviceReport(COPY, Health.FAULT, problem.code, dict(problem.params))

    def _run(self) -> None:
        wait_s = 0.0
        while not self._stop.wait(wait_s):
            wait_s = self._safe_turn()
        # The last words: the lines have closed their files by now.
        self._safe_turn()
        self._let_go()

    def _safe_turn(self) -> float:
        """Do one turn, note how the copy is, and return the seconds to wait."""
        problem: DutyError | None = None
        try:
            self._turn()
        except OSError as error:
            problem = problem_of(str(self._target), error)
        except DutyError as error:
            problem = error
        except Exception as error:
            log.exception("the second copy failed")
            problem = DeviceProblem("copy_failed", folder=str(self._target), why=repr(error))
        if problem is not None:
            self._let_go()
        self._turned = time.monotonic()
        self._note(problem)
        return AGAIN_S if problem is not None else TURN_S

    def _turn(self) -> None:
        self._waiting |= {kept.key: kept for kept in self._shelf.read()}
        self._check_mark()
        for kept in list(self._waiting.values()):
            if kept.ended_at is None or kept.key in self._followed:
                self._follow(kept)
        for key, kept in list(self._waiting.items()):
            if kept.ended_at is None:
                continue
            try:
                self._make_up(kept)
            except Interrupted:
                return
            except FileNotFoundError:
                if self._folder.sound(kept.file).exists():
                    raise
                log.warning("%s is gone and cannot be copied", kept.file)
            # What is gone or damaged itself does not mend itself: it is named once.
            del self._waiting[key]

    def _follow(self, kept: Kept) -> None:
        """Bring a running recording up to date; end with the digest where it has been closed."""
        source, target = self._folder.root / kept.file, self._target / kept.file
        if kept.key not in self._followed:
            if not source.exists():
                return
            self._followed[kept.key] = FollowedFile(source, target)
        self._followed[kept.key].catch_up()
        if kept.ended_at is None:
            return
        self._followed.pop(kept.key).close()
        if pcm_sha256(target) == kept.sha256:
            del self._waiting[kept.key]

    def _make_up(self, kept: Kept) -> None:
        """Copy a closed recording that is not there yet, as it is stored now."""
        source = self._folder.sound(kept.file)
        target = (self._target / kept.file).with_suffix(source.suffix)
        if not self._is_there(kept, source, target):
            self._check_idle()
            try:
                copy_whole(source, target, sha256=kept.sha256, digest_of=_digest_of, check=self._check_idle)
            except (Damaged, BadInput):
                if _sounds_like(source, kept.sha256):
                    raise
                log.warning("%s is not what its digest says and is not copied", kept.file)
                return
        if source.suffix != Path(kept.file).suffix:
            (self._target / kept.file).unlink(missing_ok=True)

    def _is_there(self, kept: Kept, source: Path, target: Path) -> bool:
        """Say whether it was copied before; a young one is listened to, for a cut may have spoilt it."""
        if not target.exists() or target.stat().st_size != source.stat().st_size:
            return False
        old = kept.ended_at is not None and self._clock.now() - kept.ended_at > LISTENED_TO
        return old or _sounds_like(target, kept.sha256)

    def _check_idle(self) -> None:
        self._turned = time.monotonic()
        if self._stop.is_set() or not self._is_idle():
            raise Interrupted

    def _check_mark(self) -> None:
        """Raise `DeviceProblem('copy_missing')` unless the folder is the one that was marked."""
        known_in = self._folder.journal / MARK_FILE
        mark = self._target / MARK_FILE
        known = known_in.read_text(encoding="utf-8").splitlines() if known_in.exists() else []
        if len(known) < 2 or known[0] != str(self._target):
            if not self._target.is_dir():
                raise DeviceProblem("copy_missing", folder=str(self._target))
            if not mark.exists():
                mark.write_text(secrets.token_hex(16), encoding="ascii")
            known_in.write_text(f"{self._target}\n{mark.read_text(encoding='ascii')}", encoding="utf-8")
        elif not mark.exists() or mark.read_text(encoding="ascii") != known[1]:
            raise DeviceProblem("copy_missing", folder=str(self._target))

    def _let_go(self) -> None:
        for followed in self._followed.values():
            followed.close()
        self._followed.clear()

    def _note(self, problem: DutyError | None) -> None:
        """Write down when the copy fails, and when it works again after how long."""
        before, self._problem = self._problem, problem
        if (before.code if before else "") == (problem.code if problem else ""):
            return
        data: dict[str, Any] = {"device": COPY, "state": Health.OK.value}
        if problem is not None:
            params = {name: str(value) for name, value in problem.params.items()}
            data |= {"state": Health.FAULT.value, "code": problem.code, "params": params}
            log.warning("second copy: %s", problem)
        if self._bad_since is not None:
            was, since, began = self._bad_since
            data |= {"was": was, "since": since, "lasted_s": round(self._clock.monotonic() - began, 3)}
        now = self._clock.now().isoformat(timespec="milliseconds")
        self._bad_since = (problem.code, now, self._clock.monotonic()) if problem is not None else None
        self._journal().append(FactKind.DEVICE_STATE, data)


def forget_copy(folder: DataFolder) -> None:
    """Forget which folder was marked: no copy is wanted any more, and the next one may be another disk."""
    with contextlib.suppress(OSError):
        (folder.journal / MARK_FILE).unlink(missing_ok=True)


def _sounds_like(path: Path, sha256: str) -> bool:
    try:
        return _digest_of(path) == sha256
    except (Damaged, BadInput):
        return False


def _digest_of(path: Path) -> str:
    """Return the digest of a copied file; only packed ones need the library that reads sound files."""
    if ".wav" in path.suffixes:
        return pcm_sha256(path)
    from hardware.audio.stored import stored_digest  # noqa: PLC0415

    return stored_digest(path)
