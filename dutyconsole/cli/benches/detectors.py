"""The ear over sound files, beside minimodem (FSK) and multimon-ng (DTMF): how fast, and how often right.

The files are made by `hardware.sim.callers`, the same ones every time: every family, rate, level, noise and
clock. The peers get each file in the form that they like best; only what they do with it is timed.
"""

from __future__ import annotations

import os
import re
import subprocess
import time
import wave
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

from dutyconsole.cli.benches.figure import Figure
from dutyconsole.cli.benches.processes import peer
from hardware.signal.decoder import decode
from hardware.sim.callers import Sender, Sent, judged
from hardware.sim.voice import resampled, speech

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = 20261126
COUNT = 60
SPEECH_S = 600.0
PEER_RATE = 22050
"""What multimon-ng takes."""
DIGIT = re.compile(rb"DTMF: (.)")
PHONE = re.compile(rb"Phone: +(.*)")
SDMF, NUMBER, STAMP_LENGTH = 0x04, 0x02, 8

Reader: TypeAlias = Callable[[Sent], tuple[bytes, float]]
"""A peer: takes a sound, gives what it read of it and the processor time that it took."""


@dataclass(frozen=True)
class Score:
    """What came of the files of one family."""

    right: int
    wrong: int
    missed: int
    cpu_s: float
    sound_s: float

    @property
    def files(self) -> int:
        """How many files there were."""
        return self.right + self.wrong + self.missed

    @property
    def percent(self) -> float:
        """Part of the files that were read right."""
        return 100 * self.right / self.files

    @property
    def speed(self) -> float:
        """Seconds of sound in a second of processor time."""
        return self.sound_s / max(self.cpu_s, 1e-3)


def measure() -> list[Figure]:
    """Read all families; raises `DeviceProblem` where a peer is missing."""
    minimodem, multimon = peer("minimodem"), peer("multimon-ng")
    figures = []
    with TemporaryDirectory(prefix="bench-") as name:
        by_fsk = partial(_fsk_by_minimodem, minimodem, Path(name) / "sound.wav")
        by_keys = partial(_keys_by_multimon, multimon, Path(name) / "sound.raw")
        for family, other, read, truth in (
            ("message", "minimodem", by_fsk, number_in),
            ("caller_by_dtmf", "multimon-ng", by_keys, _as_sent),
            ("dialled", "multimon-ng", by_keys, _as_sent),
            ("nothing", "multimon-ng", by_keys, _as_sent),
        ):
            drawn = [getattr(sender, family)() for sender in [Sender(SEED)] for _ in range(COUNT)]
            ours, theirs = _ours(drawn), _theirs(drawn, read, truth)
            right, speed = (ours.percent, theirs.percent), (ours.speed, theirs.speed)
            figures.append(_figure(f"right-{family}", "%", other, right, (ours, theirs)))
            figures.append(_figure(f"speed-{family}", "× real time", other, speed))
        figures += _speech_figures(by_keys)
    return figures


def number_in(message: bytes) -> bytes:
    """Return the digits of the caller's number in a message without its parity; empty where it has none."""
    bare = bytes(byte & 0x7F for byte in message)
    if message[0] == SDMF:
        return bare[2 + STAMP_LENGTH : -1]
    place = 2
    while place < len(message) - 1:
        kind, length = message[place], message[place + 1]
        if kind == NUMBER:
            return bare[place + 2 : place + 2 + length]
        place += 2 + length
    return b""


def fsk_numbers(said: bytes) -> bytes:
    """Return the digits that minimodem says, their parity taken away, as far as they are digits."""
    return b"".join(
        bytes(byte & 0x7F for byte in found if chr(byte & 0x7F).isdigit()) for found in PHONE.findall(said)
    )


def keys(said: bytes) -> bytes:
    """Return the keys that multimon-ng says."""
    return b"".join(DIGIT.findall(said))


def _as_sent(content: bytes) -> bytes:
    return content


def _ours(drawn: Sequence[Sent]) -> Score:
    began = time.process_time()
    found = Counter(judged(sent, decode(sent.frames, sent.rate)) for sent in drawn)
    return _score(found, time.process_time() - began, drawn)


def _theirs(drawn: Sequence[Sent], read: Reader, truth: Callable[[bytes], bytes]) -> Score:
    found: Counter[str] = Counter()
    cpu_s = 0.0
    for sent in drawn:
        shown, taken = read(sent)
        cpu_s += taken
        wanted = truth(sent.content) if sent.content else b""
        found["right" if shown == wanted else "wrong" if shown else "missed"] += 1
    return _score(found, cpu_s, drawn)


def _score(found: Counter[str], cpu_s: float, drawn: Sequence[Sent]) -> Score:
    sound_s = sum(len(sent.frames) / sent.rate for sent in drawn)
    return Score(found["right"], found["wrong"], found["missed"], cpu_s, sound_s)


def _fsk_by_minimodem(program: str, file: Path, sent: Sent) -> tuple[bytes, float]:
    with wave.open(str(file), "wb") as target:
        target.setnchannels(1)
        target.setsampwidth(2)
        target.setframerate(sent.rate)
        target.writeframes(sent.frames.astype("<i2").tobytes())
    said, cpu_s = _run([program, "--rx", "callerid", "-q", "-f", str(file)])
    return fsk_numbers(said), cpu_s


def _keys_by_multimon(program: str, file: Path, sent: Sent) -> tuple[bytes, float]:
    resampled(sent.frames, sent.rate, PEER_RATE).astype("<i2").tofile(file)
    said, cpu_s = _run([program, "-q", "-t", "raw", "-a", "DTMF", str(file)])
    return keys(said), cpu_s


def _run(command: Sequence[str]) -> tuple[bytes, float]:
    """Return what a program prints and the processor time that it took."""
    before = os.times()
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  our own words
    after = os.times()
    cpu_s = after.children_user - before.children_user + after.children_system - before.children_system
    return done.stdout, cpu_s


def _speech_figures(by_keys: Reader) -> list[Figure]:
    """Read ten minutes in which somebody speaks: long enough that starting up counts for nothing."""
    talk = [Sent(b"", is_caller=False, frames=speech(SPEECH_S, seed=SEED), rate=8000)]
    ours, theirs = _ours(talk), _theirs(talk, by_keys, _as_sent)
    return [_figure("speed-speech", "× real time", "multimon-ng", (ours.speed, theirs.speed), (ours, theirs))]


def _figure(
    name: str,
    unit: str,
    other: str,
    figures: tuple[float, float],
    scores: tuple[Score, Score] | None = None,
) -> Figure:
    """Return one figure; of these, more is better."""
    detail: dict[str, object] = {"better": "higher"}
    if scores is not None:
        ours, theirs = scores
        detail |= {"files": ours.files, "wrong": ours.wrong, "missed": ours.missed}
        detail |= {"peer_wrong": theirs.wrong, "peer_missed": theirs.missed}
    return Figure(name, unit, figures[0], other, figures[1], detail)
