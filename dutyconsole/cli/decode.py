"""`line decode`: caller ID, dialled digits and exchange tones in sound files, as line events."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dutyconsole.cli.output import Exit
from dutyconsole.errors import DutyError
from dutyconsole.settings_file import load_settings
from hardware.caller_id.events import to_json_dict
from hardware.signal.files import events_in

if TYPE_CHECKING:
    from datetime import tzinfo

    from dutyconsole.cli.session import Call


def decode(call: Call) -> int:
    """Print the events in each file; a file that cannot be read does not stop the others."""
    zone = ZoneInfo(load_settings(call.folder.config).settings.room.zone)
    codes = [int(Exit.GOOD)]
    for name in call.options.files:
        try:
            damage = _print_events(call, name, zone)
        except DutyError as error:
            damage = error
        if damage is not None:
            codes.append(call.output.fail(damage))
    return max(codes)


def _print_events(call: Call, name: str, zone: tzinfo) -> DutyError | None:
    """Print what the file holds; returns the damage at which its reading ended."""
    found = events_in(Path(name))
    for one in found.events:
        fields = to_json_dict(one.event, zone) | {"file": name, "at_s": round(one.at_s, 3)}
        if found.channels > 1:
            fields["channel"] = one.channel
        words = " ".join(f"{key}={value}" for key, value in fields.items() if key not in _SHOWN)
        call.output.row(fields, f"{name}\t{one.at_s:.3f}\t{fields['event']}\t{words}")
    return found.damage


_SHOWN = ("event", "at", "file", "at_s")
