"""The desk's end of the recorder: finds it or starts it, and delivers every fact in order, once.

Facts are always read from the journals, from the last number that the desk has taken in; the socket only says
that there is something to read, and carries the status. So a desk that was away, a recorder that was killed,
and a line of the wire that was lost all end in the same place.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import hardware
from dutyconsole.domain.dialling import DialOutcome
from dutyconsole.errors import DeviceProblem
from hardware.driver import BackOff
from hardware.recorder.hung import HungWatch
from hardware.recorder.journal import JournalReader, journal_line, journals
from hardware.recorder.wire import (
    ALREADY_RUNS,
    LONGEST_LINE,
    dial_body,
    message,
    read_address,
    read_status,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dutyconsole.domain.dialling import DialRequest
    from dutyconsole.domain.facts import Fact
    from dutyconsole.domain.ids import LineId
    from dutyconsole.domain.status import RecorderStatus
    from dutyconsole.paths import DataFolder

log = logging.getLogger("dutyconsole.recorder.client")

SILENCE_S = 3.0
"""A recorder that has said nothing for so long (it speaks ten times a second) is lost."""
STARTING_S = 15.0
AGAIN_S = 0.25
STEADY_S = 30.0
OUTPUT_FILE = "recorder.out"
IDLE = "idle"
OUTPUT_BYTES = 5_000_000
"""A bigger file of what the sound libraries print is put aside at the next start."""
DETACHED = 0
if sys.platform == "win32":
    DETACHED = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP


def recorder_command(folder: DataFolder) -> list[str]:
    """Return the command that runs the recorder of this data folder."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "dutyconsole"]
    return [*program, "--data", str(folder.root), "recorder", "run"]


def _ignore(_: object) -> None:
    """Leave everything to the desk that will come."""


class RecorderClient:
    """The thread `recorder-client`. Callbacks run in it, one at a time.

    `on_fact` may raise: the fact is delivered again a moment later, as long as `last_taken` says that it was
    not taken in. `on_lost` gets the code of the reason, each time that the recorder cannot be heard.
    """

    def __init__(
        self,
        folder: DataFolder,
        *,
        last_taken: Callable[[LineId], int],
        on_fact: Callable[[Fact], None],
        on_status: Callable[[RecorderStatus], None],
        on_lost: Callable[[DeviceProblem], None],
        on_dialled: Callable[[DialOutcome], None] = _ignore,
        command: Sequence[str] | None = None,
    ) -> None:
        self._folder = folder
        self._last_taken = last_taken
        self._on_fact = on_fact
        self._on_status = on_status
        self._on_lost = on_lost
        self._on_dialled = on_dialled
        self._command = list(command) if command is not None else recorder_command(folder)
        self._readers: dict[LineId, JournalReader] = {}
        self._retry_at = 0.0
        self._hung = HungWatch(folder)
        self._stop = threading.Event()
        self._renew = threading.Event()
        self._ending = False
        self._end_recorder = False
        self._child: subprocess.Popen[bytes] | None = None
        self._wire: Wire | None = None
        self._thread = threading.Thread(target=self._run, name="recorder-client", daemon=True)

    def start(self) -> None:
        """Begin: deliver what was missed, find or start the recorder, and stay with it."""
        self._thread.start()

    def stop(self, *, end_recorder: bool = False) -> None:
        """End; the recorder goes on unless it is told to end too."""
        self._end_recorder = end_recorder
        self._stop.set()
        if (wire := self._wire) is not None:
            self._leave(wire)
        self._thread.join()
        if end_recorder:
            self._await_child()
        elif self._child is not None:
            # It outlives us on purpose; without this, Popen would warn that it still runs.
            self._child.returncode = 0

    def _leave(self, wire: Wire) -> None:
        if self._end_recorder:
            wire.send(message("stop"))
        else:
            wire.close()

    def begin_recorder(self) -> None:
        """Find the recorder or start it, and leave it alone; raises `DeviceProblem`."""
        self._connect().close()
        if self._child is not None:
            self._child.returncode = 0

    def dial(self, request: DialRequest) -> None:
        """Send an order to the modem of a line; `on_dialled` tells what becomes of it, at once or later."""
        wire = self._wire
        if wire is None:
            self._on_dialled(DialOutcome(request.ticket, "recorder_not_running"))
        else:
            wire.send(message("dial", dial_body(request)))

    def settings_changed(self) -> None:
        """Have the recorder begin anew with the stored settings, as soon as no line has a call."""
        self._renew.set()

    def _run(self) -> None:
        back_off = BackOff(0.5, 10.0)
        while not self._stop.is_set():
            self._deliver()
            began = time.monotonic()
            try:
                with self._connect() as wire:
                    self._wire = wire
                    # `stop` may have come while the connection was being made, and found no wire.
                    if self._stop.is_set():
                        self._leave(wire)
                    self._deliver()
                    for line in wire.lines():
                        self._take(line)
                problem = DeviceProblem("recorder_lost", why="silent")
            except DeviceProblem as error:
                problem = error
            finally:
                self._wire = None
            if self._stop.is_set():
                break
            if self._ending:
                # It went because we asked: the next one is started at once, and nobody is alarmed.
                self._ending = False
                self._await_child()
                continue
            log.error("recorder: %s", problem)
            self._on_lost(problem)
            if time.monotonic() - began > STEADY_S:
                back_off.reset()
            self._stop.wait(back_off.next())
        self._deliver()

    def _connect(self) -> Wire:
        """Return a connection, starting the recorder where none answers; raises `DeviceProblem`."""
        with contextlib.suppress(DeviceProblem):
            wire = Wire(self._folder)
            self._hung.answered()
            return wire
        self._spawn()
        deadline = time.monotonic() + STARTING_S
        while time.monotonic() < deadline and not self._stop.wait(0.05):
            with contextlib.suppress(DeviceProblem):
                return Wire(self._folder)
            code = self._child.poll() if self._child is not None else None
            # Another has the lock: it is just starting and has no address yet, is just ending, or hangs.
            if code == ALREADY_RUNS:
                self._hung.look()
                self._stop.wait(AGAIN_S)
                self._spawn()
            elif code is not None:
                raise DeviceProblem("recorder_not_started", exit=code, file=OUTPUT_FILE)
        raise DeviceProblem("recorder_not_started", exit="", file=OUTPUT_FILE)

    def _spawn(self) -> None:
        if self._child is not None and self._child.poll() is None:
            return
        root = str(Path(hardware.__file__).resolve().parents[1])
        paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
        try:
            self._folder.logs.mkdir(parents=True, exist_ok=True)
            with self._output().open("ab") as output:
                self._child = subprocess.Popen(  # noqa: S603  our own program
                    self._command,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
                    start_new_session=True,
                    creationflags=DETACHED,
                )
        except OSError as error:
            raise DeviceProblem("recorder_not_started", exit=str(error), file=OUTPUT_FILE) from error
        log.info("recorder started, process %d", self._child.pid)

    def _output(self) -> Path:
        path = self._folder.logs / OUTPUT_FILE
        if path.exists() and path.stat().st_size > OUTPUT_BYTES:
            path.replace(path.with_name(f"{OUTPUT_FILE}.1"))
        return path

    def _await_child(self) -> None:
        if self._child is None:
            return
        try:
            self._child.wait(STARTING_S)
        except subprocess.TimeoutExpired:
            log.error("the recorder does not end")  # noqa: TRY400  no fault of this program
            self._child.returncode = 0

    def _take(self, line: dict[str, object]) -> None:
        if line.get("type") == "fact" or (self._retry_at and time.monotonic() >= self._retry_at):
            self._deliver()
        elif line.get("type") == "dialled":
            self._on_dialled(DialOutcome(str(line.get("ticket")), str(line.get("code"))))
        elif line.get("type") == "status":
            try:
                status = read_status(line)
            except (KeyError, TypeError, ValueError) as error:
                raise DeviceProblem("recorder_speaks_differently", why=str(error)) from error
            self._on_status(status)
            self._renew_if_idle(status)

    def _renew_if_idle(self, status: RecorderStatus) -> None:
        wire = self._wire
        idle = all(line.call_state == IDLE and not line.recording for line in status.lines)
        if self._renew.is_set() and idle and wire is not None:
            self._renew.clear()
            self._ending = True
            wire.send(message("stop"))

    def _deliver(self) -> None:
        """Read every journal on from where the desk is."""
        self._retry_at = 0.0
        for path in journals(self._folder.journal):
            name = journal_line(path)
            try:
                if name not in self._readers:
                    self._readers[name] = JournalReader(path, after=self._last_taken(name))
                for fact in self._readers[name].read():
                    self._on_fact(fact)
            except Exception:
                log.exception("line %s: a fact was not taken in and comes again", name)
                self._readers.pop(name, None)
                self._retry_at = time.monotonic() + 1.0


