"""What the machine has, for the settings page and the doctor: the one door to lists of devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hardware.audio.devices import input_names
from hardware.audio.keeper import open_input
from hardware.serial_port import list_ports

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.settings import SoundSource


class MachineDevices:
    """The devices of this computer (`dutyconsole.app.ports.Devices`)."""

    def sound_inputs(self) -> Sequence[str]:
        """Return the names of the sound inputs; raises `DeviceProblem` for a missing library."""
        return input_names()

    def serial_ports(self) -> Sequence[str]:
        """Return the names of the serial ports."""
        return [found.port for found in list_ports()]


def try_sound(source: SoundSource) -> str:
    """Open a sound input and let go of it; return its name. Raises `DeviceProblem`."""
    opened = open_input(source, history_s=1.0)
    try:
        return opened.name
    finally:
        opened.close()
