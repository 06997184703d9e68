"""What was just said is heard again while the recording goes on, and the recording does not notice (F6)."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from dutyconsole.domain.facts import FactKind
from dutyconsole.paths import DataFolder
from hardware.audio.playback import CardPlayer
from tests.hardware.audio.server import RATE, found_in, served
from tests.hardware.recorder.stage import config, facts, process
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from hardware.sim.pulse import Pulse

pytestmark = pytest.mark.peer

SPEAKER = "sink_name=speaker rate=8000 channels=1 channel_map=mono format=s16le norewinds=1"
REPLAYED_S = 2.0


def noise(seconds: float) -> NDArray[np.int16]:
    made = np.random.default_rng(11).normal(0, 3000, round(seconds * RATE)).astype(np.int16)
    made[made == 0] = 1
    return made


def frames_of(path: Path) -> NDArray[np.int16]:
    return np.frombuffer(path.read_bytes()[: path.stat().st_size // 2 * 2], np.int16)


@contextmanager
def running(command: list[str], pulse: Pulse, out: IO[bytes]) -> Iterator[None]:
    """Run a program for as long as is needed."""
    child = subprocess.Popen(command, env=pulse.env, stdout=out)
    try:
        yield
    finally:
        child.kill()
        child.wait()


def test_replaying_leaves_the_recording_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = DataFolder(tmp_path / "data").make()
    folder.config.write_text(config("default", hang_s=3.0, preroll_s=1.0), encoding="utf-8")
    said = noise(8.0)
    soundfile.write(tmp_path / "said.wav", said, RATE, subtype="PCM_16")
    heard = tmp_path / "heard.raw"
    listen = ["parec", "-d", "speaker.monitor", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1"]
    with served(monkeypatch) as pulse, process(folder, env=pulse.env) as child:
        pulse.control("load-module", "module-null-sink", *SPEAKER.split())
        until(lambda: facts(folder, FactKind.DEVICE_STATE), "sound")
        with heard.open("wb") as out, running(listen, pulse, out):
            talk = pulse.start_playing(tmp_path / "said.wav")
            # From now on what this process plays goes to the loudspeaker, not to the line.
            monkeypatch.setenv("PULSE_SINK", "speaker")
            until(lambda: facts(folder, FactKind.RECORDING_STARTED), "the recording")
            file = folder.root / facts(folder, FactKind.RECORDING_STARTED)[0].data["file"]
            until(lambda: file.stat().st_size > 2 * RATE * (REPLAYED_S + 2), "enough to replay")
            player = CardPlayer()
            begin = player.open([file]) - REPLAYED_S
            player.seek(begin)
            player.play()
            until(lambda: player.problem() or player.position() > begin + REPLAYED_S, "the replay")
            assert player.problem() is None
            player.close()
            until(lambda: facts(folder, FactKind.CALL_ENDED), "the end of the call")
            talk.wait()
        child.terminate()
        assert child.wait() == 0
    recorded, _ = soundfile.read(file, dtype="int16")
    start = found_in(recorded, said)
    assert np.array_equal(recorded[start : start + len(said)], said)
    again = recorded[round(begin * RATE) :][:RATE]
    there = found_in(frames_of(heard), again)
    assert np.array_equal(frames_of(heard)[there : there + RATE], again)
