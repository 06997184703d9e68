"""Watching the recorder: what it says ten times a second becomes alarms only where something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dutyconsole.app.commands import ClearAlarm, RaiseAlarm
from dutyconsole.app.events import RecorderSeen
from dutyconsole.domain.status import FRAMES, Health

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.app.ports import Publish
    from dutyconsole.domain.status import DeviceReport, LineStatus, RecorderStatus
    from dutyconsole.errors import DeviceProblem

RECORDER = "recorder"
DISK = "recording-disk"
GRAVE = {"sound", "recorder", FRAMES}
"""Devices whose faults mean that a call may be lost."""


class RecorderWatch:
    """Lives on the recorder client's thread; posts commands to the desk."""

    def __init__(
        self,
        *,
        post: Callable[[Any], object],
        publish: Publish,
        on_new_recorder: Callable[[], object] = lambda: None,
    ) -> None:
        self._post = post
        self._on_new_recorder = on_new_recorder
        self._pid: int | None = None
        self._publish = publish
        self._raised: dict[str, str] = {}

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
            alarm = RaiseAlarm(key, device.code, params, line=line.line, grave=device.device in GRAVE)
        self._settle(key, alarm)

    def _settle(self, key: str, alarm: RaiseAlarm | None) -> None:
        known = self._raised.get(key)
        if alarm is None:
            if known is not None:
                del self._raised[key]
                self._post(ClearAlarm(key))
        elif known != alarm.code:
            self._raised[key] = alarm.code
            self._post(alarm)


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
