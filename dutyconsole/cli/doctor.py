"""`doctor`: looks at every device and service and says what it found."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dutyconsole.cli.output import Exit, iso
from dutyconsole.crash import crashes, untold
from dutyconsole.domain.status import COPY, Health
from dutyconsole.domain.vocabulary import Grade
from dutyconsole.errors import DeviceProblem, DutyError
from dutyconsole.messages import sentence
from dutyconsole.paths import database_url
from dutyconsole.settings_file import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dutyconsole.cli.session import Call
    from dutyconsole.domain.status import RecorderStatus
    from dutyconsole.settings.line import Line
    from dutyconsole.settings.root import Settings

LEAST_FREE = 500_000_000
"""Bytes below which the disk counts as full."""


@dataclass(frozen=True)
class Finding:
    """One part and how it is."""

    part: str
    name: str
    state: Health
    detail: str = ""


def doctor(call: Call) -> int:
    """Print every part; exit 1 if any is at fault."""
    worst = Exit.GOOD
    for finding in look(call):
        fields = {
            "part": finding.part,
            "name": finding.name,
            "state": finding.state.value,
            "detail": finding.detail,
        }
        mark = {Health.OK: "●", Health.FAULT: "✕", Health.ABSENT: "○", Health.OFF: "－"}[finding.state]
        call.output.row(
            fields, f"{mark} {finding.part}\t{finding.name}\t{finding.state.value}\t{finding.detail}"
        )
        if finding.state is Health.FAULT:
            worst = Exit.FOUND_WRONG
    return worst


def look(call: Call) -> Iterator[Finding]:
    """Look at the parts one by one; none keeps the others from being looked at."""
    loaded = load_settings(call.folder.config)
    yield _settings(call, loaded.problem)
    yield _disk(call)
    store = _store(call)
    yield store
    if store.state is Health.OK:
        yield from _self_tests(call, loaded.settings)
    status = _recorder_status(call)
    yield _recorder(status)
    yield _second_copy(call, loaded.settings.recorder.copy_folder, status)
    yield _crashes(call)
    yield _sound_library()
    for line in loaded.settings.lines:
        yield from _line(line, status)
    yield _fonts()
    yield _printer(loaded.settings)


def _settings(call: Call, problem: DutyError | None) -> Finding:
    if problem is not None:
        return Finding("settings", call.folder.config.name, Health.FAULT, sentence(problem))
    there = call.folder.config.exists()
    return Finding("settings", str(call.folder.config), Health.OK if there else Health.ABSENT)


def _disk(call: Call) -> Finding:
    place = next(path for path in (call.folder.root, *call.folder.root.parents) if path.exists())
    try:
        free = shutil.disk_usage(place).free
    except OSError as error:
        return Finding("disk", str(place), Health.FAULT, str(error))
    state = Health.OK if free >= LEAST_FREE else Health.FAULT
    return Finding("disk", str(call.folder.root), state, f"{free / 1e9:.1f} GB")


def _store(call: Call) -> Finding:
    from dutyconsole.bootstrap import verify_store  # noqa: PLC0415  slow to load, and looked at alone

    url = database_url(call.folder, call.database)
    if url.startswith("sqlite") and call.database is None and not call.folder.database.exists():
        return Finding("database", call.folder.database.name, Health.ABSENT)
    try:
        result = verify_store(call.folder, database=call.database)
    except DutyError as error:
        return Finding("database", call.folder.database.name, Health.FAULT, sentence(error))
    if result.findings:
        first = result.findings[0]
        return Finding(
            "database", call.folder.database.name, Health.FAULT, f"{first.kind.value}: {first.place}"
        )
    return Finding(
        "database", call.folder.database.name, Health.OK, f"{result.links} links, {result.seals} seals"
    )


def _self_tests(call: Call, settings: Settings) -> Iterator[Finding]:
    """Say how the last self-test of each line went, and when that was."""
    with call.console() as console:
        tests = console.desk.ask(lambda queries: queries.self_tests(limit=1000)).result()
        zone = console.zone
    for line in settings.lines:
        last = next((test for test in tests if test.line == line.id), None)
        if last is None:
            yield Finding("self-test", line.name, Health.ABSENT)
            continue
        grade = last.grade(settings.self_test)
        state = Health.FAULT if grade is Grade.BAD else Health.OK
        words = " ".join(sentence(DeviceProblem(code)) for code in last.findings(settings.self_test))
        yield Finding("self-test", line.name, state, f"{iso(last.at, zone)} {grade.zh} {words}".strip())


def _recorder_status(call: Call) -> RecorderStatus | None:
    from hardware.recorder.client import recorder_status  # noqa: PLC0415

    return recorder_status(call.folder)


def _recorder(status: RecorderStatus | None) -> Finding:
    if status is None:
        return Finding("recorder", "recorder", Health.ABSENT, sentence(DeviceProblem("recorder_not_running")))
    detail = f"pid {status.pid}, {status.disk_hours:.0f} h{', on the reserve' if status.on_reserve else ''}"
    return Finding("recorder", "recorder", Health.FAULT if status.disk_health == "red" else Health.OK, detail)


def _second_copy(call: Call, target: str, status: RecorderStatus | None) -> Finding:
    if not target:
        return Finding("copy", "second copy", Health.OFF)
    report = next((one for one in status.devices if one.device == COPY), None) if status else None
    if report is not None and report.health is not Health.OK:
        return Finding("copy", target, report.health, sentence(DeviceProblem(report.code, **report.params)))
    try:
        same = Path(target).stat().st_dev == call.folder.root.stat().st_dev
    except OSError:
        return Finding("copy", target, Health.FAULT, sentence(DeviceProblem("copy_missing", folder=target)))
    if same:
        return Finding("copy", target, Health.FAULT, sentence(DeviceProblem("copy_same_disk", folder=target)))
    return Finding("copy", target, Health.OK)


def _crashes(call: Call) -> Finding:
    """A crash is a fault until a person at the window was told of it; its trace stays."""
    kept = crashes(call.folder.logs)
    if not kept:
        return Finding("crashes", call.folder.logs.name, Health.OK)
    last = kept[-1]
    detail = f"{len(kept)}: {last.process} {last.at.astimezone():%Y-%m-%d %H:%M:%S%z}, {last.file}"
    state = Health.FAULT if untold(call.folder.logs) else Health.OK
    return Finding("crashes", call.folder.logs.name, state, detail)


def _sound_library() -> Finding:
    from hardware.registry import MachineDevices  # noqa: PLC0415

    try:
        names = MachineDevices().sound_inputs()
    except DeviceProblem as problem:
        missing = problem.code == "sound_no_device"
        return Finding("sound", "PortAudio", Health.ABSENT if missing else Health.FAULT, sentence(problem))
    return Finding("sound", "PortAudio", Health.OK if names else Health.ABSENT, "、".join(names))


def _line(line: Line, status: RecorderStatus | None) -> Iterator[Finding]:
    """A running recorder holds the devices, so it is asked; else they are tried here."""
    running = next((each for each in status.lines if each.line == line.id), None) if status else None
    if running is not None:
        for device in running.devices:
            detail = sentence(DeviceProblem(device.code, **device.params)) if device.code else ""
            yield Finding(device.device, line.name, device.health, detail)
        return
    yield _try_serial(line)
    yield _try_sound(line)


def _try_serial(line: Line) -> Finding:
    from hardware.serial_port import open_port  # noqa: PLC0415

    if not line.serial.port:
        return Finding("serial", line.name, Health.OFF)
    try:
        open_port(line.serial).close()
    except DeviceProblem as problem:
        return Finding("serial", line.name, Health.FAULT, sentence(problem))
    return Finding("serial", line.name, Health.OK, line.serial.port)


def _try_sound(line: Line) -> Finding:
    from hardware.registry import try_sound  # noqa: PLC0415

    if not line.sound.device:
        return Finding("line-sound", line.name, Health.OFF)
    try:
        try_sound(line.sound)
    except DeviceProblem as problem:
        return Finding("line-sound", line.name, Health.FAULT, sentence(problem))
    return Finding("line-sound", line.name, Health.OK, line.sound.device)


def _fonts() -> Finding:
    from dutyconsole.reports.maker import PdfReports  # noqa: PLC0415

    try:
        used = PdfReports().fonts_used()
    except DutyError as error:
        return Finding("fonts", "PDF", Health.FAULT, sentence(error))
    return Finding(
        "fonts", "PDF", Health.OK, "、".join(f"{role.value} {name}" for role, name in used.items())
    )


def _printer(settings: Settings) -> Finding:
    name = settings.room.printer
    return Finding("printer", name or "PDF", Health.OK if name else Health.OFF, "" if name else "PDF")
