"""The recorder process. Needs neither window nor store: whatever happens to them, the lines are recorded.

At its start it takes the lock of the journals, ends what a killed predecessor left open, and then hears every
line of the settings in threads of their own until it is told to stop.
"""

from __future__ import annotations

import logging
import os
from dataclasses import asdict
from typing import TYPE_CHECKING

from dutyconsole import __version__
from dutyconsole.clock import StagedClock
from dutyconsole.domain.dialling import DialOutcome
from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.status import RecorderStatus
from dutyconsole.errors import Damaged
from hardware.audio.cards import Cards
from hardware.disk import free_bytes, outlook
from hardware.line.dialling import NO_MODEM
from hardware.line.shared import Ports
from hardware.recorder import self_test
from hardware.recorder.clock_watch import ClockWatch
from hardware.recorder.idle import IdleWork
from hardware.recorder.journal import Journal, journal_line, journals
from hardware.recorder.line_recorder import GO_ON_S, LineRecorder
from hardware.recorder.lock import FileLock
from hardware.recorder.salvage import orphans, read_alive, salvage, write_alive
from hardware.recorder.second_copy import SecondCopy, forget_copy
from hardware.recorder.server import Server
from hardware.recorder.wire import Address, remove_address, write_address

if TYPE_CHECKING:
    import threading
    from datetime import datetime

    from dutyconsole.clock import Clock
    from dutyconsole.domain.dialling import DialRequest
    from dutyconsole.paths import DataFolder
    from dutyconsole.settings.line import Line
    from dutyconsole.settings.root import Settings
    from hardware.recorder.salvage import Left
    from hardware.recorder.self_test import TestRequest

log = logging.getLogger("dutyconsole.recorder")

LOCK_FILE = "recorder.lock"
ALIVE_S = 5.0
NOT_RUNNING = "recorder_not_running"
ASLEEP = "computer_asleep"


def run(folder: DataFolder, settings: Settings, clock: Clock, stop: threading.Event) -> int:
    """Record until `stop` is set; return the exit code.

    Raises `DeviceProblem('recorder_already_runs')` where another recorder has this data folder, and `OSError`
    where the folder cannot be made.
    """
    folder.make()
    lock = FileLock(folder.journal / LOCK_FILE)
    try:
        recorder = Recorder(folder, settings, clock, stop)
        try:
            recorder.start()
            # Hearing comes first: a big archive takes its time to look through.
            recorder.report_orphans()
            while not stop.wait(ALIVE_S):
                write_alive(folder, clock.now())
                recorder.look_at_clock()
        finally:
            recorder.stop()
    finally:
        lock.release()
    return 0


