"""The sound devices that PortAudio knows: listing, choosing by name, asking again after one came back.

`sounddevice` is imported on first use: where the PortAudio library is missing, its import raises OSError.
PortAudio freezes its list when it is initialised; `refresh()` makes it look again, which ends every open
stream, so it is only done while none is open (`streams`). A line that looks for its card says so by
`wants_refresh`; lines without a call then let their own card go for a moment.
"""

from __future__ import annotations

import importlib
import logging
import re
import threading
from dataclasses import dataclass, replace
from typing import Any

from dutyconsole.errors import DeviceProblem
from hardware.audio.pulse_server import PulseServer

log = logging.getLogger("dutyconsole.sound")

DEFAULT = "default"
PULSE = "pulse:"
"""Before the name of a source of the sound server, in the settings."""
PULSE_DEVICE = "pulse"
MONITOR = ".monitor"
"""Sources that give back what the computer plays."""
PLACE = re.compile(r"\s*\((?:plug)?hw:\d+,\d+\)")
RATES = (8000, 16000, 44100, 48000)

guard = threading.RLock()
"""Held while PortAudio's list is read, a stream is opened, or the library is initialised again."""
streams: set[int] = set()
"""Identities of the open streams of this process."""
wants_refresh = threading.Event()


@dataclass(frozen=True)
class SoundDevice:
    """One input or output as PortAudio lists it; `channels` and `rate` are of that side."""

    index: int
    name: str
    channels: int
    rate: float
    """Its own rate, Hz."""
    api: str
    source: str = ""
    """Name of the sound server's source that is meant; empty for whatever the device gives."""


def library() -> Any:
    """Return the `sounddevice` module; raises `DeviceProblem('sound_library_missing')`."""
    try:
        return importlib.import_module("sounddevice")
    except (OSError, ImportError) as error:
        raise DeviceProblem("sound_library_missing", why=str(error)) from error


def input_devices() -> list[SoundDevice]:
    """Return every input; empty where there is none. Raises `DeviceProblem` for a missing library."""
    return _devices("input")


def output_devices() -> list[SoundDevice]:
    """Return every output; empty where there is none. Raises `DeviceProblem` for a missing library."""
    return _devices("output")


def _devices(side: str) -> list[SoundDevice]:
    sounds = library()
    channels = f"max_{side}_channels"
    with guard:
        try:
            listed = sounds.query_devices()
            apis = [api["name"] for api in sounds.query_hostapis()]
        except sounds.PortAudioError as error:
            log.warning("PortAudio cannot list its devices: %s", error)
            return []
    return [
        SoundDevice(index, raw["name"], raw[channels], raw["default_samplerate"], apis[raw["hostapi"]])
        for index, raw in enumerate(listed)
        if raw[channels] > 0
    ]


def input_names() -> list[str]:
    """Return the inputs to choose from: `default` first, a name that occurs twice with its sound system.

    Behind a sound server PortAudio sees one device for all cards; the server's sources follow by their names.
    """
    names = _names(input_devices())
    sources = PulseServer().look().sources if names else ()
    return [*names, *(PULSE + source for source in sorted(sources) if not source.endswith(MONITOR))]


def output_names() -> list[str]:
    """Return the outputs to choose from, as `input_names` does."""
    return _names(output_devices())


def _names(found: list[SoundDevice]) -> list[str]:
    names = [device.name for device in found]
    labels = [
        device.name if names.count(device.name) == 1 else f"{device.name}, {device.api}" for device in found
    ]
    return [DEFAULT, *(label for label in labels if label != DEFAULT)] if found else []


def choose(name: str) -> SoundDevice:
    """Return the input of that name; raises `DeviceProblem`: `sound_no_device` or `sound_device_unknown`."""
    found = input_devices()
    if not found:
        raise DeviceProblem("sound_no_device")
    if name.startswith(PULSE):
        server = next((device for device in found if device.name == PULSE_DEVICE), None)
        return replace(server or _default(found, 0), name=name, source=name.removeprefix(PULSE))
    return _default(found, 0) if name == DEFAULT else _named(found, name)


def choose_output(name: str) -> SoundDevice:
    """Return the output of that name; raises `DeviceProblem`: `no_playback` or `sound_device_unknown`."""
    found = output_devices()
    if not found:
        raise DeviceProblem("no_playback", why="no device")
    return _default(found, 1) if name == DEFAULT else _named(found, name)


def _named(found: list[SoundDevice], name: str) -> SoundDevice:
    for device in found:
        if name in {device.name, f"{device.name}, {device.api}"}:
            return device
    # A card's number changes from one boot to the next, and another card may have it: the name counts.
    near = [device for device in found if _bare(name) == _bare(device.name)]
    near = near or [device for device in found if name.casefold() in _bare(device.name)]
    if len(near) != 1:
        raise DeviceProblem("sound_device_unknown", name=name, known="; ".join(d.name for d in found))
    return near[0]


def refresh() -> bool:
    """Make PortAudio look at the machine again; return False where an open stream forbids it."""
    sounds = library()
    with guard:
        if streams:
            wants_refresh.set()
            return False
        wants_refresh.clear()
        try:
            sounds._terminate()  # noqa: SLF001  the only way: PortAudio has no call for it
            sounds._initialize()  # noqa: SLF001
        except sounds.PortAudioError as error:
            log.warning("PortAudio cannot be started again: %s", error)
    return True


def claimed_rates(device: SoundDevice, channels: int) -> list[int]:
    """Return the rates that a card says it can do, for the log of a support case."""
    sounds = library()
    able = []
    for rate in RATES:
        try:
            sounds.check_input_settings(
                device=device.index, channels=channels, dtype="int16", samplerate=rate
            )
        except (sounds.PortAudioError, ValueError):
            continue
        able.append(rate)
    return able


def _default(found: list[SoundDevice], side: int) -> SoundDevice:
    index = int(library().default.device[side])
    return next((device for device in found if device.index == index), found[0])


def _bare(name: str) -> str:
    """Return a name without the number that the system gave the card, such as `(hw:1,0)`, folded."""
    return PLACE.sub("", name).strip().casefold()
