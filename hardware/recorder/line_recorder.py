"""The thread of one line, `rec-<line>`: it may fail, but it does not stay down."""

from __future__ import annotations

import logging
import queue
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from dutyconsole.domain.dialling import DialOutcome, DialRequest
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.recording import EndReason
from dutyconsole.domain.status import DeviceReport, Health, LineStatus
from dutyconsole.errors import Bug
from hardware.audio.keeper import SoundKeeper, open_input
from hardware.driver import BackOff
from hardware.line.shared import Ports
from hardware.recorder.dialler import LineDialler
from hardware.recorder.listening import TURN_S, Listening
from hardware.signal.activity import FLOOR_DBFS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from dutyconsole.clock import Clock
    from dutyconsole.domain.call import Call
    from dutyconsole.paths import DataFolder
    from dutyconsole.settings.line import Line
    from dutyconsole.settings.root import Settings
    from hardware.audio.cards import Cards
    from hardware.caller_id.events import LineEvent
    from hardware.driver import DeviceState
    from hardware.recorder.journal import Journal

log = logging.getLogger("dutyconsole.recorder.line")

STILL_S = 4.0
"""A line's thread takes some turns a second; one that stands still is told within five seconds."""
GO_ON_S = 60.0
"""A call that was cut off goes on if the line is in use within this time of the restart."""


_Event: TypeAlias = "LineEvent | DeviceState | DialRequest | DialOutcome"


def _leave_it(_: DialOutcome) -> None:
    """Nobody has ordered anything."""