class Recorder:
    """All lines of the settings, their journals, and the socket."""

    def __init__(self, folder: DataFolder, settings: Settings, clock: Clock, stop: threading.Event) -> None:
        self._folder = folder
        self._settings = settings
        self._clock = clock
        self._server = Server(
            status=self.status,
            asked_to_stop=stop.set,
            asked_to_dial=self._dial,
            asked_to_test=self._test,
        )
        self._journals: dict[LineId, Journal] = {}
        self._lines: list[LineRecorder] = []
        self._ports = Ports(settings.lines)
        self._idle = IdleWork(
            folder, settings.recorder, clock, journals=self._journals, is_idle=self._is_idle
        )
        self._cards = Cards(line.sound for line in settings.lines if line.sound.device)
        target = settings.recorder.copy_folder
        if not target:
            forget_copy(folder)
        self._copy = (
            SecondCopy(folder, target, clock, journal=self._first_journal, is_idle=self._is_idle)
            if target and settings.lines
            else None
        )
        self._clock_watch = ClockWatch(clock, settings.recorder.clock_jump_s)

    def start(self) -> None:
        """Salvage, then listen; the address is told last, so that who finds it finds everything."""
        alive = read_alive(self._folder)
        left = self._open_journals()
        for line in self._settings.lines:
            self._lines.append(self._line(line, left[LineId(line.id)], alive))
        write_alive(self._folder, self._clock.now())
        self._server.start()
        for recorder in self._lines:
            recorder.start()
        self._idle.start()
        if self._copy is not None:
            self._copy.start()
        address = Address(
            os.getpid(), self._server.port, self._server.token, __version__, self._clock.now().isoformat()
        )
        write_address(self._folder, address)
        log.info("recorder %s hears %d lines", __version__, len(self._lines))

    def stop(self) -> None:
        """Close the running files, say so in the journals, and go."""
        self._idle.stop()
        for recorder in self._lines:
            recorder.stop()
        if self._copy is not None:
            self._copy.stop()
        for recorder in self._lines:
            recorder.journal.append(FactKind.RECORDER_STOPPED, {"reason": "asked"})
        write_alive(self._folder, self._clock.now())
        self._server.stop()
        for journal in self._journals.values():
            journal.close()
        remove_address(self._folder, os.getpid())
        log.info("recorder stopped")

    def status(self) -> RecorderStatus:
        """Return how everything is now."""
        free = free_bytes(self._folder.root)
        ahead = outlook(
            free,
            self._settings.recorder,
            continuous=sum(line.bytes_per_second for line in self._lines),
            real=self._idle.real_rate,
        )
        return RecorderStatus(
            pid=os.getpid(),
            version=__version__,
            lines=tuple(line.status() for line in self._lines),
            disk_hours=ahead.hours,
            free_bytes=free,
            disk_health=ahead.health,
            on_reserve=ahead.on_reserve,
            devices=(self._copy.report(),) if self._copy is not None else (),
        )

    def _dial(self, request: DialRequest) -> None:
        """Hand an order to its line; called on a client's thread."""
        for recorder in self._lines:
            if recorder.line_id == request.line:
                recorder.post(request)
                return
        self._tell_dialled(DialOutcome(request.ticket, NO_MODEM))

    def _test(self, request: TestRequest) -> None:
        """Test a line beside its work; called on the thread of the client that waits for it."""
        line = next((each for each in self._lines if each.line_id == request.line), None)
        listening = line.listening if line is not None else None
        answer = self_test.carry_out(request, listening, folder=self._folder, now=self._clock.now)
        self._server.tell(self_test.KIND, answer)

    def _tell_dialled(self, report: DialOutcome) -> None:
        self._server.tell("dialled", asdict(report))

    def _first_journal(self) -> Journal:
        return self._journals[LineId(self._settings.lines[0].id)]

    def _is_idle(self) -> bool:
        return not any(line.is_busy for line in self._lines)

    def _open_journals(self) -> dict[LineId, Left]:
        """Open the journal of every line, also of those that the settings no longer have, and salvage."""
        names = {LineId(line.id) for line in self._settings.lines}
        names |= {journal_line(path) for path in journals(self._folder.journal)}
        left = {}
        for name in sorted(names):
            journal = Journal(self._folder.journal, name, clock=self._clock, on_fact=self._server.publish)
            self._journals[name] = journal
            left[name] = salvage(journal, self._folder)
        return left

    def _line(self, line: Line, left: Left, alive: datetime | None) -> LineRecorder:
        journal = self._journals[LineId(line.id)]
        journal.append(FactKind.RECORDER_STARTED, {"version": __version__, "pid": os.getpid()})
        for damage in journal.damage:
            journal.report_fault("journal", damage)
        if journal.torn is not None:
            journal.report_fault("journal", Damaged("journal_torn", file=journal.torn.name))
        heard = [at for at in (left.last_at, alive) if at is not None and left.last_at is not None]
        calls = list(left.calls.values())
        fresh = bool(heard) and (self._clock.now() - max(heard)).total_seconds() <= GO_ON_S
        return LineRecorder(
            line,
            self._settings,
            folder=self._folder,
            clock=self._clock,
            journal=journal,
            unfinished=calls[-1] if calls and fresh else None,
            cards=self._cards,
            # A clock that was set back meanwhile must not make a gap that ends before it began.
            deaf_since=left.deaf or ((min(max(heard), self._clock.now()), NOT_RUNNING) if heard else None),
            tell_dialled=self._tell_dialled,
            ports=self._ports,
        )

    def look_at_clock(self) -> None:
        """Write down that the clock was set, once, and that the computer slept, for every line."""
        jump = self._clock_watch.look()
        # On a stage the acted time goes from scene to scene, which is no fault of a clock.
        if jump is None or not self._lines or isinstance(self._clock, StagedClock):
            return
        log.warning("the clock was set by %.1f s, the computer slept %.1f s", jump.set_s, jump.slept_s)
        if jump.set_s:
            ends = {"from": jump.before.isoformat(), "to": jump.after.isoformat()}
            self._lines[0].journal.append(FactKind.CLOCK_JUMPED, {**ends, "seconds": round(jump.set_s, 3)})
        if jump.slept_s:
            gap = {"from": jump.last.isoformat(), "to": jump.before.isoformat(), "reason": ASLEEP}
            for line in self._lines:
                line.journal.append(FactKind.GAP, {**gap, "seconds": round(jump.slept_s, 3)})

    def report_orphans(self) -> None:
        """Name each sound file that no journal knows, once, in the first line's journal."""
        if not self._settings.lines:
            return
        journal = self._journals[LineId(self._settings.lines[0].id)]
        for name in orphans(self._folder, journals(self._folder.journal)):
            log.warning("%s belongs to no call in the journals; it is kept", name)
            journal.report_fault("recordings", Damaged("orphan_recording", file=name))
