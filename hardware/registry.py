"""What the machine has, for the settings page and the doctor: the one door to lists of devices."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from hardware.audio.devices import input_names, output_names, refresh
from hardware.audio.keeper import open_input
from hardware.audio.probe import CardProbe
from hardware.serial_port import list_ports

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.settings.line import SoundSource


class MachineDevices:
    """The devices of this computer (`dutyconsole.app.device_ports.Devices`)."""

    def __init__(self) -> None:
        self._probes: list[CardProbe] = []
        self._guard = threading.Lock()

    def sound_inputs(self) -> Sequence[str]:
        """Return the names of the sound inputs now; raises `DeviceProblem` for a missing library."""
        with self._guard:
            for probe in self._probes:
                # Under an open stream PortAudio does not see a card that was plugged in meanwhile.
                if probe.closed:
                    probe.join()
            self._probes = [probe for probe in self._probes if not probe.closed]
        refresh()
        return input_names()

    def sound_outputs(self) -> Sequence[str]:
        """Return the names of the sound outputs; raises `DeviceProblem` for a missing library."""
        return output_names()

    def sound_probe(self, source: SoundSource) -> CardProbe:
        """Begin to listen to a sound input."""
        probe = CardProbe(source)
        with self._guard:
            self._probes.append(probe)
        return probe

    def close(self) -> None:
        """Let go of every input."""
        for probe in self._probes:
            probe.join()
        self._probes.clear()

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