class LineRecorder:
    """One line: its signalling, its sound, its thread. `stop()` closes the running file."""

    def __init__(
        self,
        line: Line,
        settings: Settings,
        *,
        folder: DataFolder,
        clock: Clock,
        journal: Journal,
        unfinished: Call | None = None,
        deaf_since: tuple[datetime, str] | None = None,
        tell_dialled: Callable[[DialOutcome], object] = _leave_it,
        ports: Ports | None = None,
        make_listening: Callable[..., Listening] = Listening,
        cards: Cards | None = None,
    ) -> None:
        self._line = line
        self._settings = settings
        self._folder = folder
        self._clock = clock
        self.journal = journal
        self._unfinished = unfinished
        self._deaf_since = deaf_since
        self._make_listening = make_listening
        self._events: queue.SimpleQueue[_Event | None] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._turned = time.monotonic()
        self._listening: Listening | None = None
        self._keeper = SoundKeeper(
            line.sound,
            line=line.id,
            history_s=settings.recorder.preroll_s,
            alarm_s=settings.recorder.alarm_silence_s,
            opener=partial(open_input, cards=cards),
        )
        self._watch = (ports or Ports([line])).watch(
            line.serial,
            line=line.id,
            clock=clock,
            publish=self._events.put,
            report=self._events.put,
            tell=self._events.put,
            ring_timeout_s=settings.recorder.ring_timeout_s,
        )
        self._dialler = LineDialler(self._watch, tell=tell_dialled)
        self._thread = threading.Thread(target=self._run, name=f"rec-{line.id}")

    def start(self) -> None:
        """Begin to hear the line."""
        self._keeper.start()
        self._thread.start()
        if self._line.serial.port:
            self._watch.start()

    def stop(self) -> None:
        """Stop hearing; the running file is closed and noted before this returns."""
        self._stop.set()
        self._events.put(None)
        if self._thread.ident is not None:
            self._thread.join()
        self._watch.stop()
        self._keeper.stop()

    def post(self, event: _Event) -> None:
        """Take a line event, or an order to dial, from any thread."""
        self._events.put(event)

    @property
    def line_id(self) -> LineId:
        """The number of the line."""
        return LineId(self._line.id)

    @property
    def listening(self) -> Listening | None:
        """The work of the line as it stands, None before it has begun; single values may be read."""
        return self._listening

    @property
    def is_busy(self) -> bool:
        """Say whether a call runs or a file is being written."""
        listening = self._listening
        return listening is not None and (listening.logic.call is not None or listening.tape.is_running)

    @property
    def bytes_per_second(self) -> int:
        """What a recording of this line takes."""
        listening = self._listening
        source = listening.source if listening is not None else None
        return 2 * (source.rate if source is not None else self._line.sound.rate)

    def status(self) -> LineStatus:
        """Return how the line is now; read without a lock, so single values may be a moment apart."""
        listening = self._listening
        if listening is None:
            return LineStatus(
                LineId(self._line.id),
                "idle",
                recording=False,
                level_dbfs=FLOOR_DBFS,
                peak_dbfs=FLOOR_DBFS,
                last_sound_s=None,
                frames_age_s=None,
                file_bytes=0,
                lost_frames=0,
                devices=self._standstill(),
            )
        call, ear, source, tape = listening.logic.call, listening.ear, listening.source, listening.tape
        return LineStatus(
            line=LineId(self._line.id),
            call_state=call.state.value if call is not None else "idle",
            recording=tape.is_running,
            level_dbfs=round(ear.level_dbfs, 1) if ear is not None else FLOOR_DBFS,
            peak_dbfs=round(ear.peak_dbfs, 1) if ear is not None else FLOOR_DBFS,
            last_sound_s=ear.age_s(ear.last_sound) if ear is not None else None,
            frames_age_s=source.frames_age() if source is not None else None,
            file_bytes=tape.file_bytes,
            lost_frames=tape.lost,
            devices=(*listening.reports.values(), *self._standstill()),
            call_seconds=listening.call_seconds(),
            worst_wait_s=round(listening.worst_wait_s, 2),
        )

    def _standstill(self) -> tuple[DeviceReport, ...]:
        """Say that the line's own thread has stood still: frames still come then, and nobody writes them."""
        still_s = time.monotonic() - self._turned
        if still_s <= STILL_S or self._stop.is_set():
            return ()
        problem = {"seconds": round(still_s)}
        return (DeviceReport("recorder", Health.FAULT, "line_recorder_stuck", problem),)

    def _run(self) -> None:
        back_off = BackOff(1.0, 30.0)
        while not self._stop.is_set():
            began = time.monotonic()
            try:
                self._listening = self._begin()
                self._listen(self._listening)
            except Exception as error:
                log.exception("line %s failed", self._line.id)
                if self._listening is not None:
                    self._pick_up(self._listening, error)
                if time.monotonic() - began > GO_ON_S:
                    back_off.reset()
                self._stop.wait(back_off.next())

    def _begin(self) -> Listening:
        listening = self._make_listening(
            self._line,
            self._settings,
            folder=self._folder,
            clock=self._clock,
            journal=self.journal,
            keeper=self._keeper,
            deaf_since=self._deaf_since,
        )
        if self._unfinished is not None:
            listening.logic.go_on_from(self._unfinished, self._clock.monotonic() + GO_ON_S)
        return listening

    def _listen(self, listening: Listening) -> None:
        wait_s = TURN_S
        while not self._stop.is_set():
            self._take_events(listening, wait_s)
            wait_s = listening.turn()
            self._turned = time.monotonic()
        listening.end(EndReason.STOPPED)

    def _take_events(self, listening: Listening, wait_s: float) -> None:
        try:
            event = self._events.get(timeout=wait_s)
            while event is not None:
                if isinstance(event, (DialRequest, DialOutcome)):
                    self._dialler.take(event, listening)
                else:
                    listening.take(event)
                event = self._events.get_nowait()
        except queue.Empty:
            return

    def _pick_up(self, listening: Listening, error: Exception) -> None:
        """Save what the failed turn left: the file is closed, the call noted as cut off."""
        self._deaf_since = (self._clock.now(), "line_recorder_failed")
        self._unfinished = listening.logic.call
        try:
            listening.tell_problem("recorder", Bug("line_recorder_failed", why=repr(error)))
            listening.end(EndReason.KILLED, hear=False)
        except Exception:
            log.exception("line %s: the running file could not be closed", self._line.id)
