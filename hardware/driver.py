"""The thread that lives with one device: it never ends by itself, and says how the device is."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dutyconsole.errors import DeviceProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_log = logging.getLogger("dutyconsole.device")

OK = "ok"
FAULT = "fault"
ABSENT = "absent"

FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 30.0
STOP_WITHIN_S = 2.0


@dataclass(frozen=True)
class DeviceState:
    """How a device is: `ok`, `fault` or `absent`; code and params choose the sentence for the person."""

    device: str
    state: str
    code: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)


class BackOff:
    """Seconds to wait before the next try: doubled each time, up to `longest`."""

    def __init__(self, first: float = FIRST_WAIT_S, longest: float = LONGEST_WAIT_S) -> None:
        self._first = first
        self._longest = longest
        self._next = first

    def next(self) -> float:
        """Return the wait that is due now, and make the one after it longer."""
        wait = self._next
        self._next = min(self._next * 2, self._longest)
        return wait

    def reset(self) -> None:
        """Begin again: the device has worked."""
        self._next = self._first


class DriverThread:
    """Runs `work` again and again in a named thread until `stop`.

    `work` uses the device until it fails or `stopping` is set. A `DeviceProblem` is reported and tried again
    with back-off, for ever; anything else is our own fault, logged with its trace, and treated the same.
    """

    def __init__(self, name: str, device: str, *, report: Callable[[DeviceState], object]) -> None:
        self._name = name
        self._device = device
        self._report_to = report
        self._state: DeviceState | None = None
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self.back_off = BackOff()

    def start(self) -> None:
        """Start the thread."""
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread and wait for it, two seconds at most."""
        self._stop.set()
        thread, self._thread = self._thread, None
        if thread is None:
            return
        thread.join(STOP_WITHIN_S)
        if thread.is_alive():
            _log.warning("%s did not end within %.0f s", self._name, STOP_WITHIN_S)

    @property
    def stopping(self) -> bool:
        """Say whether `stop` was called."""
        return self._stop.is_set()

    def wait(self, seconds: float) -> None:
        """Sleep in real seconds, but wake up for `stop`."""
        self._stop.wait(seconds)

    def work(self) -> None:
        """Use the device until it fails (`DeviceProblem`) or `stopping` is set; each driver has its own."""
        self.wait(LONGEST_WAIT_S)

    def tell(self, state: str, problem: DeviceProblem | None = None) -> None:
        """Report the state of the device if it is another one than before."""
        code, params = (problem.code, problem.params) if problem else ("", {})
        told = DeviceState(self._device, state, code, dict(params))
        if self._same_story(told):
            return
        self._state = told
        _log.log(
            logging.ERROR if state == FAULT else logging.INFO,
            "%s: %s %s %s",
            self._name,
            state,
            code,
            dict(params),
        )
        self._report_to(told)

    def _same_story(self, told: DeviceState) -> bool:
        """Say whether this was told already: a port that is gone, and then is missing at each try, is one."""
        before = self._state
        if before is None or before.state != told.state:
            return False
        return before.code == told.code or (before.code, told.code) in {
            ("port_gone", "port_missing"),
            ("port_missing", "port_gone"),
        }

    def _run(self) -> None:
        while not self.stopping:
            try:
                self.work()
            except DeviceProblem as problem:
                self.tell(FAULT, problem)
            except Exception as error:  # noqa: BLE001  a driver must outlive its own faults too
                _log.exception("%s failed", self._name)
                self.tell(FAULT, DeviceProblem("driver_failed", why=repr(error)))
            if not self.stopping:
                self.wait(self.back_off.next())
