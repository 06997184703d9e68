"""From the last byte of the caller ID to the painted card, beside a bare reader of the same port."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from dutyconsole.app.room_file import read_room
from dutyconsole.bootstrap import ENV_QUIET, open_console
from dutyconsole.cli.benches.figure import Figure, percentile
from dutyconsole.cli.setup import sample_text
from dutyconsole.clock import SystemClock
from dutyconsole.errors import Bug
from dutyconsole.paths import DataFolder
from dutyconsole.settings_file import save_settings
from hardware.recorder.client import recorder_status
from hardware.serial_port import open_port
from hardware.sim.line import pty_line

if TYPE_CHECKING:
    from dutyconsole.app.console import Console
    from dutyconsole.app.events import CallChanged
    from hardware.sim.line import SimLine

CALLS = 60
PATIENCE_S = 30.0


class Probe:
    """Rings again and again and notes when the card of each number has been painted."""

    def __init__(self, line: SimLine, window: Any) -> None:
        self.taken: list[float] = []
        self._line = line
        self._window = window
        self._shown = threading.Condition()
        self._painted: dict[str, float] = {}

    def run(self, folder: DataFolder) -> None:
        """Make the calls; runs on a thread of its own."""
        until = time.monotonic() + PATIENCE_S
        while (status := recorder_status(folder)) is None or status.lines[0].frames_age_s is None:
            if time.monotonic() > until:
                raise Bug("bench_stuck")
            time.sleep(0.05)
        for index in range(CALLS):
            number = f"138{index:08d}"
            self._line.modem.ring()
            self._line.modem.caller_id(number, None, at=SystemClock().now())
            sent = time.monotonic()
            self.taken.append(self._wait(number) - sent)
            self._line.modem.off_hook()
            self._line.hang_up()
            time.sleep(0.05)

    def painted(self, event: CallChanged) -> None:
        """Paint the card now and note the time; runs on the GUI thread, after the card's own slot."""
        number = event.card.row.call.number
        if number is None:
            return
        self._window.card.repaint()
        with self._shown:
            self._painted.setdefault(number, time.monotonic())
            self._shown.notify_all()

    def _wait(self, number: str) -> float:
        with self._shown:
            if not self._shown.wait_for(lambda: number in self._painted, PATIENCE_S):
                raise Bug("bench_stuck")
            return self._painted[number]


def measure() -> list[Figure]:
    """Make calls on a pty modem; milliseconds, p95 as ours, with the median beside it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault(ENV_QUIET, "1")
    room = read_room(sample_text())
    zone = ZoneInfo(room.settings.room.zone)
    with TemporaryDirectory(prefix="bench-") as name, pty_line(SystemClock(), zone=zone) as line:
        bare = _bare(line)
        folder = DataFolder(Path(name)).make()
        first = replace(room.settings.lines[0], serial=line.serial, sound=line.sound)
        save_settings(folder.config, replace(room.settings, lines=(first,)))
        with open_console(folder, recorder=True, end_recorder=True, process="bench") as console:
            console.desk.submit(room.set_up).result()
            taken = _in_window(console, line, folder)
    return [
        Figure(
            "ring-to-card",
            "ms (p95)",
            1000 * percentile(taken, 95),
            "bare pyserial read",
            1000 * percentile(bare, 95),
            {"calls": len(taken), "p50": round(1000 * percentile(taken, 50), 2)},
        )
    ]


def _bare(line: SimLine) -> list[float]:
    """Return how long the last byte takes to a bare reader of the same port."""
    port, taken = open_port(line.serial), []
    try:
        port.write(f"{line.serial.init}\r".encode())
        port.read(0.5)
        for index in range(CALLS):
            wanted = f"138{index:08d}".encode()
            line.modem.caller_id(wanted.decode(), None, at=SystemClock().now())
            sent, heard = time.monotonic(), b""
            while wanted not in heard:
                heard += port.read(0.5)
            taken.append(time.monotonic() - sent)
    finally:
        port.close()
    return taken


def _in_window(console: Console, line: SimLine, folder: DataFolder) -> list[float]:
    from ui.application import run  # noqa: PLC0415  the platform is chosen before Qt is loaded
    from ui.show import Show  # noqa: PLC0415

    probes: list[Probe] = []
    shows: list[Show] = []

    def begin(window: Any) -> None:
        probe = Probe(line, window)
        probes.append(probe)
        window.seat.relay.call_changed.connect(probe.painted)
        shows.append(Show(window, lambda _: probe.run(folder)))
        shows[0].start()

    run(console, play=begin)
    if shows and (failure := shows[0].failure) is not None:
        raise failure
    return probes[0].taken
