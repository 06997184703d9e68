"""`practice`: the console on a made-up room and a simulated line that rings now and then.

Its data are in a folder of their own that goes away at the end: nothing of it can enter a real log.
"""

from __future__ import annotations

import random
import threading
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dutyconsole.app.room_file import read_room
from dutyconsole.bootstrap import open_console
from dutyconsole.cli.display import require_display
from dutyconsole.cli.output import Exit
from dutyconsole.cli.setup import sample_text
from dutyconsole.clock import SystemClock
from dutyconsole.paths import DataFolder
from dutyconsole.settings_file import save_settings
from hardware.sim.line import SimLine, with_both

if TYPE_CHECKING:
    from dutyconsole.app.console import Console
    from dutyconsole.app.room_file import RoomFile
    from dutyconsole.cli.session import Call

MARK = "（练习）"
FIRST_S = 10.0
BETWEEN_S = (40.0, 120.0)
TALK_S = (20.0, 60.0)


class Caller:
    """Rings the practice lines with the numbers of the directory, now and then with none.

    The first line has a modem, the second a plain adapter: what it tells is heard.
    """

    def __init__(self, line: SimLine, plain: SimLine, room: RoomFile) -> None:
        self._line = line
        self._plain = plain
        self._numbers = [number for each in room.set_up.contacts for number in each.numbers]
        self._random = random.Random()  # noqa: S311  nobody guesses these for gain
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="practice-caller", daemon=True)

    def start(self) -> None:
        """Begin; the first call comes after ten seconds."""
        self._thread.start()

    def stop(self) -> None:
        """End; a call that runs is broken off."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        wait = FIRST_S
        while not self._stop.wait(wait):
            number = self._random.choice([*self._numbers, None])
            talk = self._random.choice([0.0, self._random.uniform(*TALK_S)])
            call = self._random.choice([self._line.call, self._plain.call_by_sound])
            for step in call(number, rings=3, talk_seconds=talk):
                if self._stop.wait(step.after_s):
                    return
                step.act()
            wait = self._random.uniform(*BETWEEN_S)


def practice(call: Call) -> int:
    """Open the practice room until its window is closed; raises `DeviceProblem` without a display."""
    require_display()
    room = read_room(sample_text())
    clock, zone = SystemClock(), ZoneInfo(room.settings.room.zone)
    with (
        TemporaryDirectory(prefix="dutyconsole-practice-") as name,
        SimLine(clock, zone=zone) as line,
        SimLine(clock, zone=zone) as plain,
    ):
        folder = DataFolder(Path(name)).make()
        save_settings(folder.config, with_both(room.settings, line, plain))
        people = room.set_up.people
        call.output.say(f"口令 / password: {people[0].password}")
        unit = replace(room.set_up.unit, name=room.set_up.unit.name + MARK)
        with open_console(folder, recorder=True, end_recorder=True, process="practice") as console:
            console.desk.submit(replace(room.set_up, unit=unit)).result()
            return _in_window(console, Caller(line, plain, room))


def _in_window(console: Console, caller: Caller) -> int:
    from ui.application import run  # noqa: PLC0415  other commands need no window

    caller.start()
    try:
        run(console)
    finally:
        caller.stop()
    return Exit.GOOD
