"""The work of one line, turn by turn: ring → ear → logic → disk, and how the devices are."""

from __future__ import annotations

import logging
import time
from datetime import UTC
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from dutyconsole.domain.call import CallState
from dutyconsole.domain.facts import Fact, FactKind
from dutyconsole.domain.status import FRAMES, DeviceReport, Health
from hardware.audio.keeper import OPENING, SOUND
from hardware.caller_id.events import (
    CallerIdReport,
    Digits,
    OffHook,
    OnHook,
    Ring,
    Smdr,
    SmdrLeg,
    Unparsed,
    smdr_fields,
)
from hardware.disk import reserve_bytes
from hardware.driver import DeviceState
from hardware.recorder.call_logic import CallLogic
from hardware.recorder.evidence import Moment
from hardware.recorder.line_sound import LineSound
from hardware.recorder.tape import LineTape
from hardware.signal.faults import SoundFaults

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    import numpy as np
    from numpy.typing import NDArray

    from dutyconsole.clock import Clock
    from dutyconsole.domain.recording import EndReason
    from dutyconsole.errors import DutyError
    from dutyconsole.paths import DataFolder
    from dutyconsole.settings.line import Line
    from dutyconsole.settings.room import Room
    from dutyconsole.settings.root import Settings
    from hardware.audio.input import SoundInput
    from hardware.audio.keeper import SoundKeeper
    from hardware.caller_id.events import LineEvent
    from hardware.recorder.journal import Journal
    from hardware.signal.activity import Activity

log = logging.getLogger("dutyconsole.recorder.line")

BROKEN = frozenset({Health.FAULT, Health.ABSENT})
LATE_S = 60.0
"""What the signalling says is dated back by this at most."""
STEP_S = 0.3
"""Sound that is heard at a time: what is recognised in it counts before what only is loud."""
BUSY_S, TURN_S, CALM_S = 0.005, 0.1, 0.25
"""Until the next turn: behind the sound; while something begins on the line; else. A turn has a price of its
own, a long one takes hardly more than a short one, and the port's signs wake the line at once."""
TALKING = frozenset({CallState.ANSWERED, CallState.HELD})
QUIET_S = 1.0
"""A line without sound for so long is quiet: nothing begins on it."""
TELLS_RINGS = frozenset({"hayes"})
"""Kinds of device on the serial port that surely tell of rings."""
REOPEN_S = 15.0
"""After so much constant sound in a call, and then at this interval, the input is opened again."""