class Wire:
    """A connection to a running recorder; raises `DeviceProblem('recorder_not_running')`."""

    def __init__(self, folder: DataFolder) -> None:
        address = read_address(folder)
        if address is None:
            raise DeviceProblem("recorder_not_running")
        try:
            self._socket = socket.create_connection(("127.0.0.1", address.port), SILENCE_S)
        except OSError as error:
            raise DeviceProblem("recorder_not_running") from error
        self._source = self._socket.makefile("rb")
        # Another program may have got the port of a dead recorder: only one that knows how to answer counts.
        try:
            self._socket.sendall(json.dumps({"token": address.token}).encode() + b"\n")
            greeting = json.loads(self._source.readline(LONGEST_LINE) or b"null")
        except (OSError, ValueError) as error:
            self.close()
            raise DeviceProblem("recorder_not_running") from error
        if not isinstance(greeting, dict) or greeting.get("type") != "hello":
            self.close()
            raise DeviceProblem("recorder_not_running")

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def lines(self) -> Iterator[dict[str, object]]:
        """Yield what the recorder says until it is silent for 3 s or gone."""
        while True:
            try:
                line = json.loads(self._source.readline(LONGEST_LINE) or b"null")
            except (OSError, ValueError):
                return
            if not isinstance(line, dict):
                return
            yield line

    def send(self, line: bytes) -> None:
        """Send an order; a recorder that is gone has none to obey."""
        with contextlib.suppress(OSError):
            self._socket.sendall(line)

    def close(self) -> None:
        """Hang up; wakes a thread that waits in `lines`."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        with contextlib.suppress(OSError, ValueError):
            self._source.close()
        self._socket.close()


def ensure_recorder(folder: DataFolder) -> None:
    """See to it that a recorder runs although no desk can; raises `DeviceProblem` where it does not start."""
    client = RecorderClient(
        folder, last_taken=lambda _: 0, on_fact=_ignore, on_status=_ignore, on_lost=_ignore
    )
    client.begin_recorder()


def recorder_status(folder: DataFolder) -> RecorderStatus | None:
    """Ask the recorder once how it is; None where none runs."""
    try:
        with Wire(folder) as wire:
            for line in wire.lines():
                if line.get("type") == "status":
                    return read_status(line)
    except (DeviceProblem, KeyError, TypeError, ValueError) as error:
        log.info("no status: %s", error)
    return None
