"""The running file of one line: from the ring to the disk, with its facts before and after.

The order is what makes a kill harmless: the empty file, then the fact that names it, then the sound. Frames
that the disk refuses stay in the ring and are tried again; only what the ring must drop is lost, and counted.
"""

from __future__ import annotations

import logging
import math
import time
from typing import TYPE_CHECKING

from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.recording import EndReason
from dutyconsole.errors import DeviceProblem
from hardware.audio.wav import create
from hardware.disk import free_bytes
from hardware.recorder.frame_count import FrameCount
from hardware.recorder.reel import Reel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo
    from pathlib import Path

    from dutyconsole.paths import DataFolder
    from hardware.audio.input import SoundInput
    from hardware.audio.wav import SoundFile
    from hardware.recorder.call_book import Note
    from hardware.recorder.evidence import Moment

log = logging.getLogger("dutyconsole.recorder.tape")

SYNC_S = 1.0
SPLIT_FRAMES = 1 << 29
"""At 1 GiB the next file begins (18 h at 8 kHz): WAV ends at 4 GiB, and big files are awkward to hand on."""
PUNCTUAL = {EndReason.HUNG_UP, EndReason.STOPPED}
"""Ends that come from outside the sound, so that its last words may be later than they."""
MOST_LATENCY_S = 0.5
LOSS_TOLD_S = 60.0
REDUCED = "reduced"
FULL_ALARM_S = 3.0
"""The disk may refuse this long before the call counts as unrecorded; the ring holds 10 s."""


