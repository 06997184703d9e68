"""`setup`: fills an empty data folder."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from dutyconsole.app.room_file import read_room
from dutyconsole.cli.output import Exit
from dutyconsole.errors import BadInput, Refused
from dutyconsole.settings_file import save_settings

if TYPE_CHECKING:
    from dutyconsole.cli.session import Call

SAMPLE = "room.toml"


def setup(call: Call) -> int:
    """Fill the folder with the sample unit or with one from a file, and print who can sign in."""
    room = read_room(_text(call))
    folder = call.folder
    if folder.config.exists():
        raise Refused("already_set_up")
    folder.make()
    save_settings(folder.config, room.settings)
    try:
        with call.console() as console:
            shift = console.desk.submit(room.set_up).result()
    except Exception:
        # Nothing was stored, so the settings must not stay behind as if it had been.
        folder.config.unlink(missing_ok=True)
        raise
    for each in room.set_up.people:
        person = each.person
        roles = [role.zh for role in sorted(person.roles, key=lambda role: role.value)]
        fields = {"user": person.name, "roles": roles}
        if call.options.sample:
            fields["password"] = each.password
        call.output.row(fields, f"{person.name}\t{'、'.join(roles)}")
    call.output.say(f"{room.set_up.unit.name}：{shift.duty_date:%Y-%m-%d} {shift.name}")
    if call.options.sample:
        call.output.say(f"示例口令 / sample password: {room.set_up.people[0].password}")
    return Exit.GOOD


def sample_text() -> str:
    """Return the sample room as TOML."""
    return resources.files("resources.samples").joinpath(SAMPLE).read_text(encoding="utf-8")


def _text(call: Call) -> str:
    if call.options.sample:
        return sample_text()
    try:
        return Path(call.options.source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("file_unreadable", file=call.options.source, why=str(error)) from error
