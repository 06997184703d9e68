"""`recorder run`, `recorder status`, `recorder install-service`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from dutyconsole.cli.output import Exit
from dutyconsole.errors import DeviceProblem

if TYPE_CHECKING:
    from dutyconsole.cli.session import Call


def run(call: Call) -> int:
    """Record in the foreground until SIGTERM; with `--wait`, once no other recorder has the folder."""
    from hardware.recorder.service import serve  # noqa: PLC0415  loads the sound library

    return serve(call.folder, wait=call.options.wait)


def status(call: Call) -> int:
    """Print how the recorder is; exit 4 where none runs."""
    from hardware.recorder.client import recorder_status  # noqa: PLC0415

    seen = recorder_status(call.folder)
    if seen is None:
        raise DeviceProblem("recorder_not_running")
    for line in seen.lines:
        last = "—" if line.last_sound_s is None else f"{line.last_sound_s:.1f} s"
        state = "录音中" if line.recording else "未录音"
        words = f"线路{line.line}\t{line.call_state}\t{state}\t{line.level_dbfs:.0f} dBFS\t最近声音 {last}"
        fields = asdict(line)
        fields["devices"] = [{**asdict(each), "health": each.health.value} for each in line.devices]
        call.output.row({"pid": seen.pid, "disk_hours": round(seen.disk_hours, 1), **fields}, words)
    return Exit.GOOD


def install_service(call: Call) -> int:
    """Have the recorder run with nobody signed in."""
    from hardware.recorder.install import install_service as install  # noqa: PLC0415

    call.output.say(install(call.folder))
    return Exit.GOOD
