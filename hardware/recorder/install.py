"""The recorder as a service: it records with nobody signed in, and after every fault and start again."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from dutyconsole.errors import DeviceProblem
from hardware.recorder.client import recorder_command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.paths import DataFolder

UNIT = "dutyconsole-recorder.service"
TASK = "DutyConsoleRecorder"
TASK_FILE = "recorder-task.xml"

TEMPLATE = """\
[Unit]
Description=Duty console: telephone recorder
After=sound.target pipewire.service pulseaudio.service
# Tried again for ever: after five faults in ten seconds systemd would give up, and nobody would record.
StartLimitIntervalSec=0

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

TASK_TEMPLATE = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>Duty console: telephone recorder</Description></RegistrationInfo>
  <Triggers><BootTrigger><Enabled>true</Enabled></BootTrigger></Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>4</Priority>
    <RestartOnFailure><Interval>PT1M</Interval><Count>999</Count></RestartOnFailure>
  </Settings>
  <Actions><Exec>
    <Command>{program}</Command>
    <Arguments>{arguments}</Arguments>
    <WorkingDirectory>{root}</WorkingDirectory>
  </Exec></Actions>
</Task>
"""
"""Without it Windows would end a task after three days, on battery, and never start it again by itself."""


def install_service(folder: DataFolder, *, home: Path | None = None) -> str:
    """Write what starts the recorder with the computer; return the commands that the person must give.

    Linux: a systemd user unit, which starts with the computer once the user lingers. Windows: the text of a
    task, in the data folder. Raises `DeviceProblem` where it cannot be written.
    """
    command = [*recorder_command(folder), "--wait"]
    if sys.platform == "win32":
        file = folder.root / TASK_FILE
        _write(file, task_text(command), encoding="utf-16")
        return f'schtasks /Create /TN {TASK} /XML "{file}" /RU "%USERDOMAIN%\\%USERNAME%" /RP *'
    base = home or Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    root = str(_root()).replace("%", "%%")
    text = TEMPLATE.format(command=" ".join(_quoted(part) for part in command), root=root)
    _write(base / "systemd" / "user" / UNIT, text, encoding="utf-8")
    orders = ("systemctl --user daemon-reload", f"systemctl --user enable --now {UNIT}")
    return "\n".join((*orders, 'loginctl enable-linger "$USER"'))


def task_text(command: Sequence[str]) -> str:
    """Return the task of Windows that runs a command from the start of the computer, whoever is signed in."""
    program, *rest = command
    arguments = " ".join(f'"{part}"' if " " in part else part for part in rest)
    return TASK_TEMPLATE.format(
        program=escape(program), arguments=escape(arguments), root=escape(str(_root()))
    )


def _root() -> Path:
    return Path(__file__).resolve().parents[2]


def _write(file: Path, text: str, *, encoding: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding=encoding)
    except OSError as error:
        raise DeviceProblem("service_not_written", file=str(file), why=str(error)) from error


def _quoted(part: str) -> str:
    """Return a word of ExecStart= as systemd.service(5) wants it: quoted, `%` and `$` doubled."""
    plain = part.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{plain}"'
