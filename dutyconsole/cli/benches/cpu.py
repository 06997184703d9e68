"""CPU seconds that the recorder spends on an hour of a live line, beside `parec` to WAV and `sox` to FLAC."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from dutyconsole.cli.benches.figure import Figure
from dutyconsole.cli.benches.processes import RATE, peer, recorder, running, spent, write_speech
from dutyconsole.settings.line import Line, SoundSource
from hardware.sim.pulse import Pulse

SECONDS = 60.0


def measure() -> list[Figure]:
    """Record one minute of speech with all three at once, our detectors on; raises `DeviceProblem`."""
    parec, sox = peer("parec"), peer("sox")
    wav = [parec, f"--rate={RATE}", "--channels=1", "--format=s16le", "--file-format=wav"]
    flac = [sox, "-q", "-t", "pulseaudio", "default", "-r", str(RATE), "-c", "1"]
    line = Line(sound=SoundSource(device="default", rate=RATE), answer_by="speech")
    with TemporaryDirectory(prefix="bench-") as name, Pulse(rate=RATE) as pulse:
        root = Path(name)
        voice = write_speech(root / "voice.wav", 2 * SECONDS + 60)
        with (
            running(pulse.player(voice), pulse.env),
            recorder(root / "room", [line], pulse.env) as (ours, _),
            running([*wav, str(root / "parec.wav")], pulse.env) as by_parec,
            running([*flac, str(root / "sox.flac")], pulse.env) as by_sox,
        ):
            per_hour = [each * 3600 / SECONDS for each in spent([ours, by_parec, by_sox], SECONDS)]
    detail = {"seconds": SECONDS, "rate": RATE}
    return [
        Figure("recorder-cpu", "CPU s/h", per_hour[0], "parec WAV", per_hour[1], detail),
        Figure("recorder-cpu", "CPU s/h", per_hour[0], "sox FLAC", per_hour[2], detail),
    ]
