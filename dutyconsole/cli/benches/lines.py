"""One, four and sixteen lines in calls at once: processor time, memory, lost sound, how full a ring got."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from dutyconsole.cli.benches.figure import Figure
from dutyconsole.cli.benches.processes import (
    RATE,
    lines_of,
    peer,
    recorder,
    rss_mb,
    running,
    spent,
    write_speech,
)
from dutyconsole.settings.line import Line, SoundSource
from hardware.audio.input import RING_S
from hardware.sim.pulse import SINK, Pulse

SECONDS = 30.0
COUNTS = (1, 4, 16)


def measure() -> list[Figure]:
    """Record with so many lines, beside as many `parec`; raises `DeviceProblem` without PulseAudio."""
    parec = peer("parec")
    with TemporaryDirectory(prefix="bench-") as name, Pulse(rate=RATE) as pulse:
        root = Path(name)
        voice = write_speech(root / "voice.wav", 600.0)
        figures = [_with(["default"] * count, pulse, parec, voice, root / str(count)) for count in COUNTS]
        cards = [f"line{number}" for number in range(1, COUNTS[-1] + 1)]
        return [*figures, _with(cards, pulse, parec, voice, root / "cards")]


def _with(inputs: list[str], pulse: Pulse, parec: str, voice: Path, root: Path) -> Figure:
    """Measure lines on these inputs: by `default` they share one stream, by own names each has one."""
    root.mkdir()
    count = len(inputs)
    lines = [
        Line(id=str(n), name=f"线路{n}", sound=SoundSource(device=name, rate=RATE), answer_by="speech")
        for n, name in enumerate(inputs, start=1)
    ]
    env = {**pulse.env, "ALSA_CONFIG_PATH": str(_named(set(inputs) - {"default"}, root / "alsa.conf"))}
    command = [parec, f"--rate={RATE}", "--channels=1", "--format=s16le", "--file-format=wav"]
    with ExitStack() as stack:
        stack.enter_context(running(pulse.player(voice), env))
        ours, folder = stack.enter_context(recorder(root / "room", lines, env))
        peers = [stack.enter_context(running([*command, str(root / f"{n}.wav")], env)) for n in range(count)]
        taken, *of_peers = spent([ours, *peers], SECONDS)
        seen, memory = lines_of(folder, count), rss_mb(ours)
    detail = {
        "cpu_share": round(taken / SECONDS, 3),
        "per_line": round(taken * 3600 / SECONDS / count, 1),
        "rss_mb": round(memory, 1),
        "lost_frames": sum(line.lost_frames for line in seen),
        "worst_ring_fill": round(max(line.worst_wait_s for line in seen) / RING_S, 3),
    }
    per_hour = 3600 / SECONDS
    name = f"{count} × parec"
    cards = len(set(inputs))
    return Figure(
        f"lines-{count}-inputs-{cards}", "CPU s/h", taken * per_hour, name, sum(of_peers) * per_hour, detail
    )


def _named(names: set[str], target: Path) -> Path:
    """Write ALSA's settings so that the sound server's line is there under each of these names."""
    named = [
        f'pcm.{name} {{ type pulse device "{SINK}.monitor" hint.description "{name}" }}' for name in names
    ]
    target.write_text("\n".join(["</usr/share/alsa/alsa.conf>", *sorted(named), ""]), encoding="utf-8")
    return target
