"""Keeps the sound input of a line open: opens it, watches it, and opens it again when it was lost.

A card can vanish in three ways (each measured): the stream ends and says so; it stops without a word, when
the sound server hangs; or the server silently gives zeros from elsewhere. The first two are seen here, the
third by who hears the frames (`reopen`), and by the server itself where it tells (`problem`). The time is the
machine's own: a card knows no acted one.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from dutyconsole.domain.status import DeviceReport, Health
from dutyconsole.errors import DeviceProblem
from hardware.audio import devices
from hardware.audio.capture import MOVED
from hardware.audio.cards import Cards, StillHeldError
from hardware.audio.sim_input import SCHEME, SimInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.settings.line import SoundSource
    from hardware.audio.input import SoundInput

log = logging.getLogger("dutyconsole.sound")

SOUND = "sound"
LOOK_S = 0.5
PATIENCE_S = 10.0
"""A silent stream is kept this long after the alarm: a server that hung delivers what it held."""
BACK_OFF_S = (0.5, 1.0, 2.0, 5.0, 10.0)
ROOM_EVERY_S = 60.0
"""An idle line lets its card go for another line that looks for its own, at most this often."""
USED_ANYWAY = frozenset({"sound_other_card"})
"""Faults with which an input is heard and recorded all the same."""
ABSENT = {"sound_no_device", "sound_device_unknown", "sound_library_missing"}

OPENING = DeviceReport(SOUND, Health.OFF, "sound_opening")
"""Before the first frames: not yet known, so neither a fact nor an alarm."""


def open_input(source: SoundSource, *, history_s: float, cards: Cards | None = None) -> SoundInput:
    """Open the input that the settings name, shared with other lines of `cards`; raises `DeviceProblem`."""
    if source.device.startswith(SCHEME):
        return SimInput(source, history_s=history_s)
    return (cards or Cards((source,))).open(source, history_s=history_s)


class SoundKeeper:
    """The thread `sound-<line>`. `input` is what is open now, `report` how it is."""

    def __init__(
        self,
        source: SoundSource,
        *,
        line: str,
        history_s: float,
        alarm_s: float,
        opener: Callable[..., SoundInput] = open_input,
    ) -> None:
        self.input: SoundInput | None = None
        self.report = OPENING if source.device else DeviceReport(SOUND, Health.OFF)
        self.idle = True
        """Set by the listener: no call runs, so the card may be let go for a moment."""
        self._source = source
        self._history_s = history_s
        # The alarm is told within its time, so the limit leaves room for looking and telling.
        self._limit_s = max(1.0, alarm_s - 1.0)
        self._opener = opener
        self._room_made = time.monotonic()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"sound-{line}", daemon=True)

    def start(self) -> None:
        """Begin, unless the line has no sound."""
        if self._source.device:
            self._thread.start()

    def stop(self, *, wait_s: float = 5.0) -> None:
        """End; a thread that a hanging sound server holds is left behind, so that files can be closed."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=wait_s)

    @property
    def hears(self) -> bool:
        """Say whether what comes now is to be heard and recorded."""
        report = self.report
        return self.input is not None and (report.health is Health.OK or report.code in USED_ANYWAY)

    def reopen(self) -> None:
        """Close and open again, because what comes is not the line; a shared card only if all say so."""
        if (opened := self.input) is not None:
            opened.doubt()

    def _run(self) -> None:
        tries = 0
        while not self._stop.is_set():
            try:
                opened = self._opener(self._source, history_s=self._history_s)
            except StillHeldError:
                self._stop.wait(LOOK_S)
            except DeviceProblem as problem:
                self._tell(problem)
                self._look_again(problem)
                self._stop.wait(BACK_OFF_S[min(tries, len(BACK_OFF_S) - 1)])
                tries += 1
            except Exception:
                log.exception("sound input %r: unexpected fault", self._source.device)
                self._tell(DeviceProblem("sound_not_opened", name=self._source.device, why="internal"))
                self._stop.wait(BACK_OFF_S[-1])
            else:
                tries = 0
                self.input = opened
                self._watch(opened)
                opened.close()
                self.input = None
                self._make_room()
                self._stop.wait(0.1)

    def _watch(self, opened: SoundInput) -> None:
        """Return when the input must be closed."""
        due = time.monotonic()
        while not self._stop.is_set():
            # After a standstill of the whole computer this thread may look before the card's own could bring
            # what has waited meanwhile; so the age counts from when this look was due.
            late, due = max(0.0, time.monotonic() - due), time.monotonic() + LOOK_S
            age = opened.frames_age() - late
            if opened.has_ended():
                self._tell(DeviceProblem("sound_lost", name=opened.name))
                return
            if age > self._limit_s:
                self._tell(DeviceProblem("sound_stalled", name=opened.name))
            elif opened.ring.written:
                self._tell(opened.problem)
                if self.report.code == MOVED:
                    return
            asked = opened.is_doubted() or self._is_asked_for_room()
            if asked or age > self._limit_s + PATIENCE_S or self._stop.wait(LOOK_S):
                return

    def _is_asked_for_room(self) -> bool:
        due = time.monotonic() - self._room_made > ROOM_EVERY_S
        return self.idle and due and devices.wants_refresh.is_set()

    def _make_room(self) -> None:
        """Wait a little for the other idle lines to let go too, then let PortAudio look."""
        self._room_made = time.monotonic()
        for _ in range(5):
            if not devices.wants_refresh.is_set() or devices.refresh() or self._stop.wait(LOOK_S):
                return

    def _look_again(self, problem: DeviceProblem) -> None:
        """Let PortAudio see a card that came back."""
        if problem.code == "sound_library_missing" or self._source.device.startswith(SCHEME):
            return
        devices.refresh()

    def _tell(self, problem: DeviceProblem | None) -> None:
        report = self.report
        if problem is None:
            report = DeviceReport(SOUND, Health.OK)
        elif problem.code != report.code:
            health = Health.ABSENT if problem.code in ABSENT else Health.FAULT
            report = DeviceReport(SOUND, health, problem.code, dict(problem.params))
        if report.code != self.report.code:
            level = logging.WARNING if report.code else logging.INFO
            log.log(level, "sound input %r: %s", self._source.device, report.code or "is heard")
        self.report = report