class LineTape:
    """Records one line. `source` is set whenever an input is opened; positions are those of its ring."""

    def __init__(
        self,
        line: str,
        folder: DataFolder,
        *,
        note: Note,
        next_number: Callable[[], int],
        zone: tzinfo,
        preroll_s: float,
        speech_dbfs: float,
        reserve_bytes: int = 0,
        opener: Callable[[Path], SoundFile] = create,
    ) -> None:
        self.source: SoundInput | None = None
        self.newest = 0
        """Position of the newest frame that is being heard."""
        self.newest_t = 0.0
        """Seconds of the clock that belong to it."""
        self.problem = ""
        self.disk: DeviceProblem | None = None
        """What the disk says now; None while it takes everything."""
        self._count: FrameCount | None = None
        self._loss_told = -math.inf
        self._line = line
        self._folder = folder
        self._note = note
        self._next_number = next_number
        self._zone = zone
        self._preroll_s = preroll_s
        self._speech_dbfs = speech_dbfs
        self._opener = opener
        self._reel: Reel | None = None
        self._reserve_bytes = reserve_bytes
        self._key = self._call = 0
        self._cursor = self._free = 0
        self._looked = self._blocked = self._since_refused = 0.0
        self._last_source: SoundInput | None = None
        self._wanted: tuple[int, Moment] | None = None
        self._told = False

    @property
    def is_running(self) -> bool:
        """Say whether a file is open."""
        return self._reel is not None

    @property
    def file_bytes(self) -> int:
        """Size of the running file; 0 where none runs."""
        return self._reel.size if self._reel is not None else 0

    @property
    def lost(self) -> int:
        """Frames of the running file that were dropped because the disk or the machine was too slow."""
        return self._count.dropped if self._count is not None and self._reel is not None else 0

    @property
    def loss(self) -> DeviceProblem | None:
        """What to tell of sound that is lost for good; None a while after a file without loss."""
        told = time.monotonic() - self._loss_told < LOSS_TOLD_S
        return DeviceProblem("frames_lost", line=self._line) if told else None

    def begin(self, call: int, since: Moment) -> None:
        """Open a file for `call` that starts the pre-roll before `since`."""
        source = self.source
        if source is None or self._reel is not None:
            return
        mark = self.newest - round((self.newest_t - since.t) * source.rate)
        start = mark - round(self._preroll_s * source.rate)
        if call == self._call and source is self._last_source:
            # A sound server that hung delivers late what it held: go on where the first file ended.
            start = min(start, self._cursor)
        oldest = source.ring.oldest + (source.rate // 2 if source.ring.oldest else 0)
        self._open(call, since, start=max(start, oldest, 0), mark=max(mark, oldest, 0))

    def end(self, reason: EndReason, now: Moment) -> None:
        """Write what has come, close the file and note its length and digest."""
        self._wanted = None
        if self._reel is None:
            return
        self._blocked = 0.0
        if self.source is not None and reason in PUNCTUAL:
            # What was said up to this moment is still on its way through the card.
            time.sleep(min(self.source.latency_s, MOST_LATENCY_S))
        self._catch_up(now)
        reel, self._reel = self._reel, None
        lost = self._missing(reel)
        if lost:
            self._loss_told = time.monotonic()
        if self.disk is not None:
            reason = EndReason.DISK_FULL
        try:
            reel.close()
        except DeviceProblem as problem:
            log.warning("line %s: %s at the end of a file", self._line, problem)
        data = {
            "recording": self._key,
            "call": self._call,
            "frames": reel.frames,
            "sha256": reel.sha256,
            "reason": reason.value,
            "lost_frames": lost,
        }
        self._note(FactKind.RECORDING_ENDED, data, now.at)

    def save(self, now: Moment) -> None:
        """Bring new frames to the file; call it ten times a second."""
        self._catch_up(now)
        reel = self._reel
        if reel is not None and (reel.frames >= SPLIT_FRAMES or (self._is_short() and not reel.reduced)):
            self._split(now)

    def _catch_up(self, now: Moment) -> None:
        clock = time.monotonic()
        if self.disk is not None and clock < self._blocked:
            return
        if self._reel is None and self._wanted is not None:
            self.begin(*self._wanted)
            return
        try:
            self._write(clock)
        except DeviceProblem as problem:
            self._refused(problem, clock, now)
        else:
            self.disk, self._told = None, False

    def _open(self, call: int, since: Moment, *, start: int, mark: int) -> None:
        source = self.source
        if source is None:
            return
        local = since.at.astimezone(self._zone)
        number = self._next_number()
        name = f"{local:%Y%m%d-%H%M%S}-L{_plain(self._line)}-{number}.wav"
        path = self._folder.recordings / f"{local:%Y/%m/%d}" / name
        try:
            self._check_space(name)
            reel = self._reel = Reel(
                path,
                source.rate,
                threshold_dbfs=self._speech_dbfs,
                reduced=self._is_short(),
                opener=self._opener,
            )
        except DeviceProblem as problem:
            self._wanted = (call, since)
            self._refused(problem, time.monotonic(), since)
            return
        self._wanted = None
        self._cursor, self._last_source = start, source
        self._looked = time.monotonic()
        data = {
            "call": call,
            "file": self._folder.relative(path),
            "rate": reel.rate,
            "preroll_s": round((mark - start) / source.rate, 3),
            **({"quality": REDUCED} if reel.reduced else {}),
        }
        fact = self._note(FactKind.RECORDING_STARTED, data, since.at)
        self._key, self._call = fact.number, call
        self._count = FrameCount(source.rate, before=source.ring.written - start)

    def _write(self, clock: float) -> None:
        """Write what has come; once a second bring it to the disk, whose last is left to the journals."""
        due = clock - self._looked >= SYNC_S
        try:
            if due:
                self._looked = clock
                self._check_space(self._name())
            if self._reel is not None:
                self._drain(self._reel)
        finally:
            if due and self._reel is not None:
                self._sync(self._reel, clock)

    def _sync(self, reel: Reel, clock: float) -> None:
        reel.sync()
        if self.disk is None and self._count is not None and self._count.is_lossy(reel.taken):
            self._loss_told = clock

    def _name(self) -> str:
        return self._reel.path.name if self._reel is not None else self._folder.recordings.name

    def _drain(self, reel: Reel) -> None:
        source = self.source
        if source is None:
            return
        while True:
            place, frames = source.ring.read(self._cursor, source.rate)
            if self._count is not None:
                self._count.dropped += place - self._cursor
            self._cursor = place
            if not len(frames):
                return
            self._cursor += reel.write(frames)

    def _is_short(self) -> bool:
        """Say whether only the last of the disk is left, which is for speech in little room."""
        return 0 < self._free < self._reserve_bytes

    def _check_space(self, name: str) -> None:
        self._free = free_bytes(self._folder.root)
        if self._free <= 0:
            raise DeviceProblem("disk_full", file=name, why="")

    def _refused(self, problem: DeviceProblem, clock: float, now: Moment) -> None:
        if self.disk is None:
            log.error("line %s: %s", self._line, problem)
            self._since_refused = clock
        self.disk = problem
        self._blocked = clock + SYNC_S
        late = clock - self._since_refused >= FULL_ALARM_S
        call = self._wanted[0] if self._wanted else self._call
        if ((late and self._reel is not None) or self._wanted) and not self._told:
            self._told = True
            self._note(FactKind.CALL_UNRECORDED, {"call": call, "reason": problem.code}, now.at)

    def _split(self, now: Moment) -> None:
        self.end(EndReason.SPLIT, now)
        self._open(self._call, now, start=self._cursor, mark=self._cursor)

    def _missing(self, reel: Reel) -> int:
        """Return the frames that should be there by the clock and are not, and those known to be dropped."""
        missing = self._count.missing(reel.taken) if self._count is not None else 0
        return missing * reel.rate // reel.source_rate


def _plain(line: str) -> str:
    """Return the line's name as a part of a file name."""
    return "".join(sign if sign.isalnum() else "_" for sign in line)
