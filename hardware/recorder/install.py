"""The recorder as a service of the user: it records with nobody signed in."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dutyconsole.errors import DeviceProblem
from hardware.recorder.client import recorder_command

if TYPE_CHECKING:
    from dutyconsole.paths import DataFolder

UNIT = "dutyconsole-recorder.service"
TASK = "DutyConsoleRecorder"

TEMPLATE = """\
[Unit]
Description=Duty console: telephone recorder
After=sound.target pipewire.service pulseaudio.service

[Service]
ExecStart={command}
WorkingDirectory={root}
Restart=always
RestartSec=2
KillSignal=SIGTERM
TimeoutStopSec=20

[Install]
WantedBy=default.target
"""


def install_service(folder: DataFolder, *, home: Path | None = None) -> str:
    """Write what starts the recorder with the computer; return the commands that the person must give.

    Linux: a systemd user unit. Windows: nothing is written, the command makes a task. Raises `DeviceProblem`
    where the unit cannot be written.
    """
    command = recorder_command(folder)
    if sys.platform == "win32":
        quoted = " ".join(f'\\"{part}\\"' if " " in part else part for part in command)
        return f'schtasks /Create /TN {TASK} /SC ONLOGON /RL LIMITED /TR "{quoted}"'
    base = home or Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    unit = base / "systemd" / "user" / UNIT
    root = Path(__file__).resolve().parents[2]
    try:
        unit.parent.mkdir(parents=True, exist_ok=True)
        text = TEMPLATE.format(command=" ".join(_quoted(part) for part in command), root=root)
        unit.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DeviceProblem("service_not_written", file=str(unit), why=str(error)) from error
    orders = ("systemctl --user daemon-reload", f"systemctl --user enable --now {UNIT}")
    return "\n".join((*orders, 'loginctl enable-linger "$USER"'))


def _quoted(part: str) -> str:
    """Return a word of ExecStart= as systemd.service(5) wants it: quoted, `%` and `$` doubled."""
    plain = part.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{plain}"'
