"""What is wrong with settings beyond the range of each: said at the setting, before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dutyconsole.errors import Refused
from dutyconsole.settings.line import read_cadence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dutyconsole.settings.line import Line
    from dutyconsole.settings.root import Settings


@dataclass(frozen=True)
class Wrong:
    """One setting that cannot stay: where it stands, such as `shift.start` or `lines.0.name`, and why."""

    key: str
    why: Refused


def wrong_settings(settings: Settings) -> tuple[Wrong, ...]:
    """Return everything that keeps these settings from being used, in the order of the form."""
    return (*_lines(settings.lines), *_shift(settings), *_room(settings), *_disk(settings))


def _lines(lines: tuple[Line, ...]) -> Iterator[Wrong]:
    if not lines:
        yield Wrong("lines", Refused("no_line"))
    yield from _shared_sound(lines)
    for place, line in enumerate(lines):
        key = f"lines.{place}"
        if not line.id.strip() or not line.id.isascii() or not line.id.replace("-", "").isalnum():
            yield Wrong(f"{key}.id", Refused("line_id_odd"))
        if line.id in [other.id for other in lines[:place]]:
            yield Wrong(f"{key}.id", Refused("line_id_taken", line=line.id))
        if not line.name.strip():
            yield Wrong(f"{key}.name", Refused("line_needs_name"))
        if line.serial.hook_line != "none" and not line.serial.port.strip():
            yield Wrong(f"{key}.serial.hook_line", Refused("hook_needs_port"))
        yield from _port(key, line, lines[:place])
        if line.answer_by == "control_line" and line.serial.hook_line == "none":
            yield Wrong(f"{key}.answer_by", Refused("answer_needs_hook"))
        yield from _cadences(line, f"{key}.hearing")


def _cadences(line: Line, key: str) -> Iterator[Wrong]:
    for name in ("ring_cadence", "ring_back", "busy", "congestion"):
        text = getattr(line.hearing, name)
        if read_cadence(text) is None:
            yield Wrong(f"{key}.{name}", Refused("cadence_odd", text=text))


def _shared_sound(lines: tuple[Line, ...]) -> Iterator[Wrong]:
    """Name each line whose sound is that of another: two lines cannot lie on one channel."""
    taken: dict[tuple[str, int], str] = {}
    for place, line in enumerate(lines):
        where = (line.sound.device, line.sound.channel)
        if line.sound.device and where in taken:
            yield Wrong(f"lines.{place}.sound.channel", Refused("sound_channel_taken", line=taken[where]))
        taken.setdefault(where, line.name)


def _port(key: str, line: Line, before: tuple[Line, ...]) -> Iterator[Wrong]:
    """Look at a port that an earlier line names too: a box may serve both, each by its own number."""
    for other in before:
        ours, theirs = line.serial, other.serial
        if not ours.port or ours.port != theirs.port:
            continue
        if ours.box_line.strip().lstrip("0") == theirs.box_line.strip().lstrip("0"):
            yield Wrong(f"{key}.serial.box_line", Refused("port_shared_unnumbered", line=other.name))
        if (ours.profile, ours.baud) != (theirs.profile, theirs.baud):
            yield Wrong(f"{key}.serial.port", Refused("port_shared_differently", line=other.name))


def _shift(settings: Settings) -> Iterator[Wrong]:
    try:
        time.fromisoformat(settings.shift.start)
    except ValueError:
        yield Wrong("shift.start", Refused("time_odd", text=settings.shift.start))
    if 24 % settings.shift.hours:
        yield Wrong("shift.hours", Refused("shift_hours_odd"))
    if not settings.shift.name.strip():
        yield Wrong("shift.name", Refused("shift_needs_name"))


def _room(settings: Settings) -> Iterator[Wrong]:
    try:
        ZoneInfo(settings.room.zone)
    except (ValueError, OSError, KeyError):
        yield Wrong("room.zone", Refused("zone_unknown", zone=settings.room.zone))


def _disk(settings: Settings) -> Iterator[Wrong]:
    if settings.recorder.copy_folder and not Path(settings.recorder.copy_folder).is_absolute():
        yield Wrong("recorder.copy_folder", Refused("copy_folder_relative"))
    if settings.recorder.disk_red_hours >= settings.recorder.disk_amber_hours:
        yield Wrong("recorder.disk_red_hours", Refused("disk_limits_odd"))