class Listening:
    """Everything that one line's thread does; nothing here is called from another one but `status` fields."""

    def __init__(
        self,
        line: Line,
        settings: Settings,
        *,
        folder: DataFolder,
        clock: Clock,
        journal: Journal,
        keeper: SoundKeeper,
        deaf_since: tuple[datetime, str] | None = None,
    ) -> None:
        self.sound: LineSound | None = None
        self.source: SoundInput | None = None
        self.reports: dict[str, DeviceReport] = {}
        self._line = line
        self._clock = clock
        self._journal = journal
        self._keeper = keeper
        self._hearing = False
        self._deaf_since = deaf_since
        self._deaf_t: float | None = None
        """The same on the clock that never jumps; None where it began before this process."""
        self._bad_since: dict[str, Moment] = {}
        self._before_call: Moment | None = None
        self._place = 0
        self.worst_wait_s = 0.0
        self._faults = SoundFaults(settings.recorder.alarm_silence_s)
        self._reopened = 0.0
        self._began = time.monotonic()
        self._alarm_s = settings.recorder.alarm_silence_s
        self._hook_said = False
        self.tape = LineTape(
            line.id,
            folder,
            note=self._note,
            next_number=lambda: journal.next_number,
            zone=zone_of(settings.room),
            preroll_s=settings.recorder.preroll_s,
            speech_dbfs=line.speech_dbfs,
            reserve_bytes=reserve_bytes(settings.recorder),
        )
        self.logic = CallLogic(line, settings.recorder, note=self._note, tape=self.tape)

    @property
    def ear(self) -> Activity | None:
        """Level and last sound of the line; None while no input is open."""
        return self.sound.activity if self.sound is not None else None

    # What the line's thread calls

    def take(self, event: LineEvent | DeviceState) -> None:
        """Take what the signalling says."""
        now = self.moment()
        if isinstance(event, DeviceState):
            self._take_serial_state(event)
            return
        # The wall clock may have been set since: no report waits long to be taken.
        age = (self._clock.now() - event.at).total_seconds()
        now = now.back_to(now.t - min(max(age, 0.0), LATE_S))
        if isinstance(event, Ring):
            self.logic.ring(now)
        elif isinstance(event, CallerIdReport):
            self.logic.caller_id(now, event.caller)
        elif isinstance(event, (OffHook, OnHook)):
            self._take_hook(event, now)
        elif isinstance(event, Digits) and not self._hearing:
            self.logic.digits(now, event.digits, now.t)  # with sound, the ear has heard the same ones
        else:
            self._keep(event)
        self.logic.book.settle(now)

    def turn(self) -> float:
        """Hear, decide, write; return the seconds after which the next turn is due."""
        now = self.moment()
        much = self._hear(now)
        self._look_at_input(now)
        if not self._hearing:
            self.logic.tick(now)
        self.tape.save(now)
        self._look_at_disks()
        self._keeper.idle = self.logic.call is None
        if much:
            return BUSY_S
        return CALM_S if self._is_calm() else TURN_S

    def end(self, reason: EndReason, *, hear: bool = True) -> None:
        """Close what runs: the recorder stops, or (without hearing) a turn of this line has failed."""
        now = self.moment()
        if hear:
            self._hear(now)
        self.logic.end_all(now, reason)

    def moment(self) -> Moment:
        """Return the present: in a call by the clock as it was at its start, so that its lengths hold."""
        now = Moment(self._clock.now(), self._clock.monotonic())
        if self.logic.call is None or self._before_call is None:
            self._before_call = now
        return self._before_call.on_to(now.t)

    def call_seconds(self) -> float:
        """Return how long the running call has lasted; 0 where none runs."""
        call, began = self.logic.call, self._before_call
        if call is None or began is None:
            return 0.0
        return (began.on_to(self._clock.monotonic()).at - call.started_at).total_seconds()

    def tell_problem(self, device: str, problem: DutyError) -> None:
        """Note a fault of something that is not watched here."""
        self._report(DeviceReport(device, Health.FAULT, problem.code, dict(problem.params)))

    # Sound

    def _is_calm(self) -> bool:
        """Say whether nothing can begin by sound now: the line is quiet, or people talk."""
        if self.logic.call is not None:
            return self.logic.book.state in TALKING
        quiet_s = self.ear.age_s(self.ear.last_sound) if self.ear is not None else None
        return quiet_s is None or quiet_s > QUIET_S

    def _hear(self, now: Moment) -> bool:
        source, sound = self.source, self.sound
        if source is None or sound is None:
            return False
        newest = source.ring.written
        # The ring fills on while this is heard, which takes long on a busy machine: whoever counts back from
        # its end by then begins too late.
        self.tape.newest, self.tape.newest_t = newest, now.t
        behind = newest - self._place
        self.worst_wait_s = max(self.worst_wait_s, behind / source.rate)
        while self._place < newest:
            step = min(round(source.rate * STEP_S), newest - self._place)
            place, frames = source.ring.read(self._place, step)
            if place != self._place:
                log.error("line %s: %d frames passed unheard", self._line.id, place - self._place)
                sound = self.sound = self._new_sound(source)
                self._place = place
            if not len(frames):
                break
            self._place = place + len(frames)
            found = sound.feed(frames, place)
            self._look_for_faults(sound.activity, frames)
            if self._hearing:
                at = now.back_to(now.t - (newest - self._place) / source.rate)
                for one in found:
                    sound.tell(one, at, self.logic)
                self.logic.hear(at, sound.heard(at.t))
        return behind > source.rate

    def _look_at_input(self, now: Moment) -> None:
        """Notice that the input was lost, changed, or came back."""
        found, report = self._keeper.input, self._keeper.report
        hears = self._keeper.hears
        if self._hearing and (not hears or found is not self.source):
            self._lose(now, report.code or "sound_lost")
        if found is not self.source:
            self._attach(found, now)
        if hears and not self._hearing:
            self._gain(now)
        if not self._hearing:
            self.tape.problem = report.code or "sound_off"
        if not self._hearing and self._deaf_since is None and report.health in BROKEN:
            # Never heard since the start, and nothing before it: deaf from now on.
            self._deaf_since, self._deaf_t = (now.at, report.code), now.t
        self._report_sound(report)

    def _attach(self, source: SoundInput | None, now: Moment) -> None:
        self.source = self.tape.source = source
        self._place = 0
        self.tape.newest, self.tape.newest_t = source.ring.written if source is not None else 0, now.t
        self.sound = self._new_sound(source) if source is not None else None

    def _new_sound(self, source: SoundInput) -> LineSound:
        return LineSound(source.rate, self._line.speech_dbfs, self._line.hearing)

    def _lose(self, now: Moment, code: str) -> None:
        self._hear(now)
        self._hearing = False
        age = self.source.frames_age() if self.source is not None else 0.0
        deaf = now.back_to(now.t - age)
        self._deaf_since, self._deaf_t = (deaf.at, code), deaf.t
        self.tape.problem = code
        self.logic.book.sound_lost(now)

    def _gain(self, now: Moment) -> None:
        self._hearing = True
        self.tape.problem = ""
        if self._deaf_since is not None:
            since, reason = self._deaf_since
            lasted = (now.at - since).total_seconds() if self._deaf_t is None else now.t - self._deaf_t
            gap: dict[str, Any] = {"from": _iso(since), "to": _iso(now.at), "reason": reason}
            self._note(FactKind.GAP, {**gap, "seconds": round(max(0.0, lasted), 3)}, now.at)
        self._deaf_since = self._deaf_t = None
        self.logic.book.sound_back(now)

    def _look_for_faults(self, ear: Activity, frames: NDArray[np.int16]) -> None:
        call, constant_s = self.logic.call, ear.constant / ear.rate
        self._faults.feed(
            frames,
            len(frames) / ear.rate,
            constant_s=constant_s,
            call=call,
            off_hook=self.logic.off_hook is True,
        )
        if not self._faults.is_surely_dead:
            return
        # Opening again costs a moment of sound, so in a call it waits longer.
        due = time.monotonic() - self._reopened > REOPEN_S
        if due and (call is None or constant_s >= REOPEN_S):
            self._reopened = time.monotonic()
            self._keeper.reopen()

    # Signalling

    def _keep(self, event: LineEvent) -> None:
        """Write down what does not move the line's own call."""
        if isinstance(event, Smdr):
            self._note(FactKind.SMDR, smdr_fields(event), event.at)
        elif isinstance(event, SmdrLeg):
            self._note(FactKind.SMDR_LEG, {"raw_hex": event.raw.hex()}, event.at)
        elif isinstance(event, Unparsed):
            self._note(FactKind.UNPARSED, {"raw_hex": event.raw.hex()}, event.at)

    def _take_hook(self, event: OffHook | OnHook, now: Moment) -> None:
        self._hook_said = isinstance(event, OffHook)
        if self._hook_said:
            self.logic.hook_lifted(now)
        else:
            self.logic.hook_put_down(now)

    def _take_serial_state(self, state: DeviceState) -> None:
        report = DeviceReport(state.device, Health(state.state), state.code, dict(state.params))
        self._report(report)
        # A modem that does not answer may still sit on a cable whose control line works.
        works = report.health is Health.OK or state.code.startswith("modem_")
        self.logic.has_serial_rings = report.health is Health.OK and self._line.serial.profile in TELLS_RINGS
        if self._line.serial.hook_line == "none" or not works:
            self.logic.hook_unknown()
        else:
            self.logic.off_hook = self._hook_said

    # Facts

    def _note(self, kind: FactKind, data: dict[str, Any], at: datetime) -> Fact:
        return self._journal.append(kind, data, at)

    def _report_sound(self, report: DeviceReport) -> None:
        if report.health is Health.OK and self._faults.code:
            report = DeviceReport(SOUND, Health.FAULT, self._faults.code, {"name": self._line.sound.device})
        if report == OPENING and time.monotonic() - self._began > self._alarm_s:
            # A sound server that hangs holds the opening itself.
            report = DeviceReport(SOUND, Health.FAULT, "sound_stalled", {"name": self._line.sound.device})
        self._report(report)

    def _look_at_disks(self) -> None:
        if self._journal.unsaved:
            self._journal.retry()
        problems = {"disk": self.tape.disk, "journal": self._journal.problem, FRAMES: self.tape.loss}
        for device, problem in problems.items():
            if problem is not None:
                self._report(DeviceReport(device, Health.FAULT, problem.code, dict(problem.params)))
            elif device in self.reports and self.reports[device].health is not Health.OK:
                self._report(DeviceReport(device, Health.OK))

    def _report(self, report: DeviceReport) -> None:
        """Keep how a device is, and note it where it has changed."""
        before = self.reports.get(report.device)
        self.reports[report.device] = report
        if before is not None and (before.health, before.code) == (report.health, report.code):
            return
        if before is None and report.health is Health.OFF:
            return
        data: dict[str, Any] = {"device": report.device, "state": report.health.value}
        if report.code:
            data |= {"code": report.code, "params": {k: str(v) for k, v in report.params.items()}}
        now = self.moment()
        if before is not None and (since := self._bad_since.pop(report.device, None)) is not None:
            data |= {"was": before.code, "since": _iso(since.at), "lasted_s": round(now.t - since.t, 3)}
        if report.health in BROKEN:
            self._bad_since[report.device] = now
            if report.device == SOUND and self._deaf_since is not None:
                data["deaf_since"] = _iso(self._deaf_since[0])
        self._note(FactKind.DEVICE_STATE, data, now.at)


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


def zone_of(room: Room) -> tzinfo:
    """Return the room's zone; UTC where it is unknown, since a wrong word must not stop a recorder."""
    try:
        return ZoneInfo(room.zone)
    except (KeyError, ValueError):
        log.warning("unknown time zone %r: file names are in UTC", room.zone)
        return UTC
