"""Watching the recorder: what it says ten times a second becomes alarms only where something changes.

The alarm comes at once, once for each stretch. Inputs that the recorder tries again by itself are given some
seconds before a banner stands that somebody has to acknowledge.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dutyconsole.app.commands import ClearAlarm, InsistOnAlarm, RaiseAlarm
from dutyconsole.app.events import RecorderSeen
from dutyconsole.domain.status import FRAMES, Health
from dutyconsole.domain.vocabulary import OutageOf

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.app.ports import Publish
    from dutyconsole.clock import Clock
    from dutyconsole.domain.status import DeviceReport, LineStatus, RecorderStatus
    from dutyconsole.errors import DeviceProblem

RECORDER = "recorder"
DISK = "recording-disk"
GRAVE = {"sound", "recorder", FRAMES}
"""Devices whose faults mean that a call may be lost."""


MENDS_ITSELF = {OutageOf.SOUND.value, OutageOf.SERIAL.value}
"""Devices that are tried again for ever, and whose every loss becomes an outage of the log."""


@dataclass(frozen=True)
class _Raised:
    """An alarm that stands: its sentence, and since when (seconds of the clock that never jumps)."""

    code: str
    since: float
    quiet: bool


class RecorderWatch:
    """Lives on the recorder client's thread; posts commands to the desk."""

    def __init__(
        self,
        *,
        post: Callable[[Any], object],
        publish: Publish,
        clock: Clock,
        banner_after_s: Callable[[], float],
        on_new_recorder: Callable[[], object] = lambda: None,
    ) -> None:
        self._post = post
        self._on_new_recorder = on_new_recorder
        self._pid: int | None = None
        self._publish = publish
        self._clock = clock
        self._banner_after_s = banner_after_s
        self._raised: dict[str, _Raised] = {}
        self._mended: dict[str, tuple[_Raised, float]] = {}
        """The last alarm of each key, and when it was well again."""

    def seen(self, status: RecorderStatus) -> None:
        """Take in one status."""
        self._settle(RECORDER, None)
        if status.pid != self._pid:
            self._pid = status.pid
            self._on_new_recorder()
        for line in status.lines:
            for device in line.devices:
                self._device(line, device)
        for device in status.devices:
            self._settle(f"recorder-{device.device}", _device_alarm(f"recorder-{device.device}", device))
        self._settle(DISK, _disk_alarm(status))
        self._publish(RecorderSeen(status))

    def lost(self, problem: DeviceProblem) -> None:
        """The recorder cannot be reached: nothing is recorded, and that must be said loudly."""
        self._settle(RECORDER, RaiseAlarm(RECORDER, problem.code, dict(problem.params)))
        self._publish(RecorderSeen(None, problem))

    def _device(self, line: LineStatus, device: DeviceReport) -> None:
        key = f"line-{line.line}-{device.device}"
        alarm = None
        if device.health in (Health.FAULT, Health.ABSENT) and device.code:
            params = {"line": line.line, **device.params}
            grave, quiet = device.device in GRAVE, device.device in MENDS_ITSELF
            alarm = RaiseAlarm(key, device.code, params, line=line.line, grave=grave, quiet=quiet)
        self._settle(key, alarm)

    def _settle(self, key: str, alarm: RaiseAlarm | None) -> None:
        known, now = self._raised.get(key), self._clock.monotonic()
        if alarm is None:
            if known is not None:
                self._mended[key] = self._raised.pop(key), now
                self._post(ClearAlarm(key))
            return
        since = self._since(key, now) if known is None else known.since
        quiet = alarm.quiet and now - since < self._banner_after_s()
        self._raised[key] = _Raised(alarm.code, since, quiet)
        if known is None or known.code != alarm.code:
            self._post(replace(alarm, quiet=quiet))
        elif known.quiet and not quiet:
            self._post(InsistOnAlarm(key))

    def _since(self, key: str, now: float) -> float:
        """Return since when a fault is on: a loose plug, gone and back in turns, is one fault."""
        before, mended = self._mended.pop(key, (None, 0.0))
        return before.since if before is not None and now - mended < self._banner_after_s() else now


def _device_alarm(key: str, device: DeviceReport) -> RaiseAlarm | None:
    if device.health is Health.OK:
        return None
    return RaiseAlarm(key, device.code, dict(device.params), grave=False)


def _disk_alarm(status: RecorderStatus) -> RaiseAlarm | None:
    if status.on_reserve:
        return RaiseAlarm(DISK, "disk_on_reserve", {"megabytes": status.free_bytes // 1_000_000}, grave=True)
    if status.disk_health == "ok":
        return None
    grave = status.disk_health == "red"
    code = "disk_nearly_full" if grave else "disk_filling"
    return RaiseAlarm(DISK, code, {"hours": round(status.disk_hours)}, grave=grave)
