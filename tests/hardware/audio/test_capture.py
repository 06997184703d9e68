"""A real sound server as the card: what is played into the line is what is captured, to the sample."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from dutyconsole.domain.facts import FactKind
from dutyconsole.errors import DeviceProblem
from dutyconsole.paths import DataFolder
from dutyconsole.settings.line import SoundSource
from hardware.audio import devices
from hardware.audio.cards import Cards
from hardware.audio.devices import choose, input_names, refresh
from tests.hardware.audio.server import RATE, found_in
from tests.hardware.recorder.stage import ROOT, config, facts, process
from tests.support.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from hardware.audio.input import SoundInput
    from hardware.sim.pulse import Pulse


pytestmark = pytest.mark.peer


def unlike_anything(seconds: float) -> NDArray[np.int16]:
    """Return noise of which each stretch occurs once, loud enough to count as speech, never zero."""
    noise = np.random.default_rng(9).normal(0, 3000, round(seconds * RATE)).astype(np.int16)
    noise[noise == 0] = 1
    return noise


@pytest.mark.parametrize("seconds", [60, pytest.param(3600, marks=pytest.mark.soak)])
def test_the_recorder_loses_no_sample(tmp_path: Path, pulse: Pulse, seconds: int) -> None:
    folder = DataFolder(tmp_path / "data").make()
    folder.config.write_text(config("default", hang_s=3.0, preroll_s=2.0), encoding="utf-8")
    played = unlike_anything(seconds)
    soundfile.write(tmp_path / "played.wav", played, RATE, subtype="PCM_16")
    with process(folder, env=pulse.env) as child:
        until(lambda: facts(folder, FactKind.DEVICE_STATE), "sound")
        assert facts(folder, FactKind.DEVICE_STATE)[0].data["state"] == "ok"
        pulse.play(tmp_path / "played.wav", within_s=seconds + 60)
        until(lambda: facts(folder, FactKind.CALL_ENDED), "the end of the call")
        child.terminate()
        assert child.wait() == 0
    started, ended = facts(folder, FactKind.RECORDING_STARTED), facts(folder, FactKind.RECORDING_ENDED)
    assert (len(started), len(ended)) == (1, 1)
    assert ended[0].data["lost_frames"] == 0
    captured, _ = soundfile.read(folder.root / started[0].data["file"], dtype="int16")
    begin = found_in(captured, played)
    # The pre-roll holds what was before the call, so the very first sample is there.
    assert begin > 0
    assert np.array_equal(captured[begin : begin + len(played)], played)


def drained(card: SoundInput, place: int) -> NDArray[np.int16]:
    """Return everything from `place` on."""
    return card.ring.read(place, card.ring.capacity)[1]


def test_a_card_that_goes_says_so_and_is_found_again(pulse: Pulse, tmp_path: Path) -> None:
    card = Cards().open(SoundSource(), history_s=1.0)
    until(lambda: card.ring.written > RATE // 10, "frames")
    pulse.stop()
    until(card.has_ended, "the end of the stream")
    card.close()
    assert devices.streams == set()
    pulse.start()
    assert refresh()
    card = Cards().open(SoundSource(), history_s=1.0)
    until(lambda: card.ring.written > RATE // 10, "frames again")
    card.close()


def test_a_list_is_not_renewed_under_an_open_stream(pulse: Pulse) -> None:
    card = Cards().open(SoundSource(), history_s=1.0)
    assert refresh() is False
    assert devices.wants_refresh.is_set()
    card.close()
    assert refresh() is True
    assert not devices.wants_refresh.is_set()


def test_devices_are_chosen_by_name(pulse: Pulse) -> None:
    names = input_names()
    assert names[0] == "default"
    assert "pulse" in names
    assert choose("pulse").name == "pulse"
    assert choose("PULS").name == "pulse"
    with pytest.raises(DeviceProblem) as caught:
        choose("USB PnP Sound Device")
    assert caught.value.code == "sound_device_unknown"
    with pytest.raises(DeviceProblem) as caught:
        Cards().open(SoundSource(device="default", channel=4000), history_s=1.0)
    assert caught.value.code == "sound_channel_missing"


def test_a_machine_without_sound_is_told_from_one_without_the_library(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from dutyconsole.errors import DeviceProblem\n"
        "from dutyconsole.settings.line import SoundSource\n"
        "from hardware.audio.keeper import open_input\n"
        "if sys.argv[1] == 'hide':\n"
        "    import ctypes.util; ctypes.util.find_library = lambda name: None\n"
        "try: open_input(SoundSource(), history_s=1.0)\n"
        "except DeviceProblem as problem: print(problem.code)\n"
    )
    nobody = {"PULSE_SERVER": f"unix:{tmp_path}/nobody", "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    told = [
        subprocess.run(
            [sys.executable, "-c", program, mode],
            cwd=ROOT,
            env=nobody,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for mode in ("show", "hide")
    ]
    assert told == [["sound_no_device"], ["sound_library_missing"]]
